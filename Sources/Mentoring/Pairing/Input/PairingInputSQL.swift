package import Storage

/// Statements that read what a computation of pairs knows.
package enum PairingInputSQL {
    static let members: Statement = """
        SELECT participant.id, participant.person_id, participant.side, participant.capacity,
               person.site_id, person.department_id, person.manager_id, person.presence,
               COALESCE(person.time_zone, site.time_zone, organisation.time_zone) AS zone, grade.rank AS grade_rank,
               person.grade_id IS NOT NULL AND grade.rank IS NULL AS unranked
        FROM participant
        JOIN person ON person.id = participant.person_id
        LEFT JOIN site ON site.id = person.site_id
        LEFT JOIN grade ON grade.id = person.grade_id
        LEFT JOIN organisation ON organisation.id = 'one'
        WHERE participant.programme_id = \(.text("programme")) AND participant.withdrawn_at IS NULL
        ORDER BY person.staff_number, person.id
        """
    static let skills: Statement = """
        SELECT participant.id, participant.side, person_competency.competency_id, person_competency.held,
               person_competency.level, person_competency.wanted, person_competency.wanted_level
        FROM participant
        JOIN person_competency ON person_competency.person_id = participant.person_id
        JOIN competency ON competency.id = person_competency.competency_id AND competency.retired_at IS NULL
        WHERE participant.programme_id = \(.text("programme")) AND participant.withdrawn_at IS NULL
        ORDER BY participant.id, person_competency.competency_id
        """
    static let languages: Statement = """
        SELECT participant.id, person_language.code
        FROM participant
        JOIN person_language ON person_language.person_id = participant.person_id
        WHERE participant.programme_id = \(.text("programme")) AND participant.withdrawn_at IS NULL
        ORDER BY participant.id, person_language.code
        """
    static let programmeLanguages: Statement = """
        SELECT code FROM programme_language WHERE programme_id = \(.text("programme")) ORDER BY code
        """
    static let slots: Statement = """
        SELECT participant_slot.participant_id, participant_slot.starts, participant_slot.ends
        FROM participant
        JOIN participant_slot ON participant_slot.participant_id = participant.id
        WHERE participant.programme_id = \(.text("programme")) ORDER BY participant_slot.participant_id, participant_slot.starts
        """
    static let hopes: Statement = """
        SELECT participant_hope.participant_id, participant_hope.hope
        FROM participant
        JOIN participant_hope ON participant_hope.participant_id = participant.id
        WHERE participant.programme_id = \(.text("programme")) ORDER BY participant_hope.participant_id, participant_hope.hope
        """
    static let wishes: Statement = """
        SELECT participant_wish.participant_id, participant_wish.person_id
        FROM participant
        JOIN participant_wish ON participant_wish.participant_id = participant.id
        WHERE participant.programme_id = \(.text("programme"))
        ORDER BY participant_wish.participant_id, participant_wish.rank, participant_wish.person_id
        """
    static let exclusions: Statement = """
        SELECT person_id, other_id FROM programme_exclusion WHERE programme_id = \(.text("programme"))
        """
    /// Everybody above anybody of the programme: the lines of management, walked up once. UNION ends loops.
    static let lines: Statement = """
        WITH RECURSIVE line (person_id, manager_id) AS (
            SELECT person.id, person.manager_id
            FROM participant JOIN person ON person.id = participant.person_id
            WHERE participant.programme_id = \(.text("programme")) AND participant.withdrawn_at IS NULL
            UNION
            SELECT person.id, person.manager_id FROM line JOIN person ON person.id = line.manager_id
        )
        SELECT person_id, manager_id FROM line WHERE manager_id IS NOT NULL
        """
    static let decisions: Statement = """
        SELECT mentee_id, mentor_id, kind FROM pairing_decision
        WHERE programme_id = \(.text("programme")) ORDER BY mentee_id, mentor_id
        """

    package static let all = [
        members, skills, languages, programmeLanguages, slots, hopes, wishes, exclusions, lines, decisions,
    ]
}
