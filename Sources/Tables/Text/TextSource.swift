/// The bytes of a text file as UTF-8, in a window that slides over it. Memory is that of the window.
final class TextSource {
    private let file: ByteFile
    private let encoding: TextEncoding
    private var pending: [UInt8] = []
    /// The window: unread text is `buffer[start...]`.
    private(set) var buffer: [UInt8] = []
    var start = 0
    private(set) var isAtEnd = false

    static let chunk = 256 << 10

    init(_ file: ByteFile, encoding: TextEncoding) throws(TableError) {
        self.file = file
        self.encoding = encoding
        let mark = try Self.markLength(file)
        try file.seek(to: mark)
    }

    /// Length of the byte-order mark at the file's start.
    private static func markLength(_ file: ByteFile) throws(TableError) -> Int {
        try file.seek(to: 0)
        let head = try file.bytes(3)
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
        return head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) ? 2 : 0
    }

    /// How much of the file has gone into the window, 0 to 1.
    var progress: Double { file.size == 0 ? 1 : Double(file.position) / Double(file.size) }

    /// Drops what was read and appends the next chunk; as much again as is left, so that long records stay linear.
    func fill() throws(TableError) {
        buffer.removeSubrange(0..<start)
        start = 0
        let wanted = max(Self.chunk, buffer.count)
        var raw = try file.bytes(wanted)
        if raw.count < wanted { isAtEnd = true }
        switch encoding {
        case .utf8, .utf8WithMark:
            if buffer.isEmpty { swap(&buffer, &raw) } else { buffer.append(contentsOf: raw) }
        case .windows1252:
            for byte in raw {
                if byte < 0x80 { buffer.append(byte) } else { appendUTF8(windows1252(byte), to: &buffer) }
            }
        case .utf16LittleEndian: appendWide(raw, high: 1)
        case .utf16BigEndian: appendWide(raw, high: 0)
        }
    }

    /// Appends UTF-16; `high` is the place of the more significant byte of each pair.
    private func appendWide(_ raw: [UInt8], high: Int) {
        let bytes = pending + raw
        pending.removeAll()
        var index = 0
        func unit(_ at: Int) -> UInt32 { UInt32(bytes[at + high]) << 8 | UInt32(bytes[at + 1 - high]) }
        while index + 1 < bytes.count {
            let value = unit(index)
            if (0xD800...0xDBFF).contains(value) {
                if index + 3 >= bytes.count, !isAtEnd { break }
                if index + 3 < bytes.count, case let low = unit(index + 2), (0xDC00...0xDFFF).contains(low) {
                    appendUTF8(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00), to: &buffer)
                    index += 4
                    continue
                }
            }
            if value < 0x80 { buffer.append(UInt8(value)) } else { appendUTF8(value, to: &buffer) }
            index += 2
        }
        if index < bytes.count {
            if isAtEnd { appendUTF8(0xFFFD, to: &buffer) } else { pending = Array(bytes[index...]) }
        }
    }
}
