import Foundation
package import Matching
package import Storage

/// Leaving the organisation or a programme, and what follows for pairs: the relation ends, the partner is told kindly.
/// Everything here can be taken back.
package enum Departures {
    /// Notes that somebody has left the organisation.
    /// - Parameter day: their last day; today or before.
    /// - Throws: as `People.markLeft`.
    package static func leave(
        _ person: ID<Person>, on day: Day, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        try People.markLeft(person, on: day, by: actor, in: tx, at: now)
        try endRelations(of: person, on: day, by: actor, in: tx, at: now)
    }

    /// Takes a departure back: the relations that it ended go on, unless the mentee works with somebody else by now or
    /// the partner has left too.
    package static func undo(_ person: ID<Person>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        try People.undoLeft(person, by: actor, in: tx, at: now)
        try reopenRelations(of: person, by: actor, in: tx, at: now)
    }

    static func endRelations(
        of person: ID<Person>, on day: Day, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        for row in try tx.rows(DepartureSQL.activeOf, person) {
            try EndedRelation(row, in: tx)?.end(.left, of: person, on: day, by: actor, in: tx, at: now)
        }
    }

    static func reopenRelations(of person: ID<Person>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        for row in try tx.rows(DepartureSQL.endedOf, person) {
            try EndedRelation(row, in: tx)?.reopen(for: person, by: actor, in: tx, at: now)
        }
    }

    /// A pair that a withdrawal would end.
    package struct AtStake: Sendable, Hashable {
        package let participant: ID<Participant>
        /// Who would withdraw, and who would be left.
        package let name: String
        package let partner: String
        package let worksFrom: Day
        /// A mail tells the partner; else somebody has to.
        package let isPartnerWrittenTo: Bool
    }

    /// The pairs that would end if these participants were withdrawn; read only.
    /// - Throws: `NotFound` for a participant whom the actor may not withdraw.
    package static func atStake(
        _ participants: [ID<Participant>], of programme: ID<Programme>, by actor: Actor, in tx: Transaction
    ) throws -> [AtStake] {
        try participants.flatMap { participant -> [AtStake] in
            let record = try ParticipantRecord.find(participant, of: programme, for: actor, in: tx)
            guard record.withdrawnAt == nil else { return [] }
            return try tx.rows(DepartureSQL.activeOfParticipant, participant).compactMap { row in
                guard let relation = try EndedRelation(row, in: tx) else { return nil }
                return AtStake(
                    participant: participant, name: record.name, partner: relation.partner(of: record.person),
                    worksFrom: relation.worksFrom,
                    isPartnerWrittenTo: relation.isPartnerWrittenTo(by: record.person))
            }
        }
    }

    /// Takes somebody out of a programme; their relation there ends with it, and they are told.
    /// - Returns: how they are told.
    @discardableResult
    package static func withdraw(
        _ participant: ID<Participant>, from programme: ID<Programme>, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws -> WithdrawalNews.Told {
        let before = try ParticipantRecord.find(participant, of: programme, for: actor, in: tx).withdrawnAt
        try Participants.withdraw(participant, from: programme, by: actor, in: tx, at: now)
        var partners: [String] = []
        var hasBegun = false
        for row in try tx.rows(DepartureSQL.activeOfParticipant, participant) {
            let person = try row.id("person_id", of: Person.self)
            guard let relation = try EndedRelation(row, in: tx) else { continue }
            partners.append(relation.partner(of: person))
            hasBegun = hasBegun || relation.hasBegun(at: now)
            try relation.end(.withdrew, of: person, on: Day(now, in: .gmt), by: actor, in: tx, at: now)
        }
        if before != nil { return .notNeeded }
        return try WithdrawalNews.tell(participant, partners, hasBegun: hasBegun, by: actor, in: tx, at: now)
    }

    /// Takes a withdrawal back, and what it ended, where the mentee has nobody else by now.
    package static func bringBack(
        _ participant: ID<Participant>, to programme: ID<Programme>, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        let before = try ParticipantRecord.find(participant, of: programme, for: actor, in: tx).withdrawnAt
        try Participants.bringBack(participant, to: programme, by: actor, in: tx, at: now)
        if let before { try WithdrawalNews.takeBack(participant, withdrawnAt: before, in: tx, at: now) }
        try reopenRelations(of: participant, by: actor, in: tx, at: now)
    }

    /// Takes a person in by hand. For somebody who had withdrawn that is the way back, and what ended with it goes on.
    package static func takeIn(
        _ person: ID<Person>, as side: Side, to programme: ID<Programme>, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws -> ID<Participant> {
        let before = try tx.row(DepartureSQL.withdrawnOf, programme, person, side.rawValue)?.instant("withdrawn_at")
        let participant = try Participants.add(person, as: side, to: programme, by: actor, in: tx, at: now)
        if let before { try WithdrawalNews.takeBack(participant, withdrawnAt: before, in: tx, at: now) }
        try reopenRelations(of: participant, by: actor, in: tx, at: now)
        return participant
    }

    private static func reopenRelations(
        of participant: ID<Participant>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        for row in try tx.rows(DepartureSQL.endedOfParticipant, participant) {
            try EndedRelation(row, in: tx)?.reopen(for: row.id("person_id"), by: actor, in: tx, at: now)
        }
    }
}
