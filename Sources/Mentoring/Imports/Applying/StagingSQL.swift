package import Storage

/// Statements that stage what a list would change, and that apply it, set by set.
package enum StagingSQL {
    /// See `StagedRow.values`.
    static let addRow: Statement = """
        INSERT INTO staff_import_row (import_id, position, line, action, person_id, rekeyed, staff_number,
            first_name, last_name, name_key, email, email_key, job_title, site_id, department_id, grade_id, manager_id,
            hired_on, left_on, fte_percent, language, time_zone, wish, availability, hopes, capacity, presence, words,
            languages, competencies)
        VALUES (\(.text("import")), \(.integer("position")), \(.integer("line")), \(.text("action")), \(.text("person")),
            \(.boolean("rekeyed")), \(.text("number")), \(.text("first")), \(.text("last")),
            \(.text("key")), \(.text("email")), \(.text("email_key")), \(.text("job")), \(.text("site")),
            \(.text("department")), \(.text("grade")), \(.text("manager")), \(.text("hired")), \(.text("left")),
            \(.integer("fte")), \(.text("language")), \(.text("zone")), \(.text("wish")), \(.text("availability")),
            \(.text("hopes")), \(.integer("capacity")), \(.text("presence")), \(.text("words")), \(.text("languages")),
            \(.text("competencies")))
        """
    static let addChange: Statement = """
        INSERT INTO staff_import_change (import_id, position, id, person_id, field, from_text, to_text)
        VALUES (\(.text("import")), \(.integer("position")), \(.text("id")), \(.text("person")), \(.text("field")),
            \(.text("from")), \(.text("to")))
        """
    static let addPlace: Statement = """
        INSERT INTO staff_import_place (import_id, kind, id, name, name_key, time_zone, language)
        VALUES (\(.text("import")), \(.text("kind")), \(.text("id")), \(.text("name")), \(.text("key")), \(.text("zone")),
            \(.text("language")))
        """
    static let addName: Statement = """
        INSERT INTO staff_import_name (import_id, number, competency_id, name_key, name)
        VALUES (\(.text("import")), \(.integer("number")), \(.text("competency")), \(.text("key")), \(.text("name")))
        """
    static let dropRows: Statement = "DELETE FROM staff_import_row WHERE import_id = \(.text("import"))"
    static let dropChanges: Statement = "DELETE FROM staff_import_change WHERE import_id = \(.text("import"))"
    static let dropPlaces: Statement = "DELETE FROM staff_import_place WHERE import_id = \(.text("import"))"
    static let dropNames: Statement = "DELETE FROM staff_import_name WHERE import_id = \(.text("import"))"
    static let dropProblems: Statement = "DELETE FROM staff_import_problem WHERE import_id = \(.text("import"))"

    /// Somebody was added or changed since the list was compared: the comparison no longer holds.
    static let changedSince: Statement = """
        SELECT 1 AS found FROM person, staff_import
        WHERE staff_import.id = \(.text("import")) AND person.changed_at > staff_import.compared_at LIMIT 1
        """
    static let samples: Statement = """
        SELECT staff_import_row.person_id, staff_import_row.action, staff_import_row.line, staff_import_row.first_name,
            staff_import_row.last_name, staff_import_row.job_title, staff_import_row.left_on,
            person.first_name AS known_first, person.last_name AS known_last, person.job_title AS known_job
        FROM staff_import_row LEFT JOIN person ON person.id = staff_import_row.person_id
        WHERE staff_import_row.import_id = \(.text("import")) AND staff_import_row.action = \(.text("action"))
            AND staff_import_row.position > \(.integer("after"))
        ORDER BY staff_import_row.position LIMIT \(.integer("limit"))
        """
    static let changesOf: Statement = """
        SELECT field, from_text, to_text FROM staff_import_change
        WHERE import_id = \(.text("import")) AND person_id = \(.text("person")) ORDER BY position
        """

    private static let comesBack: Statement = """
        import_id = \(.text("import")) AND field = 'presence' AND from_text = 'left' AND to_text = 'present'
        """
    /// Values that are known, and that the list says are none. The day on which somebody left who comes back is not one.
    static let cleared: Statement = """
        SELECT field, COUNT(*) AS count FROM staff_import_change
        WHERE import_id = \(.text("import")) AND from_text IS NOT NULL AND to_text IS NULL
            AND (field <> 'left_on' OR person_id NOT IN (SELECT person_id FROM staff_import_change WHERE \(comesBack)))
        GROUP BY field ORDER BY field
        """

    /// People recorded as having left whom the list names as present.
    static let returning: Statement = """
        SELECT COUNT(*) AS count FROM staff_import_change WHERE \(comesBack)
        """

    static let parts: Statement = """
        SELECT person_id, name_key, words, languages, competencies FROM staff_import_row
        WHERE import_id = \(.text("import")) AND action <> 'missing' ORDER BY position
        """
    static let names: Statement = """
        SELECT number, competency_id, name_key, name FROM staff_import_name
        WHERE import_id = \(.text("import")) ORDER BY number
        """

    package static let all = [
        addRow, addChange, addPlace, addName, dropRows, dropChanges, dropPlaces, dropNames, dropProblems, changedSince,
        samples, changesOf, cleared, returning, parts, names,
    ]
}
