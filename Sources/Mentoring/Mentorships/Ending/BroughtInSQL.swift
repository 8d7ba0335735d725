package import Storage

/// Statements about pairs that were brought in and are not published.
package enum BroughtInSQL {
    static let waiting: Statement = """
        SELECT kept.id, kept.mentee_id, kept.mentor_id, kept.started_on, kept.meetings_held,
               person.first_name AS mentee_first, person.last_name AS mentee_last, other.first_name AS mentor_first,
               other.last_name AS mentor_last
        FROM pairing_decision kept
        JOIN participant mentee ON mentee.id = kept.mentee_id
        JOIN person ON person.id = mentee.person_id
        JOIN participant mentor ON mentor.id = kept.mentor_id
        JOIN person other ON other.id = mentor.person_id
        WHERE kept.programme_id = \(.text("programme")) AND kept.kind = 'existing'
          AND mentee.withdrawn_at IS NULL AND mentor.withdrawn_at IS NULL
          AND person.presence <> 'left' AND other.presence <> 'left'
          AND NOT EXISTS (
            SELECT 1 FROM mentorship_member mine
            JOIN mentorship_member theirs ON theirs.mentorship_id = mine.mentorship_id
            JOIN mentorship ON mentorship.id = mine.mentorship_id
            WHERE mine.participant_id = kept.mentee_id AND theirs.participant_id = kept.mentor_id
              AND mentorship.state <> 'ended')
        ORDER BY person.name_key, kept.id
        """

    package static let all = [waiting]
}
