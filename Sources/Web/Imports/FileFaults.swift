package import Mentoring
package import Tables
package import Words

/// Says what is wrong with a file, with the line, the column and what was found there.
package enum FileFaults {
    package static func sentence(_ error: TableError, _ phrases: Phrases) -> String {
        var values: [String: WordValue] = [:]
        if let line = error.line { values["line"] = .number(line) }
        if let column = error.column { values["column"] = .number(column) }
        if let value = error.value { values["value"] = .text(value) }
        let sentence = phrases("table.\(error.key.rawValue)", values)
        guard let line = error.line else { return sentence }
        return phrases("table.at_line", ["line": .number(line), "sentence": .text(sentence)])
    }

    package static func sentence(_ error: StaffListError, _ phrases: Phrases) -> String {
        phrases("list.\(error.key.rawValue)", error.line.map { ["line": .number($0)] } ?? [:])
    }
}
