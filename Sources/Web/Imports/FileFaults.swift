package import Mentoring
package import Tables
package import Words

/// Says what is wrong with a file, with the line, the column and what was found there.
package enum FileFaults {
    package static func sentence(_ error: TableError, _ phrases: Phrases) -> String {
        sentence(
            ImportFault(
                key: "table.\(error.key.rawValue)", line: error.line, column: error.column, value: error.value), phrases
        )
    }

    package static func sentence(_ fault: ImportFault, _ phrases: Phrases) -> String {
        var values: [String: WordValue] = [:]
        if let line = fault.line { values["line"] = .number(line) }
        if let column = fault.column { values["column"] = .number(column) }
        if let value = fault.value {
            let bytes = fault.key == "table.fileTooLarge" ? Int(value) : nil
            values["value"] = .text(bytes.map(phrases.sizeLimit(bytes:)) ?? value)
        }
        let sentence = phrases(fault.key, values)
        guard fault.key.hasPrefix("table."), let line = fault.line else { return sentence }
        return phrases("table.at_line", ["line": .number(line), "sentence": .text(sentence)])
    }
}
