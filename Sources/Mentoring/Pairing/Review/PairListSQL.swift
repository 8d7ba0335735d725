package import Storage

/// Statements about the pairs of a run as the review page shows them.
package enum PairListSQL {
    /// A local manager sees the pairs of the mentees they look after; nil sees all.
    private static let seen: Statement = """
        (\(.text("reader")) IS NULL OR EXISTS (
            SELECT 1 FROM role_grant
            WHERE role_grant.person_id = \(.text("reader")) AND role_grant.role = 'local_manager'
              AND role_grant.programme_id = one.programme_id
              AND (role_grant.site_id IS NULL OR role_grant.site_id = mentee.site_id)
              AND (role_grant.department_id IS NULL OR role_grant.department_id = mentee.department_id)))
        """
    private static let tables: Statement = """
        FROM pairing_pair pair
        JOIN participant one ON one.id = pair.mentee_id
        JOIN person mentee ON mentee.id = one.person_id
        JOIN participant other ON other.id = pair.mentor_id
        JOIN person mentor ON mentor.id = other.person_id
        LEFT JOIN pairing_run_decision decision
          ON decision.run_id = pair.run_id AND decision.mentee_id = pair.mentee_id
          AND decision.mentor_id = pair.mentor_id AND decision.kind <> 'forbid'
        """
    private static let conditions: Statement = """
        WHERE pair.run_id = \(.text("run")) AND pair.score < \(.integer("below"))
          AND (\(.text("department")) IS NULL OR mentee.department_id = \(.text("department")))
          AND (\(.text("site")) IS NULL OR mentee.site_id = \(.text("site")))
          AND (NOT \(.boolean("locked")) OR decision.kind IS NOT NULL)
          AND (NOT \(.boolean("review")) OR decision.kind IS NULL)
          AND (NOT \(.boolean("changed")) OR NOT EXISTS (
              SELECT 1 FROM pairing_pair before
              WHERE before.run_id = \(.text("previous")) AND before.mentee_id = pair.mentee_id
                AND before.mentor_id = pair.mentor_id))
          AND (\(.text("first")) IS NULL OR EXISTS (
              SELECT 1 FROM person_word
              WHERE person_word.person_id IN (mentee.id, mentor.id)
                AND person_word.word >= \(.text("first")) AND person_word.word < \(.text("first_end"))))
          AND (\(.text("second")) IS NULL OR EXISTS (
              SELECT 1 FROM person_word
              WHERE person_word.person_id IN (mentee.id, mentor.id)
                AND person_word.word >= \(.text("second")) AND person_word.word < \(.text("second_end"))))
          AND \(seen)
        """
    private static let columns: Statement = """
        SELECT pair.mentee_id, pair.mentor_id, pair.score, pair.origin, mentee.first_name AS mentee_first,
               mentee.last_name AS mentee_last, mentor.first_name AS mentor_first, mentor.last_name AS mentor_last,
               decision.kind AS decision, decision.reason
        """
    static let page: Statement = """
        \(columns) \(tables) \(conditions)
          AND (pair.score, pair.mentee_id, pair.mentor_id)
              > (\(.integer("after_score")), \(.text("after_mentee")), \(.text("after_mentor")))
        ORDER BY pair.score, pair.mentee_id, pair.mentor_id LIMIT \(.integer("limit"))
        """
    static let count: Statement = "SELECT COUNT(*) AS pairs \(tables) \(conditions)"
    static let one: Statement = """
        \(columns) \(tables)
        WHERE pair.run_id = \(.text("run")) AND pair.mentee_id = \(.text("mentee")) AND pair.mentor_id = \(.text("mentor"))
          AND \(seen)
        """
    /// A participant's name; nil columns for who does not exist.
    static let name: Statement = """
        SELECT person.id, person.first_name, person.last_name, person.site_id, person.department_id
        FROM participant JOIN person ON person.id = participant.person_id WHERE participant.id = \(.text("participant"))
        """
    static let people: Statement = """
        SELECT participant.id, person.first_name, person.last_name
        FROM participant JOIN person ON person.id = participant.person_id
        WHERE participant.programme_id = \(.text("programme"))
        """
    /// Participants who bear the name of somebody else in the programme, and what tells them apart.
    static let namesakes: Statement = """
        SELECT participant.id, person.id AS person_id, person.name_key, person.staff_number, site.name AS site,
               department.name AS department
        FROM participant JOIN person ON person.id = participant.person_id
        LEFT JOIN site ON site.id = person.site_id
        LEFT JOIN department ON department.id = person.department_id
        WHERE participant.programme_id = \(.text("programme")) AND person.name_key IN (
            SELECT twin.name_key FROM participant other JOIN person twin ON twin.id = other.person_id
            WHERE other.programme_id = \(.text("programme"))
            GROUP BY twin.name_key HAVING COUNT(DISTINCT twin.id) > 1)
        ORDER BY person.name_key, participant.id
        """
    static let decisions: Statement = """
        SELECT decision.mentee_id, decision.mentor_id, decision.kind, decision.reason, decision.decided_at,
               mentee.first_name AS mentee_first, mentee.last_name AS mentee_last, mentor.first_name AS mentor_first,
               mentor.last_name AS mentor_last, decider.first_name AS decider_first, decider.last_name AS decider_last
        FROM pairing_run_decision decision
        JOIN participant one ON one.id = decision.mentee_id
        JOIN person mentee ON mentee.id = one.person_id
        JOIN participant other ON other.id = decision.mentor_id
        JOIN person mentor ON mentor.id = other.person_id
        LEFT JOIN person decider ON decider.id = decision.decided_by
        WHERE decision.run_id = \(.text("run")) AND \(seen)
        ORDER BY decision.decided_at DESC, decision.mentee_id, decision.mentor_id
        """
    /// Mentees who have not the same mentors in a run and the one before it: somebody came, went, or both.
    private static let changing: Statement = """
        SELECT here.mentee_id FROM pairing_pair here
        JOIN participant one ON one.id = here.mentee_id
        JOIN person mentee ON mentee.id = one.person_id
        WHERE here.run_id IN (\(.text("run")), \(.text("previous"))) AND \(seen) AND NOT EXISTS (
            SELECT 1 FROM pairing_pair there
            WHERE there.run_id = CASE here.run_id WHEN \(.text("run")) THEN \(.text("previous")) ELSE \(.text("run")) END
              AND there.mentee_id = here.mentee_id AND there.mentor_id = here.mentor_id)
        """
    static let changedCount: Statement = """
        SELECT COUNT(DISTINCT changing.mentee_id) AS mentees FROM (\(changing)) changing
        """
    /// Each of them with whom they had in the previous run; no mentor for who had none.
    static let changed: Statement = """
        SELECT participant.id AS mentee_id, person.first_name AS mentee_first, person.last_name AS mentee_last,
               former.first_name AS mentor_first, former.last_name AS mentor_last, before.score
        FROM participant JOIN person ON person.id = participant.person_id
        LEFT JOIN pairing_pair before
          ON before.run_id = \(.text("previous")) AND before.mentee_id = participant.id
        LEFT JOIN participant mentor ON mentor.id = before.mentor_id
        LEFT JOIN person former ON former.id = mentor.person_id
        WHERE participant.id IN (\(changing))
        ORDER BY person.name_key, participant.id, before.mentor_id
        """
    /// The pairs there would be: those that go on, and those that the run adds.
    private static let toBe: Statement = """
        (SELECT kept.mentee_id, kept.mentor_id FROM pairing_decision kept
         JOIN participant led ON led.id = kept.mentee_id AND led.withdrawn_at IS NULL
         JOIN person led_person ON led_person.id = led.person_id AND led_person.presence <> 'left'
         JOIN participant leads ON leads.id = kept.mentor_id AND leads.withdrawn_at IS NULL
         JOIN person leads_person ON leads_person.id = leads.person_id AND leads_person.presence <> 'left'
         WHERE kept.programme_id = (SELECT programme_id FROM pairing_run WHERE id = \(.text("run")))
           AND kept.kind = 'existing'
         UNION SELECT added.mentee_id, added.mentor_id FROM pairing_pair added
         WHERE added.run_id = \(.text("run")) AND added.origin <> 'existing') to_be
        """
    private static let counted: Statement = """
        LEFT JOIN (SELECT to_be.mentee_id, COUNT(*) AS pairs FROM \(toBe) GROUP BY to_be.mentee_id) of_mentee
          ON of_mentee.mentee_id = pair.mentee_id
        LEFT JOIN (SELECT to_be.mentor_id, COUNT(*) AS pairs FROM \(toBe) GROUP BY to_be.mentor_id) of_mentor
          ON of_mentor.mentor_id = pair.mentor_id
        """
    private static let isPair: Statement = """
        EXISTS (SELECT 1 FROM pairing_decision kept
                WHERE kept.programme_id = one.programme_id AND kept.mentee_id = pair.mentee_id
                  AND kept.mentor_id = pair.mentor_id AND kept.kind = 'existing')
        """
    private static let both: Statement = """
        JOIN participant one ON one.id = pair.mentee_id
        JOIN person mentee ON mentee.id = one.person_id
        JOIN participant other ON other.id = pair.mentor_id
        JOIN person mentor ON mentor.id = other.person_id
        JOIN programme ON programme.id = one.programme_id
        """
    private static let named: Statement = """
        pair.mentee_id, pair.mentor_id, mentee.first_name AS mentee_first, mentee.last_name AS mentee_last,
        mentor.first_name AS mentor_first, mentor.last_name AS mentor_last, mentee.name_key
        """
    /// Pairs that will not be, and why, as far as nothing has to be computed for it.
    static let gone: Statement = """
        SELECT gone.* FROM (
            SELECT \(named),
                   CASE WHEN mentee.presence = 'left' THEN 'mentee_left'
                        WHEN mentor.presence = 'left' THEN 'mentor_left'
                        WHEN one.withdrawn_at IS NOT NULL THEN 'mentee_withdrew'
                        WHEN other.withdrawn_at IS NOT NULL THEN 'mentor_withdrew'
                        WHEN EXISTS (
                            SELECT 1 FROM programme_exclusion apart
                            WHERE apart.programme_id = one.programme_id AND apart.person_id = mentee.id
                              AND apart.other_id = mentor.id) THEN 'excluded'
                        WHEN EXISTS (
                            SELECT 1 FROM programme_exclusion apart
                            WHERE apart.programme_id = one.programme_id AND apart.person_id = mentor.id
                              AND apart.other_id = mentee.id) THEN 'excluded'
                        WHEN \(isPair) THEN NULL
                        WHEN pair.origin = 'existing' THEN 'ended'
                        WHEN COALESCE(one.capacity, programme.mentee_capacity) < of_mentee.pairs THEN 'mentee_full'
                        WHEN COALESCE(other.capacity, programme.mentor_capacity) < of_mentor.pairs
                            THEN 'mentor_full' END AS why
            FROM pairing_pair pair \(both) \(counted) WHERE pair.run_id = \(.text("run")) AND \(seen)
            UNION ALL
            SELECT \(named), 'missing' AS why
            FROM pairing_decision pair \(both)
            WHERE pair.programme_id = (SELECT programme_id FROM pairing_run WHERE id = \(.text("run")))
              AND pair.kind = 'existing' AND one.withdrawn_at IS NULL AND other.withdrawn_at IS NULL
              AND mentee.presence <> 'left' AND mentor.presence <> 'left' AND \(seen)
              AND NOT EXISTS (
                SELECT 1 FROM pairing_pair own
                WHERE own.run_id = \(.text("run")) AND own.mentee_id = pair.mentee_id
                  AND own.mentor_id = pair.mentor_id)
        ) gone
        WHERE gone.why IS NOT NULL ORDER BY gone.name_key, gone.mentee_id, gone.mentor_id
        """
    static let names: Statement = """
        SELECT competency.id, competency.name_fr, competency.name_en FROM competency
        """
    static let siteNames: Statement = "SELECT id, name FROM site"
    static let departmentNames: Statement = "SELECT id, name FROM department"

    package static let all = [
        page, count, one, name, people, namesakes, decisions, changedCount, changed, gone, names,
        siteNames, departmentNames,
    ]
}
