package import Storage

/// Statements about codes on paper.
package enum PrintedCodeSQL {
    static let candidate: Statement = """
        SELECT person.id, person.first_name, person.last_name, person.staff_number FROM person
        WHERE person.id = \(.text("person")) AND person.email_key IS NULL AND person.presence <> 'left'
          AND NOT EXISTS (SELECT 1 FROM role_grant WHERE role_grant.person_id = person.id)
        """
    private static let listed: Statement = """
        SELECT person.id, person.first_name, person.last_name, person.staff_number, person.name_key,
               department.name AS department, account.password IS NOT NULL AS has_password, account.printed_at,
               account.printed_code IS NOT NULL AS has_code,
               EXISTS (SELECT 1 FROM role_grant WHERE role_grant.person_id = person.id) AS has_role
        FROM person
        LEFT JOIN department ON department.id = person.department_id
        LEFT JOIN account ON account.person_id = person.id
        WHERE person.email_key IS NULL AND person.presence = 'present'
          AND (person.name_key > \(.text("after"))
               OR (person.name_key = \(.text("after")) AND person.id > \(.text("after_id"))))
        """
    static let list: Statement = """
        \(listed) ORDER BY person.name_key, person.id LIMIT \(.integer("limit"))
        """
    /// Those who take part in a programme.
    static let listOf: Statement = """
        \(listed)
          AND EXISTS (SELECT 1 FROM participant WHERE participant.person_id = person.id
                      AND participant.programme_id = \(.text("programme")) AND participant.withdrawn_at IS NULL)
        ORDER BY person.name_key, person.id LIMIT \(.integer("limit"))
        """
    /// Programmes that are not over and somebody takes part in, a row for each of those they work with there.
    static let purposes: Statement = """
        SELECT participant.id AS participant_id, programme.id AS programme_id, programme.name AS programme,
               participant.side, other.first_name, other.last_name
        FROM participant
        JOIN programme ON programme.id = participant.programme_id
        LEFT JOIN (mentorship_member own
          JOIN mentorship ON mentorship.id = own.mentorship_id AND mentorship.state <> 'ended'
          JOIN mentorship_member two ON two.mentorship_id = own.mentorship_id AND two.person_id <> own.person_id
          JOIN person other ON other.id = two.person_id) ON own.participant_id = participant.id
        WHERE participant.person_id = \(.text("person")) AND participant.withdrawn_at IS NULL
          AND programme.stage <> 'closed'
        ORDER BY programme.starts_on DESC, participant.id, other.name_key, other.id
        """
    static let put: Statement = """
        UPDATE account SET printed_code = \(.bytes("code")), printed_at = \(.integer("now"))
        WHERE person_id = \(.text("person"))
        """
    static let read: Statement = """
        SELECT printed_code, printed_at FROM account WHERE person_id = \(.text("person")) AND printed_code IS NOT NULL
        """

    static let forget: Statement = "UPDATE account SET printed_code = NULL WHERE person_id = \(.text("person"))"
    static let forgetAll: Statement = "UPDATE account SET printed_code = NULL WHERE printed_code IS NOT NULL"

    package static let all = [candidate, list, listOf, purposes, put, read, forget, forgetAll]
}
