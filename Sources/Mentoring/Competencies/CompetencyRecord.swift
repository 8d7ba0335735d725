package import Storage

/// A group of competencies.
package struct FamilyRecord: Sendable {
    package let id: ID<CompetencyFamily>
    package let key: String
    package let name: BothLanguages
}

/// A competency of the framework.
package struct CompetencyRecord: Sendable {
    package let id: ID<Competency>
    /// Stable, also from one installation to another: for files.
    package let key: String
    package let family: ID<CompetencyFamily>
    package let name: BothLanguages
    package let definition: BothLanguages
    package let retiredAt: Instant?

    package var isRetired: Bool { retiredAt != nil }
}

/// How many people have a competency, and how many seek it.
package struct CompetencyUse: Sendable {
    package let holders: Int
    package let seekers: Int

    package init(holders: Int, seekers: Int) {
        self.holders = holders
        self.seekers = seekers
    }
}

/// What a form or a file says of a competency.
package struct CompetencyInput: Sendable, Hashable {
    package var family: ID<CompetencyFamily>
    package var name: BothLanguages
    package var definition: BothLanguages
    /// Behaviours by level; six, empty where unwritten.
    package var levels: [BothLanguages]
    package var synonyms: [String]

    package init(
        family: ID<CompetencyFamily>, name: BothLanguages, definition: BothLanguages = BothLanguages(fr: "", en: ""),
        levels: [BothLanguages] = [], synonyms: [String] = []
    ) {
        self.family = family
        self.name = name
        self.definition = definition
        self.levels = levels
        self.synonyms = synonyms
    }
}

extension BothLanguages {
    /// In the language asked for (`fr`, `en`), else in the other.
    package func text(in language: String) -> String {
        let (own, other) = language == "en" ? (en, fr) : (fr, en)
        return own.isEmpty ? other : own
    }

    package var isEmpty: Bool { fr.isEmpty && en.isEmpty }
}
