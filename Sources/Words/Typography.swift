/// What is wrong with the typography of a text, in words for its author; empty when nothing is.
///
/// Code between `backticks` and addresses such as `https://…` are left alone.
package func typographyFaults(_ text: String, in language: Language) -> [String] {
    let judge = Typographer(text)
    return judge.commonFaults() + (language == .french ? judge.frenchFaults() : judge.englishFaults())
}

/// Looks at each character of a text with its neighbours.
private struct Typographer {
    private static let narrow: Character = "\u{202F}"
    private static let noBreak: Character = "\u{00A0}"
    private static let units: Set<String> = [
        "€", "h", "min", "s", "ms", "o", "ko", "Mo", "Go", "B", "kB", "MB", "GB", "px", "km", "°",
    ]

    /// The text, with a neutral letter for whatever is code.
    private let characters: [Character]

    init(_ text: String) {
        var isCode = false
        characters = text.map { character in
            if character == "`" { isCode.toggle() }
            return isCode || character == "`" ? "x" : character
        }
    }

    private func at(_ index: Int) -> Character? {
        characters.indices.contains(index) ? characters[index] : nil
    }

    private func around(_ index: Int) -> String {
        String(characters[max(0, index - 12)..<min(characters.count, index + 13)])
    }

    /// Whether the sign at an index ends a word, and not stands inside an address or a time.
    private func isPunctuation(_ index: Int) -> Bool {
        guard let next = at(index + 1) else { return true }
        return next.isWhitespace || "»)…”.,;:?!".contains(next)
    }

    private func each(_ found: (Int, Character) -> String?) -> [String] {
        characters.enumerated().compactMap { index, character in
            found(index, character).map { "\($0): “\(around(index))”" }
        }
    }

    func commonFaults() -> [String] {
        each { index, character in
            let next = at(index + 1)
            switch character {
            case "'": return "straight apostrophe"
            case "\"": return "straight quotation mark"
            case "." where next == "." && at(index + 2) == ".": return "three dots for …"
            case " " where index == 0 || next == nil: return "space at an end"
            case " " where next?.isWhitespace ?? false: return "two spaces"
            case "-" where at(index - 1) == " " && next == " ": return "hyphen for a dash"
            default: return endsNumber(index) ? "ordinary space between number and unit" : nil
            }
        }
    }

    func frenchFaults() -> [String] {
        each { index, character in
            let previous = at(index - 1)
            switch character {
            case ";", ":", "?", "!":
                guard isPunctuation(index), let previous, !"(?!".contains(previous) else { return nil }
                return previous == Self.narrow ? nil : "no narrow space before \(character)"
            case "»": return previous == Self.narrow ? nil : "no narrow space before »"
            case "«": return at(index + 1) == Self.narrow ? nil : "no narrow space after «"
            case "%":
                let isShare = previous.map { $0.isNumber || $0.isWhitespace || $0 == "}" } ?? false
                return isShare && previous != Self.narrow ? "no narrow space before %" : nil
            case "“", "”": return "English quotation mark"
            default: return nil
            }
        }
    }

    func englishFaults() -> [String] {
        each { index, character in
            switch character {
            case ";", ":", "?", "!", "%":
                return at(index - 1)?.isWhitespace ?? false ? "space before \(character)" : nil
            case "«", "»": return "French quotation mark"
            default: return nil
            }
        }
    }

    /// Whether an ordinary space stands between a number (or a value) and a unit.
    private func endsNumber(_ index: Int) -> Bool {
        guard characters[index] == " ", let previous = at(index - 1), previous.isNumber || previous == "}" else {
            return false
        }
        let word = characters[(index + 1)...].prefix { $0.isLetter || $0 == "%" || $0 == "€" || $0 == "°" }
        return Self.units.contains(String(word))
    }
}
