import Storage

/// Telling somebody that they take part in a programme no more, or do again: kindly, at once, with whom to write to.
package enum WithdrawalNews {
    package enum Told: Sendable, Hashable {
        case byMail
        /// They know of the programme, and no mail reaches them: somebody has to tell them.
        case byNobody
        /// They withdrew themselves, or nothing ever told them that they took part.
        case notNeeded
    }

    private static let template = "withdrawn"

    /// - Parameters:
    ///   - partners: those whose pair with them ended with it.
    ///   - hasBegun: could any of these pairs have done anything together?
    static func tell(
        _ participant: ID<Participant>, _ partners: [String], hasBegun: Bool, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws -> Told {
        guard let row = try tx.row(DepartureSQL.withdrawal, participant) else { return .notNeeded }
        let person = try row.id("person_id", of: Person.self)
        guard person != actor.person, try row.boolean("knows") else { return .notNeeded }
        let managers = try ProgrammeContacts.of(row.id("programme_id"), for: person, in: tx).managers
        let isTold = try Outbox.queue(
            template, to: person, class: .immediate,
            values: [
                "programme": row.text("programme"), "side": row.text("side"),
                "partners": partners.joined(separator: "\n"), "contact": PublicationLetter.contact(managers),
                "begun": hasBegun ? "yes" : "no", "path": "/",
            ], in: tx, at: now)
        return isTold ? .byMail : .byNobody
    }

    /// They are back. A mail that has not gone out yet never does; to one that has, another follows.
    /// - Parameter withdrawnAt: when they were withdrawn, and the mail written.
    static func takeBack(
        _ participant: ID<Participant>, withdrawnAt: Instant, in tx: Transaction, at now: Instant
    ) throws {
        guard let row = try tx.row(DepartureSQL.withdrawal, participant) else { return }
        let person = try row.id("person_id", of: Person.self)
        guard try Outbox.takeBack(template, to: person, queuedAt: withdrawnAt, in: tx) else { return }
        try Outbox.queue(
            "brought_back", to: person, class: .immediate,
            values: ["programme": row.text("programme"), "side": row.text("side"), "path": "/"], in: tx, at: now)
    }
}
