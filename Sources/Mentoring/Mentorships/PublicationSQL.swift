package import Storage

/// Statements that publish pairs.
package enum PublicationSQL {
    static let pairs: Statement = """
        SELECT pair.mentee_id, pair.mentor_id, mentee.id AS mentee_person, mentor.id AS mentor_person,
               mentee.first_name AS mentee_first, mentee.last_name AS mentee_last, mentor.first_name AS mentor_first,
               mentor.last_name AS mentor_last, decision.started_on, decision.meetings_held
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
    /// Mails by language; nil for people whom no mail reaches.
    static let readers: Statement = """
        SELECT told.language, COUNT(*) AS mails FROM (
            SELECT CASE WHEN person.email IS NULL THEN NULL
                   ELSE COALESCE(person.language, site.language, organisation.default_language, 'fr') END AS language
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
        ) told GROUP BY told.language
        """
    static let active: Statement = """
        SELECT mentorship.id FROM mentorship_member one
        JOIN mentorship_member other ON other.mentorship_id = one.mentorship_id
        JOIN mentorship ON mentorship.id = one.mentorship_id
        WHERE one.participant_id = \(.text("mentee")) AND other.participant_id = \(.text("mentor"))
          AND mentorship.state <> 'ended'
        """
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

    package static let all = [pairs, readers, active, add, addMember, addReason]
}
