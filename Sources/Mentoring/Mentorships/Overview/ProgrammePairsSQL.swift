package import Storage

/// Statements about the pairs of a programme, as who runs it sees them.
package enum ProgrammePairsSQL {
    private static let columns: Statement = """
        SELECT mentorship.id, mentorship.started_on, mentorship.meetings_before, mentorship.ended_on, mentorship.end_reason,
               mentorship.end_note, one.participant_id AS mentee_id, two.participant_id AS mentor_id, person.name_key,
               person.first_name AS mentee_first, person.last_name AS mentee_last, other.first_name AS mentor_first,
               other.last_name AS mentor_last, site.name AS site,
               mentorship.created_at, programme.starts_on AS programme_starts
        """
    private static let tables: Statement = """
        FROM mentorship
        JOIN programme ON programme.id = mentorship.programme_id
        JOIN mentorship_member one ON one.mentorship_id = mentorship.id AND one.side = 'mentee'
        JOIN mentorship_member two ON two.mentorship_id = mentorship.id AND two.side = 'mentor'
        JOIN person ON person.id = one.person_id
        JOIN person other ON other.id = two.person_id
        LEFT JOIN site ON site.id = person.site_id
        """
    private static let conditions: Statement = """
        WHERE mentorship.programme_id = \(.text("programme"))
          AND (mentorship.state = 'ended') = \(.boolean("ended"))
          AND \(ParticipantSQL.personWithinReach)
          AND (\(.text("site")) IS NULL OR person.site_id = \(.text("site")))
          AND (\(.text("first")) IS NULL OR EXISTS (
              SELECT 1 FROM person_word
              WHERE person_word.person_id IN (person.id, other.id)
                AND person_word.word >= \(.text("first")) AND person_word.word < \(.text("first_end"))))
          AND (\(.text("second")) IS NULL OR EXISTS (
              SELECT 1 FROM person_word
              WHERE person_word.person_id IN (person.id, other.id)
                AND person_word.word >= \(.text("second")) AND person_word.word < \(.text("second_end"))))
          AND (person.name_key, mentorship.id) > (\(.text("name")), \(.text("after")))
        """
    static let page: Statement = """
        \(columns) \(tables) \(conditions) ORDER BY person.name_key, mentorship.id LIMIT \(.integer("limit"))
        """
    static let count: Statement = """
        SELECT COUNT(*) AS pairs, COALESCE(SUM(mentorship.meetings_before), 0) AS meetings \(tables) \(conditions)
        """
    static let one: Statement = """
        \(columns) \(tables)
        WHERE mentorship.id = \(.text("mentorship")) AND mentorship.programme_id = \(.text("programme"))
        """

    package static let all = [page, count, one]
}
