package import Storage

/// What the relations' area asks of the runs when pairs are published or end.
extension PairingRuns {
    /// The run is published; other runs of the programme that were open are so no more.
    package static func close(
        _ run: ID<PairingRun>, of programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        try tx.run(RunClosingSQL.publish, now, actor.person, run)
        try tx.run(RunClosingSQL.supersede, programme, run)
        try tx.run(RunClosingSQL.stop, now, programme, run)
    }

    /// A pair whose relation goes on stays together in every run to come.
    package static func keep(
        _ key: PairKey, of programme: ID<Programme>, since day: Day, in tx: Transaction, at now: Instant
    ) throws {
        try tx.run(RunClosingSQL.keep, ID<PairingRun>(at: now), programme, key.mentee, key.mentor, day, now)
    }

    /// A pair whose relation has ended is free again.
    package static func release(_ key: PairKey, of programme: ID<Programme>, in tx: Transaction) throws {
        try tx.run(RunClosingSQL.release, programme, key.mentee, key.mentor)
    }
}

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

    package static let all = [publish, supersede, stop, keep, release]
}
