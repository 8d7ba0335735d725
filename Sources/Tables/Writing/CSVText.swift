/// Makes the lines of a CSV file: UTF-8 with a mark, CRLF, cells quoted where needed, formulas defused by a leading
/// apostrophe. Good for files and for streamed answers alike.
package struct CSVText: Sendable {
    package let style: TableStyle

    package init(style: TableStyle) { self.style = style }

    /// The byte-order mark, without which Excel takes UTF-8 for Windows-1252.
    package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Appends one record.
    package func append(_ cells: [TableValue], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(style.separator.byte) }
            append(cell, alone: cells.count == 1, to: &bytes)
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    private func append(_ cell: TableValue, alone: Bool, to bytes: inout [UInt8]) {
        switch cell {
        case .empty:
            // A record of one empty cell would be an empty line, which readers skip.
            if alone { bytes.append(contentsOf: [0x22, 0x22]) }
        case .text(let text): append(looksLikeFormula(text) ? "'" + text : text, alone, &bytes)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .number(let value):
            let text = NumberText.shown(value)
            append(style == .french ? String(text.map { $0 == "." ? "," : $0 }) : text, alone, &bytes)
        case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .date(let text):
            guard let parts = isoParts(text) else { return append(.text(text), alone: alone, to: &bytes) }
            bytes.append(
                contentsOf: (style == .french ? "\(two(parts.day))/\(two(parts.month))/\(text.prefix(4))" : text).utf8)
        }
    }

    private func append(_ text: String, _ alone: Bool, _ bytes: inout [UInt8]) {
        let separator = style.separator.byte
        let quotes =
            (alone && text.isEmpty)
            || text.utf8.contains {
                $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09
            }
        guard quotes || text.utf8.contains(0) else { return bytes.append(contentsOf: text.utf8) }
        bytes.append(0x22)
        for byte in text.utf8 where byte != 0 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
