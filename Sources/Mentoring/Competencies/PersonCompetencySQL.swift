package import Storage

/// Statements about who has or seeks which competency, and about names that the framework does not know.
package enum PersonCompetencySQL {
    static let of: Statement = """
        SELECT person_competency.competency_id, person_competency.held, person_competency.level, person_competency.wanted,
            person_competency.wanted_level, person_competency.source, competency.name_fr, competency.name_en,
            has.behaviour_fr AS has_fr, has.behaviour_en AS has_en, aims.behaviour_fr AS aims_fr,
            aims.behaviour_en AS aims_en
        FROM person_competency
        JOIN competency ON competency.id = person_competency.competency_id
        LEFT JOIN competency_level AS has
            ON has.competency_id = competency.id AND has.level = person_competency.level
        LEFT JOIN competency_level AS aims
            ON aims.competency_id = competency.id AND aims.level = person_competency.wanted_level
        WHERE person_competency.person_id = \(.text("person"))
        ORDER BY competency.position, competency.id
        """
    /// Values: person, competency, held, level, wanted, wanted level, source.
    package static let add: Statement = """
        INSERT INTO person_competency (person_id, competency_id, held, level, wanted, wanted_level, source)
        VALUES (\(.text("person")), \(.text("competency")), \(.boolean("held")), \(.integer("level")),
                \(.boolean("wanted")), \(.integer("wanted_level")), \(.text("source")))
        """
    package static let drop: Statement = "DELETE FROM person_competency WHERE person_id = \(.text("person"))"

    /// Values: key, name, now.
    package static let noteUnknown: Statement = """
        INSERT INTO unknown_competency (name_key, name, seen_at)
        VALUES (\(.text("key")), \(.text("name")), \(.integer("now")))
        ON CONFLICT (name_key) DO UPDATE SET seen_at = excluded.seen_at
        """
    /// Values: key, person, held, level, wanted, wanted level.
    package static let noteUnknownOf: Statement = """
        INSERT INTO unknown_competency_person (name_key, person_id, held, level, wanted, wanted_level)
        VALUES (\(.text("key")), \(.text("person")), \(.boolean("held")), \(.integer("level")),
                \(.boolean("wanted")), \(.integer("wanted_level")))
        ON CONFLICT (name_key, person_id) DO UPDATE SET held = excluded.held, level = excluded.level,
            wanted = excluded.wanted, wanted_level = excluded.wanted_level
        """
    package static let dropUnknownOf: Statement = """
        DELETE FROM unknown_competency_person WHERE person_id = \(.text("person"))
        """
    static let unknown: Statement = """
        SELECT unknown_competency.name_key, unknown_competency.name, COUNT(unknown_competency_person.person_id) AS people
        FROM unknown_competency
        JOIN unknown_competency_person ON unknown_competency_person.name_key = unknown_competency.name_key
        WHERE unknown_competency.ignored_at IS NULL
        GROUP BY unknown_competency.name_key, unknown_competency.name
        ORDER BY people DESC, unknown_competency.name_key LIMIT \(.integer("limit"))
        """
    static let unknownCount: Statement = """
        SELECT COUNT(*) AS names FROM unknown_competency
        WHERE ignored_at IS NULL AND EXISTS (
            SELECT 1 FROM unknown_competency_person
            WHERE unknown_competency_person.name_key = unknown_competency.name_key)
        """
    static let setAside: Statement = """
        SELECT unknown_competency.name_key, unknown_competency.name, COUNT(unknown_competency_person.person_id) AS people
        FROM unknown_competency
        JOIN unknown_competency_person ON unknown_competency_person.name_key = unknown_competency.name_key
        WHERE unknown_competency.ignored_at IS NOT NULL
        GROUP BY unknown_competency.name_key, unknown_competency.name
        ORDER BY unknown_competency.name_key LIMIT \(.integer("limit"))
        """
    static let unknownName: Statement = "SELECT name FROM unknown_competency WHERE name_key = \(.text("key"))"
    /// Noted as unknown, and known since.
    static let knownByNow: Statement = """
        SELECT unknown_competency.name_key, competency_synonym.competency_id
        FROM unknown_competency
        JOIN competency_synonym ON competency_synonym.name_key = unknown_competency.name_key
        JOIN competency ON competency.id = competency_synonym.competency_id
        WHERE competency.retired_at IS NULL ORDER BY unknown_competency.name_key
        """
    static let ignore: Statement = """
        UPDATE unknown_competency SET ignored_at = \(.integer("at")) WHERE name_key = \(.text("key"))
        """
    /// Whoever bore an unknown name has the competency that it turned out to be.
    static let adopt: Statement = """
        INSERT INTO person_competency (person_id, competency_id, held, level, wanted, wanted_level, source)
        SELECT person_id, \(.text("competency")), held, level, wanted, wanted_level, 'list'
        FROM unknown_competency_person WHERE name_key = \(.text("key"))
        ON CONFLICT (person_id, competency_id) DO UPDATE SET
            level = CASE WHEN person_competency.held THEN person_competency.level ELSE excluded.level END,
            wanted_level = CASE WHEN person_competency.wanted THEN person_competency.wanted_level ELSE excluded.wanted_level END,
            held = person_competency.held OR excluded.held, wanted = person_competency.wanted OR excluded.wanted
        """
    /// Of people whose competencies a staff list gives anew, what an earlier list gave.
    package static let dropListed: Statement = """
        DELETE FROM person_competency WHERE source = 'list' AND person_id IN (
            SELECT person_id FROM staff_import_row
            WHERE import_id = \(.text("import")) AND action = 'changed' AND competencies IS NOT NULL)
        """
    package static let dropUnknownListed: Statement = """
        DELETE FROM unknown_competency_person WHERE person_id IN (
            SELECT person_id FROM staff_import_row
            WHERE import_id = \(.text("import")) AND action = 'changed' AND competencies IS NOT NULL)
        """
    static let dropUnknown: Statement = "DELETE FROM unknown_competency WHERE name_key = \(.text("key"))"

    package static let all = [
        of, add, drop, noteUnknown, noteUnknownOf, dropUnknownOf, unknown, unknownCount, setAside, unknownName,
        knownByNow,
        ignore, adopt,
        dropUnknown, dropListed, dropUnknownListed,
    ]
}
