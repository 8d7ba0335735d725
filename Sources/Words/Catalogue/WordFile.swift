/// Reads the JSON of a `words.json`: objects of strings only, in order, so that a key written twice is seen.
///
/// The decoder of Foundation keeps the last of two equal keys in silence, and costs ten times the time at start.
struct WordFile {
    enum Node {
        case text(String)
        case object([(key: String, value: Node)])
    }

    struct Fault: Error { let line: Int, reason: String }

    private let bytes: [UInt8]
    private var position = 0

    static func read(_ bytes: [UInt8]) throws(Fault) -> [(key: String, value: Node)] {
        var file = WordFile(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { file.position = 3 }
        guard case .object(let entries) = try file.node() else { throw file.fault("an object is expected") }
        file.skipSpace()
        guard file.position == bytes.count else { throw file.fault("something follows the last brace") }
        return entries
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func fault(_ reason: String) -> Fault {
        Fault(line: 1 + bytes.prefix(position).count { $0 == 10 }, reason: reason)
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { position += 1 }
    }

    private mutating func expect(_ byte: UInt8) throws(Fault) {
        skipSpace()
        guard next == byte else { throw fault("“\(Character(Unicode.Scalar(byte)))” is expected") }
        position += 1
    }

    private mutating func node() throws(Fault) -> Node {
        skipSpace()
        return switch next {
        case UInt8(ascii: "{"): .object(try object())
        case UInt8(ascii: "\""): .text(try text())
        default: throw fault("a text or an object is expected")
        }
    }

    private mutating func object() throws(Fault) -> [(key: String, value: Node)] {
        try expect(UInt8(ascii: "{"))
        skipSpace()
        var entries: [(key: String, value: Node)] = []
        if next == UInt8(ascii: "}") {
            position += 1
            return entries
        }
        while true {
            skipSpace()
            let key = try text()
            try expect(UInt8(ascii: ":"))
            entries.append((key, try node()))
            skipSpace()
            guard next == UInt8(ascii: ",") else { break }
            position += 1
        }
        try expect(UInt8(ascii: "}"))
        return entries
    }

    private mutating func text() throws(Fault) -> String {
        guard next == UInt8(ascii: "\"") else { throw fault("a quoted text is expected") }
        position += 1
        var content: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            position += 1
            if byte == UInt8(ascii: "\\") {
                content.append(contentsOf: String(try escape()).utf8)
            } else if byte < 32 {
                throw fault("a text goes over the end of its line")
            } else {
                content.append(byte)
            }
        }
        guard next != nil else { throw fault("a text is not closed") }
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else { throw fault("the text is not UTF-8") }
        return text
    }

    private mutating func escape() throws(Fault) -> Character {
        let letter = next
        position += 1
        switch letter {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Character(Unicode.Scalar(letter ?? 0))
        case UInt8(ascii: "u"):
            let unit = try codeUnit()
            guard (0xD800...0xDBFF).contains(unit) else { return try character(unit) }
            try expect(UInt8(ascii: "\\"))
            try expect(UInt8(ascii: "u"))
            let low = try codeUnit()
            guard (0xDC00...0xDFFF).contains(low) else { throw fault("half a surrogate pair") }
            return try character(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        default: throw fault("an unknown escape")
        }
    }

    private mutating func codeUnit() throws(Fault) -> UInt32 {
        let digits = bytes[position..<min(position + 4, bytes.count)]
        guard digits.count == 4, let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw fault("four hexadecimal digits are expected")
        }
        position += 4
        return unit
    }

    private func character(_ value: UInt32) throws(Fault) -> Character {
        guard let scalar = Unicode.Scalar(value) else { throw fault("half a surrogate pair") }
        return Character(scalar)
    }
}
