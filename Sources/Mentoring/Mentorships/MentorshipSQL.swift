package import Storage

/// Statements about relations, as their members see them.
package enum MentorshipSQL {
    private static let columns: Statement = """
        SELECT mentorship.id, mentorship.programme_id, programme.name AS programme_name, programme.template,
               programme.meeting_days, mentorship.state, mentorship.end_reason, mentorship.started_on,
               mentorship.meetings_before, mentorship.ended_on, own.side
        FROM mentorship_member own
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
    static let partners: Statement = """
        SELECT person.id, person.first_name, person.last_name, person.job_title, person.email, person.presence, member.side,
               department.name AS department, site.name AS site
        FROM mentorship_member member
        JOIN person ON person.id = member.person_id
        LEFT JOIN department ON department.id = person.department_id
        LEFT JOIN site ON site.id = person.site_id
        WHERE member.mentorship_id = \(.text("mentorship")) AND member.person_id <> \(.text("person"))
        ORDER BY person.name_key, person.id
        """
    static let reasons: Statement = """
        SELECT key, subject, number FROM mentorship_reason
        WHERE mentorship_id = \(.text("mentorship")) ORDER BY position
        """
    static let holders: Statement = """
        SELECT DISTINCT person.id, person.first_name, person.last_name, person.email, person.name_key
        FROM role_grant JOIN person ON person.id = role_grant.person_id
        WHERE role_grant.programme_id = \(.text("programme")) AND role_grant.role = \(.text("role"))
          AND person.presence <> 'left'
        ORDER BY person.name_key, person.id
        """
    static let waiting: Statement = """
        SELECT programme.id AS programme_id, programme.name, participant.side, programme.publishes_on,
               programme.starts_on
        FROM participant JOIN programme ON programme.id = participant.programme_id
        WHERE participant.person_id = \(.text("person")) AND participant.withdrawn_at IS NULL
          AND programme.stage <> 'closed'
          AND NOT EXISTS (
            SELECT 1 FROM mentorship_member JOIN mentorship ON mentorship.id = mentorship_member.mentorship_id
            WHERE mentorship_member.participant_id = participant.id AND mentorship.state <> 'ended')
        ORDER BY programme.starts_on, programme.id, participant.side
        """

    static let activeOf: Statement = """
        SELECT mentorship.id, mentorship.programme_id, programme.name AS programme_name
        FROM mentorship_member own
        JOIN mentorship ON mentorship.id = own.mentorship_id
        JOIN programme ON programme.id = mentorship.programme_id
        WHERE own.person_id = \(.text("person")) AND mentorship.state <> 'ended'
          AND mentorship.kind IN ('one_to_one', 'reverse', 'flash')
        ORDER BY mentorship.id
        """
    static let members: Statement = """
        SELECT member.participant_id, member.person_id, member.side, person.presence, person.first_name, person.last_name
        FROM mentorship_member member JOIN person ON person.id = member.person_id
        WHERE member.mentorship_id = \(.text("mentorship")) ORDER BY member.side DESC, member.participant_id
        """
    static let end: Statement = """
        UPDATE mentorship SET state = 'ended', ended_on = \(.text("day")), end_reason = 'departure'
        WHERE id = \(.text("mentorship")) AND state <> 'ended'
        """
    /// Relations that this person's departure ended, and whose mentee has nobody else since.
    static let endedByDeparture: Statement = """
        SELECT mentorship.id, mentorship.programme_id, programme.name AS programme_name, mentorship.started_on
        FROM mentorship_member own
        JOIN mentorship ON mentorship.id = own.mentorship_id
        JOIN programme ON programme.id = mentorship.programme_id
        WHERE own.person_id = \(.text("person")) AND mentorship.state = 'ended' AND mentorship.end_reason = 'departure'
          AND programme.stage <> 'closed'
          AND NOT EXISTS (
            SELECT 1 FROM mentorship_member mentee
            JOIN mentorship_member again ON again.participant_id = mentee.participant_id
            JOIN mentorship later ON later.id = again.mentorship_id
            WHERE mentee.mentorship_id = mentorship.id AND mentee.side = 'mentee' AND later.state <> 'ended')
        ORDER BY mentorship.id
        """
    static let reopen: Statement = """
        UPDATE mentorship SET state = 'active', ended_on = NULL, end_reason = NULL
        WHERE id = \(.text("mentorship")) AND state = 'ended' AND end_reason = 'departure'
        """

    package static let all = [
        find, ofPerson, partners, reasons, holders, waiting, activeOf, members, end, endedByDeparture, reopen,
    ]
}
