/// A count and what is counted stay on one line: « 12 places » with a space at which no line is broken.
enum TiedNumbers {
    private static let space: UInt8 = 0x20
    private static let noBreak: [UInt8] = [0xC2, 0xA0]

    /// The text with such a space between each number and the word that follows it.
    /// - Parameter afterNumber: a number stands before the text.
    static func tied(_ text: String, afterNumber: Bool = false) -> String {
        let bytes = Array(text.utf8)
        guard bytes.indices.contains(where: { isTie($0, in: bytes, afterNumber) }) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 8)
        for index in bytes.indices {
            if isTie(index, in: bytes, afterNumber) { result += noBreak } else { result.append(bytes[index]) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether an ordinary space stands between a digit and a letter.
    private static func isTie(_ index: Int, in bytes: [UInt8], _ afterNumber: Bool) -> Bool {
        guard bytes[index] == space, index + 1 < bytes.count, isLetter(bytes, at: index + 1) else { return false }
        return index == 0 ? afterNumber : (48...57).contains(bytes[index - 1])
    }

    /// A Latin letter, with or without an accent.
    private static func isLetter(_ bytes: [UInt8], at index: Int) -> Bool {
        (97...122).contains(bytes[index] | 32) || (0xC3...0xC5).contains(bytes[index])
    }
}
