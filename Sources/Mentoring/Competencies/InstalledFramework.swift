package import Storage

/// The framework that comes with the product, put beside what an organisation has already.
extension Competencies {
    /// Is none of the product's framework here yet?
    package static func lacksDefault(in tx: Transaction) throws -> Bool {
        let known = Set(try families(in: tx).map(\.key))
        return try known.isDisjoint(with: DefaultFramework.embedded().families.map(\.key))
    }

    /// Puts the product's framework in, once. What the organisation has under a name of its own stays its own, and
    /// names that earlier lists left unknown are understood where the framework knows them.
    package static func installDefault(in tx: Transaction, at now: Instant) throws {
        guard try lacksDefault(in: tx) else { return }
        try Installing(DefaultFramework.embedded(), in: tx, at: now).run()
        try understandKnown(in: tx)
    }

    /// The same, because somebody asks for it.
    package static func addDefault(by actor: Actor, in tx: Transaction, at now: Instant) throws {
        try installDefault(in: tx, at: now)
        try Audit.write("competency_framework.added", "competency", ID<Competency>?.none, by: actor, in: tx, at: now)
    }

    /// Unknown names that the framework knows by now: their people have the competency.
    static func understandKnown(in tx: Transaction) throws {
        let found = try tx.rows(PersonCompetencySQL.knownByNow).map { row in
            (key: try row.text("name_key"), competency: try row.id("competency_id", of: Competency.self))
        }
        for one in found { try understand(one.key, as: one.competency, in: tx) }
    }
}

/// The writing of a framework into a database.
private struct Installing {
    private let framework: DefaultFramework
    private let tx: Transaction
    private let now: Instant
    /// Names that something bears already, folded.
    private var taken: Set<String>

    init(_ framework: DefaultFramework, in tx: Transaction, at now: Instant) throws {
        self.framework = framework
        self.tx = tx
        self.now = now
        taken = Set(try tx.rows(CompetencySQL.allNames).map { try $0.text("name_key") })
    }

    consuming func run() throws {
        let families = try addFamilies()
        // A competency whose name is taken here is the organisation's own, and stays as it is.
        let wanted = framework.competencies.filter { names(of: $0).isDisjoint(with: taken) }
        for competency in wanted { taken.formUnion(names(of: competency)) }
        var position = try tx.row(CompetencySQL.lastPosition)?.integer("position") ?? -1
        for competency in wanted {
            guard let family = families[competency.family] else { continue }
            position += 1
            try add(competency, to: family, at: position)
        }
    }

    private func names(of competency: DefaultFramework.Competency) -> Set<String> {
        Set([competency.name.fr, competency.name.en].map(Competencies.nameKey))
    }

    /// By key; a family of the same name is the same.
    private func addFamilies() throws -> [String: ID<CompetencyFamily>] {
        let known = try Competencies.families(in: tx)
        var position = try tx.row(CompetencySQL.lastFamilyPosition)?.integer("position") ?? -1
        var families: [String: ID<CompetencyFamily>] = [:]
        for family in framework.families {
            let names = Set([family.name.fr, family.name.en].map(Competencies.nameKey))
            let same = known.first { !names.isDisjoint(with: [$0.name.fr, $0.name.en].map(Competencies.nameKey)) }
            if let same {
                families[family.key] = same.id
                continue
            }
            position += 1
            let id = ID<CompetencyFamily>(at: now)
            families[family.key] = id
            try tx.run(CompetencySQL.addFamily, id, family.key, family.name.fr, family.name.en, position)
        }
        return families
    }

    private mutating func add(
        _ competency: DefaultFramework.Competency, to family: ID<CompetencyFamily>, at position: Int
    ) throws {
        let id = ID<Competency>(at: now)
        try tx.run(
            CompetencySQL.add, id, competency.key, family, competency.name.fr, competency.name.en,
            competency.definition.fr, competency.definition.en, position, now)
        try Competencies.write(levels: competency.levels, of: id, in: tx)
        for name in names(of: competency) {
            let own =
                Competencies.nameKey(competency.name.fr) == name ? competency.name.fr : competency.name.en
            try tx.run(CompetencySQL.addName, name, id, own, true)
        }
        for synonym in competency.synonyms.fr + competency.synonyms.en
        where taken.insert(Competencies.nameKey(synonym)).inserted {
            try tx.run(CompetencySQL.addName, Competencies.nameKey(synonym), id, synonym, false)
        }
    }
}
