import Foundation

/// A text as it is searched and sorted: lower case, without accents, ligatures taken apart, spaces collapsed.
/// Both engines compare what comes out byte by byte, so that they find and order alike.
package func folded(_ text: String) -> String {
    var text = text
    return text.withUTF8(westernFolded) ?? fullyFolded(text)
}

extension Sequence {
    /// In the order of names, accents and case not counting; each is folded once.
    package func ordered(by name: (Element) -> String) -> [Element] {
        let all = Array(self)
        let keys = all.map { folded(name($0)) }
        return all.indices.sorted { keys[$0] < keys[$1] }.map { all[$0] }
    }
}

/// What Western names are made of: ASCII, the letters of Latin-1, which are 0xC3 and one byte more, and the apostrophe of
/// French. Nil where there is anything else. The same as `fullyFolded`, in a tenth of the time: a staff list is folded several times over.
private func westernFolded(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var isWestern = true
    let result = String(unsafeUninitializedCapacity: bytes.count) { buffer in
        var (count, index, gap) = (0, 0, false)
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                gap = count > 0
                continue
            }
            if byte < 0x20 || byte == 0x7F { continue }
            let isApostrophe =
                byte == 0xE2 && index + 1 < bytes.count && bytes[index] == 0x80 && bytes[index + 1] == 0x99
            guard byte < 0x80 || isApostrophe || (byte == 0xC3 && index < bytes.count) else {
                isWestern = false
                return 0
            }
            if gap {
                buffer[count] = 0x20
                count += 1
                gap = false
            }
            if byte < 0x80 {
                buffer[count] = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
                count += 1
            } else if isApostrophe {
                buffer[count] = 0x27
                count += 1
                index += 2
            } else {
                // One letter or two: never more bytes than there were.
                for letter in latinLetters[Int(bytes[index] & 0x3F)] {
                    buffer[count] = letter
                    count += 1
                }
                index += 1
            }
        }
        return count
    }
    return isWestern ? result : nil
}

/// The letters U+00C0 to U+00FF, folded.
private let latinLetters: [[UInt8]] = (0xC0...0xFF).map { number in
    Unicode.Scalar(UInt8(number)).properties.isAlphabetic
        ? Array(fullyFolded(String(Unicode.Scalar(UInt8(number)))).utf8) : [0xC3, UInt8(number - 0x40)]
}

/// Any text, folded.
private func fullyFolded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var gap = false
    // Compatibility decomposition takes accents off letters and makes full-width and ligature forms plain.
    for scalar in text.lowercased().decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
        if scalar.properties.isWhitespace {
            gap = !result.isEmpty
            continue
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .format: continue
        default: break
        }
        if gap { result.append(" ") }
        gap = false
        result.append(contentsOf: unaccented(scalar))
    }
    return String(result)
}

/// The words of a text, folded, each once, in order: what a search looks up.
package func words(of text: String) -> [String] {
    var seen: Set<String> = []
    return words(ofFolded: folded(text)).filter { seen.insert($0).inserted }
}

/// The words of a text that is folded already, in order: letters and digits between whatever else there is.
package func words(ofFolded text: String) -> [String] {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
        return text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    return text.utf8.split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }.map { String(Substring($0)) }
}

/// Letters that no decomposition takes apart.
private func unaccented(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    switch scalar {
    case "œ": "oe".unicodeScalars
    case "æ": "ae".unicodeScalars
    case "ß": "ss".unicodeScalars
    case "þ": "th".unicodeScalars
    case "ł": "l".unicodeScalars
    case "ø": "o".unicodeScalars
    case "đ", "ð": "d".unicodeScalars
    case "ħ": "h".unicodeScalars
    case "ı": "i".unicodeScalars
    case "’", "ʼ": "'".unicodeScalars
    case "‐", "‑": "-".unicodeScalars
    default: String.UnicodeScalarView([scalar])
    }
}
