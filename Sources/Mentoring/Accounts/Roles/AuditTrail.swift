package import Storage

/// The audit trail as administrators read it: ids resolved to names where they still can be.
package enum AuditTrail {
    package struct Line: Sendable {
        package let id: ID<AuditLine>
        package let at: Instant
        /// Nil where the product itself did it.
        package let actorID: ID<Person>?
        package let actor: String?
        /// Below `audit.` in the catalogue.
        package let action: String
        package let subjectKind: String
        package let subjectID: String?
        package let subject: String?
        package let programme: String?
    }

    /// Lines older than one, the newest first; nil: from the newest on.
    package static func lines(before: ID<AuditLine>? = nil, limit: Int, in tx: Transaction) throws -> [Line] {
        try tx.rows(AuditTrailSQL.before, before?.text ?? last, limit).map(line)
    }

    /// Lines newer than one, the newest first: the page before.
    package static func lines(after: ID<AuditLine>, limit: Int, in tx: Transaction) throws -> [Line] {
        try tx.rows(AuditTrailSQL.after, after, limit).map(line).reversed()
    }

    /// All lines, the newest first, one after the other.
    package static func each(in tx: Transaction, do body: (Line) throws -> Void) throws {
        try tx.each(AuditTrailSQL.before, last, Int.max) { try body(line($0)) }
    }

    /// After every identifier, which begin with a hexadecimal digit.
    private static let last = "g"

    private static func line(_ row: Row) throws -> Line {
        func name(_ prefix: String) throws -> String? {
            guard let last = try row.optionalText(prefix + "_last") else { return nil }
            return "\(try row.optionalText(prefix + "_first") ?? "") \(last)"
        }
        return Line(
            id: try row.id("id"), at: try row.instant("at"), actorID: try row.optionalID("actor_id"),
            actor: try name("actor"),
            action: try row.text("action"), subjectKind: try row.text("subject_kind"),
            subjectID: try row.optionalText("subject_id"), subject: try name("subject"),
            programme: try row.optionalText("programme"))
    }
}
