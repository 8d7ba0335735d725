/// A JSON value. Texts are bytes: two ways to write a letter are two texts, as in every other file.
enum JSONValue {
    case object([(key: [UInt8], value: JSONValue)])
    case list([JSONValue])
    case text([UInt8])
    case integer(Int)
    /// true, false, null, and numbers that are not whole.
    case other

    var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    var text: [UInt8]? { if case .text(let text) = self { text } else { nil } }
    var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
    var object: [(key: [UInt8], value: JSONValue)]? { if case .object(let members) = self { members } else { nil } }
}

/// Reads a JSON object. A key that an object has twice, of which another reader would see one, is refused.
struct JSONText {
    private let bytes: UnsafeRawBufferPointer
    private let path: String
    private var place = 0
    private var depth = 0

    /// Nothing that we read goes deeper; a file that does would use up the stack.
    private static let deepest = 64

    static func read(_ file: MappedFile) throws(FileFault) -> JSONValue {
        try file.requireUTF8()
        var text = JSONText(bytes: file.bytes, path: file.path)
        if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { text.place = 3 }
        let value = try text.value()
        text.skipSpace()
        guard text.place == text.bytes.count, value.object != nil else { throw text.fault() }
        return value
    }

    private init(bytes: UnsafeRawBufferPointer, path: String) {
        self.bytes = bytes
        self.path = path
    }

    private var line: Int { bytes[..<place].reduce(1) { $0 + ($1 == 10 ? 1 : 0) } }

    private func fault(_ reason: String = "is not a JSON object") -> FileFault { FileFault(path, line: line, reason) }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { place += 1 }
    }

    private mutating func take(_ byte: Character) -> Bool {
        guard next == byte.asciiValue else { return false }
        place += 1
        return true
    }

    private mutating func value() throws(FileFault) -> JSONValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try inside(JSONText.members))
        case UInt8(ascii: "["): return .list(try inside(JSONText.items))
        case UInt8(ascii: "\""): return .text(try string())
        case let byte? where byte == UInt8(ascii: "-") || 48...57 ~= byte: return try number()
        default:
            for word in ["true", "false", "null"] where bytes[place...].starts(with: word.utf8) {
                place += word.utf8.count
                return .other
            }
            throw fault()
        }
    }

    private mutating func inside<T>(_ read: (inout JSONText) throws(FileFault) -> T) throws(FileFault) -> T {
        depth += 1
        guard depth <= JSONText.deepest else { throw fault("goes deeper than a certificate does") }
        place += 1
        let found = try read(&self)
        depth -= 1
        return found
    }

    private static func members(_ text: inout JSONText) throws(FileFault) -> [(key: [UInt8], value: JSONValue)] {
        var members: [(key: [UInt8], value: JSONValue)] = []
        var keys: Set<[UInt8]> = []
        text.skipSpace()
        if text.take("}") { return members }
        repeat {
            text.skipSpace()
            guard text.next == UInt8(ascii: "\"") else { throw text.fault() }
            let key = try text.string()
            guard keys.insert(key).inserted else {
                throw text.fault("has “\(String(decoding: key, as: UTF8.self))” a second time in the same object")
            }
            text.skipSpace()
            guard text.take(":") else { throw text.fault() }
            members.append((key, try text.value()))
            text.skipSpace()
        } while text.take(",")
        guard text.take("}") else { throw text.fault() }
        return members
    }

    private static func items(_ text: inout JSONText) throws(FileFault) -> [JSONValue] {
        var items: [JSONValue] = []
        text.skipSpace()
        if text.take("]") { return items }
        repeat {
            items.append(try text.value())
            text.skipSpace()
        } while text.take(",")
        guard text.take("]") else { throw text.fault() }
        return items
    }

    /// A number as JSON writes it; `7.0` and `7e0` are whole too.
    private mutating func number() throws(FileFault) -> JSONValue {
        let start = place
        if let whole = plainNumber() { return .integer(whole) }
        place = start
        while let byte = next, "+-.eE0123456789".utf8.contains(byte) { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else { throw fault() }
        if let whole = Int(text) { return .integer(whole) }
        guard let number = Double(text), number.magnitude < 0x1p53, let whole = Int(exactly: number) else {
            return .other
        }
        return .integer(whole)
    }

    /// A whole number of at least 0 and at most 18 digits, as nearly all are; nil for any other.
    private mutating func plainNumber() -> Int? {
        let start = place
        var whole = 0
        while let byte = next, byte >= 48, byte <= 57 {
            guard place - start < 18 else { return nil }
            whole = whole * 10 + Int(byte - 48)
            place += 1
        }
        if place == start || (place - start > 1 && bytes[start] == 48) { return nil }
        if let byte = next, "+-.eE".utf8.contains(byte) { return nil }
        return whole
    }

    private mutating func string() throws(FileFault) -> [UInt8] {
        var text: [UInt8] = []
        place += 1
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return text
            case UInt8(ascii: "\\"): text += try escape()
            case 0..<32: throw fault()
            default: text.append(byte)
            }
        }
        throw fault()
    }

    private mutating func escape() throws(FileFault) -> [UInt8] {
        guard let byte = next else { throw fault() }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"):
            var code = try unit()
            if 0xD800..<0xDC00 ~= code {
                guard take("\\"), take("u") else { throw fault() }
                let low = try unit()
                guard 0xDC00..<0xE000 ~= low else { throw fault() }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault() }
            return Array(String(scalar).utf8)
        default: throw fault()
        }
    }

    /// Four hexadecimal digits.
    private mutating func unit() throws(FileFault) -> UInt32 {
        guard place + 4 <= bytes.count else { throw fault() }
        var code: UInt32 = 0
        for byte in bytes[place..<place + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw fault() }
            code = code << 4 | UInt32(digit)
        }
        place += 4
        return code
    }
}
