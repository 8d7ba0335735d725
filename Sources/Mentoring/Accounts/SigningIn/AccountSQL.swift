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
    package static let all = [byAddress, byNumber, byPerson, begin, setPassword, rehash]
}
