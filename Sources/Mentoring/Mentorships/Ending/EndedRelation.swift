import Foundation
import Storage

/// A relation of two that somebody's departure ends, or whose end is taken back.
struct EndedRelation {
    enum Cause {
        /// The organisation.
        case left
        /// The programme.
        case withdrew

        var template: String {
            switch self {
            case .left: "partner_left"
            case .withdrew: "partner_withdrew"
            }
        }
    }

    private struct Member {
        let participant: ID<Participant>
        let person: ID<Person>
        let isMentor: Bool
        let isPresent: Bool
        /// Has an address that mails go to.
        let hasAddress: Bool
        let name: String
    }

    private let id: ID<Mentorship>
    private let programme: ID<Programme>
    private let programmeName: String
    let startedOn: Day
    /// From which day the two work together, as they read it themselves.
    let worksFrom: Day
    /// Whose departure ended it, who was not written to then.
    private let endedFor: ID<Person>?
    private let members: [Member]

    /// Nil for a relation that is not one of two: a group outlives one of its members.
    init?(_ row: Row, in tx: Transaction) throws {
        id = try row.id("id")
        programme = try row.id("programme_id")
        programmeName = try row.text("programme_name")
        startedOn = try row.day("started_on")
        worksFrom = try RelationStart.day(row)
        endedFor = try row.optionalID("ended_for")
        members = try tx.rows(DepartureSQL.members, id).map { row in
            Member(
                participant: try row.id("participant_id"), person: try row.id("person_id"),
                isMentor: try row.text("side") == "mentor",
                isPresent: try row.text("presence") != "left" && row.optionalInteger("withdrawn_at") == nil,
                hasAddress: try row.optionalText("email_key") != nil,
                name: try row.text("first_name") + " " + row.text("last_name"))
        }
        guard members.count(where: \.isMentor) == 1, members.count == 2 else { return nil }
    }

    /// The name of the other of the two.
    func partner(of person: ID<Person>) -> String { members.first { $0.person != person }?.name ?? "" }

    /// Those of the two whom no mail reaches.
    var withoutAddress: [String] { members.filter { !$0.hasAddress }.map(\.name) }

    /// Does a mail reach the other of the two?
    func isPartnerWrittenTo(by person: ID<Person>) -> Bool {
        members.contains { $0.person != person && $0.hasAddress }
    }

    /// Could the two have done anything together by now?
    func hasBegun(at now: Instant) -> Bool { worksFrom <= Day(now, in: .gmt) }

    private var key: PairKey? {
        guard let mentee = members.first(where: { !$0.isMentor }), let mentor = members.first(where: \.isMentor) else {
            return nil
        }
        return PairKey(mentee.participant, mentor.participant)
    }

    func end(
        _ cause: Cause, of person: ID<Person>, on day: Day, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        // A pair brought in from before may have begun later than a departure that is noted late.
        guard try tx.run(DepartureSQL.end, max(day, startedOn), person, id) == 1 else { return }
        if let key { try PairingRuns.release(key, of: programme, in: tx) }
        try tell(cause.template, exceptFor: person, in: tx, at: now)
        try Audit.write("relation.ended", "mentorship", id, programme: programme, by: actor, in: tx, at: now)
    }

    /// A manager ends it: both are told, and no computation puts the two together again unless somebody allows it.
    func close(
        _ reason: RelationClosing.Reason, note: String, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        let day = max(Day(now, in: .gmt), startedOn)
        guard try tx.run(DepartureSQL.close, day, reason.rawValue, note, actor.person, id) == 1 else { return }
        if let key { try PairingRuns.part(key, of: programme, because: note, by: actor, in: tx, at: now) }
        try tell("pair_closed", exceptFor: nil, in: tx, at: now)
        try Audit.write("relation.closed", "mentorship", id, programme: programme, by: actor, in: tx, at: now)
    }

    /// Tells whoever was told of the end.
    /// - Parameter person: who is back.
    func reopen(for person: ID<Person>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard members.allSatisfy(\.isPresent), try tx.run(DepartureSQL.reopen, id) == 1 else { return }
        if let key { try PairingRuns.keep(key, of: programme, since: startedOn, in: tx, at: now) }
        for member in members { try tx.run(PublicationSQL.dropWait, member.participant) }
        try tell("partner_returned", exceptFor: endedFor ?? person, in: tx, at: now)
        try Audit.write("relation.reopened", "mentorship", id, programme: programme, by: actor, in: tx, at: now)
    }

    private func tell(
        _ template: String, exceptFor person: ID<Person>?, in tx: Transaction, at now: Instant
    ) throws {
        for member in members where member.person != person {
            // At once: nobody is to wait a day for it, nor to learn it from somebody else.
            try Outbox.queue(
                template, to: member.person, class: .immediate,
                values: [
                    "partner": partner(of: member.person), "programme": programmeName,
                    "path": "/mentorships/\(id.text)", "begun": hasBegun(at: now) ? "yes" : "no",
                ], in: tx, at: now)
        }
    }
}
