package import Storage

/// A programme in a list.
package struct ProgrammeLine: Sendable {
    package let id: ID<Programme>
    package let name: String
    package let kind: ProgrammeKind
    package let stage: ProgrammeStage
    package let startsOn: Day
    package let endsOn: Day
    package let publishesOn: Day?
    package let mentees: Int
    /// Places of mentors.
    package let places: Int
    /// How much of it the reader runs; nil for an administrator, who is told that it exists.
    package let reach: ProgrammeReach?
    /// Who runs the whole of it.
    package let managers: [String]
}

/// A line of what happened to a programme.
package struct ProgrammeEvent: Sendable {
    package let at: Instant
    /// `programme.changed`: a key below `audit.`.
    package let action: String
    /// Nil for the product itself, or somebody erased.
    package let by: String?
    package let actor: ID<Person>?
    /// Whom or what it was done to.
    package let subject: String?

    fileprivate init(_ row: Row) throws {
        at = try row.instant("at")
        action = try row.text("action")
        actor = try row.optionalID("actor_id")
        let (first, last) = (try row.optionalText("first_name"), try row.optionalText("last_name"))
        by = first.flatMap { first in last.map { first + " " + $0 } }
        subject = try row.optionalText("subject_id")
    }
}

extension Programmes {
    /// The programmes that somebody runs; all of them for an administrator and for the product itself.
    package static func list(for actor: Actor, in tx: Transaction) throws -> [ProgrammeLine] {
        let limit = actor.isAdministrator ? nil : actor.person
        if limit == nil, !actor.isAdministrator { return [] }
        var managers: [ID<Programme>: [String]] = [:]
        for row in try tx.rows(ProgrammeSQL.managers) {
            let name = try row.text("first_name") + " " + row.text("last_name")
            managers[try row.id("programme_id"), default: []].append(name)
        }
        return try tx.rows(ProgrammeSQL.list, limit).map { row in
            let id = try row.id("id", of: Programme.self)
            guard let kind = ProgrammeKind(rawValue: try row.text("kind")),
                let stage = ProgrammeStage(rawValue: try row.text("stage"))
            else { throw StorageError.decoding("stage") }
            return ProgrammeLine(
                id: id, name: try row.text("name"), kind: kind, stage: stage, startsOn: try row.day("starts_on"),
                endsOn: try row.day("ends_on"), publishesOn: try row.optionalDay("publishes_on"),
                mentees: try row.integer("mentees"), places: try row.integer("places"),
                reach: try? ProgrammeReach(of: actor, in: id), managers: managers[id] ?? [])
        }
    }

    /// What happened to a programme, the latest first.
    /// - Throws: `NotFound` for anybody who does not run the whole of it.
    package static func history(
        of id: ID<Programme>, limit: Int = 100, for actor: Actor, in tx: Transaction
    ) throws -> [ProgrammeEvent] {
        try ProgrammeReach.requireWhole(actor, in: id)
        return try tx.rows(ProgrammeSQL.history, id, limit).map(ProgrammeEvent.init)
    }

    /// What was saved of a programme's settings and rules since a version, the latest first.
    package static func changes(
        of record: ProgrammeRecord, since version: Int, in tx: Transaction
    ) throws -> [ProgrammeEvent] {
        guard version < record.version else { return [] }
        return try tx.rows(ProgrammeSQL.changes, record.id, record.version - max(0, version)).map(ProgrammeEvent.init)
    }
}
