package import Storage

/// Statements that find mentors to ask.
package enum RecruitSQL {
    /// Mentees whom somebody accompanies now, in all programmes.
    private static let load: Statement = """
        (SELECT COUNT(*) FROM mentorship_member own JOIN mentorship ON mentorship.id = own.mentorship_id
            WHERE own.person_id = person.id AND own.side = 'mentor' AND mentorship.state = 'active')
        """
    /// A level that nobody said counts as enough: most staff lists name competencies without one.
    static let recruits: Statement = """
        SELECT person.id, person.first_name, person.last_name, person.job_title, person.wish,
            person_competency.level, site.name AS site, department.name AS department, \(load) AS load
        FROM person_competency JOIN person ON person.id = person_competency.person_id
        LEFT JOIN site ON site.id = person.site_id
        LEFT JOIN department ON department.id = person.department_id
        WHERE person_competency.competency_id = \(.text("competency")) AND person_competency.held
            AND (person_competency.level IS NULL OR person_competency.level >= \(.integer("least")))
            AND person.presence <> 'left' AND \(ParticipantSQL.personWithinReach)
            AND NOT EXISTS (SELECT 1 FROM participant WHERE participant.programme_id = \(.text("programme"))
                AND participant.person_id = person.id AND participant.side = 'mentor')
            AND (\(.text("reader")) IS NULL OR person.id <> \(.text("reader")))
            AND \(load) < COALESCE(person.capacity,
                (SELECT mentor_capacity FROM programme WHERE programme.id = \(.text("programme"))))
        ORDER BY CASE WHEN person.wish IN ('mentor', 'both') THEN 0 ELSE 1 END,
            COALESCE(person_competency.level, 0) DESC, person.name_key, person.id LIMIT \(.integer("limit"))
        """

    package static let all = [recruits]
}
