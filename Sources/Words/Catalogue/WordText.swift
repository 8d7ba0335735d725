/// A text of the catalogue in one language, cut once at its placeholders.
struct WordText: Sendable {
    enum Piece: Sendable, Equatable {
        case words(String)
        case value(String)
    }

    /// The plain text, or nil when the form depends on a number.
    private let plain: [Piece]?
    /// The name of the value that chooses the form.
    private let by: String
    private let forms: [PluralForm: [Piece]]

    /// Each form as it was written, for the rules that judge every text.
    let sources: [String]

    init(plain text: String) throws {
        plain = try WordText.pieces(of: text)
        by = ""
        forms = [:]
        sources = [text]
    }

    /// - Parameter forms: `one`, `other` and, where nothing at all reads otherwise, `zero`; `by` names the value.
    init(forms written: [(key: String, value: String)]) throws {
        var by = "count"
        var forms: [PluralForm: [Piece]] = [:]
        var sources: [String] = []
        for (key, value) in written {
            if key == "by" {
                by = value
            } else if let form = PluralForm(rawValue: key) {
                forms[form] = try WordText.pieces(of: value)
                sources.append(value)
            } else {
                throw WordText.Fault(reason: "“\(key)” is no plural form (zero, one, other, by)")
            }
        }
        guard forms[.one] != nil, forms[.other] != nil else {
            throw WordText.Fault(reason: "a plural needs both “one” and “other”")
        }
        plain = nil
        self.by = by
        self.forms = forms
        self.sources = sources
    }

    /// Why a text cannot be used; the catalogue adds the file and the key.
    struct Fault: Error { let reason: String }

    /// The names that the text expects, the value that chooses its form included.
    var placeholders: Set<String> {
        let pieces = (plain.map { [$0] } ?? Array(forms.values)).joined()
        var names: Set<String> = by.isEmpty ? [] : [by]
        for case .value(let name) in pieces { names.insert(name) }
        return names
    }

    /// The pieces that these values choose.
    func pieces(for values: [String: WordValue], in language: Language) -> [Piece] {
        if let plain { return plain }
        let quantity = values[by]?.quantity
        if quantity?.value == 0, let zero = forms[.zero] { return zero }
        let form = quantity.map { PluralForm(of: $0.value, hasDecimals: $0.hasDecimals, in: language) } ?? .other
        return forms[form] ?? []
    }

    private static func pieces(of text: String) throws -> [Piece] {
        var pieces: [Piece] = []
        var words = ""
        var rest = text[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            words += rest[..<brace]
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
                throw Fault(reason: "a brace stands alone")
            }
            let name = String(rest[rest.index(after: brace)..<end])
            guard name.isIdentifier else { throw Fault(reason: "“{\(name)}” is no placeholder") }
            if !words.isEmpty { pieces.append(.words(words)) }
            pieces.append(.value(name))
            words = ""
            rest = rest[rest.index(after: end)...]
        }
        words += rest
        if !words.isEmpty { pieces.append(.words(words)) }
        return pieces
    }
}

/// A form that a language has for a number; `zero` is ours, for « aucun ».
package enum PluralForm: String, Sendable {
    case zero, one, other

    /// The form by the rules of the Unicode locale data: French counts 0 and 1 (up to 1.99) as one, English 1 alone.
    package init(of value: Double, hasDecimals: Bool = false, in language: Language) {
        switch language {
        case .french: self = abs(value) < 2 ? .one : .other
        case .english: self = abs(value) == 1 && !hasDecimals ? .one : .other
        }
    }
}

extension String {
    /// Whether the text is a name made of ASCII letters, digits and hyphens that begins with a letter.
    var isIdentifier: Bool {
        guard let first = utf8.first, first.isLetter else { return false }
        return utf8.allSatisfy { $0.isLetter || (48...57).contains($0) || $0 == 45 || $0 == 95 }
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
}
