package import Storage

/// Statements that write persons, their words, languages and history. The staff-list import uses them too, in bulk.
package enum PersonSQL {
    /// See `People.values(of:…)` for the values.
    package static let add: Statement = """
        INSERT INTO person (id, staff_number, first_name, last_name, name_key, email, email_key, job_title, site_id,
            department_id, grade_id, manager_id, hired_on, left_on, fte_percent, language, time_zone, wish, availability,
            hopes, capacity, presence, created_at, changed_at)
        VALUES (\(.text("id")), \(.text("number")), \(.text("first")), \(.text("last")), \(.text("key")), \(.text("email")),
            \(.text("email_key")), \(.text("job")), \(.text("site")), \(.text("department")), \(.text("grade")),
            \(.text("manager")), \(.text("hired")), \(.text("left")), \(.integer("fte")), \(.text("language")),
            \(.text("zone")), \(.text("wish")), \(.text("availability")), \(.text("hopes")), \(.integer("capacity")),
            \(.text("presence")), \(.integer("now")), \(.integer("now")))
        """
    /// The same values as `add`.
    package static let change: Statement = """
        UPDATE person SET id = \(.text("id")), staff_number = \(.text("number")), first_name = \(.text("first")),
            last_name = \(.text("last")), name_key = \(.text("key")), email = \(.text("email")),
            email_key = \(.text("email_key")), job_title = \(.text("job")), site_id = \(.text("site")),
            department_id = \(.text("department")), grade_id = \(.text("grade")), manager_id = \(.text("manager")),
            hired_on = \(.text("hired")), left_on = \(.text("left")), fte_percent = \(.integer("fte")),
            language = \(.text("language")), time_zone = \(.text("zone")), wish = \(.text("wish")),
            availability = \(.text("availability")), hopes = \(.text("hopes")), capacity = \(.integer("capacity")),
            presence = \(.text("presence")), changed_at = \(.integer("now")),
            missing_on = CASE WHEN \(.text("presence")) = 'missing' THEN missing_on END
        WHERE id = \(.text("id"))
        """
    static let mailWorksAgain: Statement = "UPDATE person SET mail_refused_at = NULL WHERE id = \(.text("id"))"

    /// Values: person, word, name key.
    package static let addWord: Statement = """
        INSERT INTO person_word (person_id, word, name_key)
        VALUES (\(.text("person")), \(.text("word")), \(.text("key")))
        """
    package static let dropWords: Statement = "DELETE FROM person_word WHERE person_id = \(.text("person"))"
    /// Values: person, code.
    package static let addLanguage: Statement = """
        INSERT INTO person_language (person_id, code) VALUES (\(.text("person")), \(.text("code")))
        """
    package static let dropLanguages: Statement = "DELETE FROM person_language WHERE person_id = \(.text("person"))"
    /// Values: id, person, at, actor, import, field, from, to.
    package static let addChange: Statement = """
        INSERT INTO person_change (id, person_id, at, actor_id, import_id, field, from_text, to_text)
        VALUES (\(.text("id")), \(.text("person")), \(.integer("at")), \(.text("actor")), \(.text("import")),
                \(.text("field")), \(.text("from")), \(.text("to")))
        """
    static let setPresence: Statement = """
        UPDATE person SET presence = \(.text("presence")), left_on = \(.text("left")), missing_on = \(.text("missing")),
            changed_at = \(.integer("now"))
        WHERE id = \(.text("id"))
        """

    static let find: Statement = """
        SELECT person.id, person.staff_number, person.first_name, person.last_name, person.email, person.job_title,
            person.site_id, person.department_id, person.grade_id, person.manager_id, person.hired_on, person.left_on,
            person.missing_on, person.fte_percent, person.language, person.time_zone, person.wish, person.availability,
            person.hopes, person.capacity, person.presence, person.mail_refused_at, person.created_at,
            site.name AS site, site.language AS site_language, site.time_zone AS site_zone,
            department.name AS department, grade.name AS grade,
            manager.first_name AS manager_first, manager.last_name AS manager_last
        FROM person
        LEFT JOIN site ON site.id = person.site_id
        LEFT JOIN department ON department.id = person.department_id
        LEFT JOIN grade ON grade.id = person.grade_id
        LEFT JOIN person AS manager ON manager.id = person.manager_id
        WHERE person.id = \(.text("id"))
        """
    static let languages: Statement = """
        SELECT code FROM person_language WHERE person_id = \(.text("person")) ORDER BY code
        """
    static let reports: Statement = """
        SELECT id, first_name, last_name, job_title, presence FROM person
        WHERE manager_id = \(.text("manager")) AND presence <> 'left' ORDER BY name_key, id LIMIT \(.integer("limit"))
        """
    static let reportCount: Statement = """
        SELECT COUNT(*) AS people FROM person WHERE manager_id = \(.text("manager")) AND presence <> 'left'
        """
    static let history: Statement = """
        SELECT person_change.at, person_change.field, person_change.from_text, person_change.to_text,
            person_change.import_id, actor.first_name AS actor_first, actor.last_name AS actor_last
        FROM person_change LEFT JOIN person AS actor ON actor.id = person_change.actor_id
        WHERE person_change.person_id = \(.text("person"))
        ORDER BY person_change.at DESC, person_change.id DESC LIMIT \(.integer("limit"))
        """
    /// Is the second person the first, or above them?
    static let isAbove: Statement = """
        WITH RECURSIVE line (id) AS (
            SELECT \(.text("from"))
            UNION
            SELECT person.manager_id FROM line JOIN person ON person.id = line.id WHERE person.manager_id IS NOT NULL
        )
        SELECT 1 AS found FROM line WHERE id = \(.text("person"))
        """
    static let byEmail: Statement = "SELECT id FROM person WHERE email_key = \(.text("key"))"
    static let byNumber: Statement = "SELECT id FROM person WHERE staff_number = \(.text("number"))"
    static let byName: Statement = """
        SELECT id FROM person WHERE name_key = \(.text("key")) AND presence <> 'left' ORDER BY id LIMIT 2
        """

    static let any: Statement = "SELECT id FROM person LIMIT 1"

    package static let all = [
        any, add, change, mailWorksAgain, addWord, dropWords, addLanguage, dropLanguages, addChange, setPresence, find,
        languages, reports, reportCount, history, isAbove, byEmail, byNumber, byName,
    ]
}
