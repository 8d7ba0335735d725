package import Storage

/// Statements that make managers.
package enum ManagerGrantSQL {
    static let add: Statement = """
        INSERT INTO role_grant (id, person_id, role, programme_id, granted_by, granted_at)
        SELECT \(.text("id")), \(.text("person")), 'manager', \(.text("programme")), \(.text("by")), \(.integer("now"))
        WHERE NOT EXISTS (SELECT 1 FROM role_grant WHERE role_grant.person_id = \(.text("person"))
            AND role_grant.role = 'manager' AND role_grant.programme_id = \(.text("programme")))
        """

    package static let all = [add]
}
