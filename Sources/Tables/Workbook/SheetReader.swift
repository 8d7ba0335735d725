/// Reads the rows of one sheet as its XML streams by.
final class SheetReader: XMLHandler {
    private enum Content { case number, shared, text, boolean, error, date }

    private let strings: SharedStrings
    private let shapes: [Styles.Shape]
    private let startsIn1904: Bool
    private let limits: TableLimits
    private let body: (TableRow) throws -> Void
    private(set) var summary = TableSummary()
    var progress = 0.0

    private var row = TableRow()
    private var isInRow = false
    private var column = 0
    private var content = Content.number
    private var style = 0
    private var collects = false
    private var phonetic = 0
    private var value: [UInt8] = []

    init(
        strings: SharedStrings, styles: Styles, startsIn1904: Bool, limits: TableLimits,
        _ body: @escaping (TableRow) throws -> Void
    ) {
        self.strings = strings
        shapes = styles.shapes
        self.startsIn1904 = startsIn1904
        self.limits = limits
        self.body = body
    }

    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) throws {
        if equal(name, "c") {
            try startCell(attributes)
        } else if equal(name, "v") || equal(name, "t") {
            collects = isInRow && phonetic == 0
        } else if equal(name, "row") {
            isInRow = true
            column = 0
            let number = attributes.pointer("r").flatMap(Self.integer) ?? row.line + 1
            row.clear(line: number)
        } else if equal(name, "rPh") {
            phonetic += 1
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard collects else { return }
        value.append(contentsOf: bytes)
        guard value.count <= limits.fieldBytes else {
            throw TableError(.fieldTooLong, line: row.line, column: column)
        }
    }

    func end(_ name: UnsafePointer<CChar>) throws {
        if equal(name, "c") {
            endCell()
        } else if equal(name, "v") || equal(name, "t") {
            collects = false
        } else if equal(name, "rPh") {
            phonetic -= 1
        } else if equal(name, "row"), isInRow {
            isInRow = false
            guard !row.isBlank else { return }
            row.progress = progress
            try summary.add(row, [], limits)
            try body(row)
        }
    }

    private func startCell(_ attributes: XMLAttributes) throws {
        guard isInRow else { return }
        value.removeAll(keepingCapacity: true)
        column = attributes.pointer("r").flatMap(Self.columnNumber) ?? column + 1
        guard column <= limits.columns else { throw TableError(.tooManyColumns, line: row.line, column: column) }
        style = attributes.pointer("s").flatMap(Self.integer) ?? 0
        content = attributes.pointer("t").map(Self.content) ?? .number
    }

    /// Cells come in order; one that does not is left out, one that was skipped is empty.
    private func endCell() {
        guard isInRow, !value.isEmpty, row.count < column else { return }
        while row.count < column - 1 { row.closeCell(from: row.bytes.count) }
        let start = row.bytes.count
        switch content {
        case .text:
            row.bytes.append(contentsOf: value)
            unescape(&row.bytes, from: start)
            row.closeCell(from: start)
        case .shared:
            if let index = Int(String(decoding: value, as: UTF8.self)) { _ = strings.append(index, to: &row.bytes) }
            row.closeCell(from: start)
        case .boolean: put(value == [0x31] || value == Array("true".utf8) ? "true" : "false", .boolean)
        case .error: put(String(decoding: value, as: UTF8.self), .error)
        case .date: put(Self.isoDate(String(decoding: value, as: UTF8.self)), .date)
        case .number: putNumber()
        }
    }

    private func putNumber() {
        let stored = String(decoding: value, as: UTF8.self)
        let shape = shapes.indices.contains(style) ? shapes[style] : .number
        if shape != .number, let serial = Double(stored) {
            if shape == .date, let date = SerialDate.date(serial, startsIn1904: startsIn1904) {
                return put(date, .date)
            }
            if shape == .time, let time = SerialDate.time(serial) { return put(time, .time) }
        }
        if let number = NumberText.shown(stored) { put(number, .number) } else { put(stored, .text) }
    }

    private func put(_ text: String, _ kind: CellKind) {
        let start = row.bytes.count
        row.bytes.append(contentsOf: text.utf8)
        row.closeCell(from: start, kind: kind)
    }

    private static func isoDate(_ text: String) -> String {
        text.hasSuffix("T00:00:00") || text.hasSuffix("T00:00:00Z") ? String(text.prefix(10)) : text
    }

    private static func content(_ type: UnsafePointer<CChar>) -> Content {
        if equal(type, "s") { return .shared }
        if equal(type, "inlineStr") || equal(type, "str") { return .text }
        if equal(type, "b") { return .boolean }
        if equal(type, "e") { return .error }
        return equal(type, "d") ? .date : .number
    }

    /// A number of at most nine digits.
    private static func integer(_ text: UnsafePointer<CChar>) -> Int? {
        var value = 0
        var index = 0
        while index < 9, (0x30...0x39).contains(text[index]) {
            value = value * 10 + Int(text[index] - 0x30)
            index += 1
        }
        return index > 0 && text[index] == 0 ? value : nil
    }

    /// The column of a reference such as `AB12`, from 1.
    private static func columnNumber(_ reference: UnsafePointer<CChar>) -> Int? {
        var value = 0
        var index = 0
        while index < 5, (0x41...0x5A).contains(reference[index] & 0x5F) {
            value = value * 26 + Int(reference[index] & 0x5F) - 0x40
            index += 1
        }
        return index > 0 ? value : nil
    }
}
