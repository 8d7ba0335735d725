import Foundation

/// French joins « de » and « que » to a word that begins with a vowel: « ce qu’Angus », « le rang d’Ingénieur ».
extension String {
    /// Turns « de » or « que » at the end of a text into « d’ » or « qu’ », where what follows asks for it.
    mutating func elide(before following: String) {
        guard utf8.suffix(2).elementsEqual("e ".utf8), following.beginsWithVowelSound else { return }
        for (whole, elided) in [("de ", "d’"), ("que ", "qu’")] {
            guard hasSuffix(whole) || hasSuffix(whole.prefix(1).uppercased() + whole.dropFirst()) else { continue }
            let start = index(endIndex, offsetBy: -whole.count)
            // A word of its own, not the end of another: « grande ».
            guard start == startIndex || !self[index(before: start)].isLetter else { continue }
            let letter = self[start]
            replaceSubrange(start..., with: "\(letter)\(elided.dropFirst())")
            return
        }
    }

    /// Whether a word is said with a vowel first: one of its own, or after an h that is silent (in names, nearly always
    /// before e, i, o, u, y). « onze », « oui » and a y before a vowel stand apart.
    private var beginsWithVowelSound: Bool {
        let letters = prefix(4).map { letter in
            letter.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.first.map(Character.init) ?? letter
        }
        guard let first = letters.first else { return false }
        let second = letters.dropFirst().first
        switch first {
        case "a", "e", "i", "u", "œ", "æ": return true
        case "o": return !["onze", "oui"].contains { String(letters).hasPrefix($0) }
        case "y": return second.map { !"aeiouy".contains($0) && $0.isLetter } ?? false
        case "h": return second.map { "eiouy".contains($0) } ?? false
        default: return false
        }
    }
}
