import Foundation
import Testing

/// A document that the program writes and a test compares: `BINOME_TEST_WRITE_DOCS=1 make test` writes it anew.
enum WrittenDocument {
    static func compare(_ text: String, with path: String) throws {
        let file = SourceTree.root.appending(path: path)
        if ProcessInfo.processInfo.environment["BINOME_TEST_WRITE_DOCS"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let stored = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(stored == text, "\(path) is not what the program says: run the tests with BINOME_TEST_WRITE_DOCS=1")
    }

    /// The cells of a table's rows, without heading.
    static func rows(of path: String) throws -> [[String]] {
        let text = try String(contentsOf: SourceTree.root.appending(path: path), encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2).map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
    }
}
