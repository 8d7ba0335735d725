package import Storage

/// Statements about the framework of competencies.
package enum CompetencySQL {
    static let families: Statement =
        "SELECT id, key, name_fr, name_en, position FROM competency_family ORDER BY position, id"
    static let competencies: Statement = """
        SELECT id, key, family_id, name_fr, name_en, definition_fr, definition_en, retired_at
        FROM competency ORDER BY position, id
        """
    static let levels: Statement = """
        SELECT level, behaviour_fr, behaviour_en FROM competency_level
        WHERE competency_id = \(.text("competency")) ORDER BY level
        """
    static let allLevels: Statement = """
        SELECT competency_id, level, behaviour_fr, behaviour_en FROM competency_level ORDER BY competency_id, level
        """
    static let names: Statement = """
        SELECT competency_synonym.name_key, competency_synonym.competency_id
        FROM competency_synonym JOIN competency ON competency.id = competency_synonym.competency_id
        WHERE competency.retired_at IS NULL
        """
    static let allNames: Statement = "SELECT name_key FROM competency_synonym"
    static let match: Statement = """
        SELECT competency.id FROM competency_synonym
        JOIN competency ON competency.id = competency_synonym.competency_id
        WHERE competency_synonym.name_key = \(.text("key")) AND competency.retired_at IS NULL
        """
    static let owner: Statement = """
        SELECT competency_id, own FROM competency_synonym WHERE name_key = \(.text("key"))
        """
    static let synonyms: Statement = """
        SELECT name FROM competency_synonym WHERE competency_id = \(.text("competency")) AND NOT own ORDER BY name_key
        """
    static let allSynonyms: Statement = """
        SELECT competency_id, name FROM competency_synonym WHERE NOT own ORDER BY competency_id, name_key
        """
    private static let sums: Statement = """
        SUM(CASE WHEN person_competency.held THEN 1 ELSE 0 END) AS holders,
        SUM(CASE WHEN person_competency.wanted THEN 1 ELSE 0 END) AS seekers
        """
    /// All uses, less those of the few who left: looking at each person would take ten times as long.
    static let uses: Statement = """
        SELECT used.id, used.holders - COALESCE(gone.holders, 0) AS holders,
               used.seekers - COALESCE(gone.seekers, 0) AS seekers
        FROM (SELECT person_competency.competency_id AS id, \(sums) FROM person_competency
              GROUP BY person_competency.competency_id) used
        LEFT JOIN (SELECT person_competency.competency_id AS id, \(sums)
                   FROM person JOIN person_competency ON person_competency.person_id = person.id
                   WHERE person.presence = 'left' AND person.presence <> 'present'
                   GROUP BY person_competency.competency_id) gone ON gone.id = used.id
        """

    static let addFamily: Statement = """
        INSERT INTO competency_family (id, key, name_fr, name_en, position)
        VALUES (\(.text("id")), \(.text("key")), \(.text("fr")), \(.text("en")), \(.integer("position")))
        """
    static let add: Statement = """
        INSERT INTO competency (id, key, family_id, name_fr, name_en, definition_fr, definition_en, position, created_at)
        VALUES (\(.text("id")), \(.text("key")), \(.text("family")), \(.text("name_fr")), \(.text("name_en")),
                \(.text("definition_fr")), \(.text("definition_en")), \(.integer("position")), \(.integer("now")))
        """
    static let change: Statement = """
        UPDATE competency SET family_id = \(.text("family")), name_fr = \(.text("name_fr")), name_en = \(.text("name_en")),
            definition_fr = \(.text("definition_fr")), definition_en = \(.text("definition_en"))
        WHERE id = \(.text("id"))
        """
    static let setRetired: Statement = """
        UPDATE competency SET retired_at = \(.integer("at")) WHERE id = \(.text("id"))
        """
    static let lastPosition: Statement = "SELECT COALESCE(MAX(position), -1) AS position FROM competency"
    static let lastFamilyPosition: Statement = "SELECT COALESCE(MAX(position), -1) AS position FROM competency_family"
    static let dropLevels: Statement = "DELETE FROM competency_level WHERE competency_id = \(.text("competency"))"
    static let addLevel: Statement = """
        INSERT INTO competency_level (competency_id, level, behaviour_fr, behaviour_en)
        VALUES (\(.text("competency")), \(.integer("level")), \(.text("fr")), \(.text("en")))
        """
    static let dropNames: Statement = "DELETE FROM competency_synonym WHERE competency_id = \(.text("competency"))"
    static let addName: Statement = """
        INSERT INTO competency_synonym (name_key, competency_id, name, own)
        VALUES (\(.text("key")), \(.text("competency")), \(.text("name")), \(.boolean("own")))
        """

    package static let all = [
        families, competencies, levels, allLevels, names, allNames, match, owner, synonyms, allSynonyms, uses,
        addFamily, add,
        change,
        setRetired, lastPosition, lastFamilyPosition, dropLevels, addLevel, dropNames, addName,
    ]
}
