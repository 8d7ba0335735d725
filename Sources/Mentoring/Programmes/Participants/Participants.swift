package import Matching
package import Storage

/// Who takes part in a programme: taken in, withdrawn, brought back. Nothing is ever deleted.
package enum Participants {
    /// Partners that one person may have at most.
    package static let mostPlaces = 20

    /// Takes a person in on one side. Somebody who had withdrawn is back; somebody who takes part stays as they are.
    /// When and for what they are free and hope is taken over from the staff list, as far as it is understood.
    ///
    /// - Parameter capacity: own places; nil for those of the staff list (mentors), else of the programme.
    /// - Throws: `NotFound` where the actor may not take this person in; `Refusal`.
    @discardableResult
    package static func add(
        _ person: ID<Person>, as side: Side, to programme: ID<Programme>, capacity: Int? = nil,
        source: ParticipantSource = .hand, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<Participant> {
        let reach = try ProgrammeReach(of: actor, in: programme)
        if let capacity { try check(capacity) }
        guard let row = try tx.row(ParticipantSQL.candidate, person, reach.local, programme) else { throw NotFound() }
        if try row.text("presence") == Presence.left.rawValue {
            throw Refusal("refusal.participant.has_left", field: "person")
        }
        if let known = try tx.row(ParticipantSQL.ofPerson, programme, person, side.rawValue) {
            let id = try known.id("id", of: Participant.self)
            if try known.optionalInstant("withdrawn_at") != nil {
                try bringBack(id, to: programme, by: actor, in: tx, at: now)
            }
            if let capacity { try tx.run(ParticipantSQL.setCapacity, capacity, id) }
            return id
        }
        let id = try insert(row, person, side, programme, capacity: capacity, source: source, in: tx, at: now)
        try Audit.write("participant.joined", "participant", id, programme: programme, by: actor, in: tx, at: now)
        return id
    }

    /// Takes somebody out, from now on. Reversible.
    package static func withdraw(
        _ id: ID<Participant>, from programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        let record = try ParticipantRecord.find(id, of: programme, for: actor, in: tx)
        guard record.withdrawnAt == nil else { return }
        try tx.run(ParticipantSQL.setWithdrawn, now, id)
        try Audit.write("participant.withdrawn", "participant", id, programme: programme, by: actor, in: tx, at: now)
    }

    /// Takes a withdrawal back.
    package static func bringBack(
        _ id: ID<Participant>, to programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        let record = try ParticipantRecord.find(id, of: programme, for: actor, in: tx)
        guard record.withdrawnAt != nil else { return }
        if record.presence == .left { throw Refusal("refusal.participant.has_left") }
        try tx.run(ParticipantSQL.setWithdrawn, Instant?.none, id)
        try Audit.write("participant.returned", "participant", id, programme: programme, by: actor, in: tx, at: now)
    }

    /// Says how many partners somebody can have; nil for as many as the programme says.
    package static func setCapacity(
        _ capacity: Int?, of id: ID<Participant>, in programme: ID<Programme>, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        if let capacity { try check(capacity) }
        let record = try ParticipantRecord.find(id, of: programme, for: actor, in: tx)
        guard record.ownCapacity != capacity else { return }
        try tx.run(ParticipantSQL.setCapacity, capacity, id)
        try Audit.write("participant.changed", "participant", id, programme: programme, by: actor, in: tx, at: now)
    }

    /// Writes a new participant with what the staff list says of them.
    static func insert(
        _ candidate: Row, _ person: ID<Person>, _ side: Side, _ programme: ID<Programme>, capacity: Int?,
        source: ParticipantSource, in tx: Transaction, at now: Instant
    ) throws -> ID<Participant> {
        let id = ID<Participant>(at: now)
        let listed = side == .mentor ? try candidate.optionalInteger("capacity") : nil
        try tx.run(
            ParticipantSQL.add, id, programme, person, side.rawValue, capacity ?? listed.map { min($0, mostPlaces) },
            now,
            source.rawValue)
        if let text = try candidate.optionalText("availability") {
            try write(WeekText.read(text).times, of: id, in: tx)
        }
        if let text = try candidate.optionalText("hopes") { try write(Hope.read(text).hopes, of: id, in: tx) }
        return id
    }

    private static func check(_ capacity: Int) throws {
        guard (0...mostPlaces).contains(capacity) else {
            throw Refusal(
                "refusal.number_between", field: "capacity", values: ["least": .number(0), "most": .number(mostPlaces)])
        }
    }
}
