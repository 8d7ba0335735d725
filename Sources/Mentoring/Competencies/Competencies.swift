package import Storage

/// The framework of competencies: what people can be good at, by families, with what shows it at each level.
package enum Competencies {
    /// Where nobody said a level, as in most staff lists: the one at which somebody is taken to stand who has a
    /// competency.
    package static let assumedLevel = 4
    /// The one at which somebody is taken to aim who seeks it.
    package static let assumedAim = 3

    package static func families(in tx: Transaction) throws -> [FamilyRecord] {
        try tx.rows(CompetencySQL.families).map { row in
            FamilyRecord(id: try row.id("id"), key: try row.text("key"), name: try row.both("name"))
        }
    }

    /// In the order to show them; `retired` ones are left out unless asked for.
    package static func all(retired: Bool = false, in tx: Transaction) throws -> [CompetencyRecord] {
        try tx.rows(CompetencySQL.competencies).map { row in
            CompetencyRecord(
                id: try row.id("id"), key: try row.text("key"), family: try row.id("family_id"),
                name: try row.both("name"), definition: try row.both("definition"),
                retiredAt: try row.optionalInstant("retired_at"))
        }.filter { retired || !$0.isRetired }
    }

    /// Throws `NotFound` where there is none.
    package static func find(_ id: ID<Competency>, in tx: Transaction) throws -> CompetencyRecord {
        guard let found = try all(retired: true, in: tx).first(where: { $0.id == id }) else { throw NotFound() }
        return found
    }

    /// Behaviours of the levels 0 to 5; empty where unwritten.
    package static func levels(of id: ID<Competency>, in tx: Transaction) throws -> [BothLanguages] {
        var levels = Array(repeating: BothLanguages(fr: "", en: ""), count: 6)
        for row in try tx.rows(CompetencySQL.levels, id) {
            let level = try row.integer("level")
            if levels.indices.contains(level) { levels[level] = try row.both("behaviour") }
        }
        return levels
    }

    /// Other names of a competency.
    package static func synonyms(of id: ID<Competency>, in tx: Transaction) throws -> [String] {
        try tx.rows(CompetencySQL.synonyms, id).map { try $0.text("name") }
    }

    /// How many have and seek each.
    package static func uses(in tx: Transaction) throws -> [ID<Competency>: CompetencyUse] {
        var uses: [ID<Competency>: CompetencyUse] = [:]
        for row in try tx.rows(CompetencySQL.uses) {
            uses[try row.id("id")] = CompetencyUse(
                holders: try row.integer("holders"), seekers: try row.integer("seekers"))
        }
        return uses
    }

    /// The competency of this name or synonym, in any case and with or without accents; nil for one that is unknown or
    /// retired.
    package static func match(name: String, in tx: Transaction) throws -> ID<Competency>? {
        try tx.row(CompetencySQL.match, nameKey(name))?.id("id")
    }

    /// All names and synonyms, by `nameKey`: for reading many at once.
    package static func names(in tx: Transaction) throws -> [String: ID<Competency>] {
        var names: [String: ID<Competency>] = [:]
        try tx.each(CompetencySQL.names) { names[try $0.text("name_key")] = try $0.id("competency_id") }
        return names
    }

    /// What the spellings of a name have in common: case, accents, spaces, apostrophes and hyphens do not count.
    package static func nameKey(_ name: String) -> String {
        folded(name).split { !$0.isLetter && !$0.isNumber && !"+#.".contains($0) }.joined(separator: " ")
    }

    static func write(levels: [BothLanguages], of id: ID<Competency>, in tx: Transaction) throws {
        try tx.run(CompetencySQL.dropLevels, id)
        for (level, behaviour) in levels.prefix(6).enumerated() where !behaviour.isEmpty {
            try tx.run(CompetencySQL.addLevel, id, level, behaviour.fr, behaviour.en)
        }
    }
}

extension Row {
    /// A text in both languages: columns `NAME_fr` and `NAME_en`.
    func both(_ name: String) throws -> BothLanguages {
        BothLanguages(fr: try text(name + "_fr"), en: try text(name + "_en"))
    }

    /// The same; nil where the columns are.
    func optionalBoth(_ name: String) throws -> BothLanguages? {
        guard let fr = try optionalText(name + "_fr"), let en = try optionalText(name + "_en") else { return nil }
        return BothLanguages(fr: fr, en: en)
    }
}
