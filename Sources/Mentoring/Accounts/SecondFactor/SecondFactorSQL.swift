package import Storage

/// Statements about second factors.
package enum SecondFactorSQL {
    static let read: Statement = """
        SELECT totp_secret, totp_pending, totp_confirmed_at, totp_last_step FROM account WHERE person_id = \(.text("person"))
        """
    static let isOwed: Statement = """
        SELECT person.id FROM person
        WHERE person.id = \(.text("person"))
          AND (EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id AND account.totp_confirmed_at IS NOT NULL)
            OR EXISTS (SELECT 1 FROM role_grant WHERE role_grant.person_id = person.id
                       AND role_grant.role IN ('administrator', 'manager', 'local_manager')))
        """
    static let setPending: Statement = """
        UPDATE account SET totp_pending = \(.bytes("secret")) WHERE person_id = \(.text("person"))
        """
    static let dropPending: Statement = """
        UPDATE account SET totp_pending = NULL WHERE person_id = \(.text("person"))
        """
    static let confirm: Statement = """
        UPDATE account SET totp_secret = \(.bytes("secret")), totp_pending = NULL, totp_confirmed_at = \(.integer("now")),
            totp_last_step = \(.integer("step"))
        WHERE person_id = \(.text("person"))
        """
    static let setLastStep: Statement = """
        UPDATE account SET totp_last_step = \(.integer("step")) WHERE person_id = \(.text("person"))
        """
    static let remove: Statement = """
        UPDATE account SET totp_secret = NULL, totp_pending = NULL, totp_confirmed_at = NULL, totp_last_step = NULL
        WHERE person_id = \(.text("person"))
        """
    static let recoveryCodes: Statement = """
        SELECT hash FROM recovery_code WHERE person_id = \(.text("person")) AND used_at IS NULL
        """
    static let addRecoveryCode: Statement = """
        INSERT INTO recovery_code (person_id, hash) VALUES (\(.text("person")), \(.bytes("hash")))
        """
    static let useRecoveryCode: Statement = """
        UPDATE recovery_code SET used_at = \(.integer("now"))
        WHERE person_id = \(.text("person")) AND hash = \(.bytes("hash")) AND used_at IS NULL
        """
    static let dropRecoveryCodes: Statement = "DELETE FROM recovery_code WHERE person_id = \(.text("person"))"

    /// One of those who have a role: there is always one where anything is sealed.
    static let anySealed: Statement = """
        SELECT account.person_id, account.totp_secret FROM role_grant
        JOIN account ON account.person_id = role_grant.person_id
        WHERE account.totp_secret IS NOT NULL
        LIMIT 1
        """
    static let forgetAll: Statement = """
        UPDATE account SET totp_secret = NULL, totp_pending = NULL, totp_confirmed_at = NULL, totp_last_step = NULL
        WHERE totp_secret IS NOT NULL OR totp_pending IS NOT NULL
        RETURNING person_id
        """
    static let forgetRecoveryCodes: Statement = "DELETE FROM recovery_code"

    package static let all = [
        anySealed, forgetAll, forgetRecoveryCodes, read, isOwed, setPending, dropPending, confirm, setLastStep, remove,
        recoveryCodes, addRecoveryCode, useRecoveryCode,
        dropRecoveryCodes,
    ]
}
