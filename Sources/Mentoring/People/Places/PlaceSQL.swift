package import Storage

/// Statements about sites, departments and grades.
package enum PlaceSQL {
    static let sites: Statement = """
        SELECT id, name, name_key, time_zone, language, settled_at FROM site ORDER BY name_key
        """
    static let departments: Statement = "SELECT id, name, name_key FROM department ORDER BY name_key"
    static let grades: Statement = """
        SELECT id, name, name_key, rank FROM grade ORDER BY CASE WHEN rank IS NULL THEN 1 ELSE 0 END, rank, name_key
        """
    static let site: Statement = "SELECT name FROM site WHERE id = \(.text("id"))"
    static let department: Statement = "SELECT name FROM department WHERE id = \(.text("id"))"
    static let grade: Statement = "SELECT name FROM grade WHERE id = \(.text("id"))"
    static let siteByKey: Statement = "SELECT id FROM site WHERE name_key = \(.text("key"))"
    static let departmentByKey: Statement = "SELECT id FROM department WHERE name_key = \(.text("key"))"
    static let gradeByKey: Statement = """
        SELECT id FROM grade WHERE name_key = \(.text("key"))
        UNION ALL
        SELECT grade_id AS id FROM grade_spelling WHERE name_key = \(.text("key"))
        """
    static let addGradeSpelling: Statement = """
        INSERT INTO grade_spelling (name_key, name, grade_id)
        VALUES (\(.text("key")), \(.text("name")), \(.text("grade")))
        """
    static let moveGradeSpellings: Statement = """
        UPDATE grade_spelling SET grade_id = \(.text("to")) WHERE grade_id = \(.text("from"))
        """
    static let addSite: Statement = """
        INSERT INTO site (id, name, name_key) VALUES (\(.text("id")), \(.text("name")), \(.text("key")))
        """
    static let addDepartment: Statement = """
        INSERT INTO department (id, name, name_key) VALUES (\(.text("id")), \(.text("name")), \(.text("key")))
        """
    static let addGrade: Statement = """
        INSERT INTO grade (id, name, name_key) VALUES (\(.text("id")), \(.text("name")), \(.text("key")))
        """
    /// Everybody, counted in the index, less the few who left.
    static let siteCounts: Statement = """
        SELECT every.id, every.people - COALESCE(gone.people, 0) AS people
        FROM (SELECT site_id AS id, COUNT(*) AS people FROM person WHERE site_id IS NOT NULL GROUP BY site_id) every
        LEFT JOIN (SELECT site_id AS id, COUNT(*) AS people FROM person
                   WHERE presence = 'left' AND presence <> 'present' AND site_id IS NOT NULL GROUP BY site_id) gone
          ON gone.id = every.id
        """
    static let gradeCounts: Statement = """
        SELECT every.id, every.people - COALESCE(gone.people, 0) AS people
        FROM (SELECT grade_id AS id, COUNT(*) AS people FROM person WHERE grade_id IS NOT NULL GROUP BY grade_id) every
        LEFT JOIN (SELECT grade_id AS id, COUNT(*) AS people FROM person
                   WHERE presence = 'left' AND presence <> 'present' AND grade_id IS NOT NULL GROUP BY grade_id) gone
          ON gone.id = every.id
        """
    static let setSite: Statement = """
        UPDATE site SET time_zone = \(.text("zone")), language = \(.text("language")),
            settled_at = \(.integer("now"))
        WHERE id = \(.text("id"))
        """
    static let setRank: Statement = "UPDATE grade SET rank = \(.integer("rank")) WHERE id = \(.text("id"))"
    static let moveGrade: Statement = """
        UPDATE person SET grade_id = \(.text("to")) WHERE grade_id = \(.text("from"))
        """
    static let dropGrade: Statement = "DELETE FROM grade WHERE id = \(.text("id"))"

    package static let all = [
        sites, departments, grades, site, department, grade, siteByKey, departmentByKey, gradeByKey, addSite,
        addDepartment, addGrade, siteCounts, gradeCounts, setSite, setRank, moveGrade, dropGrade,
        addGradeSpelling, moveGradeSpellings,
    ]
}
