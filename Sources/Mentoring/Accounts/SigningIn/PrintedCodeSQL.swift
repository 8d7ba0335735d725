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
    static let put: Statement = """
        UPDATE account SET printed_code = \(.bytes("code")), printed_at = \(.integer("now"))
        WHERE person_id = \(.text("person"))
        """
    static let read: Statement = """
        SELECT printed_code, printed_at FROM account WHERE person_id = \(.text("person")) AND printed_code IS NOT NULL
        """

    static let forget: Statement = "UPDATE account SET printed_code = NULL WHERE person_id = \(.text("person"))"
    static let forgetAll: Statement = "UPDATE account SET printed_code = NULL WHERE printed_code IS NOT NULL"

    package static let all = [candidate, list, listOf, put, read, forget, forgetAll]
}
