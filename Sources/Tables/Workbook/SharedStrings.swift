/// The strings that cells share, in one run of bytes.
final class SharedStrings: XMLHandler {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = []
    private let limit: Int
    private var isText = false
    private var phonetic = 0
    private var isInItem = false

    init(limit: Int) { self.limit = min(limit, Int(Int32.max)) }

    var count: Int { ends.count }

    /// Appends string `index` to a row's bytes; false when there is none.
    func append(_ index: Int, to target: inout [UInt8]) -> Bool {
        guard ends.indices.contains(index) else { return false }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        target.append(contentsOf: bytes[start..<Int(ends[index])])
        return true
    }

    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) throws {
        if equal(name, "t") { isText = phonetic == 0 && isInItem }
        if equal(name, "rPh") { phonetic += 1 }
        if equal(name, "si") { isInItem = true }
    }

    func end(_ name: UnsafePointer<CChar>) throws {
        if equal(name, "t") { isText = false }
        if equal(name, "rPh") { phonetic -= 1 }
        guard equal(name, "si") else { return }
        isInItem = false
        let start = Int(ends.last ?? 0)
        unescape(&bytes, from: start)
        ends.append(Int32(bytes.count))
        guard ends.count * 4 + bytes.count <= limit else { throw TableError(.sharedStringsTooLarge) }
    }

    func text(_ piece: UnsafeBufferPointer<UInt8>) throws {
        guard isText else { return }
        bytes.append(contentsOf: piece)
        guard bytes.count <= limit else { throw TableError(.sharedStringsTooLarge) }
    }
}

/// Replaces `_x000D_` and its like, which is how a workbook writes controls, from `start` on.
func unescape(_ bytes: inout [UInt8], from start: Int) {
    guard bytes.count - start >= 7 else { return }
    var read = start
    var write = start
    while read < bytes.count {
        if bytes[read] == 0x5F, read + 6 < bytes.count, bytes[read + 1] == 0x78, bytes[read + 6] == 0x5F,
            let value = hexadecimal(bytes[read + 2..<read + 6]), value != 0, value < 0x80
        {
            bytes[write] = UInt8(value)
            read += 7
        } else {
            bytes[write] = bytes[read]
            read += 1
        }
        write += 1
    }
    bytes.removeLast(read - write)
}

private func hexadecimal(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
        switch digit {
        case 0x30...0x39: value = value * 16 + Int(digit - 0x30)
        case 0x41...0x46: value = value * 16 + Int(digit - 0x37)
        case 0x61...0x66: value = value * 16 + Int(digit - 0x57)
        default: return nil
        }
    }
    return value
}
