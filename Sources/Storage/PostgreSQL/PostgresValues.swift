import CPostgres

/// Values as libpq takes them: text, but bytes as they are.
struct PostgresArguments {
    private var arena: [UInt8] = []
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) {
        for value in values { add(value) }
    }

    /// The columns of the rows, each as an array.
    init(arraysOf rows: [[SQLValue]]) {
        for column in rows[0].indices {
            let start = arena.count
            for (index, row) in rows.enumerated() {
                arena.append(UInt8(ascii: index == 0 ? "{" : ","))
                addElement(row[column])
            }
            arena.append(UInt8(ascii: "}"))
            offsets.append(start)
            lengths.append(Int32(arena.count - start))
            formats.append(0)
            arena.append(0)
        }
    }

    /// In the text of an array: what could be read as its marks, as null or as nothing is quoted.
    private mutating func addElement(_ value: SQLValue) {
        switch value {
        case .null: arena += "NULL".utf8
        case .identifier(let bits): arena += bits.text.utf8
        case .integer(let number): arena += String(number).utf8
        case .boolean(let flag): arena.append(UInt8(ascii: flag ? "t" : "f"))
        case .real(let number): arena += String(number).utf8
        case .text(let text):
            arena.append(UInt8(ascii: "\""))
            for byte in text.utf8 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { arena.append(UInt8(ascii: "\\")) }
                arena.append(byte)
            }
            arena.append(UInt8(ascii: "\""))
        case .bytes(let bytes):
            arena += "\"\\\\x".utf8
            for byte in bytes { arena += [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x57 + $0 } }
            arena.append(UInt8(ascii: "\""))
        }
    }

    private mutating func add(_ value: SQLValue) {
        let start = arena.count
        var format: Int32 = 0
        switch value {
        case .null:
            offsets.append(-1)
            lengths.append(0)
            formats.append(0)
            return
        case .text(let text): arena += text.utf8
        case .identifier(let bits): arena += bits.text.utf8
        case .integer(let number): arena += String(number).utf8
        case .boolean(let flag): arena.append(UInt8(ascii: flag ? "t" : "f"))
        case .real(let number): arena += String(number).utf8
        case .bytes(let bytes):
            arena += bytes
            format = 1
        }
        offsets.append(start)
        lengths.append(Int32(arena.count - start))
        formats.append(format)
        arena.append(0)
    }

    func withPointers<T>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) throws -> T
    ) rethrows -> T {
        guard !offsets.isEmpty else { return try body(0, nil, nil, nil) }
        return try arena.withUnsafeBytes { bytes in
            let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let texts = offsets.map { $0 < 0 ? nil : base?.advanced(by: $0) }
            return try texts.withUnsafeBufferPointer { texts in
                try body(Int32(offsets.count), texts.baseAddress, lengths, formats)
            }
        }
    }
}

/// An answer of libpq.
final class PostgresResult {
    private let raw: OpaquePointer
    private var shared: Columns?

    init(_ raw: OpaquePointer) { self.raw = raw }
    deinit { PQclear(raw) }

    var count: Int { Int(PQntuples(raw)) }

    /// How many rows a command changed.
    var changed: Int { Int(String(cString: PQcmdTuples(raw))) ?? 0 }

    /// The command's tag, such as `COMMIT`.
    var tag: String { String(cString: PQcmdStatus(raw)) }

    /// A field of an error, by libpq's letter.
    func field(_ letter: Unicode.Scalar) -> String? {
        PQresultErrorField(raw, Int32(letter.value)).map { String(cString: $0) }
    }

    var columns: Columns {
        if let shared { return shared }
        let made = Columns((0..<PQnfields(raw)).map { String(cString: PQfname(raw, $0)) })
        shared = made
        return made
    }

    func row(_ index: Int) -> Row {
        Row(columns: columns, values: (0..<PQnfields(raw)).map { value(Int32(index), $0) })
    }

    private func value(_ row: Int32, _ column: Int32) -> SQLValue {
        guard PQgetisnull(raw, row, column) == 0, let text = PQgetvalue(raw, row, column) else { return .null }
        let length = Int(PQgetlength(raw, row, column))
        let bytes = UnsafeRawBufferPointer(start: text, count: length)
        switch PQftype(raw, column) {
        case 16: return .boolean(bytes.first == UInt8(ascii: "t"))
        case 20, 21, 23, 26: return Int64(String(decoding: bytes, as: UTF8.self)).map { .integer($0) } ?? .null
        case 700, 701: return Double(String(decoding: bytes, as: UTF8.self)).map { .real($0) } ?? .null
        case 17: return .bytes(Self.unhex(bytes))
        case 1700:
            // The sum of bigints is a numeric here and an integer on SQLite.
            let digits = String(decoding: bytes, as: UTF8.self)
            return Int64(digits).map { .integer($0) } ?? Double(digits).map { .real($0) } ?? .text(digits)
        default: return SQLValue(utf8: bytes.bindMemory(to: UInt8.self))
        }
    }

    /// `\x00ff` as bytes.
    private static func unhex(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte < 0x3A ? byte &- 0x30 : byte &- 0x57 }
        let count = max(0, text.count - 2) / 2
        return (0..<count).map { digit(text[2 + $0 * 2]) << 4 | digit(text[3 + $0 * 2]) }
    }
}
