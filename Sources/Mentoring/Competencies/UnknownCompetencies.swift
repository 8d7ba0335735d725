package import Storage

/// A name in staff lists that the framework does not know.
package struct UnknownCompetency: Sendable {
    /// `Competencies.nameKey` of the name.
    package let key: String
    package let name: String
    /// How many people bear it.
    package let people: Int

    init(_ row: Row) throws {
        key = try row.text("name_key")
        name = try row.text("name")
        people = try row.integer("people")
    }
}

extension Competencies {
    /// Notes that a person of a staff list has, or seeks, something that the framework does not know. Once the name is
    /// understood, they have it.
    package static func noteUnknown(
        _ name: String, of person: ID<Person>, held: Bool, level: Int? = nil, wanted: Bool, wantedLevel: Int? = nil,
        in tx: Transaction, at now: Instant
    ) throws {
        let key = nameKey(name)
        guard !key.isEmpty else { return }
        try tx.run(PersonCompetencySQL.noteUnknown, key, name, now)
        try tx.run(PersonCompetencySQL.noteUnknownOf, key, person, held, level, wanted, wantedLevel)
    }

    /// Those that wait for a decision, the most frequent first, at most `limit`.
    package static func unknown(limit: Int, in tx: Transaction) throws -> [UnknownCompetency] {
        try tx.rows(PersonCompetencySQL.unknown, limit).map(UnknownCompetency.init)
    }

    /// Those that were set aside and that somebody still bears, in order of names, at most `limit`.
    package static func setAside(limit: Int, in tx: Transaction) throws -> [UnknownCompetency] {
        try tx.rows(PersonCompetencySQL.setAside, limit).map(UnknownCompetency.init)
    }

    package static func unknownCount(in tx: Transaction) throws -> Int {
        try tx.row(PersonCompetencySQL.unknownCount)?.integer("names") ?? 0
    }

    /// The name is another one of a competency that there is.
    package static func adopt(
        unknown key: String, asSynonymOf competency: ID<Competency>, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        let name = try unknownName(key, in: tx)
        guard try !find(competency, in: tx).isRetired else { throw NotFound() }
        try addName(name, own: false, of: competency, field: nil, in: tx)
        try understand(key, as: competency, in: tx)
        try Audit.write("competency.synonym", "competency", competency, by: actor, in: tx, at: now)
    }

    /// The name is a competency of its own; its definition and levels are still to be written.
    @discardableResult
    package static func adopt(
        unknown key: String, inFamily family: ID<CompetencyFamily>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<Competency> {
        let name = try unknownName(key, in: tx)
        let id = try add(
            CompetencyInput(family: family, name: BothLanguages(fr: name, en: name)), by: actor, in: tx, at: now)
        try understand(key, as: id, in: tx)
        return id
    }

    /// The name means nothing here: it is not proposed again, though people keep it until the next list.
    package static func ignore(unknown key: String, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard try tx.run(PersonCompetencySQL.ignore, now, key) == 1 else { throw NotFound() }
        try Audit.write("competency.ignored", "unknown_competency", ID<Competency>?.none, by: actor, in: tx, at: now)
    }

    /// A name that was set aside waits for a decision again.
    package static func reconsider(unknown key: String, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard try tx.run(PersonCompetencySQL.ignore, Instant?.none, key) == 1 else { throw NotFound() }
        try Audit.write(
            "competency.reconsidered", "unknown_competency", ID<Competency>?.none, by: actor, in: tx, at: now)
    }

    /// People who bore the name under which a competency is now known have it from now on.
    static func understand(_ key: String, as competency: ID<Competency>, in tx: Transaction) throws {
        try tx.run(PersonCompetencySQL.adopt, competency, key)
        try tx.run(PersonCompetencySQL.dropUnknown, key)
    }

    static func unknownName(_ key: String, in tx: Transaction) throws -> String {
        guard let row = try tx.row(PersonCompetencySQL.unknownName, key) else { throw NotFound() }
        return try row.text("name")
    }
}
