package import Storage

/// Statements about accounts: finding them, passwords.
package enum AccountSQL {
    static let byAddress: Statement = """
        SELECT person.id, person.first_name, person.last_name, person.email, person.staff_number, account.password,
               account.totp_confirmed_at
        FROM person LEFT JOIN account ON account.person_id = person.id
        WHERE person.email_key = \(.text("key")) AND person.presence <> 'left'
        """
    static let byNumber: Statement = """
        SELECT person.id, person.first_name, person.last_name, person.email, person.staff_number, account.password,
               account.totp_confirmed_at
        FROM person LEFT JOIN account ON account.person_id = person.id
        WHERE person.staff_number = \(.text("number")) AND person.presence <> 'left'
        """
    static let byPerson: Statement = """
        SELECT person.id, person.first_name, person.last_name, person.email, person.staff_number, account.password,
               account.totp_confirmed_at
        FROM person LEFT JOIN account ON account.person_id = person.id
        WHERE person.id = \(.text("person")) AND person.presence <> 'left'
        """
    static let begin: Statement = """
        INSERT INTO account (person_id, created_at) VALUES (\(.text("person")), \(.integer("now")))
        ON CONFLICT (person_id) DO NOTHING
        """
    static let setPassword: Statement = """
        UPDATE account SET password = \(.text("password")), password_changed_at = \(.integer("now")), printed_code = NULL
        WHERE person_id = \(.text("person"))
        """
    /// The same password at another cost: nothing that its owner would call a change.
    static let rehash: Statement = """
        UPDATE account SET password = \(.text("password"))
        WHERE person_id = \(.text("person")) AND password = \(.text("old"))
        """
    static let exists: Statement = "SELECT person_id FROM account WHERE person_id = \(.text("person"))"
    /// Whoever has an account or a link not used yet, and another address in a staff list that is staged.
    static let readdressed: Statement = """
        SELECT person.id, person.email FROM staff_import_row AS listed
        JOIN person ON person.id = listed.person_id
        WHERE listed.import_id = \(.text("import")) AND listed.action = 'changed'
          AND coalesce(listed.email_key, '') <> coalesce(person.email_key, '')
          AND (EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
            OR EXISTS (SELECT 1 FROM access_link WHERE access_link.person_id = person.id AND access_link.used_at IS NULL))
        ORDER BY person.id
        """

    package static let all = [byAddress, byNumber, byPerson, begin, setPassword, rehash, exists, readdressed]
}
