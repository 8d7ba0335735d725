package import Storage

/// Statements about the programmes and pairs of one person.
package enum PersonMentoringSQL {
    static let participations: Statement = """
        SELECT participant.id, participant.programme_id, participant.side, participant.joined_at,
               participant.withdrawn_at, programme.name, programme.stage, programme.ends_on
        FROM participant JOIN programme ON programme.id = participant.programme_id
        WHERE participant.person_id = \(.text("person")) ORDER BY participant.joined_at DESC, participant.id
        """
    static let pairs: Statement = """
        SELECT mentorship.id, mentorship.programme_id, mentorship.state, mentorship.started_on, mentorship.ended_on,
               mentorship.end_reason, mentorship.created_at, own.side, partner.person_id, person.first_name,
               person.last_name, programme.starts_on AS programme_starts
        FROM mentorship_member own
        JOIN mentorship ON mentorship.id = own.mentorship_id
        JOIN programme ON programme.id = mentorship.programme_id
        JOIN mentorship_member partner ON partner.mentorship_id = own.mentorship_id
             AND partner.participant_id <> own.participant_id
        JOIN person ON person.id = partner.person_id
        WHERE own.person_id = \(.text("person")) ORDER BY mentorship.created_at DESC, mentorship.id, person.name_key
        """

    package static let all = [participations, pairs]
}
