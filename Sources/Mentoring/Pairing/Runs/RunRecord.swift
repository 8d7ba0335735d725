package import Storage

/// How far a computation of pairs is.
package enum RunState: String, Sendable, Hashable, CaseIterable {
    /// Asked for; a job will take it.
    case waiting
    case running
    /// Its pairs may be reviewed.
    case done
    case cancelled
    case failed
    case published
    /// Another run of the programme was published.
    case superseded

    /// Will it still move by itself?
    package var isUnderWay: Bool { self == .waiting || self == .running }
    /// Are there pairs to look at?
    package var hasPairs: Bool { self == .done || self == .published || self == .superseded }
}

/// One computation of pairs, as its pages need it.
package struct RunRecord: Sendable, Hashable {
    package let id: ID<PairingRun>
    package let programme: ID<Programme>
    package let programmeName: String
    /// Its place among all of the programme, from 1.
    package let number: Int
    package let previous: ID<PairingRun>?
    package let state: RunState
    /// Grows with each change made by hand.
    package let version: Int
    package let askedAt: Instant
    package let finishedAt: Instant?
    package let publishedAt: Instant?
    /// Who published it; no name for the product itself, or somebody erased.
    package let publisher: ID<Person>?
    package let publishedBy: String?
    package let changedAt: Instant?
    /// First and last name of who changed it last; nil where nobody did.
    package let changedBy: String?
    /// Thousandths.
    package let progress: Int
    package let mentees: Int
    package let mentors: Int
    /// Places of the mentors.
    package let places: Int
    /// Places of mentees that are filled.
    package let matched: Int
    /// Sum of scores, in hundredths.
    package let total: Int
    package let isProven: Bool
    /// Pairs whose score, as people read it, is under 60 and about which nothing is decided: neither locked nor under way.
    package let unsure: Int
    /// Mentees with a place that stays empty.
    package let waiting: Int
    package let fault: String?
    /// Not the data's.
    package var isServersFault: Bool { fault == PairingWork.serversFault }

    init(_ row: Row) throws {
        id = try row.id("id")
        programme = try row.id("programme_id")
        programmeName = try row.text("programme_name")
        number = try row.integer("number")
        previous = try row.optionalID("previous_id")
        state = RunState(rawValue: try row.text("state")) ?? .failed
        version = try row.integer("version")
        askedAt = try row.instant("asked_at")
        finishedAt = try row.optionalInstant("finished_at")
        publishedAt = try row.optionalInstant("published_at")
        changedAt = try row.optionalInstant("changed_at")
        publisher = try row.optionalID("published_by")
        publishedBy = try row.optionalText("publisher_first").map { try $0 + " " + row.text("publisher_last") }
        let (first, last) = (try row.optionalText("changer_first"), try row.optionalText("changer_last"))
        changedBy = first.map { $0 + " " + (last ?? "") }
        progress = try row.integer("progress")
        mentees = try row.optionalInteger("mentees") ?? 0
        mentors = try row.optionalInteger("mentors") ?? 0
        places = try row.optionalInteger("places") ?? 0
        matched = try row.optionalInteger("matched") ?? 0
        total = try row.optionalInteger("total") ?? 0
        isProven = try row.boolean("proven")
        unsure = try row.integer("unsure")
        waiting = try row.optionalInteger("unfilled") ?? 0
        fault = try row.optionalText("fault")
    }

    /// A pair is unsure when what people read is under 60: 59.49 is read as 59, 59.5 as 60.
    package static let sure = 60
    /// The same in hundredths, rounding considered.
    package static func hundredths(below percent: Int) -> Int { percent * 100 - 50 }

    /// The run, for somebody who manages its programme as a whole or in part.
    /// - Throws: `NotFound` for anybody else.
    package static func find(
        _ id: ID<PairingRun>, of programme: ID<Programme>, by actor: Actor, in tx: Transaction
    ) throws -> RunRecord {
        try ReviewScope.check(actor, programme)
        guard let row = try tx.row(RunSQL.find, hundredths(below: sure), id) else { throw NotFound() }
        let record = try RunRecord(row)
        guard record.programme == programme else { throw NotFound() }
        return record
    }

    /// All runs of a programme, the latest first.
    package static func all(
        of programme: ID<Programme>, by actor: Actor, in tx: Transaction
    ) throws -> [RunRecord] {
        try ReviewScope.check(actor, programme)
        return try tx.rows(RunSQL.ofProgramme, hundredths(below: sure), programme).map(RunRecord.init)
    }

    /// A more recent run that is open for review; nil where there is none, or where this one is not open any more.
    package func newer(in tx: Transaction) throws -> ID<PairingRun>? {
        guard state == .done else { return nil }
        return try tx.row(RunSQL.newer, programme, askedAt, id)?.id("id")
    }

    /// The latest run that is not cancelled or failed; nil where there is none.
    package static func latest(of programme: ID<Programme>, in tx: Transaction) throws -> RunRecord? {
        try tx.row(RunSQL.latest, hundredths(below: sure), programme).map(RunRecord.init)
    }
}

/// What of a run somebody sees: managers all of it, local managers the pairs of the mentees they look after. A local
/// manager may lock, set aside and move only as long as no other mentee's pair changes; asking for a computation and
/// publishing are for managers of the whole programme.
package enum ReviewScope {
    package static func check(_ actor: Actor, _ programme: ID<Programme>) throws {
        guard actor.manages(programme) || !actor.localGrants(in: programme).isEmpty else { throw NotFound() }
    }

    /// - Throws: `NotFound` for who does not manage the programme as a whole.
    package static func checkWhole(_ actor: Actor, _ programme: ID<Programme>) throws {
        guard actor.manages(programme) else { throw NotFound() }
    }

    /// Nil for who sees all; else the person by whose local grants the rows are chosen.
    static func reader(_ actor: Actor, _ programme: ID<Programme>) -> ID<Person>? {
        actor.manages(programme) ? nil : actor.person
    }

    /// The mentees of the programme whom this person looks after; nil for all of them.
    package static func mentees(
        of actor: Actor, _ programme: ID<Programme>, in tx: Transaction
    ) throws -> Set<ID<Participant>>? {
        guard let reader = reader(actor, programme) else { return nil }
        return Set(try tx.rows(RunSQL.lookedAfter, programme, reader).map { try $0.id("id") })
    }

    /// - Throws: `Refusal` when a change touches mentees whom this person does not look after.
    package static func checkTouched(
        _ touched: Set<ID<Participant>>, _ actor: Actor, _ programme: ID<Programme>, in tx: Transaction
    ) throws {
        guard let own = try mentees(of: actor, programme, in: tx) else { return }
        guard touched.isSubset(of: own) else { throw Refusal("refusal.pairing.touches_others") }
    }

    /// Does this person look after the mentee?
    package static func looksAfter(
        _ mentee: ID<Participant>, _ actor: Actor, _ programme: ID<Programme>, in tx: Transaction
    ) throws -> Bool {
        try mentees(of: actor, programme, in: tx)?.contains(mentee) ?? true
    }
}
