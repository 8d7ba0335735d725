package import Storage

/// Statements about relations, as their members see them.
package enum MentorshipSQL {
    private static let columns: Statement = """
        SELECT mentorship.id, mentorship.programme_id, programme.name AS programme_name, programme.template,
               programme.meeting_days, programme.starts_on AS programme_starts, mentorship.created_at, mentorship.state, mentorship.end_reason, mentorship.ended_for, mentorship.started_on,
               mentorship.meetings_before, mentorship.ended_on, own.side, own.participant_id, participant.withdrawn_at
        FROM mentorship_member own
        JOIN participant ON participant.id = own.participant_id
        JOIN mentorship ON mentorship.id = own.mentorship_id
        JOIN programme ON programme.id = mentorship.programme_id
        """
    static let find: Statement = """
        \(columns) WHERE own.mentorship_id = \(.text("mentorship")) AND own.person_id = \(.text("person"))
        """
    static let ofPerson: Statement = """
        \(columns) WHERE own.person_id = \(.text("person"))
        ORDER BY CASE mentorship.state WHEN 'ended' THEN 1 ELSE 0 END, mentorship.created_at DESC, mentorship.id
        """
    static let ofPersonCount: Statement = """
        SELECT COUNT(*) AS relations FROM mentorship_member WHERE person_id = \(.text("person"))
        """
    static let partners: Statement = """
        SELECT person.id, person.first_name, person.last_name, person.job_title, person.email, person.presence, member.side,
               participant.withdrawn_at, department.name AS department, site.name AS site
        FROM mentorship_member member
        JOIN person ON person.id = member.person_id
        JOIN participant ON participant.id = member.participant_id
        LEFT JOIN department ON department.id = person.department_id
        LEFT JOIN site ON site.id = person.site_id
        WHERE member.mentorship_id = \(.text("mentorship")) AND member.person_id <> \(.text("person"))
        ORDER BY person.name_key, person.id
        """
    /// What a mail says of whom one works with.
    static let partner: Statement = """
        SELECT person.job_title, person.email, site.name AS site
        FROM person LEFT JOIN site ON site.id = person.site_id WHERE person.id = \(.text("person"))
        """
    static let reasons: Statement = """
        SELECT key, subject, number FROM mentorship_reason
        WHERE mentorship_id = \(.text("mentorship")) ORDER BY position
        """
    static let holders: Statement = """
        SELECT DISTINCT person.id, person.first_name, person.last_name, person.email, person.name_key,
               role_grant.is_contact
        FROM role_grant JOIN person ON person.id = role_grant.person_id
        WHERE role_grant.programme_id = \(.text("programme")) AND role_grant.role = \(.text("role"))
          AND person.presence <> 'left'
        ORDER BY person.name_key, person.id
        """
    /// Who runs a programme that is not over, but for the one who reads.
    static let keepers: Statement = """
        SELECT DISTINCT person.id, person.first_name, person.last_name, person.email, person.name_key,
               role_grant.is_contact
        FROM role_grant
        JOIN programme ON programme.id = role_grant.programme_id
        JOIN person ON person.id = role_grant.person_id
        WHERE role_grant.role = 'manager' AND role_grant.is_contact AND programme.stage <> 'closed' AND programme.ends_on >= \(.text("today"))
          AND person.presence <> 'left' AND person.id <> \(.text("person"))
        ORDER BY person.name_key, person.id LIMIT \(.integer("limit"))
        """
    static let former: Statement = """
        SELECT programme.id AS programme_id, programme.name, MAX(participant.withdrawn_at) AS withdrawn_at
        FROM participant JOIN programme ON programme.id = participant.programme_id
        WHERE participant.person_id = \(.text("person")) AND programme.stage <> 'closed'
          AND programme.ends_on >= \(.text("today"))
        GROUP BY programme.id, programme.name
        HAVING COUNT(*) = COUNT(participant.withdrawn_at)
        ORDER BY MAX(participant.withdrawn_at) DESC, programme.id
        """
    static let waiting: Statement = """
        SELECT programme.id AS programme_id, programme.name, participant.side, programme.publishes_on,
               programme.starts_on, participant.id AS participant_id, participant.joined_at, mentorship_wait.cause,
               mentorship_wait.published_at AS wait_at,
               (SELECT MAX(pairing_run.published_at) FROM pairing_run
                WHERE pairing_run.programme_id = programme.id AND pairing_run.state = 'published') AS run_at
        FROM participant JOIN programme ON programme.id = participant.programme_id
        LEFT JOIN mentorship_wait ON mentorship_wait.participant_id = participant.id
        WHERE participant.person_id = \(.text("person")) AND participant.withdrawn_at IS NULL
          AND programme.stage <> 'closed'
          AND NOT EXISTS (
            SELECT 1 FROM mentorship_member JOIN mentorship ON mentorship.id = mentorship_member.mentorship_id
            WHERE mentorship_member.participant_id = participant.id AND mentorship.state <> 'ended')
        ORDER BY programme.starts_on, programme.id, participant.side
        """

    package static let all = [
        find, ofPerson, ofPersonCount, partners, partner, reasons, holders, keepers, former, waiting,
    ]
}
