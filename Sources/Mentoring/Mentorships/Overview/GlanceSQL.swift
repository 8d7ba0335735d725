package import Storage

/// Statements of home pages.
package enum GlanceSQL {
    private static let counts: Statement = """
        (SELECT COUNT(*) FROM participant JOIN person ON person.id = participant.person_id
         WHERE participant.programme_id = programme.id AND participant.side = 'mentee'
           AND participant.withdrawn_at IS NULL AND person.presence <> 'left') AS mentees,
        (SELECT COALESCE(SUM(COALESCE(participant.capacity, programme.mentee_capacity)), 0) FROM participant
         JOIN person ON person.id = participant.person_id
         WHERE participant.programme_id = programme.id AND participant.side = 'mentee'
           AND participant.withdrawn_at IS NULL AND person.presence <> 'left') AS wanted,
        (SELECT COUNT(*) FROM participant JOIN person ON person.id = participant.person_id
         WHERE participant.programme_id = programme.id AND participant.side = 'mentor'
           AND participant.withdrawn_at IS NULL AND person.presence <> 'left') AS mentors,
        (SELECT COALESCE(SUM(COALESCE(participant.capacity, programme.mentor_capacity)), 0) FROM participant
         JOIN person ON person.id = participant.person_id
         WHERE participant.programme_id = programme.id AND participant.side = 'mentor'
           AND participant.withdrawn_at IS NULL AND person.presence <> 'left') AS places,
        (SELECT COUNT(*) FROM mentorship
         WHERE mentorship.programme_id = programme.id AND mentorship.state = 'active') AS relations,
        (SELECT COALESCE(SUM(mentorship.meetings_before), 0) FROM mentorship
         WHERE mentorship.programme_id = programme.id) AS meetings
        """
    static let programmes: Statement = """
        SELECT programme.id, programme.name, programme.stage, programme.starts_on, programme.ends_on,
               programme.publishes_on, \(counts)
        FROM programme
        WHERE programme.id IN (
            SELECT role_grant.programme_id FROM role_grant
            WHERE role_grant.person_id = \(.text("person")) AND role_grant.role IN ('manager', 'local_manager'))
        ORDER BY CASE programme.stage WHEN 'closed' THEN 1 ELSE 0 END, programme.starts_on DESC, programme.id
        """
    /// Mentees who reached their aim and have nobody since: they wait for nobody.
    private static let reached: Statement = """
        (SELECT COUNT(*) FROM participant JOIN person ON person.id = participant.person_id
         WHERE participant.programme_id = programme.id AND participant.side = 'mentee'
           AND participant.withdrawn_at IS NULL AND person.presence <> 'left'
           AND EXISTS (
             SELECT 1 FROM mentorship_member own JOIN mentorship ON mentorship.id = own.mentorship_id
             WHERE own.participant_id = participant.id AND mentorship.state = 'ended'
               AND mentorship.end_reason = 'completed'
               AND NOT EXISTS (
                 SELECT 1 FROM mentorship_member again JOIN mentorship later ON later.id = again.mentorship_id
                 WHERE again.participant_id = participant.id AND (later.state <> 'ended'
                   OR (later.ended_on, later.id) > (mentorship.ended_on, mentorship.id)))))
        """
    /// Programmes that somebody watches over without running them.
    static let entrusted: Statement = """
        SELECT DISTINCT programme.id, programme.name, programme.purpose, programme.stage, programme.starts_on,
               programme.ends_on, programme.publishes_on, \(counts),
               (SELECT COUNT(DISTINCT member.person_id) FROM mentorship
                JOIN mentorship_member member ON member.mentorship_id = mentorship.id AND member.side = 'mentee'
                WHERE mentorship.programme_id = programme.id AND mentorship.state = 'active') AS paired,
               \(reached) AS reached
        FROM role_grant JOIN programme ON programme.id = role_grant.programme_id
        WHERE role_grant.person_id = \(.text("person")) AND role_grant.role = \(.text("role"))
          AND programme.stage <> 'closed'
        ORDER BY programme.starts_on DESC, programme.id
        """
    /// Pairs under way of the mentees whom a local manager looks after.
    static let localRelations: Statement = """
        SELECT COUNT(DISTINCT mentorship.id) AS relations
        FROM mentorship
        JOIN mentorship_member member ON member.mentorship_id = mentorship.id AND member.side = 'mentee'
        JOIN person ON person.id = member.person_id
        WHERE mentorship.programme_id = \(.text("programme")) AND mentorship.state = 'active'
          AND \(ParticipantSQL.personWithinReach)
        """
    /// Mentees whose pair has ended, its aim not reached, and who take part and have nobody since; but for those who have
    /// somebody in the run that is open.
    static let alone: Statement = """
        SELECT participant.id, person.first_name, person.last_name, person.name_key, mentorship.ended_on,
               mentorship.end_reason, other.first_name AS mentor_first, other.last_name AS mentor_last
        FROM mentorship
        JOIN mentorship_member own ON own.mentorship_id = mentorship.id AND own.side = 'mentee'
        JOIN participant ON participant.id = own.participant_id
        JOIN person ON person.id = participant.person_id
        JOIN mentorship_member two ON two.mentorship_id = mentorship.id AND two.side = 'mentor'
        JOIN person other ON other.id = two.person_id
        WHERE mentorship.programme_id = \(.text("programme")) AND mentorship.state = 'ended'
          AND mentorship.end_reason <> 'completed' AND participant.withdrawn_at IS NULL AND person.presence <> 'left'
          AND NOT EXISTS (
            SELECT 1 FROM mentorship_member again JOIN mentorship later ON later.id = again.mentorship_id
            WHERE again.participant_id = participant.id
              AND (later.state <> 'ended' OR (later.ended_on, later.id) > (mentorship.ended_on, mentorship.id)))
          AND NOT EXISTS (
            SELECT 1 FROM pairing_pair found
            JOIN participant mentor ON mentor.id = found.mentor_id AND mentor.withdrawn_at IS NULL
            JOIN person present ON present.id = mentor.person_id AND present.presence <> 'left'
            WHERE found.run_id = \(.text("run")) AND found.mentee_id = participant.id AND found.origin <> 'existing')
        ORDER BY person.name_key, participant.id
        """
    /// Mentees who take part, have and had nobody, and whom no publication left without: they came in since.
    static let newcomers: Statement = """
        SELECT participant.id, person.first_name, person.last_name
        FROM participant
        JOIN person ON person.id = participant.person_id
        JOIN programme ON programme.id = participant.programme_id
        WHERE participant.programme_id = \(.text("programme")) AND participant.side = 'mentee'
          AND participant.withdrawn_at IS NULL AND person.presence <> 'left'
          AND COALESCE(participant.capacity, programme.mentee_capacity) > 0
          AND EXISTS (
            SELECT 1 FROM pairing_run
            WHERE pairing_run.programme_id = participant.programme_id AND pairing_run.state = 'published')
          AND NOT EXISTS (
            SELECT 1 FROM mentorship_member WHERE mentorship_member.participant_id = participant.id)
          AND NOT EXISTS (
            SELECT 1 FROM mentorship_wait WHERE mentorship_wait.participant_id = participant.id)
          AND NOT EXISTS (
            SELECT 1 FROM pairing_decision kept
            WHERE kept.programme_id = participant.programme_id AND kept.mentee_id = participant.id
              AND kept.kind = 'existing')
        ORDER BY person.name_key, participant.id
        """
    /// Mentees whom a publication left without anybody, and who take part and have nobody yet.
    static let leftWithout: Statement = """
        SELECT COUNT(*) AS people FROM mentorship_wait
        JOIN participant ON participant.id = mentorship_wait.participant_id
        JOIN person ON person.id = participant.person_id
        WHERE participant.programme_id = \(.text("programme")) AND participant.side = 'mentee'
          AND participant.withdrawn_at IS NULL AND person.presence <> 'left'
          AND NOT EXISTS (
            SELECT 1 FROM mentorship_member JOIN mentorship ON mentorship.id = mentorship_member.mentorship_id
            WHERE mentorship_member.participant_id = participant.id AND mentorship.state <> 'ended')
        """
    /// Those in pairs that go on who have no address, no password and no code on paper that still works.
    static let unreached: Statement = """
        SELECT COUNT(DISTINCT person.id) AS people
        FROM mentorship
        JOIN mentorship_member member ON member.mentorship_id = mentorship.id
        JOIN person ON person.id = member.person_id
        LEFT JOIN account ON account.person_id = person.id
        WHERE mentorship.programme_id = \(.text("programme")) AND mentorship.state <> 'ended'
          AND person.presence <> 'left' AND person.email_key IS NULL AND account.password IS NULL
          AND (account.printed_code IS NULL OR account.printed_at <= \(.integer("since")))
        """
    /// A walk along the index of those who are absent, and the first two of the directory.
    static let people: Statement = """
        SELECT (SELECT COUNT(*) FROM person WHERE presence <> 'present' AND presence = 'missing') AS missing,
               (SELECT COUNT(*) FROM (
                    SELECT name_key FROM person WHERE name_key >= '' ORDER BY name_key, id LIMIT 2) few) AS present
        """

    /// What the people's places still lack, and addresses that a mail server refused.
    static let incomplete: Statement = """
        SELECT (SELECT COUNT(*) FROM grade WHERE rank IS NULL) AS grades, (SELECT COUNT(*) FROM grade) AS all_grades,
               (SELECT COUNT(*) FROM site
                WHERE settled_at IS NULL AND (time_zone IS NULL OR language IS NULL)) AS sites,
               (SELECT COUNT(*) FROM person
                WHERE mail_refused_at IS NOT NULL AND name_key >= '' AND presence <> 'left') AS refused
        """

    package static let all = [
        programmes, entrusted, localRelations, alone, newcomers, leftWithout, unreached, people, incomplete,
    ]
}
