/// A language that Binôme speaks.
package enum Language: String, Sendable, CaseIterable, Codable {
    case french = "fr"
    case english = "en"

    /// The tag of BCP 47, as `lang` attributes and mail headers want it.
    package var tag: String { rawValue }

    /// The language that a browser likes best of those we speak; nil when it names none.
    ///
    /// `*` stands for French, the language of a new installation.
    package init?(acceptLanguage: String) {
        var best: (language: Language, weight: Double)?
        for range in acceptLanguage.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let tag = parts.first, let language = Language(range: tag) else { continue }
            let weight = Language.weight(of: parts.dropFirst())
            if weight > 0, weight > best?.weight ?? 0 { best = (language, weight) }
        }
        guard let best else { return nil }
        self = best.language
    }

    /// A tag such as `fr-CA` in any case; nil for a language that we do not speak.
    package init?(tag: String) {
        self.init(rawValue: String(tag.lowercased().prefix { $0 != "-" && $0 != "_" }))
    }

    private init?(range: String) {
        if range == "*" { self = .french } else { self.init(tag: range) }
    }

    /// The `q` of a language range: 1 when absent, 0 when it is no number.
    private static func weight(of parameters: ArraySlice<String>) -> Double {
        guard let q = parameters.first(where: { $0.hasPrefix("q=") }) else { return 1 }
        return Double(q.dropFirst(2)) ?? 0
    }
}
