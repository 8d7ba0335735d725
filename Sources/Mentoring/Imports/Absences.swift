import Foundation
package import Storage

/// Somebody who was missing from a full list.
package struct AbsentPerson: Sendable {
    package let id: ID<Person>
    package let number: String?
    package let name: String
    package let jobTitle: String?
    /// The day of the list from which they were first missing.
    package let missingOn: Day
    /// Their last day, where it was confirmed.
    package let leftOn: Day?
    /// The sort key of the name: where the next page begins.
    package let nameKey: String
}

/// People missing from a full list: have they left? Nobody but a person says so.
package enum Absences {
    /// In order of names, those after a place, at most `limit`.
    /// - Parameter presence: `missing` for those who wait, `left` for those of whom it was confirmed.
    package static func list(
        _ presence: Presence, after place: (nameKey: String, id: String) = ("", ""), limit: Int, in tx: Transaction
    ) throws -> [AbsentPerson] {
        try tx.rows(KnownSQL.absent, presence.rawValue, place.nameKey, place.id, limit).map { row in
            AbsentPerson(
                id: try row.id("id"), number: try row.optionalText("staff_number"),
                name: try row.text("first_name") + " " + row.text("last_name"),
                jobTitle: try row.optionalText("job_title"), missingOn: try row.day("missing_on"),
                leftOn: try row.optionalDay("left_on"), nameKey: try row.text("name_key"))
        }
    }

    /// All of them in order of names, for exports: page after page, so that memory stays flat.
    package static func each(
        _ presence: Presence, in tx: Transaction, do body: (AbsentPerson) throws -> Void
    ) throws {
        var place = ("", "")
        while true {
            let people = try list(presence, after: place, limit: 1_000, in: tx)
            for person in people { try body(person) }
            guard people.count == 1_000, let last = people.last else { return }
            place = (last.nameKey, last.id.text)
        }
    }

    package static func count(_ presence: Presence, in tx: Transaction) throws -> Int {
        try tx.row(KnownSQL.absentCount, presence.rawValue)?.integer("people") ?? 0
    }

    /// Whose departure may be noted, and on which day: that of the list from which they were first missing. Noting it is
    /// `Departures.confirm`, as pairs end with it.
    /// - Parameter people: nil for all who are missing.
    package static func toConfirm(
        _ people: [ID<Person>]?, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> [(person: ID<Person>, day: Day)] {
        try (people ?? all(in: tx)).compactMap { id in
            let person = try PersonRecord.find(id, in: tx)
            // The signed-in person is at work, whatever the list says.
            guard person.presence == .missing, id != actor.person else { return nil }
            let day = person.missingOn ?? Day(now, in: .gmt)
            if let hired = person.input.hiredOn, day < hired { return (id, hired) }
            return (id, day)
        }
    }

    private static func all(in tx: Transaction) throws -> [ID<Person>] {
        try tx.rows(KnownSQL.missingIDs, 200_000).map { try $0.id("id") }
    }
}
