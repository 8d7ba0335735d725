package import Storage

/// Somebody in a list beside a person: who reports to them.
package struct PersonLine: Sendable {
    package let id: ID<Person>
    package let name: String
    package let jobTitle: String?
    package let presence: Presence
}

/// A line of a person's history.
package struct HistoryLine: Sendable {
    package let at: Instant
    /// Nil for a field that this version does not know.
    package let field: PersonField?
    package let from: String?
    package let to: String?
    /// Who changed it by hand; nil for the product itself, or somebody erased.
    package let by: String?
    package let byList: Bool
}

extension People {
    /// Who reports to a person, in order of names, at most `limit`.
    package static func reports(to manager: ID<Person>, limit: Int, in tx: Transaction) throws -> [PersonLine] {
        try tx.rows(PersonSQL.reports, manager, limit).map { row in
            PersonLine(
                id: try row.id("id"), name: try row.text("first_name") + " " + row.text("last_name"),
                jobTitle: try row.optionalText("job_title"),
                presence: Presence(rawValue: try row.text("presence")) ?? .present)
        }
    }

    package static func reportCount(of manager: ID<Person>, in tx: Transaction) throws -> Int {
        try tx.row(PersonSQL.reportCount, manager)?.integer("people") ?? 0
    }

    /// What changed of a person, the latest first, at most `limit` lines.
    package static func history(of person: ID<Person>, limit: Int, in tx: Transaction) throws -> [HistoryLine] {
        try tx.rows(PersonSQL.history, person, limit).map { row in
            let first = try row.optionalText("actor_first")
            let last = try row.optionalText("actor_last")
            return HistoryLine(
                at: try row.instant("at"), field: PersonField(rawValue: try row.text("field")),
                from: try row.optionalText("from_text"), to: try row.optionalText("to_text"),
                by: first.flatMap { first in last.map { first + " " + $0 } },
                byList: try row.optionalText("import_id") != nil)
        }
    }
}
