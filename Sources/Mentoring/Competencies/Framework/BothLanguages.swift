/// Words that come with the product as content, such as a competency's name: the same in French and in English.
/// Once stored they are the organisation's own and are edited there.
package struct BothLanguages: Codable, Sendable, Hashable {
    package let fr: String
    package let en: String

    package init(fr: String, en: String) {
        self.fr = fr
        self.en = en
    }
}

/// Lists that come with the product in French and in English; they may differ in length.
package struct ListsInBothLanguages: Codable, Sendable, Hashable {
    package let fr: [String]
    package let en: [String]

    package init(fr: [String], en: [String]) {
        self.fr = fr
        self.en = en
    }
}
