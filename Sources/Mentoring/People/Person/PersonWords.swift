import Storage

/// The words by which a person is found, and the key by which they are sorted.
package enum PersonWords {
    /// The sort key: last name, then first name, folded.
    package static func nameKey(lastName: String, firstName: String) -> String {
        folded(lastName + " " + firstName)
    }

    /// Names word by word; an address and a staff number only where the names do not lead to them already (both are
    /// also found by their own indexes).
    package static func words(of person: PersonInput) -> Set<String> {
        var words = Set(split(folded(person.lastName)) + split(folded(person.firstName)))
        if let email = person.email.map(folded) {
            let local = email.utf8.firstIndex(of: UInt8(ascii: "@")).map { String(email[..<$0]) } ?? email
            let parts = split(local).map { part in String(part.prefix { !$0.isNumber }) }.filter { !$0.isEmpty }
            if !parts.allSatisfy(words.contains) { words.insert(email) }
        }
        if let number = person.staffNumber.map(folded), !number.contains(where: \.isNumber), !number.isEmpty {
            words.insert(number)
        }
        return words
    }

    /// What was typed, as words to look for: at most four, the longest first (it narrows most).
    package static func sought(in text: String) -> (words: [String], code: String?) {
        var words: Set<String> = []
        var code: String?
        for token in folded(String(text.prefix(120))).split(separator: " ") {
            if token.contains(where: { $0.isNumber || $0 == "@" || $0 == "_" }) || token.dropLast().contains(".") {
                code = code ?? String(token)
            } else {
                words.formUnion(split(String(token)))
            }
        }
        let ordered = words.sorted { ($0.count, $1) > ($1.count, $0) }
        return (Array(ordered.prefix(4)), code)
    }

    private static func split(_ text: String) -> [String] { Storage.words(ofFolded: text) }
}
