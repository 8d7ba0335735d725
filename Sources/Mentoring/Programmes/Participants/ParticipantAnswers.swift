package import Storage

/// Somebody wished for.
package struct WishLine: Sendable {
    package let person: ID<Person>
    package let name: String
    package let jobTitle: String?
    package let presence: Presence
    /// Is this person on the other side of the programme now?
    package let takesPart: Bool
}

/// What a participant said for this programme.
package struct ParticipantAnswers: Sendable {
    /// Best first.
    package let wishes: [WishLine]
    package let times: WeekTimes
    package let hopes: Set<Hope>
}

extension Participants {
    /// Wishes that one person may have.
    package static let mostWishes = 10

    /// What somebody said. The caller has found the participant.
    package static func answers(of id: ID<Participant>, in tx: Transaction) throws -> ParticipantAnswers {
        let wishes = try tx.rows(ParticipantSQL.wishes, id).map { row in
            WishLine(
                person: try row.id("person_id"), name: try row.text("first_name") + " " + row.text("last_name"),
                jobTitle: try row.optionalText("job_title"),
                presence: Presence(rawValue: try row.text("presence")) ?? .present,
                takesPart: try row.boolean("takes_part"))
        }
        let spans = try tx.rows(ParticipantSQL.slots, id).compactMap { row -> Range<Int>? in
            let (start, end) = (try row.integer("starts"), try row.integer("ends"))
            return start < end ? start..<end : nil
        }
        let hopes = try tx.rows(ParticipantSQL.hopes, id).compactMap { Hope(rawValue: try $0.text("hope")) }
        return ParticipantAnswers(wishes: wishes, times: WeekTimes(spans), hopes: Set(hopes))
    }

    /// Whom somebody would like to be paired with, best first, in place of what was said before.
    /// - Throws: `Refusal` for more than ten, oneself, or somebody twice.
    package static func setWishes(
        _ persons: [ID<Person>], of id: ID<Participant>, in programme: ID<Programme>, by actor: Actor,
        in tx: Transaction,
        at now: Instant
    ) throws {
        let record = try ParticipantRecord.find(id, of: programme, for: actor, in: tx)
        if persons.contains(record.person) { throw Refusal("refusal.wish.oneself", field: "wish") }
        if Set(persons).count < persons.count { throw Refusal("refusal.wish.twice", field: "wish") }
        if persons.count > mostWishes {
            throw Refusal("refusal.wish.too_many", field: "wish", values: ["most": .number(mostWishes)])
        }
        try tx.run(ParticipantSQL.dropWishes, id)
        try tx.insert(
            ParticipantSQL.addWish, many: persons.enumerated().map { index, person in [id, person, index + 1] })
        try noteAnswers(of: id, in: programme, by: actor, in: tx, at: now)
    }

    /// When somebody is free in a usual week, in place of what was said before: minutes from Monday 00:00 of the clock
    /// where they are.
    package static func setTimes(
        _ times: WeekTimes, of id: ID<Participant>, in programme: ID<Programme>, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        _ = try ParticipantRecord.find(id, of: programme, for: actor, in: tx)
        try write(times, of: id, in: tx)
        try noteAnswers(of: id, in: programme, by: actor, in: tx, at: now)
    }

    /// What somebody hopes for, in place of what was said before.
    package static func setHopes(
        _ hopes: Set<Hope>, of id: ID<Participant>, in programme: ID<Programme>, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        _ = try ParticipantRecord.find(id, of: programme, for: actor, in: tx)
        try write(hopes, of: id, in: tx)
        try noteAnswers(of: id, in: programme, by: actor, in: tx, at: now)
    }

    static func write(_ times: WeekTimes, of id: ID<Participant>, in tx: Transaction) throws {
        try tx.run(ParticipantSQL.dropSlots, id)
        try tx.insert(ParticipantSQL.addSlot, many: times.spans.map { [id, $0.lowerBound, $0.upperBound] })
    }

    static func write(_ hopes: Set<Hope>, of id: ID<Participant>, in tx: Transaction) throws {
        try tx.run(ParticipantSQL.dropHopes, id)
        try tx.insert(ParticipantSQL.addHope, many: hopes.map(\.rawValue).sorted().map { [id, $0] })
    }

    private static func noteAnswers(
        of id: ID<Participant>, in programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        try Audit.write("participant.answers", "participant", id, programme: programme, by: actor, in: tx, at: now)
    }
}
