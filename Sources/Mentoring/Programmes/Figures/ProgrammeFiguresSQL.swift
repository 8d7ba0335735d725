package import Storage

/// Statements that count who takes part.
package enum ProgrammeFiguresSQL {
    private static let takingPart: Statement = """
        participant.programme_id = \(.text("programme")) AND participant.withdrawn_at IS NULL
            AND person.presence <> 'left'
        """
    private static let active: Statement = "\(takingPart) AND \(ParticipantSQL.personWithinReach)"
    private static let joined: Statement = """
        participant JOIN programme ON programme.id = participant.programme_id
            JOIN person ON person.id = participant.person_id
        """
    private static let capacity: Statement = """
        COALESCE(participant.capacity,
            CASE participant.side WHEN 'mentor' THEN programme.mentor_capacity ELSE programme.mentee_capacity END)
        """
    static let sides: Statement = """
        SELECT participant.side, COUNT(*) AS people, COALESCE(SUM(\(capacity)), 0) AS places FROM \(joined)
        WHERE \(active) GROUP BY participant.side
        """
    static let silent: Statement = """
        SELECT COUNT(*) AS people FROM \(joined)
        WHERE \(active) AND participant.side = 'mentee' AND NOT EXISTS (
            SELECT 1 FROM person_competency WHERE person_competency.person_id = person.id AND person_competency.wanted)
        """
    /// What mentees within reach seek, and the places of all mentors: theirs may come from anywhere.
    static let shortages: Statement = """
        SELECT competency.id, competency.name_fr, competency.name_en, competency.position, sought.seekers,
            COALESCE(offered.places, 0) AS places
        FROM (SELECT person_competency.competency_id, COUNT(*) AS seekers FROM \(joined)
                JOIN person_competency ON person_competency.person_id = person.id AND person_competency.wanted
              WHERE \(active) AND participant.side = 'mentee' GROUP BY person_competency.competency_id) AS sought
        JOIN competency ON competency.id = sought.competency_id
        LEFT JOIN (SELECT person_competency.competency_id, SUM(\(capacity)) AS places FROM \(joined)
                JOIN person_competency ON person_competency.person_id = person.id AND person_competency.held
              WHERE \(takingPart) AND participant.side = 'mentor' GROUP BY person_competency.competency_id) AS offered
            ON offered.competency_id = sought.competency_id
        ORDER BY sought.seekers - COALESCE(offered.places, 0) DESC, competency.position, competency.id LIMIT 6
        """
    /// Those behind the two numbers of a shortage whom somebody reaches.
    static let behindShortage: Statement = """
        SELECT participant.id, participant.side, person.first_name, person.last_name FROM \(joined)
        JOIN person_competency ON person_competency.person_id = person.id
        WHERE \(active) AND person_competency.competency_id = \(.text("competency"))
            AND participant.side = \(.text("side"))
            AND CASE participant.side WHEN 'mentee' THEN person_competency.wanted ELSE person_competency.held END
        ORDER BY person.name_key, participant.id LIMIT \(.integer("limit"))
        """
    static let sites: Statement = """
        SELECT site.id, site.name, COALESCE(SUM(CASE WHEN participant.side = 'mentee' THEN 1 ELSE 0 END), 0) AS mentees,
            COALESCE(SUM(CASE WHEN participant.side = 'mentor' THEN \(capacity) ELSE 0 END), 0) AS places
        FROM \(joined) LEFT JOIN site ON site.id = person.site_id
        WHERE \(active) GROUP BY site.id, site.name, site.name_key ORDER BY site.name_key
        """

    package static let all = [sides, silent, shortages, behindShortage, sites]
}
