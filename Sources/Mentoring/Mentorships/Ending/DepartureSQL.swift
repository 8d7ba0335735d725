package import Storage

/// Statements that end relations where people leave, and take it back.
package enum DepartureSQL {
    private static let columns: Statement = """
        SELECT mentorship.id, mentorship.programme_id, programme.name AS programme_name, mentorship.started_on,
               mentorship.created_at, programme.starts_on AS programme_starts, mentorship.ended_for, own.person_id
        """
    private static let joined: Statement = """
        JOIN mentorship ON mentorship.id = own.mentorship_id
        JOIN programme ON programme.id = mentorship.programme_id
        """
    private static let active: Statement =
        "mentorship.state <> 'ended' AND mentorship.kind IN ('one_to_one', 'reverse', 'flash')"
    static let activeOf: Statement = """
        \(columns) FROM mentorship_member own \(joined)
        WHERE own.person_id = \(.text("person")) AND \(active) ORDER BY mentorship.id
        """
    static let activeOfParticipant: Statement = """
        \(columns) FROM mentorship_member own \(joined)
        WHERE own.participant_id = \(.text("participant")) AND \(active) ORDER BY mentorship.id
        """
    /// Relations that would end if all who are missing had left, save one.
    static let endingWithMissing: Statement = """
        SELECT COUNT(DISTINCT mentorship.id) AS pairs
        FROM person JOIN mentorship_member own ON own.person_id = person.id \(joined)
        WHERE person.presence <> 'present' AND person.presence = 'missing' AND person.id <> \(.text("besides"))
          AND \(active)
        """
    /// One of two that goes on, for who runs its programme.
    static let activeRelation: Statement = """
        \(columns) FROM mentorship_member own \(joined)
        WHERE own.mentorship_id = \(.text("mentorship")) AND mentorship.programme_id = \(.text("programme"))
          AND \(active) AND own.side = 'mentee'
        """
    /// The mentee of a relation has nobody else since.
    private static let alone: Statement = """
        NOT EXISTS (
            SELECT 1 FROM mentorship_member mentee
            JOIN mentorship_member again ON again.participant_id = mentee.participant_id
            JOIN mentorship later ON later.id = again.mentorship_id
            WHERE mentee.mentorship_id = mentorship.id AND mentee.side = 'mentee' AND later.state <> 'ended')
        """
    /// Ended by a departure, while the mentee has nobody else since.
    private static let reopenable: Statement = """
        mentorship.state = 'ended' AND mentorship.end_reason = 'departure' AND programme.stage <> 'closed'
          AND \(alone)
        """
    static let endedOf: Statement = """
        \(columns) FROM mentorship_member own \(joined)
        WHERE own.person_id = \(.text("person")) AND \(reopenable) ORDER BY mentorship.id
        """
    static let endedOfParticipant: Statement = """
        \(columns) FROM mentorship_member own \(joined)
        WHERE own.participant_id = \(.text("participant")) AND \(reopenable) ORDER BY mentorship.id
        """
    /// Whom a withdrawal concerns, and whether they know of the programme: by a pair, by a publication that left them
    /// without, or because they may sign in, where it is shown.
    static let withdrawal: Statement = """
        SELECT participant.person_id, participant.programme_id, participant.side, programme.name AS programme,
               EXISTS (SELECT 1 FROM mentorship_member WHERE mentorship_member.participant_id = participant.id)
                 OR EXISTS (SELECT 1 FROM mentorship_wait WHERE mentorship_wait.participant_id = participant.id)
                 OR EXISTS (SELECT 1 FROM session WHERE session.person_id = participant.person_id)
                 OR EXISTS (SELECT 1 FROM account WHERE account.person_id = participant.person_id) AS knows
        FROM participant JOIN programme ON programme.id = participant.programme_id
        WHERE participant.id = \(.text("participant"))
        """
    /// When somebody withdrew who is about to be taken in again.
    static let withdrawnOf: Statement = """
        SELECT id, withdrawn_at FROM participant
        WHERE programme_id = \(.text("programme")) AND person_id = \(.text("person")) AND side = \(.text("side"))
          AND withdrawn_at IS NOT NULL
        """
    static let members: Statement = """
        SELECT member.participant_id, member.person_id, member.side, person.presence, person.first_name, person.last_name,
               participant.withdrawn_at, person.email_key
        FROM mentorship_member member
        JOIN person ON person.id = member.person_id
        JOIN participant ON participant.id = member.participant_id
        WHERE member.mentorship_id = \(.text("mentorship")) ORDER BY member.side DESC, member.participant_id
        """
    static let end: Statement = """
        UPDATE mentorship SET state = 'ended', ended_on = \(.text("day")), end_reason = 'departure',
               ended_for = \(.text("person"))
        WHERE id = \(.text("mentorship")) AND state <> 'ended'
        """
    static let close: Statement = """
        UPDATE mentorship SET state = 'ended', ended_on = \(.text("day")), end_reason = \(.text("reason")),
               end_note = \(.text("note")), ended_by = \(.text("by"))
        WHERE id = \(.text("mentorship")) AND state <> 'ended'
        """
    /// Asked again here: another relation of the mentee may have been opened a moment before.
    static let reopen: Statement = """
        UPDATE mentorship SET state = 'active', ended_on = NULL, end_reason = NULL, ended_for = NULL
        WHERE id = \(.text("mentorship")) AND state = 'ended' AND end_reason = 'departure'
          AND \(alone)
        """

    /// People in relations of whom a list that is being imported says that they left, or names again.
    static let movedByList: Statement = """
        SELECT DISTINCT person.id AS person_id, person.presence, person.left_on
        FROM staff_import_change listed
        JOIN mentorship_member ON mentorship_member.person_id = listed.person_id
        JOIN person ON person.id = listed.person_id
        WHERE listed.import_id = \(.text("import")) AND listed.field = 'presence'
          AND (listed.from_text = 'left' OR listed.to_text = 'left')
        ORDER BY person.id
        """

    package static let all = [
        activeOf, activeOfParticipant, activeRelation, endingWithMissing, endedOf, endedOfParticipant, withdrawal,
        withdrawnOf, members, end, close, reopen, movedByList,
    ]
}
