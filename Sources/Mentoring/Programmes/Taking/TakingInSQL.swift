package import Storage

/// Statements that find people to take in.
package enum TakingInSQL {
    static let fitting: Statement = """
        SELECT person.id, person.presence, person.capacity, person.availability, person.hopes, person.wish,
            person.first_name, person.last_name FROM person
        WHERE person.presence <> 'left' AND \(ParticipantSQL.personWithinReach)
            AND (NOT \(.boolean("listed")) OR person.wish IS NOT NULL)
            AND (\(.text("site")) IS NULL OR person.site_id = \(.text("site")))
            AND (\(.text("department")) IS NULL OR person.department_id = \(.text("department")))
            AND (\(.text("grade")) IS NULL OR person.grade_id = \(.text("grade")))
            AND (\(.text("from")) IS NULL OR person.hired_on >= \(.text("from")))
            AND (\(.text("until")) IS NULL OR person.hired_on <= \(.text("until")))
            AND (\(.text("language")) IS NULL OR EXISTS (SELECT 1 FROM person_language
                WHERE person_language.person_id = person.id AND person_language.code = \(.text("language"))))
            AND (\(.text("earlier")) IS NULL OR EXISTS (SELECT 1 FROM participant AS earlier
                WHERE earlier.programme_id = \(.text("earlier")) AND earlier.person_id = person.id
                    AND earlier.withdrawn_at IS NULL
                    AND (\(.text("side")) IS NULL OR earlier.side = \(.text("side")))))
        ORDER BY person.name_key, person.id
        """
    private static let known: Statement = """
        person.id, person.first_name, person.last_name, person.job_title, person.staff_number, site.name AS site,
            department.name AS department
        """
    /// One person, where they may be taken in.
    static let person: Statement = """
        SELECT \(known) FROM person
        LEFT JOIN site ON site.id = person.site_id
        LEFT JOIN department ON department.id = person.department_id
        WHERE person.id = \(.text("person")) AND person.presence <> 'left' AND \(ParticipantSQL.personWithinReach)
        """
    static let found: Statement = """
        SELECT \(known) FROM person_word AS found JOIN person ON person.id = found.person_id
        LEFT JOIN site ON site.id = person.site_id
        LEFT JOIN department ON department.id = person.department_id
        WHERE found.word >= \(.text("word")) AND found.word < \(.text("word_end"))
            AND (\(.text("other")) IS NULL OR EXISTS (SELECT 1 FROM person_word AS second
                WHERE second.person_id = person.id AND second.word >= \(.text("other"))
                    AND second.word < \(.text("other_end"))))
            AND person.presence <> 'left' AND \(ParticipantSQL.personWithinReach)
        ORDER BY found.word, found.name_key, found.person_id LIMIT 40
        """

    package static let all = [fitting, person, found]
}
