/// Tells what separates the cells: what cuts the most records into the same number of cells.
enum SeparatorRecognition {
    static func separator(
        of file: ByteFile, encoding: TextEncoding, limits: TableLimits
    ) throws(TableError) -> Separator {
        let source = try TextSource(file, encoding: encoding)
        try source.fill()
        let isLast = source.isAtEnd
        return source.buffer.withUnsafeBufferPointer { text in
            if let named = named(text) { return named }
            var best: (score: Double, separator: Separator) = (0, .semicolon)
            for candidate in Separator.allCases {
                let score = score(text, candidate, last: isLast, limits)
                if score > best.score { best = (score, candidate) }
            }
            return best.separator
        }
    }

    /// Excel's own first line `sep=;`.
    private static func named(_ text: UnsafeBufferPointer<UInt8>) -> Separator? {
        guard text.count > 4 else { return nil }
        let head = String(decoding: text[0..<4], as: UTF8.self).lowercased()
        return head == "sep=" ? Separator.allCases.first { $0.byte == text[4] } : nil
    }

    /// Number of further cells in the commonest shape, by the square of the share of records that have that shape.
    private static func score(
        _ text: UnsafeBufferPointer<UInt8>, _ separator: Separator, last: Bool, _ limits: TableLimits
    ) -> Double {
        var scanner = CSVScanner(separator: separator.byte, limits: limits, checks: false)
        var position = 0
        var counts: [Int: Int] = [:]
        var records = 0
        reading: while records < 200 {
            guard let outcome = try? scanner.next(text, at: &position, last: last, progress: 0) else { break }
            switch outcome {
            case .record:
                counts[scanner.row.count, default: 0] += 1
                records += 1
            case .blank: continue
            case .more, .end: break reading
            }
        }
        let shape = counts.max { left, right in (left.value, left.key) < (right.value, right.key) }
        guard let shape, shape.key > 1 else { return 0 }
        let share = Double(shape.value) / Double(records)
        return share * share * Double(shape.key - 1)
    }
}
