package import Storage

/// Statements of links in mails.
package enum AccessLinkSQL {
    static let add: Statement = """
        INSERT INTO access_link (id, token_hash, purpose, person_id, detail, created_at, expires_at)
        VALUES (\(.text("id")), \(.bytes("hash")), \(.text("purpose")), \(.text("person")), \(.text("detail")),
                \(.integer("now")), \(.integer("expires")))
        """
    static let byToken: Statement = """
        SELECT id, person_id, detail, expires_at, used_at FROM access_link
        WHERE token_hash = \(.bytes("hash")) AND purpose = \(.text("purpose"))
        """
    static let use: Statement = """
        UPDATE access_link SET used_at = \(.integer("now"))
        WHERE id = \(.text("id")) AND used_at IS NULL AND expires_at > \(.integer("now"))
        """
    static let revokeAll: Statement = """
        UPDATE access_link SET used_at = \(.integer("now"))
        WHERE purpose = \(.text("purpose")) AND used_at IS NULL
        """
    static let revoke: Statement = """
        UPDATE access_link SET used_at = \(.integer("now"))
        WHERE person_id = \(.text("person")) AND purpose = \(.text("purpose")) AND used_at IS NULL
        """
    static let forget: Statement = "DELETE FROM access_link WHERE expires_at < \(.integer("before"))"

    package static let all = [add, byToken, use, revoke, revokeAll, forget]
}
