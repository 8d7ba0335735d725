package import Tables

/// By what people are known who stand on refused rows: the list names them, though nothing else of the row is taken.
package struct RefusedKeys: Sendable, Equatable {
    var numbers: Set<String> = []
    var addresses: Set<String> = []

    mutating func add(_ number: String?, _ address: String?) {
        if let number { numbers.insert(number) }
        if let address { addresses.insert(People.emailKey(address)) }
    }

    /// Numbers with the zeros that those of the list have.
    func widened(to width: Int?) -> RefusedKeys {
        guard let width else { return self }
        var keys = self
        keys.numbers = Set(numbers.map { isDigits($0) ? padded($0, to: width) : $0 })
        return keys
    }

    /// Is this somebody of theirs?
    func names(_ number: String?, _ address: String?) -> Bool {
        number.map(numbers.contains) ?? false || address.map { addresses.contains(People.emailKey($0)) } ?? false
    }
}

extension StaffList {
    /// Writes the refused rows of a list as they came, with the reasons in a last column, to be mended and handed in
    /// again. Answers how many there were; writes the headings alone where there are none. Throws `TableError`.
    /// - Parameter words: what a problem is called in the reader's language.
    @discardableResult
    package static func writeRefused(
        of path: String, _ reading: StaffListReading, options: StaffListOptions, to target: String,
        format: TableWriter.Format, reasonHeading: String, words: (StaffProblem) -> String
    ) throws -> Int {
        let headings = reading.mapping.choices.map(\.heading)
        let writer = try TableWriter(path: target, format: format, headings: headings + [reasonHeading])
        var reasons: [Int: String] = [:]
        for problem in reading.problems where problem.severity == .refused {
            reasons[problem.line, default: ""] += (reasons[problem.line] == nil ? "" : " ") + words(problem)
        }
        var count = 0
        var tableOptions = options.table
        tableOptions.sheet = reading.table.sheet
        tableOptions.encoding = tableOptions.encoding ?? reading.table.encoding
        tableOptions.separator = tableOptions.separator ?? reading.table.separator
        if !reasons.isEmpty {
            try Table(path: path, options: tableOptions).rows { row in
                guard let reason = reasons[row.line] else { return }
                try writer.write(headings.indices.map { value(row, $0) } + [.text(reason)])
                count += 1
            }
        }
        try writer.close()
        return count
    }

    /// The cell as it was. A number stays a text: `00417` and `0,80` must come back as they were typed.
    private static func value(_ row: TableRow, _ column: Int) -> TableValue {
        switch row.kind(column) {
        case .empty: .empty
        case .date: .date(row.text(column))
        default: .text(row.text(column))
        }
    }
}
