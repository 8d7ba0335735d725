/// What a cell holds. Text files know `text` and `empty` only.
package enum CellKind: UInt8, Sendable {
    case empty, text
    /// As Excel shows it without a format: `417`, `0.8`.
    case number
    /// `2026-03-01`, or `2026-03-01T13:45:00` where there is a time.
    case date
    /// `13:45:00`.
    case time
    /// `true` or `false`.
    case boolean
    /// A formula that failed: `#N/A`.
    case error
}

/// Where a cell's UTF-8 lies in its row's bytes.
package struct CellSpan: Sendable {
    package var start: Int32
    package var end: Int32
    package var kind: CellKind
}

/// One cell, as a value of its own.
package struct TableCell: Equatable, Sendable {
    package var text: String
    package var kind: CellKind

    package init(text: String, kind: CellKind) {
        self.text = text
        self.kind = kind
    }
}

/// One row. Its cells lie in one run of bytes, so that a reader makes a String only of those that it wants.
package struct TableRow: Sendable {
    /// Physical line where the record starts, from 1; the row's number in a workbook.
    package internal(set) var line = 0
    /// How much of the file has been read, 0 to 1.
    package internal(set) var progress = 0.0
    var bytes: [UInt8] = []
    var spans: [CellSpan] = []

    package var count: Int { spans.count }

    /// Whether no cell holds anything.
    package var isBlank: Bool { spans.allSatisfy { $0.kind == .empty } }

    /// The cell's text; empty beyond the row's end.
    package func text(_ column: Int) -> String {
        guard spans.indices.contains(column) else { return "" }
        let span = spans[column]
        return String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
    }

    /// What the cell holds; `empty` beyond the row's end.
    package func kind(_ column: Int) -> CellKind {
        spans.indices.contains(column) ? spans[column].kind : .empty
    }

    /// All cells as values.
    package var cells: [TableCell] { spans.indices.map { TableCell(text: text($0), kind: spans[$0].kind) } }

    /// The bytes of the whole row and where its cells lie in them; valid UTF-8, valid during the call only.
    package func withBytes<T>(
        _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<CellSpan>) throws -> T
    ) rethrows -> T {
        try bytes.withUnsafeBufferPointer { bytes in
            try spans.withUnsafeBufferPointer { spans in try body(bytes, spans) }
        }
    }

    mutating func clear(line: Int) {
        self.line = line
        bytes.removeAll(keepingCapacity: true)
        spans.removeAll(keepingCapacity: true)
    }

    /// Ends a cell that began at `start` of `bytes`.
    mutating func closeCell(from start: Int, kind: CellKind = .text) {
        let end = bytes.count
        spans.append(CellSpan(start: Int32(start), end: Int32(end), kind: start == end ? .empty : kind))
    }
}
