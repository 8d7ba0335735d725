package import Storage

/// Statements about pairs that met before.
package enum ExistingPairSQL {
    static let latestRun: Statement = """
        SELECT id, state, matched FROM pairing_run
        WHERE programme_id = \(.text("programme")) AND state IN ('waiting', 'running', 'done', 'published')
        ORDER BY asked_at DESC, id DESC LIMIT 1
        """
    static let count: Statement = """
        SELECT COUNT(*) AS pairs FROM pairing_decision
        WHERE programme_id = \(.text("programme")) AND kind = 'existing'
        """
    static let add: Statement = """
        INSERT INTO pairing_decision (id, programme_id, mentee_id, mentor_id, kind, started_on, meetings_held, decided_by,
            decided_at)
        VALUES (\(.text("id")), \(.text("programme")), \(.text("mentee")), \(.text("mentor")), 'existing',
            \(.text("started")), \(.integer("meetings")), \(.text("by")), \(.integer("now")))
        ON CONFLICT (programme_id, mentee_id, mentor_id) DO UPDATE SET kind = 'existing', started_on = excluded.started_on,
            meetings_held = excluded.meetings_held, decided_by = excluded.decided_by, decided_at = excluded.decided_at
        """

    package static let all = [latestRun, count, add]
}
