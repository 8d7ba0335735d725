package import Storage

/// The competency of which some name is most like an unknown one.
package struct NearestCompetency: Sendable, Hashable {
    package let id: ID<Competency>
    /// Is it so like that it is most often meant?
    package let isLikely: Bool
}

extension Competencies {
    /// For each key, the competency of which some name is most like it; none where nothing is.
    package static func nearest(to keys: [String], in tx: Transaction) throws -> [String: NearestCompetency] {
        let names = try names(in: tx).sorted { $0.key < $1.key }.map { (letters: pairs($0.key), id: $0.value) }
        var nearest: [String: NearestCompetency] = [:]
        for key in keys {
            let own = pairs(key)
            var best = 0.55
            for name in names {
                let likeness = likeness(own, name.letters)
                guard likeness > best else { continue }
                best = likeness
                nearest[key] = NearestCompetency(id: name.id, isLikely: likeness >= 0.75)
            }
        }
        return nearest
    }

    /// The pairs of neighbouring letters of each word: misspelt or inflected words keep most of them.
    private static func pairs(_ key: String) -> [String: Int] {
        var pairs: [String: Int] = [:]
        for word in key.split(separator: " ") {
            let letters = Array(word)
            if letters.count == 1 { pairs[String(letters), default: 0] += 1 }
            for (first, second) in zip(letters, letters.dropFirst()) {
                pairs[String([first, second]), default: 0] += 1
            }
        }
        return pairs
    }

    /// Twice what two have in common over what both have (Dice): 0 to 1.
    private static func likeness(_ one: [String: Int], _ other: [String: Int]) -> Double {
        let common = one.reduce(0) { $0 + min($1.value, other[$1.key] ?? 0) }
        let total = one.values.reduce(0, +) + other.values.reduce(0, +)
        return total == 0 ? 0 : 2 * Double(common) / Double(total)
    }
}
