import CXlsxWriter
import Glibc

/// An Excel workbook being written: one sheet, bold headings that stay in view, a filter, real dates and numbers.
/// Rows go to a temporary file as they come.
final class WorkbookFile: RowTarget {
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let dateFormat: UnsafeMutablePointer<lxw_format>?
    private var row: UInt32 = 1
    private let width: Int

    static let rowLimit: UInt32 = 1_048_576
    static let textLimit = 32_767

    init(path: String, sheet name: String, headings: [String]) throws(TableError) {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let workbook = workbook_new_opt(path, &options) else {
            throw Self.failure(LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        guard let sheet = workbook_add_worksheet(workbook, Self.sheetName(name)) else {
            lxw_workbook_free(workbook)
            throw Self.failure(LXW_ERROR_PARAMETER_VALIDATION)
        }
        self.workbook = workbook
        self.sheet = sheet
        width = headings.count
        dateFormat = workbook_add_format(workbook)
        format_set_num_format_index(dateFormat, 14)
        let bold = workbook_add_format(workbook)
        format_set_bold(bold)
        format_set_text_wrap(bold)
        for (column, heading) in headings.enumerated() {
            let characters = Double(min(40, max(12, heading.count + 4)))
            worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), characters, nil)
        }
        for (column, heading) in headings.enumerated() {
            worksheet_write_string(sheet, 0, lxw_col_t(column), Self.clean(heading), bold)
        }
        worksheet_freeze_panes(sheet, 1, 0)
    }

    deinit { if let workbook { lxw_workbook_free(workbook) } }

    func write(_ cells: [TableValue]) throws(TableError) {
        guard row < Self.rowLimit else { throw TableError(.tooManyRows, value: String(Self.rowLimit)) }
        for (index, cell) in cells.enumerated() {
            let column = lxw_col_t(clamping: index)
            let code = write(cell, column)
            guard code == LXW_NO_ERROR else { throw Self.failure(code) }
        }
        row += 1
    }

    private func write(_ cell: TableValue, _ column: lxw_col_t) -> lxw_error {
        switch cell {
        case .empty: return LXW_NO_ERROR
        case .text(let text):
            return text.isEmpty ? LXW_NO_ERROR : worksheet_write_string(sheet, row, column, Self.clean(text), nil)
        case .integer(let value): return worksheet_write_number(sheet, row, column, Double(value), nil)
        case .number(let value):
            return value.isFinite ? worksheet_write_number(sheet, row, column, value, nil) : LXW_NO_ERROR
        case .boolean(let value): return worksheet_write_boolean(sheet, row, column, value ? 1 : 0, nil)
        case .date(let text):
            guard let parts = isoParts(text), parts.year >= 1900 else { return write(.text(text), column) }
            var date = lxw_datetime()
            date.year = Int32(parts.year)
            date.month = Int32(parts.month)
            date.day = Int32(parts.day)
            return worksheet_write_datetime(sheet, row, column, &date, dateFormat)
        }
    }

    func close() throws(TableError) {
        guard let workbook else { return }
        if width > 0 { worksheet_autofilter(sheet, 0, 0, max(row, 2) - 1, lxw_col_t(width - 1)) }
        self.workbook = nil
        let code = workbook_close(workbook)
        guard code == LXW_NO_ERROR else { throw Self.failure(code) }
    }

    private static func failure(_ code: lxw_error) -> TableError {
        TableError(
            .notWritable, value: lxw_strerror(code).map { String(cString: $0) } ?? "libxlsxwriter \(code.rawValue)")
    }

    /// What XML can hold, as long as Excel takes it; what looks like the escape of a control is escaped itself.
    private static func clean(_ text: String) -> String {
        let isOdd = text.utf8.contains { $0 < 0x20 || $0 == 0xEF || $0 == 0x7F } || text.contains("_x")
        guard isOdd || text.utf8.count > textLimit else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(textLimit) {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: result.append(scalar)
            default: continue
            }
        }
        return String(result).replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
    }

    /// At most 31 characters, none of those that Excel refuses in the name of a sheet.
    private static func sheetName(_ name: String) -> String {
        let allowed = name.filter { !"[]:*?/\\".contains($0) }.prefix(31)
        let trimmed = allowed.drop { $0 == "'" }
        return trimmed.isEmpty ? "Sheet1" : String(trimmed)
    }
}
