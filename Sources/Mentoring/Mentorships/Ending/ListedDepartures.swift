import Foundation
package import Storage

/// Departures that a staff list brings to light, and what follows for pairs.
extension Departures {
    /// People missing from a full list have left, on the day of that list: each partner is told kindly.
    /// - Parameter people: nil for all who are missing.
    /// - Returns: how many.
    @discardableResult
    package static func confirm(
        _ people: [ID<Person>]?, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> Int {
        let absent = try Absences.toConfirm(people, by: actor, in: tx, at: now)
        for one in absent { try leave(one.person, on: one.day, by: actor, in: tx, at: now) }
        return absent.count
    }

    /// How many relations would end if people who are missing had left.
    /// - Parameter people: nil for all who are missing.
    package static func ending(_ people: [ID<Person>]?, by actor: Actor, in tx: Transaction) throws -> Int {
        guard let people else {
            return try tx.row(DepartureSQL.endingWithMissing, actor.person?.text ?? "")?.integer("pairs") ?? 0
        }
        var ending: Set<ID<Mentorship>> = []
        for person in people where person != actor.person {
            for row in try tx.rows(DepartureSQL.activeOf, person) { ending.insert(try row.id("id")) }
        }
        return ending.count
    }

    /// Takes a whole round of confirmations back: no list has named these people since, so that they are missing again.
    /// - Returns: how many.
    package static func undoRound(
        at moment: Instant, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> Int {
        try reconsider(Absences.people(ofRoundAt: moment, in: tx), by: actor, in: tx, at: now)
    }

    /// Takes confirmations back, person by person; the relations that ended with them go on.
    /// - Returns: how many.
    package static func reconsider(
        _ people: [ID<Person>], by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> Int {
        for person in people {
            try People.reconsiderLeft(person, by: actor, in: tx, at: now)
            try reopenRelations(of: person, by: actor, in: tx, at: now)
        }
        return people.count
    }

    /// They are present: the list was wrong.
    /// - Returns: how many.
    @discardableResult
    package static func deny(
        _ people: [ID<Person>], by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> Int {
        for person in people { try undo(person, by: actor, in: tx, at: now) }
        return people.count
    }

    /// What a list means for pairs, in the transaction that imports it: it says of some that they have left, and names
    /// others again.
    package static func follow(_ list: ID<StaffImport>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        let changes = try tx.rows(DepartureSQL.movedByList, list).map { row in
            (
                person: try row.id("person_id", of: Person.self), left: try row.text("presence") == "left",
                day: try row.optionalDay("left_on")
            )
        }
        for change in changes where change.left {
            let day = change.day ?? Day(now, in: .gmt)
            try endRelations(of: change.person, on: day, by: actor, in: tx, at: now)
        }
        for change in changes where !change.left {
            try reopenRelations(of: change.person, by: actor, in: tx, at: now)
        }
    }
}
