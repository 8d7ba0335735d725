/// Names of persons: parts of a full name, and capitals made proper.
enum NameReading {
    /// Last and first name of a name in one cell: `DUPONT Jean`, `Jean DUPONT`, `Dupont, Jean`; where neither capitals
    /// nor a comma tell, the `lastFirst` order of the heading decides.
    static func split(_ name: String, lastFirst: Bool) -> (last: String, first: String) {
        if let comma = name.firstIndex(of: ",") {
            return (trim(name[..<comma]), trim(name[name.index(after: comma)...]))
        }
        let words = name.split(separator: " ").map(String.init)
        guard words.count > 1 else { return (name, "") }
        let leading = words.prefix { isCapitals($0) }.count
        if leading > 0, leading < words.count {
            return (words[..<leading].joined(separator: " "), words[leading...].joined(separator: " "))
        }
        let trailing = words.reversed().prefix { isCapitals($0) }.count
        if trailing > 0, trailing < words.count {
            let cut = words.count - trailing
            return (words[cut...].joined(separator: " "), words[..<cut].joined(separator: " "))
        }
        return lastFirst
            ? (words[0], words[1...].joined(separator: " ")) : (words[1...].joined(separator: " "), words[0])
    }

    private static func trim(_ text: Substring) -> String { CellText.cleaned(String(text)) }

    /// Whether the text has letters and none of them small.
    static func isCapitals(_ text: String) -> Bool {
        var hasLetter = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { hasLetter = true }
        }
        return hasLetter
    }

    private static let small: Set<String> = ["de", "von", "van", "der", "den", "zu", "dos", "y"]

    /// `DUPONT-MARTIN` to `Dupont-Martin`, `DE LA TOUR` to `de La Tour`, `D'ORMESSON` to `d'Ormesson`.
    static func proper(_ name: String) -> String {
        let words = name.split(separator: " ").map(String.init)
        return words.enumerated().map { index, word in
            let lower = word.lowercased()
            return small.contains(lower) && index < words.count - 1 ? lower : capitalised(lower)
        }.joined(separator: " ")
    }

    /// A capital at the start and behind hyphens and apostrophes; a leading `d'` stays small, `mc` makes two capitals.
    private static func capitalised(_ lower: String) -> String {
        var result = ""
        var starts = true
        let letters = Array(lower)
        for (index, letter) in letters.enumerated() {
            let isSmallParticle = index == 0 && letter == "d" && letters.count > 2 && "'’".contains(letters[1])
            let isAfterMc = index == 2 && letters.count > 4 && letters[0] == "m" && letters[1] == "c"
            result += (starts && !isSmallParticle) || isAfterMc ? letter.uppercased() : String(letter)
            starts = letter == "-" || letter == "'" || letter == "’"
        }
        return result
    }
}
