package import Storage

/// Statements that close runs and keep the pairs of relations together.
package enum RunClosingSQL {
    static let publish: Statement = """
        UPDATE pairing_run
        SET state = 'published', published_at = \(.integer("now")), published_by = \(.text("actor"))
        WHERE id = \(.text("run")) AND state = 'done'
        """
    static let supersede: Statement = """
        UPDATE pairing_run SET state = 'superseded'
        WHERE programme_id = \(.text("programme")) AND id <> \(.text("run")) AND state = 'done'
        """
    static let stop: Statement = """
        UPDATE pairing_run SET state = 'cancelled', finished_at = \(.integer("now"))
        WHERE programme_id = \(.text("programme")) AND id <> \(.text("run")) AND state IN ('waiting', 'running')
        """
    static let giveUp: Statement = """
        UPDATE pairing_run SET state = 'cancelled' WHERE id = \(.text("run")) AND state = 'done'
        """
    static let keep: Statement = """
        INSERT INTO pairing_decision (id, programme_id, mentee_id, mentor_id, kind, started_on, decided_at)
        VALUES (\(.text("id")), \(.text("programme")), \(.text("mentee")), \(.text("mentor")), 'existing', \(.text("day")),
                \(.integer("now")))
        ON CONFLICT (programme_id, mentee_id, mentor_id) DO UPDATE
        SET kind = 'existing', started_on = COALESCE(pairing_decision.started_on, excluded.started_on)
        """
    static let release: Statement = """
        DELETE FROM pairing_decision
        WHERE programme_id = \(.text("programme")) AND mentee_id = \(.text("mentee"))
          AND mentor_id = \(.text("mentor")) AND kind = 'existing'
        """

    package static let all = [giveUp, publish, supersede, stop, keep, release]
}
