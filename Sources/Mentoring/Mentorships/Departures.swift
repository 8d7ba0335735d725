package import Storage

/// Leaving the organisation, and what follows for pairs. Everything here can be taken back.
package enum Departures {
    /// Notes that somebody has left: their relations end, and each partner is told kindly.
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
        for row in try tx.rows(MentorshipSQL.activeOf, person) {
            let mentorship = try row.id("id", of: Mentorship.self)
            let programme = try row.id("programme_id", of: Programme.self)
            guard try tx.run(MentorshipSQL.end, day, mentorship) == 1 else { continue }
            let members = try Members(mentorship, in: tx)
            if let key = members.key { try PairingRuns.release(key, of: programme, in: tx) }
            try tell(
                "partner_left", of: mentorship, members, about: person, row.text("programme_name"), in: tx, at: now)
            try Audit.write(
                "relation.ended", "mentorship", mentorship, programme: programme, by: actor, in: tx, at: now)
        }
    }

    static func reopenRelations(of person: ID<Person>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        for row in try tx.rows(MentorshipSQL.endedByDeparture, person) {
            let mentorship = try row.id("id", of: Mentorship.self)
            let programme = try row.id("programme_id", of: Programme.self)
            let members = try Members(mentorship, in: tx)
            guard members.allPresent, try tx.run(MentorshipSQL.reopen, mentorship) == 1 else { continue }
            if let key = members.key {
                try PairingRuns.keep(key, of: programme, since: row.day("started_on"), in: tx, at: now)
            }
            try tell(
                "partner_returned", of: mentorship, members, about: person, row.text("programme_name"), in: tx, at: now)
            try Audit.write(
                "relation.reopened", "mentorship", mentorship, programme: programme, by: actor, in: tx, at: now)
        }
    }

    private static func tell(
        _ template: String, of mentorship: ID<Mentorship>, _ members: Members, about person: ID<Person>,
        _ programme: String, in tx: Transaction, at now: Instant
    ) throws {
        let name = members.all.first { $0.person == person }?.name ?? ""
        for member in members.all where member.person != person {
            try Outbox.queue(
                template, to: member.person, class: .relation,
                values: ["partner": name, "programme": programme, "path": "/mentorships/\(mentorship.text)"], in: tx,
                at: now)
        }
    }

    private struct Members {
        struct Member {
            let participant: ID<Participant>
            let person: ID<Person>
            let isMentor: Bool
            let isPresent: Bool
            let name: String
        }

        let all: [Member]
        var allPresent: Bool { all.allSatisfy(\.isPresent) }

        init(_ mentorship: ID<Mentorship>, in tx: Transaction) throws {
            all = try tx.rows(MentorshipSQL.members, mentorship).map { row in
                Member(
                    participant: try row.id("participant_id"), person: try row.id("person_id"),
                    isMentor: try row.text("side") == "mentor", isPresent: try row.text("presence") != "left",
                    name: try row.text("first_name") + " " + row.text("last_name"))
            }
        }

        /// Of a relation of two; nil for a group.
        var key: PairKey? {
            let mentees = all.filter { !$0.isMentor }
            let mentors = all.filter(\.isMentor)
            guard mentees.count == 1, mentors.count == 1 else { return nil }
            return PairKey(mentees[0].participant, mentors[0].participant)
        }
    }
}
