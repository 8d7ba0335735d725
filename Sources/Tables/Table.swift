/// A sheet of a workbook.
package struct TableSheet: Equatable, Sendable {
    package var name: String
    package var isHidden: Bool
}

/// What a reading counted.
package struct TableSummary: Equatable, Sendable {
    /// Rows handed over.
    package internal(set) var rows = 0
    var cells = 0
    /// Oddities, at most as many as the limits allow.
    package internal(set) var notices: [TableNotice] = []
    /// How many there were in all.
    package internal(set) var noticeCount = 0

    mutating func add(_ row: TableRow, _ new: [TableNotice], _ limits: TableLimits) throws(TableError) {
        rows += 1
        cells += row.count
        if rows > limits.rows { throw TableError(.tooManyRows, line: row.line, value: String(limits.rows)) }
        if cells > limits.cells { throw TableError(.tooManyCells, line: row.line, value: String(limits.cells)) }
        guard !new.isEmpty else { return }
        noticeCount += new.count
        notices.append(contentsOf: new.prefix(max(0, limits.notices - notices.count)))
    }
}

/// How a file was understood, with its first rows.
package struct TablePreview: Sendable {
    package var format: TableFormat
    /// Of a text file.
    package var encoding: TextEncoding?
    /// Of a text file.
    package var separator: Separator?
    /// Of a workbook, in its order.
    package var sheets: [TableSheet]
    /// The one that is read.
    package var sheet: String?
    package var rows: [TableRow]
}

/// A file that holds a table: CSV or Excel, told apart by what is in it, not by its name.
///
/// Opening it recognises; `rows` reads it as a stream, as often as wanted. Not for sharing between threads.
package final class Table {
    private enum Content {
        case text(CSVReader)
        case workbook(Workbook, sheet: WorkbookSheet)
    }

    private let content: Content
    private let limits: TableLimits

    /// Opens and recognises. Throws what makes the file unreadable.
    package init(path: String, options: TableOptions = TableOptions()) throws(TableError) {
        limits = options.limits
        let file = try ByteFile(path: path, limit: options.limits.fileBytes)
        if file.size == 0 { throw TableError(.empty) }
        switch try FileRecognition.kind(of: file) {
        case .archive:
            let workbook = try Workbook(file, limits: options.limits)
            content = .workbook(workbook, sheet: try workbook.sheet(named: options.sheet))
        case .text:
            content = .text(try CSVReader(file, options))
        }
    }

    package var format: TableFormat {
        switch content {
        case .text: .text
        case .workbook: .workbook
        }
    }

    /// Calls `body` for each row that is not blank. An error of `body` ends the reading and is passed on; the table's
    /// own are `TableError`. A workbook reads the sheet named in the options.
    @discardableResult
    package func rows(_ body: (TableRow) throws -> Void) throws -> TableSummary {
        switch content {
        case .text(let reader): return try reader.rows(body)
        case .workbook(let workbook, let sheet): return try workbook.rows(of: sheet, body)
        }
    }

    /// The first rows, and how the file was understood.
    package func preview(rows wanted: Int = 20) throws -> TablePreview {
        var first: [TableRow] = []
        do {
            try rows { row in
                if first.count >= wanted { throw EnoughRows() }
                first.append(row)
            }
        } catch is EnoughRows {}
        switch content {
        case .text(let reader):
            return TablePreview(
                format: .text, encoding: reader.encoding, separator: reader.separator, sheets: [], rows: first)
        case .workbook(let workbook, let sheet):
            return TablePreview(
                format: .workbook, sheets: workbook.sheets.map { TableSheet(name: $0.name, isHidden: $0.isHidden) },
                sheet: sheet.name, rows: first)
        }
    }
}

private struct EnoughRows: Error {}
