/// Cuts UTF-8 into records and cells. Knows the file's text, not the file.
struct CSVScanner {
    enum Outcome { case record, blank, more, end }

    private let separator: UInt8
    private let limits: TableLimits
    private let checks: Bool
    /// The record last read.
    private(set) var row = TableRow()
    /// Notices about that record.
    private(set) var notices: [TableNotice] = []
    /// Physical line of the next record.
    private(set) var line = 1
    private var linesInside = 0

    /// - Parameter checks: look for bytes that are not UTF-8 (not needed where the source has made the UTF-8 itself).
    init(separator: UInt8, limits: TableLimits, checks: Bool) {
        self.separator = separator
        self.limits = limits
        self.checks = checks
    }

    /// Reads the record at `position` and moves it behind the record. `more` when the text ends inside the record and
    /// is not the `last`: call again with more text and the same position.
    mutating func next(
        _ text: UnsafeBufferPointer<UInt8>, at position: inout Int, last: Bool, progress: Double
    ) throws(TableError) -> Outcome {
        row.clear(line: line)
        row.progress = progress
        notices.removeAll(keepingCapacity: true)
        linesInside = 0
        guard position < text.count else { return last ? .end : .more }
        var at = position
        let wasQuoted = text[at] == 0x22
        while true {
            guard row.spans.count < limits.columns else {
                throw TableError(.tooManyColumns, line: line, column: limits.columns + 1)
            }
            let isQuoted = at < text.count && text[at] == 0x22
            guard try isQuoted ? quoted(text, &at, last) : plain(text, &at, from: at) else { return .more }
            guard at - position <= limits.recordBytes else { throw TableError(.recordTooLong, line: line) }
            if at >= text.count {
                if !last { return .more }
                break
            }
            let byte = text[at]
            at += 1
            if byte == separator { continue }
            if byte == 0x0D {
                if at == text.count, !last { return .more }
                if at < text.count, text[at] == 0x0A { at += 1 }
            }
            break
        }
        position = at
        line += linesInside + 1
        return row.spans.count == 1 && row.spans[0].kind == .empty && !wasQuoted ? .blank : .record
    }

    /// A cell without quotes, or what follows a closing quote. Leaves `at` on the delimiter or at the end.
    private mutating func plain(
        _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, from first: Int, cell: Int? = nil, seen: UInt8 = 0
    ) throws(TableError) -> Bool {
        let start = cell ?? row.bytes.count
        var high = seen
        var index = at
        while index < text.count {
            let byte = text[index]
            if byte == separator || byte == 0x0A || byte == 0x0D { break }
            if byte == 0 { throw TableError(.nulByte, line: line, column: row.count + 1) }
            high |= byte
            index += 1
        }
        guard index - first <= limits.fieldBytes else {
            throw TableError(.fieldTooLong, line: line, column: row.count + 1)
        }
        row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[at..<index]))
        at = index
        close(from: start, high: high)
        return true
    }

    /// A cell in quotes, doubled quotes standing for one. False when the text ends before the quote is closed.
    private mutating func quoted(
        _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ last: Bool
    ) throws(TableError) -> Bool {
        let start = row.bytes.count
        let opening = TableError(.quoteNotClosed, line: line + linesInside, column: row.count + 1)
        var high: UInt8 = 0
        var index = at + 1
        var piece = index
        while index < text.count {
            let byte = text[index]
            high |= byte
            if byte == 0x22 {
                guard index + 1 < text.count else {
                    if !last { return false }
                    break
                }
                row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[piece..<index]))
                if text[index + 1] != 0x22 { return try afterQuote(text, &at, index + 1, start, high) }
                piece = index + 1
                index += 2
                continue
            }
            if byte == 0 { throw TableError(.nulByte, line: line + linesInside, column: row.count + 1) }
            if byte == 0x0A || (byte == 0x0D && !(index + 1 < text.count && text[index + 1] == 0x0A)) {
                linesInside += 1
            }
            index += 1
            guard index - at <= limits.fieldBytes else { throw opening }
        }
        guard last else { return false }
        guard index < text.count else { throw opening }
        row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[piece..<index]))
        at = index + 1
        close(from: start, high: high)
        return true
    }

    /// Ends a quoted cell at the byte behind its closing quote; text up to the delimiter is kept and noticed.
    private mutating func afterQuote(
        _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ behind: Int, _ start: Int, _ high: UInt8
    ) throws(TableError) -> Bool {
        at = behind
        let byte = text[behind]
        if byte == separator || byte == 0x0A || byte == 0x0D {
            close(from: start, high: high)
            return true
        }
        guard try plain(text, &at, from: behind, cell: start, seen: high) else { return false }
        notice(.textAfterQuote)
        return true
    }

    private mutating func close(from start: Int, high: UInt8) {
        var isStray = false
        if high >= 0x80, checks {
            let mended: [UInt8]? = row.bytes.withUnsafeBufferPointer { bytes in
                let cell = UnsafeBufferPointer(rebasing: bytes[start...])
                return isUTF8(cell) ? nil : repaired(cell)
            }
            if let mended {
                row.bytes.replaceSubrange(start..., with: mended)
                isStray = true
            }
        }
        row.closeCell(from: start)
        if isStray { notice(.strayBytes) }
    }

    /// Notices something about the cell last closed.
    private mutating func notice(_ key: TableNotice.Key) {
        let value = String(row.text(row.count - 1).prefix(80))
        notices.append(TableNotice(key: key, line: line, column: row.count, value: value))
    }
}
