/// Pages hold a space at which no line is broken between a number and what it counts, « 12 places »: one test looks at it.
/// All others read an ordinary space there; days and units keep theirs, as the words have them.
enum UntiedNumbers {
    private static let kept: Set<String> = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December", "h", "min", "s", "ms", "o", "ko", "Mo", "Go", "B", "kB", "MB", "GB", "point", "points",
        "px", "km",
    ]

    static func text(_ bytes: [UInt8]) -> String {
        guard bytes.contains(0xA0) else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if isTie(index, in: bytes) {
                result.append(0x20)
                index += 2
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isTie(_ index: Int, in bytes: [UInt8]) -> Bool {
        guard bytes[index] == 0xC2, index > 0, index + 2 < bytes.count, bytes[index + 1] == 0xA0,
            (48...57).contains(bytes[index - 1]), isLetter(bytes[index + 2])
        else { return false }
        let word = bytes[(index + 2)...].prefix { isLetter($0) || (0x80...0xBF).contains($0) }
        return !kept.contains(String(decoding: word, as: UTF8.self))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (97...122).contains(byte | 32) || (0xC3...0xC5).contains(byte)
    }
}
