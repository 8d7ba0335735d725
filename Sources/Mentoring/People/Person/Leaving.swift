import Foundation
package import Storage

extension People {
    /// Notes that somebody has left. Their sessions end with it (a session of somebody who left opens nothing) and no
    /// mail goes to them any more. What follows for their pairs is the mentorships' part.
    ///
    /// - Parameter day: their last day; today or before.
    /// - Throws: `NotFound`; `Refusal` for a day to come, before they were hired, or other than the one that is noted.
    package static func markLeft(
        _ id: ID<Person>, on day: Day, from source: ChangeSource = .hand, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        let before = try PersonRecord.find(id, in: tx)
        if before.presence == .left {
            guard day != before.input.leftOn else { return }
            throw Refusal("refusal.person.left_already", field: PersonField.leftOn.rawValue)
        }
        // Wherever on Earth it is already that day.
        guard day <= Day(now.adding(hours: 14), in: .gmt) else {
            throw Refusal("refusal.person.left_to_come", field: PersonField.leftOn.rawValue)
        }
        if let hired = before.input.hiredOn, day < hired {
            throw Refusal("refusal.person.left_before", field: PersonField.leftOn.rawValue)
        }
        if id == actor.person { throw Refusal("refusal.person.left_oneself") }
        try tx.run(PersonSQL.setPresence, Presence.left.rawValue, day, before.missingOn, now, id)
        let change = PersonChange(.presence, from: before.presence.rawValue, to: Presence.left.rawValue)
        try note(change, of: id, from: source, by: actor, in: tx, at: now)
        try Audit.write("person.left", "person", id, by: actor, in: tx, at: now)
    }

    /// Takes a departure, or a doubt, back: the person is present again.
    package static func undoLeft(
        _ id: ID<Person>, from source: ChangeSource = .hand, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        let before = try PersonRecord.find(id, in: tx)
        guard before.presence != .present else { return }
        try tx.run(PersonSQL.setPresence, Presence.present.rawValue, String?.none, String?.none, now, id)
        let change = PersonChange(.presence, from: before.presence.rawValue, to: Presence.present.rawValue)
        try note(change, of: id, from: source, by: actor, in: tx, at: now)
        try Audit.write("person.returned", "person", id, by: actor, in: tx, at: now)
    }

    /// Takes a confirmed departure back. Whoever was missing from the full lists until then is missing again; somebody
    /// whom no list missed is present.
    package static func reconsiderLeft(
        _ id: ID<Person>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        let before = try PersonRecord.find(id, in: tx)
        guard before.presence == .left, let missingOn = before.missingOn else {
            return try undoLeft(id, by: actor, in: tx, at: now)
        }
        try tx.run(PersonSQL.setPresence, Presence.missing.rawValue, String?.none, missingOn, now, id)
        let change = PersonChange(.presence, from: before.presence.rawValue, to: Presence.missing.rawValue)
        try note(change, of: id, from: .hand, by: actor, in: tx, at: now)
        try Audit.write("person.reconsidered", "person", id, by: actor, in: tx, at: now)
    }

    /// Notes that somebody is absent from a full list.
    package static func markMissing(
        _ id: ID<Person>, on day: Day, from source: ChangeSource, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        let before = try PersonRecord.find(id, in: tx)
        guard before.presence == .present else { return }
        try tx.run(PersonSQL.setPresence, Presence.missing.rawValue, before.input.leftOn, day, now, id)
        let change = PersonChange(.presence, from: before.presence.rawValue, to: Presence.missing.rawValue)
        try note(change, of: id, from: source, by: actor, in: tx, at: now)
        try Audit.write("person.missing", "person", id, by: actor, in: tx, at: now)
    }
}
