import Storage
import Tables

/// What a column of a framework's file can mean. Keys below `competencies.column.` give their headings.
package enum CompetencyColumn: String, Sendable, Hashable, CaseIterable {
    case key, family
    case nameFr = "name_fr"
    case nameEn = "name_en"
    case definitionFr = "definition_fr"
    case definitionEn = "definition_en"
    case level0Fr = "level_0_fr"
    case level0En = "level_0_en"
    case level1Fr = "level_1_fr"
    case level1En = "level_1_en"
    case level2Fr = "level_2_fr"
    case level2En = "level_2_en"
    case level3Fr = "level_3_fr"
    case level3En = "level_3_en"
    case level4Fr = "level_4_fr"
    case level4En = "level_4_en"
    case level5Fr = "level_5_fr"
    case level5En = "level_5_en"
    case synonyms

    static func behaviour(_ level: Int, french: Bool) -> CompetencyColumn? {
        CompetencyColumn(rawValue: "level_\(level)_\(french ? "fr" : "en")")
    }
}

/// One line of a framework's file, as written.
package struct CompetencyDraft: Sendable {
    /// Physical line, from 1.
    package let line: Int
    let cells: [CompetencyColumn: String]

    /// What the file says in a column; empty where nothing.
    package subscript(column: CompetencyColumn) -> String { cells[column] ?? "" }
}

/// Reads a framework from a file, CSV or Excel.
package enum CompetencyFile {
    /// Lines read at most.
    package static let limit = 5_000

    /// - Parameter headings: what each heading means, by `Competencies.nameKey` of it.
    /// - Throws: `TableError`, or `Refusal` for a file without the headings that are needed.
    package static func read(_ path: String, headings: [String: CompetencyColumn]) throws -> [CompetencyDraft] {
        var columns: [Int: CompetencyColumn]?
        var drafts: [CompetencyDraft] = []
        try Table(path: path).rows { row in
            guard let known = columns else {
                columns = try self.columns(of: row, headings)
                return
            }
            var cells: [CompetencyColumn: String] = [:]
            for (index, column) in known { cells[column] = tidy(row.text(index)) }
            guard drafts.count < limit else {
                throw Refusal("refusal.competency.file_long", field: "file", values: ["most": .number(limit)])
            }
            drafts.append(CompetencyDraft(line: row.line, cells: cells))
        }
        guard !drafts.isEmpty else { throw Refusal("refusal.competency.file_empty", field: "file") }
        return drafts
    }

    private static func columns(
        of row: TableRow, _ headings: [String: CompetencyColumn]
    ) throws -> [Int: CompetencyColumn] {
        var columns: [Int: CompetencyColumn] = [:]
        for index in 0..<min(row.count, 200) {
            guard let column = headings[Competencies.nameKey(row.text(index))] else { continue }
            guard !columns.values.contains(column) else {
                throw Refusal(
                    "refusal.competency.heading_twice", field: "file", values: ["heading": .text(row.text(index))])
            }
            columns[index] = column
        }
        let found = Set(columns.values)
        guard found.contains(.family), !found.isDisjoint(with: [.nameFr, .nameEn]) else {
            throw Refusal("refusal.competency.headings", field: "file")
        }
        return columns
    }

    /// Spaces that do not break stay: French typography has them.
    private static func tidy(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ")
    }
}
