package import Storage

/// Statements about sessions and grants.
package enum SessionSQL {
    static let byToken: Statement = """
        SELECT session.id, session.person_id, session.expires_at, session.second_factor_at, session.seen_at,
               person.first_name, person.last_name, person.language AS person_language,
               person.time_zone AS person_zone, site.language AS site_language, site.time_zone AS site_zone
        FROM session
        JOIN person ON person.id = session.person_id
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

    package static let all = [byToken, grants, participations]
}
