package import Storage

/// Statements that read everybody, to compare a list with them.
package enum KnownSQL {
    static let keys: Statement = """
        SELECT id, staff_number, email_key, first_name, last_name, presence, manager_id FROM person ORDER BY id
        """
    static let people: Statement = """
        SELECT id, staff_number, first_name, last_name, name_key, email, job_title, site_id, department_id, grade_id,
            manager_id, hired_on, left_on, missing_on, fte_percent, language, time_zone, wish, availability, hopes,
            capacity, presence
        FROM person ORDER BY id
        """
    static let languages: Statement = "SELECT person_id, code FROM person_language ORDER BY person_id, code"
    static let competencies: Statement = """
        SELECT person_id, competency_id, held, wanted, source FROM person_competency ORDER BY person_id, competency_id
        """
    static let unknowns: Statement = """
        SELECT person_id, name_key, held, wanted FROM unknown_competency_person ORDER BY person_id, name_key
        """
    /// Who was noted as left by hand: a list that does not know yet does not bring them back.
    static let leftByHand: Statement = """
        SELECT DISTINCT person_change.person_id FROM person_change
        JOIN person ON person.id = person_change.person_id
        WHERE person.presence <> 'present' AND person.presence = 'left' AND person.missing_on IS NULL AND person_change.field = 'presence'
            AND person_change.to_text = 'left' AND person_change.import_id IS NULL
        """
    /// Somebody beside those who hold a role.
    static let anybody: Statement = """
        SELECT person.id FROM person
        WHERE person.name_key >= '' AND person.presence <> 'left'
            AND NOT EXISTS (SELECT 1 FROM role_grant WHERE role_grant.person_id = person.id)
        ORDER BY person.name_key, person.id LIMIT 1
        """
    static let gradeSpellings: Statement = "SELECT name_key, grade_id FROM grade_spelling"
    static let defaultLanguage: Statement = "SELECT default_language FROM organisation"
    static let absent: Statement = """
        SELECT id, staff_number, first_name, last_name, job_title, missing_on, left_on, name_key FROM person
        WHERE presence <> 'present' AND presence = \(.text("presence")) AND missing_on IS NOT NULL
            AND (name_key > \(.text("after")) OR (name_key = \(.text("after")) AND id > \(.text("after_id"))))
        ORDER BY name_key, id LIMIT \(.integer("limit"))
        """
    static let absentCount: Statement = """
        SELECT COUNT(*) AS people FROM person WHERE presence <> 'present' AND presence = \(.text("presence")) AND missing_on IS NOT NULL
        """
    static let missingIDs: Statement = """
        SELECT id FROM person WHERE presence <> 'present' AND presence = 'missing' ORDER BY name_key, id LIMIT \(.integer("limit"))
        """

    /// Left by hand after having been missing, and nothing said of their presence since.
    private static let confirmed: Statement = """
        FROM person JOIN person_change ON person_change.person_id = person.id
        LEFT JOIN person AS actor ON actor.id = person_change.actor_id
        WHERE person.presence <> 'present' AND person.presence = 'left' AND person.missing_on IS NOT NULL
            AND person_change.field = 'presence' AND person_change.from_text = 'missing'
            AND person_change.to_text = 'left' AND person_change.import_id IS NULL
            AND NOT EXISTS (
                SELECT 1 FROM person_change AS later
                WHERE later.person_id = person.id AND later.field = 'presence' AND later.at > person_change.at)
        """
    static let rounds: Statement = """
        SELECT person_change.at, actor.first_name, actor.last_name, COUNT(*) AS people \(confirmed)
            AND person_change.at >= \(.integer("since"))
        GROUP BY person_change.at, actor.first_name, actor.last_name
        ORDER BY person_change.at DESC LIMIT \(.integer("limit"))
        """
    static let ofRound: Statement = """
        SELECT person.id \(confirmed) AND person_change.at = \(.integer("at")) ORDER BY person.name_key, person.id
        """

    package static let all = [
        rounds, ofRound, keys, people, languages, competencies, unknowns, leftByHand, anybody, gradeSpellings,
        defaultLanguage, absent, absentCount, missingIDs,
    ]
}
