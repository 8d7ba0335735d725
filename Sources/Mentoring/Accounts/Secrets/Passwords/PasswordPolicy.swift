internal import Foundation

/// Why a password is not taken; the raw value is the key of the words.
package enum PasswordRefusal: String, Sendable, Hashable, CaseIterable {
    case tooShort = "password.too_short"
    case tooLong = "password.too_long"
    /// One of those that everybody tries first, or one with digits around it.
    case common = "password.common"
    /// A run of neighbours (abcdefghijkl) or few characters again and again.
    case simple = "password.simple"
    /// Little more than the owner's own name or address.
    case personal = "password.personal"
}

/// What a password must be. Length counts; no rule asks for kinds of characters.
package struct PasswordPolicy: Sendable, Hashable {
    package let minimumLength: Int
    package let maximumLength: Int

    package init(minimumLength: Int = 12, maximumLength: Int = 200) {
        self.minimumLength = max(8, minimumLength)
        self.maximumLength = max(self.minimumLength, maximumLength)
    }

    /// All reasons against `password`; none means that it is good. `names` and `addresses` are the owner's own.
    package func refusals(of password: String, names: [String] = [], addresses: [String] = []) -> [PasswordRefusal] {
        let length = password.precomposedStringWithCompatibilityMapping.unicodeScalars.count
        // Anything beyond is not even looked at: the checks below must stay cheap.
        if length > maximumLength { return [.tooLong] }
        var refusals: [PasswordRefusal] = length < minimumLength ? [.tooShort] : []
        let plain = fold(password)
        if isCommon(plain) { refusals.append(.common) }
        if isSimple(plain) { refusals.append(.simple) }
        if isPersonal(plain, names, addresses) { refusals.append(.personal) }
        return refusals
    }

    /// Refuses a password beside its field, `password`, and `password_again` where it was typed otherwise there.
    func check(_ password: String, again: String, names: [String], addresses: [String]) throws {
        try Refusals.gather { refusals in
            if password.isEmpty { throw Refusal("refusal.required", field: "password") }
            for reason in self.refusals(of: password, names: names, addresses: addresses) {
                refusals.refuse("refusal.\(reason.rawValue)", field: "password")
            }
            if password != again { refusals.refuse("refusal.password_differs", field: "password_again") }
        }
    }

    private func fold(_ text: String) -> String {
        text.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil).lowercased()
    }

    private func isCommon(_ plain: String) -> Bool {
        // Digits and signs around a word go first, so that those inside it can then be read as letters.
        let core = String(plain.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
        let spelt = [plain, core].map { text in String(text.map { lookalikes[$0] ?? $0 }) }
        return ([plain, core] + spelt).contains { text in
            let letters = text.filter { $0.isLetter }
            return commonPasswords.contains(text) || commonPasswords.contains(letters) || isRepeatedCommon(letters)
        }
    }

    /// passwordpassword, azertyazerty.
    private func isRepeatedCommon(_ letters: String) -> Bool {
        [2, 3, 4].contains { times in
            guard !letters.isEmpty, letters.count % times == 0 else { return false }
            let part = String(letters.prefix(letters.count / times))
            return commonPasswords.contains(part) && String(repeating: part, count: times) == letters
        }
    }

    private func isSimple(_ plain: String) -> Bool {
        let values = plain.unicodeScalars.map { Int($0.value) }
        guard Set(values).count >= 5 else { return true }
        let steps = zip(values, values.dropFirst()).map { $1 - $0 }
        let runs = steps.filter { abs($0) <= 1 }.count
        return runs * 4 >= steps.count * 3
    }

    /// What remains when name and address are taken out has to be eight characters at least.
    private func isPersonal(_ plain: String, _ names: [String], _ addresses: [String]) -> Bool {
        let whole = addresses.map(fold) + addresses.map { fold($0.split(separator: "@").first.map(String.init) ?? "") }
        let texts =
            whole
            + (names + addresses).flatMap { text in
                fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
            }
        var rest = plain
        for text in Set(texts).sorted(by: { ($1.count, $1) < ($0.count, $0) }) where text.count >= 3 {
            rest = rest.replacingOccurrences(of: text, with: "")
        }
        return rest != plain && rest.filter { $0.isLetter || $0.isNumber }.count < 8
    }
}

/// Digits and signs that stand for letters.
private let lookalikes: [Character: Character] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "€": "e",
]
