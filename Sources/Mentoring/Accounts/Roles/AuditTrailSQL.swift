package import Storage

/// Statements that read the audit trail.
package enum AuditTrailSQL {
    private static let columns: Statement = """
        SELECT audit.id, audit.at, audit.actor_id, audit.action, audit.subject_kind, audit.subject_id, audit.programme_id,
               actor.first_name AS actor_first, actor.last_name AS actor_last,
               subject.first_name AS subject_first, subject.last_name AS subject_last, programme.name AS programme,
               member.first_name AS member_first, member.last_name AS member_last,
               COALESCE(site.name, grade.name) AS place, competency.name_fr, competency.name_en,
               family.name_fr AS family_fr, family.name_en AS family_en,
               staff_import.file_name, staff_import.new_count, staff_import.changed_count, staff_import.missing_count,
               pairing_run.asked_at, pairing_run.matched, \(paired("'mentee'")) AS mentee, \(paired("'mentor'")) AS mentor
        FROM audit
        LEFT JOIN person AS actor ON actor.id = audit.actor_id
        LEFT JOIN person AS subject ON subject.id = audit.subject_id
        LEFT JOIN programme ON programme.id = audit.programme_id
        LEFT JOIN participant ON participant.id = audit.subject_id
        LEFT JOIN person AS member ON member.id = participant.person_id
        LEFT JOIN site ON site.id = audit.subject_id
        LEFT JOIN grade ON grade.id = audit.subject_id
        LEFT JOIN competency ON competency.id = audit.subject_id
        LEFT JOIN competency_family AS family ON family.id = audit.subject_id
        LEFT JOIN staff_import ON staff_import.id = audit.subject_id
        LEFT JOIN pairing_run ON pairing_run.id = audit.subject_id
        """
    /// The reader runs the programme of the line: they may see who takes part in it.
    private static let mayName: Statement = """
        EXISTS (SELECT 1 FROM role_grant WHERE role_grant.person_id = \(.text("reader"))
            AND role_grant.role = 'manager' AND role_grant.programme_id = audit.programme_id)
        """

    /// Whose act, or whom it was done to: people by themselves, participants and pairs where the reader may see them.
    private static func concerns(_ word: Statement, _ end: Statement) -> Statement {
        """
        (\(word) IS NULL OR EXISTS (SELECT 1 FROM person_word
            WHERE person_word.word >= \(word) AND person_word.word < \(end)
                AND (person_word.person_id = audit.actor_id OR person_word.person_id = audit.subject_id))
         OR \(mayName) AND (
            EXISTS (SELECT 1 FROM participant JOIN person_word ON person_word.person_id = participant.person_id
                WHERE participant.id = audit.subject_id AND person_word.word >= \(word) AND person_word.word < \(end))
            OR EXISTS (SELECT 1 FROM mentorship_member
                JOIN person_word ON person_word.person_id = mentorship_member.person_id
                WHERE mentorship_member.mentorship_id = audit.subject_id
                    AND person_word.word >= \(word) AND person_word.word < \(end))))
        """
    }

    private static func paired(_ side: Statement) -> Statement {
        """
        (SELECT person.first_name || ' ' || person.last_name FROM mentorship_member
            JOIN person ON person.id = mentorship_member.person_id
            WHERE mentorship_member.mentorship_id = audit.subject_id AND mentorship_member.side = \(side)
            ORDER BY person.id LIMIT 1)
        """
    }

    /// Whom; what; when.
    private static let conditions: Statement = """
        \(concerns("\(.text("word"))", "\(.text("word_end"))"))
        AND \(concerns("\(.text("other"))", "\(.text("other_end"))"))
        AND (\(.text("action")) IS NULL OR (audit.action >= \(.text("action")) AND audit.action < \(.text("action_end"))))
        AND (\(.integer("from")) IS NULL OR audit.at >= \(.integer("from")))
        AND (\(.integer("until")) IS NULL OR audit.at < \(.integer("until")))
        """
    static let before: Statement = """
        \(columns) WHERE \(conditions) AND audit.id < \(.text("before")) ORDER BY audit.id DESC LIMIT \(.integer("limit"))
        """
    static let after: Statement = """
        \(columns) WHERE \(conditions) AND audit.id > \(.text("after")) ORDER BY audit.id LIMIT \(.integer("limit"))
        """

    package static let all = [before, after]
}
