package import Storage

/// What became of the mails of a publication: people, each once. Empty once the outbox has forgotten them.
package struct PublicationTrace: Sendable {
    package let sent: Int
    package let waiting: Int
    /// Those whom no mail reached.
    package let undelivered: [(person: ID<Person>, name: String)]

    package var isEmpty: Bool { sent == 0 && waiting == 0 && undelivered.isEmpty }

    /// Whether mails of the programme's latest publication are still to leave.
    package static func waits(_ programme: ID<Programme>, in tx: Transaction) throws -> Bool {
        guard let row = try tx.row(RunSQL.lastPublished, programme) else { return false }
        let states = try tx.rows(PublicationSQL.mailStates, row.instant("published_at"), row.text("id"))
        return try states.contains { try $0.text("state") == "waiting" }
    }

    /// Nil for a run that was not published.
    package static func load(
        of record: RunRecord, by actor: Actor, in tx: Transaction
    ) throws -> PublicationTrace? {
        try ReviewScope.checkWhole(actor, record.programme)
        guard record.state == .published, let at = record.publishedAt else { return nil }
        var people: [String: Int] = [:]
        for row in try tx.rows(PublicationSQL.mailStates, at, record.id) {
            people[try row.text("state")] = try row.integer("people")
        }
        let undelivered = try tx.rows(PublicationSQL.undelivered, at, record.id).map { row in
            (person: try row.id("id", of: Person.self), name: try row.text("first_name") + " " + row.text("last_name"))
        }
        return PublicationTrace(
            sent: people["sent"] ?? 0, waiting: people["waiting"] ?? 0,
            undelivered: undelivered)
    }
}
