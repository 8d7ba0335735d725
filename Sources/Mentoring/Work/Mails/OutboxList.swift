package import Storage

/// A mail as the administrator sees it: to whom, which, how it fares. What it says is nobody's but its reader's.
package struct OutboxLine: Sendable {
    package enum State: String, Sendable, CaseIterable { case waiting, sending, sent, refused, dropped }

    package let id: ID<OutboxMail>
    package let person: ID<Person>?
    package let name: String?
    package let template: String
    package let state: State
    package let due: Instant
    package let sentAt: Instant?
    package let attempts: Int
    /// What the server said to it, or why it could not be reached.
    package let reply: String?
    /// Other pieces of news in the same mail.
    package let more: Int

    /// How many there are of each state, of those due since a moment.
    package static func counts(since: Instant, in tx: Transaction) throws -> [State: Int] {
        var counts: [State: Int] = [:]
        for row in try tx.rows(OutboxSQL.stateCounts, since) {
            if let state = State(rawValue: try row.text("state")) { counts[state] = try row.integer("number") }
        }
        return counts
    }

    /// Those of one state, the latest first, after another one.
    package static func list(
        _ state: State, after last: (due: Instant, id: String)?, limit: Int, in tx: Transaction
    ) throws -> [OutboxLine] {
        let due = last?.due ?? Instant(milliseconds: 1 << 52)
        return try tx.rows(OutboxSQL.ofState, state.rawValue, due, last?.id ?? "", limit).map { row in
            let (first, family) = try (row.optionalText("first_name"), row.optionalText("last_name"))
            return OutboxLine(
                id: try row.id("id"), person: try row.optionalID("person_id"),
                name: first.flatMap { first in family.map { first + " " + $0 } }, template: try row.text("template"),
                state: State(rawValue: try row.text("state")) ?? .dropped, due: try row.instant("due_at"),
                sentAt: try row.optionalInstant("sent_at"), attempts: try row.integer("attempts"),
                reply: try row.optionalText("reply"), more: try row.integer("more"))
        }
    }
}
