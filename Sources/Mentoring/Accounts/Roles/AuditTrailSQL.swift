package import Storage

/// Statements that read the audit trail.
package enum AuditTrailSQL {
    private static let columns: Statement = """
        SELECT audit.id, audit.at, audit.actor_id, audit.action, audit.subject_kind, audit.subject_id,
               actor.first_name AS actor_first, actor.last_name AS actor_last,
               subject.first_name AS subject_first, subject.last_name AS subject_last, programme.name AS programme
        FROM audit
        LEFT JOIN person AS actor ON actor.id = audit.actor_id
        LEFT JOIN person AS subject ON subject.id = audit.subject_id
        LEFT JOIN programme ON programme.id = audit.programme_id
        """
    static let before: Statement = """
        \(columns) WHERE audit.id < \(.text("before")) ORDER BY audit.id DESC LIMIT \(.integer("limit"))
        """
    static let after: Statement = """
        \(columns) WHERE audit.id > \(.text("after")) ORDER BY audit.id LIMIT \(.integer("limit"))
        """

    package static let all = [before, after]
}
