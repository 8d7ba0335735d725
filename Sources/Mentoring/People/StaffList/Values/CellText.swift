import Foundation

/// Cleans what people type and machines paste into cells.
enum CellText {
    /// Where the text begins and ends without blanks, and whether anything inside must be mended.
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> (text: UnsafeBufferPointer<UInt8>, isClean: Bool) {
        var start = 0
        var end = bytes.count
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
        var previous: UInt8 = 0
        for byte in text {
            // C2 leads no-break spaces, CC and CD loose accents, E2 and EF invisible marks.
            if byte < 0x20 || (byte == 0x20 && previous == 0x20) { return (text, false) }
            if byte >= 0xC2, byte == 0xC2 || byte == 0xCC || byte == 0xCD || byte == 0xE2 || byte == 0xEF {
                return (text, false)
            }
            previous = byte
        }
        return (text, true)
    }

    /// Blanks of any kind made single spaces, invisible marks and controls left out, accents composed.
    static func cleaned(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var wantsSpace = false
        var isDecomposed = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
                wantsSpace = !result.isEmpty
            case 0...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: continue
            default:
                if wantsSpace { result.append(" ") }
                wantsSpace = false
                if (0x300...0x36F).contains(scalar.value) { isDecomposed = true }
                result.append(scalar)
            }
        }
        return isDecomposed ? String(result).precomposedStringWithCanonicalMapping : String(result)
    }

    /// Whether the text only says that there is nothing.
    static func meansNothing(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count <= 6 else { return false }
        if text.isEmpty { return true }
        switch text[0] {
        case 0x2D, 0x2E, 0x23, 0x4E, 0x6E, 0x28, 0xE2:
            let word = String(decoding: text, as: UTF8.self).lowercased()
            return ["-", "--", ".", "–", "—", "n/a", "#n/a", "null", "néant", "(vide)", "#ref!"].contains(word)
        default: return false
        }
    }

    /// Whether a spreadsheet would take the text for a formula.
    static func looksLikeFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        if first == 0x3D || first == 0x40 { return true }
        return (first == 0x2B || first == 0x2D) && text.count > 1 && !(0x30...0x39).contains(text[1]) && text[1] != 0x20
    }
}

/// Keeps one copy of each text that repeats. Texts up to 15 bytes need no memory of their own.
struct Interner {
    private var slots = [Int32](repeating: -1, count: 1 << 10)
    private var strings: [String] = []
    private var hashes: [UInt64] = []

    mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard bytes.count > 15 else { return String(decoding: bytes, as: UTF8.self) }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if hashes[index] == hash, isSame(strings[index], bytes) { return strings[index] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        slots[slot] = Int32(strings.count)
        strings.append(text)
        hashes.append(hash)
        if strings.count * 2 > slots.count { grow() }
        return text
    }

    private func isSame(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { own in
            guard own.count == bytes.count, let left = own.baseAddress, let right = bytes.baseAddress else {
                return false
            }
            return memcmp(left, right, own.count) == 0
        } ?? text.utf8.elementsEqual(bytes)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }
}

/// Lower case, accents and ligatures folded to plain letters: for comparing, never for showing.
func staffFolded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
        return String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
            var count = 0
            for byte in text.utf8 {
                buffer[count] = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
                count += 1
            }
            return count
        }
    }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x41...0x5A: result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
        case 0...0x7F: result.unicodeScalars.append(scalar)
        case 0x300...0x36F: continue
        case 0x2018, 0x2019, 0x02BC: result += "'"
        case 0x2010...0x2015: result += "-"
        case 0xC0...0x17F: result += latin[Int(scalar.value) - 0xC0]
        default: result += scalar.properties.lowercaseMapping
        }
    }
    return result
}

/// U+00C0 to U+017F without their accents.
private let latin: [String] = {
    let plain =
        "a a a a a a ae c e e e e i i i i d n o o o o o * o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o o o "
        + "/ o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i "
        + "i i ij ij j j k k q l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t "
        + "u u u u u u u u u u u u w w y y y z z z z z z s"
    return plain.split(separator: " ").map(String.init)
}()
