package import Storage

/// Statements of the first start.
package enum SetUpSQL {
    static let anyAdministrator: Statement = """
        SELECT role_grant.id FROM role_grant JOIN person ON person.id = role_grant.person_id
        WHERE role_grant.role = 'administrator' AND person.presence <> 'left' LIMIT 1
        """
    static let anybody: Statement = "SELECT id FROM person ORDER BY id LIMIT 1"
    static let putCode: Statement = """
        INSERT INTO set_up_code (id, code_hash, expires_at, failures)
        VALUES ('one', \(.bytes("hash")), \(.integer("expires")), 0)
        ON CONFLICT (id) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at, failures = 0,
            pass_hash = NULL, pass_until = NULL
        """
    static let code: Statement = """
        SELECT code_hash, expires_at, failures, pass_hash, pass_until FROM set_up_code WHERE id = 'one'
        """
    static let failed: Statement = "UPDATE set_up_code SET failures = failures + 1 WHERE id = 'one'"
    static let pass: Statement = """
        UPDATE set_up_code SET pass_hash = \(.bytes("hash")), pass_until = \(.integer("until"))
        WHERE id = 'one'
        """
    static let drop: Statement = "DELETE FROM set_up_code"
    static let addAccount: Statement = """
        INSERT INTO account (person_id, password, password_changed_at, created_at)
        VALUES (\(.text("person")), \(.text("password")), \(.integer("now")), \(.integer("now")))
        ON CONFLICT (person_id) DO UPDATE SET password = excluded.password,
            password_changed_at = excluded.password_changed_at
        """
    static let grantAdministrator: Statement = """
        INSERT INTO role_grant (id, person_id, role, granted_by, granted_at)
        SELECT \(.text("id")), \(.text("person")), 'administrator', \(.text("by")), \(.integer("now"))
        WHERE NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = \(.text("person")) AND role = 'administrator')
        """
    static let administrators: Statement = """
        SELECT person.id, person.first_name, person.last_name, person.email, account.totp_confirmed_at,
               account.password IS NOT NULL AS has_password
        FROM role_grant
        JOIN person ON person.id = role_grant.person_id
        LEFT JOIN account ON account.person_id = person.id
        WHERE role_grant.role = 'administrator' AND person.presence <> 'left'
        ORDER BY person.name_key, person.id
        """

    package static let all = [
        anyAdministrator, anybody, putCode, code, failed, pass, drop, addAccount, grantAdministrator, administrators,
    ]
}
