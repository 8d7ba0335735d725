package import Storage

/// Statements by which a staff list that is staged becomes people, set by set. `import` is the list's identifier.
package enum ListedPeopleSQL {
    static let makeSites: Statement = """
        INSERT INTO site (id, name, name_key, time_zone, language)
        SELECT id, name, name_key, time_zone, language FROM staff_import_place
        WHERE import_id = \(.text("import")) AND kind = 'site' ORDER BY name_key
        """
    static let makeDepartments: Statement = """
        INSERT INTO department (id, name, name_key)
        SELECT id, name, name_key FROM staff_import_place
        WHERE import_id = \(.text("import")) AND kind = 'department' ORDER BY name_key
        """
    static let makeGrades: Statement = """
        INSERT INTO grade (id, name, name_key)
        SELECT id, name, name_key FROM staff_import_place
        WHERE import_id = \(.text("import")) AND kind = 'grade' ORDER BY name_key
        """
    /// Numbers and addresses may change hands within a list: they are let go before they are given out.
    static let letKeysGo: Statement = """
        UPDATE person SET staff_number = NULL, email_key = NULL
        WHERE id IN (SELECT person_id FROM staff_import_row
            WHERE import_id = \(.text("import")) AND action = 'changed' AND rekeyed)
        """
    static let addPeople: Statement = """
        INSERT INTO person (id, staff_number, first_name, last_name, name_key, email, email_key, job_title, site_id,
            department_id, grade_id, manager_id, hired_on, left_on, fte_percent, language, time_zone, wish, availability,
            hopes, capacity, presence, created_at, changed_at)
        SELECT person_id, staff_number, first_name, last_name, name_key, email, email_key, job_title, site_id,
            department_id, grade_id, manager_id, hired_on, left_on, fte_percent, language, time_zone, wish, availability,
            hopes, capacity, presence, \(.integer("now")), \(.integer("now"))
        FROM staff_import_row WHERE import_id = \(.text("import")) AND action = 'new' ORDER BY position
        """
    static let changePeople: Statement = """
        UPDATE person SET staff_number = listed.staff_number, first_name = listed.first_name,
            last_name = listed.last_name, name_key = listed.name_key, email = listed.email, email_key = listed.email_key,
            job_title = listed.job_title, site_id = listed.site_id, department_id = listed.department_id,
            grade_id = listed.grade_id, manager_id = listed.manager_id, hired_on = listed.hired_on,
            left_on = listed.left_on, fte_percent = listed.fte_percent, language = listed.language,
            time_zone = listed.time_zone, wish = listed.wish, availability = listed.availability, hopes = listed.hopes,
            capacity = listed.capacity, presence = listed.presence, changed_at = \(.integer("now")),
            missing_on = CASE WHEN listed.presence = 'missing' THEN person.missing_on END,
            mail_refused_at = CASE WHEN person.email = listed.email THEN person.mail_refused_at END
        FROM staff_import_row AS listed
        WHERE listed.import_id = \(.text("import")) AND listed.action = 'changed' AND listed.person_id = person.id
        """
    static let missPeople: Statement = """
        UPDATE person SET presence = 'missing', missing_on = \(.text("day")), changed_at = \(.integer("now"))
        WHERE presence = 'present' AND id IN (SELECT person_id FROM staff_import_row
            WHERE import_id = \(.text("import")) AND action = 'missing')
        """
    static let dropWords: Statement = """
        DELETE FROM person_word WHERE person_id IN (SELECT person_id FROM staff_import_row
            WHERE import_id = \(.text("import")) AND action = 'changed' AND words IS NOT NULL)
        """
    static let dropLanguages: Statement = """
        DELETE FROM person_language WHERE person_id IN (SELECT person_id FROM staff_import_row
            WHERE import_id = \(.text("import")) AND action = 'changed' AND languages IS NOT NULL)
        """
    static let noteChanges: Statement = """
        INSERT INTO person_change (id, person_id, at, actor_id, import_id, field, from_text, to_text)
        SELECT id, person_id, \(.integer("now")), \(.text("actor")), import_id, field, from_text, to_text
        FROM staff_import_change WHERE import_id = \(.text("import")) ORDER BY position
        """

    package static let all = [
        makeSites, makeDepartments, makeGrades, letKeysGo, addPeople, changePeople, missPeople, dropWords,
        dropLanguages,
        noteChanges,
    ]
}
