import Foundation

/// A text as it is searched and sorted: lower case, without accents, ligatures taken apart, spaces collapsed.
/// Both engines compare what comes out byte by byte, so that they find and order alike.
package func folded(_ text: String) -> String {
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
    return folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { seen.insert($0).inserted }
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
