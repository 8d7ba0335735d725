/// Reads a text file record by record.
struct CSVReader {
    let file: ByteFile
    let encoding: TextEncoding
    let separator: Separator
    let limits: TableLimits

    init(_ file: ByteFile, _ options: TableOptions) throws(TableError) {
        self.file = file
        limits = options.limits
        let encoding: TextEncoding
        if let given = options.encoding {
            encoding = given
        } else {
            encoding = try EncodingRecognition.encoding(of: file)
        }
        self.encoding = encoding
        if let given = options.separator {
            separator = given
        } else {
            separator = try SeparatorRecognition.separator(of: file, encoding: encoding, limits: limits)
        }
    }

    /// Calls `body` for each record that is not an empty line. An error of `body` ends the reading and is passed on.
    func rows(_ body: (TableRow) throws -> Void) throws -> TableSummary {
        let source = try TextSource(file, encoding: encoding)
        var scanner = CSVScanner(
            separator: separator.byte, limits: limits, checks: encoding == .utf8 || encoding == .utf8WithMark)
        var summary = TableSummary()
        var outcome = CSVScanner.Outcome.more
        repeat {
            if outcome == .more { try source.fill() }
            outcome = try window(source, &scanner, &summary, body)
        } while outcome != .end
        if summary.rows == 0 { throw TableError(.empty) }
        return summary
    }

    /// Reads the records that lie wholly in the window.
    private func window(
        _ source: TextSource, _ scanner: inout CSVScanner, _ summary: inout TableSummary,
        _ body: (TableRow) throws -> Void
    ) throws -> CSVScanner.Outcome {
        var position = source.start
        let isLast = source.isAtEnd
        let progress = source.progress
        defer { source.start = position }
        return try source.buffer.withUnsafeBufferPointer { text in
            while true {
                let outcome = try scanner.next(text, at: &position, last: isLast, progress: progress)
                switch outcome {
                case .more, .end: return outcome
                case .blank: continue
                case .record:
                    if summary.rows == 0, scanner.row.line == 1, isSeparatorLine(scanner.row) { continue }
                    try summary.add(scanner.row, scanner.notices, limits)
                    try body(scanner.row)
                }
            }
        }
    }

    /// Excel's own first line `sep=;`.
    private func isSeparatorLine(_ row: TableRow) -> Bool {
        row.bytes.count <= 5 && row.text(0).lowercased().hasPrefix("sep=")
    }
}
