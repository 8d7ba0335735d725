package import Storage

/// Statements about exclusions.
package enum ExclusionSQL {
    static let list: Statement = """
        SELECT programme_exclusion.person_id, programme_exclusion.other_id, programme_exclusion.reason,
            programme_exclusion.created_at, one.first_name AS one_first, one.last_name AS one_last,
            other.first_name AS other_first, other.last_name AS other_last
        FROM programme_exclusion
        JOIN person AS one ON one.id = programme_exclusion.person_id
        JOIN person AS other ON other.id = programme_exclusion.other_id
        WHERE programme_exclusion.programme_id = \(.text("programme")) ORDER BY one.name_key, other.name_key, one.id, other.id
        """
    static let add: Statement = """
        INSERT INTO programme_exclusion (programme_id, person_id, other_id, reason, created_by, created_at)
        VALUES (\(.text("programme")), \(.text("person")), \(.text("other")), \(.text("reason")), \(.text("by")),
                \(.integer("now")))
        ON CONFLICT (programme_id, person_id, other_id) DO NOTHING
        """
    static let remove: Statement = """
        DELETE FROM programme_exclusion WHERE programme_id = \(.text("programme"))
            AND ((person_id = \(.text("one")) AND other_id = \(.text("other")))
                OR (person_id = \(.text("other2")) AND other_id = \(.text("one2"))))
        """

    package static let all = [list, add, remove]
}
