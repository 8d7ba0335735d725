package import Storage

/// Statements about who holds which role.
package enum GrantSQL {
    static let add: Statement = """
        INSERT INTO role_grant (id, person_id, role, programme_id, site_id, department_id, granted_by, granted_at)
        VALUES (\(.text("id")), \(.text("person")), \(.text("role")), \(.text("programme")), \(.text("site")),
                \(.text("department")), \(.text("by")), \(.integer("now")))
        """
    static let held: Statement = """
        SELECT id, role, programme_id, site_id, department_id FROM role_grant WHERE person_id = \(.text("person"))
        """
    static let byID: Statement = """
        SELECT person_id, role, programme_id FROM role_grant WHERE id = \(.text("id"))
        """
    static let drop: Statement = "DELETE FROM role_grant WHERE id = \(.text("id"))"
    static let otherAdministrator: Statement = """
        SELECT role_grant.id FROM role_grant JOIN person ON person.id = role_grant.person_id
        WHERE role_grant.role = 'administrator' AND role_grant.person_id <> \(.text("person"))
          AND person.presence <> 'left' LIMIT 1
        """
    static let administrators: Statement = "SELECT person_id FROM role_grant WHERE role = 'administrator'"
    static let administratorContacts: Statement = """
        SELECT person.first_name, person.last_name, person.email
        FROM role_grant JOIN person ON person.id = role_grant.person_id
        WHERE role_grant.role = 'administrator' AND role_grant.person_id <> \(.text("person"))
          AND person.presence <> 'left'
        ORDER BY person.name_key, person.id LIMIT 3
        """
    /// Who runs a programme.
    static let keepers: Statement = """
        SELECT role_grant.id, role_grant.person_id, role_grant.is_contact, person.first_name, person.last_name,
               person.email, account.password IS NOT NULL AS has_password
        FROM role_grant
        JOIN person ON person.id = role_grant.person_id
        LEFT JOIN account ON account.person_id = person.id
        WHERE role_grant.programme_id = \(.text("programme")) AND role_grant.role = 'manager'
          AND person.presence <> 'left'
        ORDER BY person.name_key, person.id
        """
    static let setContact: Statement = """
        UPDATE role_grant SET is_contact = \(.boolean("shown")) WHERE id = \(.text("id"))
        """
    static let list: Statement = """
        SELECT role_grant.id, role_grant.role, role_grant.person_id, role_grant.granted_at, person.first_name,
               person.last_name, person.email, programme.name AS programme, site.name AS site,
               department.name AS department, account.totp_confirmed_at, account.password IS NOT NULL AS has_password
        FROM role_grant
        JOIN person ON person.id = role_grant.person_id
        LEFT JOIN account ON account.person_id = person.id
        LEFT JOIN programme ON programme.id = role_grant.programme_id
        LEFT JOIN site ON site.id = role_grant.site_id
        LEFT JOIN department ON department.id = role_grant.department_id
        WHERE person.presence <> 'left'
        ORDER BY person.name_key, person.id, role_grant.granted_at, role_grant.id
        """
    static let search: Statement = """
        SELECT person.id, person.first_name, person.last_name, person.email, person.job_title, person.name_key
        FROM person_word JOIN person ON person.id = person_word.person_id
        WHERE person_word.word >= \(.text("from")) AND person_word.word < \(.text("to")) AND person.presence <> 'left'
        ORDER BY person_word.word, person_word.name_key, person_word.person_id LIMIT 200
        """
    static let programmes: Statement =
        "SELECT id, name FROM programme WHERE stage <> 'closed' ORDER BY starts_on DESC, id"
    static let programme: Statement = "SELECT id, name FROM programme WHERE id = \(.text("id"))"
    static let sites: Statement = "SELECT id, name FROM site ORDER BY name_key"
    static let departments: Statement = "SELECT id, name FROM department ORDER BY name_key"

    package static let all = [
        add, held, byID, drop, otherAdministrator, administrators, administratorContacts, keepers, setContact, list,
        search,
        programmes, programme, sites, departments,
    ]
}
