import Matching
package import Storage

/// Pairs that met before the programme came here: they enter as locked.
package enum ExistingPairs {
    package static let most = 2_000

    package struct Input: Sendable, Hashable {
        package let mentee: ID<Person>
        package let mentor: ID<Person>
        package let startedOn: Day?
        package let meetings: Int

        package init(mentee: ID<Person>, mentor: ID<Person>, startedOn: Day?, meetings: Int) {
            self.mentee = mentee
            self.mentor = mentor
            self.startedOn = startedOn
            self.meetings = meetings
        }
    }

    /// Brings pairs in: both take part from now on, and every computation keeps them together.
    /// - Returns: how many.
    /// - Throws: `NotFound` for who does not run the whole programme; `Refusal`.
    @discardableResult
    package static func bring(
        _ pairs: [Input], into programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> Int {
        try ProgrammeReach.requireWhole(actor, in: programme)
        guard !pairs.isEmpty else { throw Refusal("refusal.pairs.none") }
        guard pairs.count <= most else { throw Refusal("refusal.pairs.too_many", values: ["most": .number(most)]) }
        for pair in pairs {
            guard pair.mentee != pair.mentor else { throw Refusal("refusal.pairs.oneself") }
            if try areExcluded(pair.mentee, pair.mentor, in: programme, tx) { throw Refusal("refusal.pairs.excluded") }
            let mentee = try Participants.add(
                pair.mentee, as: .mentee, to: programme, source: .pairs, by: actor, in: tx, at: now)
            let mentor = try Participants.add(
                pair.mentor, as: .mentor, to: programme, source: .pairs, by: actor, in: tx, at: now)
            try tx.run(
                ExistingPairSQL.add, ID<Participant>(at: now), programme, mentee, mentor, pair.startedOn, pair.meetings,
                actor.person, now)
        }
        try Audit.write("pairs.brought_in", "programme", programme, programme: programme, by: actor, in: tx, at: now)
        return pairs.count
    }

    /// Are the two kept apart in the programme?
    static func areExcluded(
        _ one: ID<Person>, _ other: ID<Person>, in programme: ID<Programme>, _ tx: Transaction
    ) throws -> Bool {
        try tx.row(ExistingPairSQL.excluded, programme, min(one, other), max(one, other)) != nil
    }
}
