package import Storage

/// Statements about sessions and what the person behind one may do.
package enum SessionSQL {
    static let byToken: Statement = """
        SELECT session.id, session.person_id, session.expires_at, session.second_factor_at, session.seen_at,
               person.first_name, person.last_name, person.language AS person_language,
               person.time_zone AS person_zone, site.language AS site_language, site.time_zone AS site_zone,
               account.totp_confirmed_at
        FROM session
        JOIN person ON person.id = session.person_id
        LEFT JOIN account ON account.person_id = person.id
        LEFT JOIN site ON site.id = person.site_id
        WHERE session.token_hash = \(.bytes("hash")) AND session.expires_at > \(.integer("now"))
          AND person.presence <> 'left'
        """
    static let grants: Statement = """
        SELECT role, programme_id, site_id, department_id FROM role_grant WHERE person_id = \(.text("person"))
        """
    static let participations: Statement = """
        SELECT DISTINCT programme_id FROM participant
        WHERE person_id = \(.text("person")) AND withdrawn_at IS NULL
        """
    static let byID: Statement = """
        SELECT person_id, created_at, expires_at, second_factor_at FROM session WHERE id = \(.text("id"))
        """
    static let open: Statement = """
        INSERT INTO session (id, token_hash, person_id, created_at, seen_at, expires_at, agent)
        VALUES (\(.text("id")), \(.bytes("hash")), \(.text("person")), \(.integer("now")), \(.integer("now")),
                \(.integer("expires")), \(.text("agent")))
        """
    static let renew: Statement = """
        UPDATE session SET seen_at = \(.integer("now")), expires_at = \(.integer("expires")) WHERE id = \(.text("id"))
        """
    static let complete: Statement = """
        UPDATE session SET second_factor_at = \(.integer("now")), seen_at = \(.integer("now")),
            expires_at = \(.integer("expires"))
        WHERE id = \(.text("id"))
        """
    static let end: Statement = "DELETE FROM session WHERE id = \(.text("id"))"
    static let endOwn: Statement = """
        DELETE FROM session WHERE id = \(.text("id")) AND person_id = \(.text("person"))
        """
    static let endAll: Statement = """
        DELETE FROM session WHERE person_id = \(.text("person")) AND id <> \(.text("kept"))
        """
    static let forget: Statement = "DELETE FROM session WHERE expires_at <= \(.integer("now"))"
    static let list: Statement = """
        SELECT id, agent, created_at, seen_at FROM session
        WHERE person_id = \(.text("person")) AND expires_at > \(.integer("now"))
        ORDER BY seen_at DESC, id DESC
        """

    package static let all = [
        byToken, grants, participations, byID, open, renew, complete, end, endOwn, endAll, forget, list,
    ]
}
