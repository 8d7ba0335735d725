package import Storage

/// Statements about computations of pairs.
package enum RunSQL {
    private static let columns: Statement = """
        SELECT pairing_run.id, pairing_run.programme_id, programme.name AS programme_name, pairing_run.previous_id,
               pairing_run.state, pairing_run.version, pairing_run.asked_at, pairing_run.finished_at,
               pairing_run.published_at, pairing_run.changed_at, changer.first_name AS changer_first,
               changer.last_name AS changer_last, pairing_run.published_by, publisher.first_name AS publisher_first,
               publisher.last_name AS publisher_last, pairing_run.progress, pairing_run.mentees, pairing_run.mentors,
               pairing_run.places, pairing_run.matched, pairing_run.total, COALESCE(pairing_run.proven, FALSE) AS proven,
               pairing_run.unfilled, pairing_run.fault,
               (SELECT COUNT(*) FROM pairing_run earlier
                WHERE earlier.programme_id = pairing_run.programme_id
                  AND (earlier.asked_at, earlier.id) <= (pairing_run.asked_at, pairing_run.id)) AS number,
               (SELECT COUNT(*) FROM pairing_pair
                WHERE pairing_pair.run_id = pairing_run.id AND pairing_pair.score < \(.integer("unsure")))
               - (SELECT COUNT(*) FROM pairing_run_decision decision
                  JOIN pairing_pair decided ON decided.run_id = decision.run_id
                    AND decided.mentee_id = decision.mentee_id AND decided.mentor_id = decision.mentor_id
                  WHERE decision.run_id = pairing_run.id AND decision.kind <> 'forbid'
                    AND decided.score < \(.integer("unsure"))) AS unsure
        FROM pairing_run
        JOIN programme ON programme.id = pairing_run.programme_id
        LEFT JOIN person changer ON changer.id = pairing_run.changed_by
        LEFT JOIN person publisher ON publisher.id = pairing_run.published_by
        """
    static let find: Statement = "\(columns) WHERE pairing_run.id = \(.text("run"))"
    static let ofProgramme: Statement = """
        \(columns)
        WHERE pairing_run.programme_id = \(.text("programme")) ORDER BY pairing_run.asked_at DESC, pairing_run.id DESC
        """
    /// Neither cancelled nor failed.
    static let latest: Statement = """
        \(columns)
        WHERE pairing_run.id = (
            SELECT one.id FROM pairing_run one
            WHERE one.programme_id = \(.text("programme")) AND one.state NOT IN ('cancelled', 'failed')
            ORDER BY one.asked_at DESC, one.id DESC LIMIT 1)
        """
    static let lastPublished: Statement = """
        SELECT id, published_at FROM pairing_run
        WHERE programme_id = \(.text("programme")) AND state = 'published' AND published_at IS NOT NULL
        ORDER BY published_at DESC, id DESC LIMIT 1
        """
    static let programme: Statement = "SELECT name, stage FROM programme WHERE id = \(.text("programme"))"
    static let underWay: Statement = """
        SELECT id FROM pairing_run
        WHERE programme_id = \(.text("programme")) AND state IN ('waiting', 'running') ORDER BY asked_at LIMIT 1
        """
    /// What a new run is compared with: the latest that was not set aside by the publication of another.
    static let latestWithPairs: Statement = """
        SELECT id FROM pairing_run
        WHERE programme_id = \(.text("programme")) AND state IN ('done', 'published')
        ORDER BY asked_at DESC, id DESC LIMIT 1
        """
    static let before: Statement = "SELECT previous_id FROM pairing_run WHERE id = \(.text("run"))"
    static let add: Statement = """
        INSERT INTO pairing_run (id, programme_id, previous_id, state, version, asked_by, asked_at, progress)
        VALUES (\(.text("id")), \(.text("programme")), \(.text("previous")), 'waiting', 1, \(.text("asker")),
                \(.integer("now")), 0)
        """
    static let state: Statement = "SELECT programme_id, state, asked_at FROM pairing_run WHERE id = \(.text("run"))"
    static let cancel: Statement = """
        UPDATE pairing_run SET state = 'cancelled', finished_at = \(.integer("now"))
        WHERE id = \(.text("run")) AND state IN ('waiting', 'running')
        """
    static let begin: Statement = """
        UPDATE pairing_run SET state = 'running', started_at = \(.integer("now")), progress = 0
        WHERE id = \(.text("run")) AND state IN ('waiting', 'running')
        """
    static let progress: Statement = """
        UPDATE pairing_run SET progress = \(.integer("progress")) WHERE id = \(.text("run")) AND state = 'running'
        """
    static let fail: Statement = """
        UPDATE pairing_run SET state = 'failed', finished_at = \(.integer("now")), fault = \(.text("fault"))
        WHERE id = \(.text("run")) AND state IN ('waiting', 'running')
        """
    static let finish: Statement = """
        UPDATE pairing_run
        SET state = 'done', finished_at = \(.integer("now")), progress = 1000, mentees = \(.integer("mentees")),
            mentors = \(.integer("mentors")), places = \(.integer("places")), matched = \(.integer("matched")),
            total = \(.integer("total")), proven = \(.boolean("proven")), unfilled = \(.integer("unfilled"))
        WHERE id = \(.text("run")) AND state = 'running'
        """
    static let change: Statement = """
        UPDATE pairing_run
        SET version = version + 1, changed_at = \(.integer("now")), changed_by = \(.text("changer")),
            matched = \(.integer("matched")), total = \(.integer("total")), proven = \(.boolean("proven")),
            unfilled = \(.integer("unfilled"))
        WHERE id = \(.text("run")) AND state = 'done' AND version = \(.integer("version"))
        """
    static let version: Statement = "SELECT version FROM pairing_run WHERE id = \(.text("run"))"
    static let newer: Statement = """
        SELECT id FROM pairing_run
        WHERE programme_id = \(.text("programme")) AND state = 'done'
          AND (asked_at, id) > (\(.integer("asked")), \(.text("run")))
        ORDER BY asked_at DESC, id DESC LIMIT 1
        """
    static let takingPart: Statement = """
        SELECT participant.id, person.first_name, person.last_name
        FROM participant JOIN person ON person.id = participant.person_id
        WHERE participant.programme_id = \(.text("programme")) AND participant.side = 'mentee'
          AND participant.withdrawn_at IS NULL AND person.presence <> 'left'
        ORDER BY person.name_key, participant.id
        """
    static let lookedAfter: Statement = """
        SELECT participant.id FROM participant JOIN person ON person.id = participant.person_id
        WHERE participant.programme_id = \(.text("programme")) AND participant.side = 'mentee' AND EXISTS (
            SELECT 1 FROM role_grant
            WHERE role_grant.person_id = \(.text("reader")) AND role_grant.role = 'local_manager'
              AND role_grant.programme_id = participant.programme_id
              AND (role_grant.site_id IS NULL OR role_grant.site_id = person.site_id)
              AND (role_grant.department_id IS NULL OR role_grant.department_id = person.department_id))
        """

    package static let all = [
        before, find, ofProgramme, latest, lastPublished, programme, underWay, latestWithPairs, add, state, cancel,
        begin,
        progress, fail, finish,
        change, version, newer, takingPart, lookedAfter,
    ]
}
