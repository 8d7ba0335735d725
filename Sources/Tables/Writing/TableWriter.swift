import Glibc

/// Writes a table to a file row by row, memory flat. Call `close` at the end; without it the file is not complete.
package final class TableWriter {
    package enum Format: Sendable, Equatable {
        case text(TableStyle)
        /// A workbook of one sheet.
        case workbook(sheet: String)
    }

    private let target: any RowTarget

    /// Makes the file, or empties it, and writes the headings. Throws `notWritable`.
    package init(path: String, format: Format, headings: [String]) throws(TableError) {
        switch format {
        case .text(let style): target = try CSVFile(path: path, style: style, headings: headings)
        case .workbook(let sheet): target = try WorkbookFile(path: path, sheet: sheet, headings: headings)
        }
    }

    /// Writes one row. Throws `notWritable`, or `tooManyRows` for a workbook.
    package func write(_ cells: [TableValue]) throws(TableError) { try target.write(cells) }

    /// Completes the file. Throws `notWritable`.
    package func close() throws(TableError) { try target.close() }
}

protocol RowTarget {
    func write(_ cells: [TableValue]) throws(TableError)
    func close() throws(TableError)
}

/// A CSV file being written, through a buffer.
private final class CSVFile: RowTarget {
    private var descriptor: Int32
    private let text: CSVText
    private var buffer: [UInt8] = CSVText.mark

    init(path: String, style: TableStyle, headings: [String]) throws(TableError) {
        text = CSVText(style: style)
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure() }
        text.append(headings.map(TableValue.text), to: &buffer)
    }

    deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

    func write(_ cells: [TableValue]) throws(TableError) {
        text.append(cells, to: &buffer)
        if buffer.count > 64 << 10 { try flush() }
    }

    func close() throws(TableError) {
        try flush()
        let result = Glibc.close(descriptor)
        descriptor = -1
        guard result == 0 else { throw Self.failure() }
    }

    private func flush() throws(TableError) {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { bytes -> Int in
                guard let base = bytes.baseAddress else { return 0 }
                return Glibc.write(descriptor, base + written, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure() }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func failure() -> TableError { TableError(.notWritable, value: String(cString: strerror(errno))) }
}
