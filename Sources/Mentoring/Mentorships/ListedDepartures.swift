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

    /// They are present: the list was wrong, or the confirmation is taken back.
    package static func deny(_ people: [ID<Person>], by actor: Actor, in tx: Transaction, at now: Instant) throws {
        for person in people { try undo(person, by: actor, in: tx, at: now) }
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
