import Foundation
import Mentoring

/// Reads a list written in a test.
func staffList(_ text: String, mapping: ColumnMapping? = nil) throws -> StaffListReading {
    try staffList(of: Data(text.utf8), mapping: mapping)
}

func staffList(of data: Data, mapping: ColumnMapping? = nil) throws -> StaffListReading {
    let file = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("staff-\(UUID().uuidString)")
    try data.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try StaffList.read(file.path, mapping: mapping, options: StaffListOptions(today: "2026-11-24"))
}

/// A list with the usual columns; each line is what stands below them.
func staffPeople(_ lines: String...) throws -> StaffListReading {
    let head = "Matricule;Nom;Prénom;Courriel;Date d’entrée;Date de sortie;Responsable;Temps de travail"
    return try staffList(([head] + lines).joined(separator: "\n"))
}
