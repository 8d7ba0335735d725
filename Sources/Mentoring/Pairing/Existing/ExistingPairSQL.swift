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
    /// Of the mentees whom a local manager looks after, where one asks.
    static let countWithinReach: Statement = """
        SELECT COUNT(*) AS pairs FROM pairing_decision
        JOIN participant ON participant.id = pairing_decision.mentee_id
        JOIN person ON person.id = participant.person_id
        WHERE pairing_decision.programme_id = \(.text("programme")) AND pairing_decision.kind = 'existing'
          AND \(ParticipantSQL.personWithinReach)
        """
    static let published: Statement = """
        SELECT MIN(published_at) AS published_at FROM pairing_run WHERE programme_id = \(.text("programme"))
        """
    static let add: Statement = """
        INSERT INTO pairing_decision (id, programme_id, mentee_id, mentor_id, kind, started_on, meetings_held, decided_by,
            decided_at)
        VALUES (\(.text("id")), \(.text("programme")), \(.text("mentee")), \(.text("mentor")), 'existing',
            \(.text("started")), \(.integer("meetings")), \(.text("by")), \(.integer("now")))
        ON CONFLICT (programme_id, mentee_id, mentor_id) DO UPDATE SET kind = 'existing', started_on = excluded.started_on,
            meetings_held = excluded.meetings_held, decided_by = excluded.decided_by, decided_at = excluded.decided_at
        """

    /// Two people who work together in the programme, whichever is the mentor.
    static let together: Statement = """
        SELECT pairing_decision.id FROM participant mentee
        JOIN pairing_decision ON pairing_decision.mentee_id = mentee.id AND pairing_decision.kind = 'existing'
          AND pairing_decision.programme_id = mentee.programme_id
        JOIN participant mentor ON mentor.id = pairing_decision.mentor_id
        WHERE mentee.programme_id = \(.text("programme"))
          AND mentee.person_id IN (\(.text("one")), \(.text("other")))
          AND mentor.person_id IN (\(.text("one")), \(.text("other")))
          AND mentee.withdrawn_at IS NULL AND mentor.withdrawn_at IS NULL
        """
    static let unlock: Statement = """
        DELETE FROM pairing_decision
        WHERE programme_id = \(.text("programme")) AND kind = 'lock'
          AND mentee_id IN (SELECT id FROM participant WHERE programme_id = \(.text("programme"))
                            AND person_id IN (\(.text("one")), \(.text("other"))))
          AND mentor_id IN (SELECT id FROM participant WHERE programme_id = \(.text("programme"))
                            AND person_id IN (\(.text("one")), \(.text("other"))))
        """
    static let excluded: Statement = """
        SELECT person_id FROM programme_exclusion
        WHERE programme_id = \(.text("programme")) AND person_id = \(.text("one")) AND other_id = \(.text("other"))
        """

    package static let all = [latestRun, count, countWithinReach, published, add, together, unlock, excluded]
}
