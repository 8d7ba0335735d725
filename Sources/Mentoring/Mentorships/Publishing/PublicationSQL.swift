package import Storage

/// Statements that publish pairs.
package enum PublicationSQL {
    /// A pair of a run that is a relation.
    private static let isUnderWay: Statement = """
        EXISTS (
            SELECT 1 FROM mentorship_member mine
            JOIN mentorship_member theirs ON theirs.mentorship_id = mine.mentorship_id
            JOIN mentorship ON mentorship.id = mine.mentorship_id
            WHERE mine.participant_id = pair.mentee_id AND theirs.participant_id = pair.mentor_id
              AND mentorship.state <> 'ended')
        """
    static let pairs: Statement = """
        SELECT pair.mentee_id, pair.mentor_id, mentee.id AS mentee_person, mentor.id AS mentor_person,
               mentee.first_name AS mentee_first, mentee.last_name AS mentee_last, mentor.first_name AS mentor_first,
               mentor.last_name AS mentor_last, decision.started_on, decision.meetings_held,
               decision.id IS NOT NULL AS met_before,
               \(isUnderWay) AS under_way
        FROM pairing_pair pair
        JOIN pairing_run run ON run.id = pair.run_id
        JOIN participant one ON one.id = pair.mentee_id
        JOIN person mentee ON mentee.id = one.person_id
        JOIN participant other ON other.id = pair.mentor_id
        JOIN person mentor ON mentor.id = other.person_id
        LEFT JOIN pairing_decision decision
          ON decision.programme_id = run.programme_id AND decision.mentee_id = pair.mentee_id
          AND decision.mentor_id = pair.mentor_id AND decision.kind = 'existing'
        WHERE pair.run_id = \(.text("run")) ORDER BY pair.mentee_id, pair.mentor_id
        """
    /// Pairs of a run that are not relations yet: they would begin.
    static let toBegin: Statement = """
        SELECT COUNT(*) AS pairs FROM pairing_pair pair
        WHERE pair.run_id = \(.text("run"))
          AND NOT \(isUnderWay)
        """
    /// Pairs that stay together in a run and were relations before it.
    static let goingOn: Statement = """
        SELECT pair.mentee_id, pair.mentor_id FROM pairing_pair pair
        JOIN pairing_run run ON run.id = pair.run_id
        WHERE pair.run_id = \(.text("run")) AND pair.origin = 'existing' AND EXISTS (
            SELECT 1 FROM mentorship_member mine
            JOIN mentorship_member theirs ON theirs.mentorship_id = mine.mentorship_id
            JOIN mentorship ON mentorship.id = mine.mentorship_id
            WHERE mine.participant_id = pair.mentee_id AND theirs.participant_id = pair.mentor_id
              AND mentorship.created_at <= run.asked_at AND COALESCE(mentorship.run_id, '') <> run.id)
        """
    /// The people to be told, each once, with their language and how a mail reaches them: now, later (they had their mail of the
    /// day), refused (their address was refused before), none (they have no address).
    static let readers: Statement = """
        SELECT DISTINCT person.id, person.first_name, person.last_name, person.name_key,
                   COALESCE(organisation.only_language, person.language, site.language,
                            organisation.default_language, 'fr') AS language,
                   CASE WHEN person.email IS NULL THEN 'none'
                        WHEN person.mail_refused_at IS NOT NULL THEN 'refused'
                        WHEN EXISTS (
                            SELECT 1 FROM outbox
                            WHERE outbox.person_id = person.id AND outbox.class = 'relation' AND outbox.state = 'sent'
                              AND outbox.sent_at > \(.integer("since"))) THEN 'later'
                        ELSE 'now' END AS reach
            FROM pairing_pair pair
            JOIN participant ON participant.id IN (pair.mentee_id, pair.mentor_id)
            JOIN person ON person.id = participant.person_id
            LEFT JOIN site ON site.id = person.site_id
            LEFT JOIN organisation ON organisation.id = 'one'
            WHERE pair.run_id = \(.text("run"))
              AND NOT EXISTS (
                SELECT 1 FROM mentorship_member one
                JOIN mentorship_member other ON other.mentorship_id = one.mentorship_id
                JOIN mentorship ON mentorship.id = one.mentorship_id
                WHERE one.participant_id = pair.mentee_id AND other.participant_id = pair.mentor_id
                  AND mentorship.state <> 'ended')
        ORDER BY person.name_key, person.id
        """
    /// Those of a programme who take part and have nobody.
    static let alone: Statement = """
        SELECT participant.id, participant.person_id, person.first_name, person.last_name, person.email, person.mail_refused_at, mentorship_wait.told_at
        FROM participant JOIN person ON person.id = participant.person_id
        LEFT JOIN mentorship_wait ON mentorship_wait.participant_id = participant.id
        WHERE participant.programme_id = \(.text("programme")) AND participant.withdrawn_at IS NULL AND person.presence <> 'left'
          AND NOT EXISTS (
            SELECT 1 FROM mentorship_member JOIN mentorship ON mentorship.id = mentorship_member.mentorship_id
            WHERE mentorship_member.participant_id = participant.id AND mentorship.state <> 'ended')
        """
    /// Who was told stays told until they have somebody: then the row goes.
    static let addWait: Statement = """
        INSERT INTO mentorship_wait (participant_id, run_id, cause, published_at, told_at)
        VALUES (\(.text("participant")), \(.text("run")), \(.text("cause")), \(.integer("now")), \(.integer("told")))
        ON CONFLICT (participant_id) DO UPDATE
        SET run_id = excluded.run_id, cause = excluded.cause, published_at = excluded.published_at,
            told_at = COALESCE(mentorship_wait.told_at, excluded.told_at)
        """
    static let dropWait: Statement = "DELETE FROM mentorship_wait WHERE participant_id = \(.text("participant"))"
    /// Whom the publication of a run wrote to.
    private static let written: Statement = """
        outbox.class = 'relation' AND outbox.created_at = \(.integer("published")) AND outbox.person_id IN (
            SELECT mentorship_member.person_id FROM mentorship_member
            JOIN mentorship ON mentorship.id = mentorship_member.mentorship_id
            WHERE mentorship.run_id = \(.text("run"))
            UNION
            SELECT participant.person_id FROM mentorship_wait
            JOIN participant ON participant.id = mentorship_wait.participant_id
            WHERE mentorship_wait.run_id = \(.text("run")))
        """
    static let mailStates: Statement = """
        SELECT told.state, COUNT(DISTINCT told.person_id) AS people FROM (
            SELECT outbox.person_id, CASE WHEN outbox.state = 'waiting' AND person.mail_refused_at IS NOT NULL
                THEN 'dropped' WHEN outbox.state = 'sending' THEN 'waiting' ELSE outbox.state END AS state
            FROM outbox JOIN person ON person.id = outbox.person_id
            WHERE \(written)) told
        GROUP BY told.state
        """
    static let undelivered: Statement = """
        SELECT DISTINCT person.id, person.first_name, person.last_name, person.name_key FROM outbox
        JOIN person ON person.id = outbox.person_id
        WHERE outbox.state IN ('refused', 'dropped') AND \(written)
        ORDER BY person.name_key, person.id
        """
    static let start: Statement = "SELECT starts_on FROM programme WHERE id = \(.text("programme"))"
    static let add: Statement = """
        INSERT INTO mentorship (id, programme_id, run_id, kind, formality, state, started_on, meetings_before, created_at)
        SELECT \(.text("id")), programme.id, \(.text("run")), programme.kind, programme.formality, 'active',
               \(.text("day")), \(.integer("meetings")), \(.integer("now"))
        FROM programme WHERE programme.id = \(.text("programme"))
        """
    static let addMember: Statement = """
        INSERT INTO mentorship_member (mentorship_id, participant_id, person_id, side)
        VALUES (\(.text("mentorship")), \(.text("participant")), \(.text("person")), \(.text("side")))
        """
    static let addReason: Statement = """
        INSERT INTO mentorship_reason (mentorship_id, position, key, subject, number)
        VALUES (\(.text("mentorship")), \(.integer("position")), \(.text("key")), \(.text("subject")), \(.integer("number")))
        """

    package static let all = [
        pairs, toBegin, goingOn, readers, alone, addWait, dropWait, mailStates, undelivered, start, add,
        addMember, addReason,
    ]
}
