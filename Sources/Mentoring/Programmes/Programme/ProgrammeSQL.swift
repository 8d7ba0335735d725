package import Storage

/// Statements about programmes: made, changed, listed.
package enum ProgrammeSQL {
    static let find: Statement = """
        SELECT id, name, purpose, template, copied_from, kind, formality, stage, starts_on, ends_on, publishes_on,
               mentor_capacity, mentee_capacity, meeting_days, rules_set_at, version, created_at
        FROM programme WHERE id = \(.text("id"))
        """
    static let languages: Statement = """
        SELECT code FROM programme_language WHERE programme_id = \(.text("id")) ORDER BY code
        """
    static let add: Statement = """
        INSERT INTO programme (id, name, purpose, template, copied_from, kind, formality, stage, starts_on, ends_on,
            publishes_on, mentor_capacity, mentee_capacity, meeting_days, management_levels, common_language,
            other_department, other_site, grades_above, grades_below, least_score, version, created_by, created_at)
        VALUES (\(.text("id")), \(.text("name")), \(.text("purpose")), \(.text("template")), \(.text("copied_from")),
            \(.text("kind")), \(.text("formality")), 'preparing', \(.text("starts_on")), \(.text("ends_on")),
            \(.text("publishes_on")), \(.integer("mentor_capacity")), \(.integer("mentee_capacity")),
            \(.integer("meeting_days")), \(.integer("management_levels")), \(.boolean("common_language")),
            \(.boolean("other_department")), \(.boolean("other_site")), \(.integer("grades_above")),
            \(.integer("grades_below")), \(.integer("least_score")), 1, \(.text("created_by")), \(.integer("created_at")))
        """
    static let change: Statement = """
        UPDATE programme SET name = \(.text("name")), purpose = \(.text("purpose")), kind = \(.text("kind")),
            formality = \(.text("formality")), starts_on = \(.text("starts_on")), ends_on = \(.text("ends_on")),
            publishes_on = \(.text("publishes_on")), mentor_capacity = \(.integer("mentor_capacity")),
            mentee_capacity = \(.integer("mentee_capacity")), meeting_days = \(.integer("meeting_days")),
            version = version + 1
        WHERE id = \(.text("id")) AND version = \(.integer("version"))
        """
    /// Programmes that are not over and share a day with these dates.
    static let atTheTime: Statement = """
        SELECT id, name, starts_on, ends_on FROM programme
        WHERE stage <> 'closed' AND starts_on <= \(.text("ends_on")) AND ends_on >= \(.text("starts_on"))
        ORDER BY starts_on, id
        """
    static let setRules: Statement = """
        UPDATE programme SET management_levels = \(.integer("management_levels")),
            common_language = \(.boolean("common_language")), other_department = \(.boolean("other_department")),
            other_site = \(.boolean("other_site")), grades_above = \(.integer("grades_above")),
            grades_below = \(.integer("grades_below")), least_score = \(.integer("least_score")),
            rules_set_at = \(.integer("now")), version = version + 1
        WHERE id = \(.text("id")) AND version = \(.integer("version"))
        """
    static let setGrades: Statement = """
        UPDATE programme SET grades_above = \(.integer("grades_above")), grades_below = \(.integer("grades_below")),
            rules_set_at = \(.integer("now")), version = version + 1
        WHERE id = \(.text("id"))
        """
    static let setStage: Statement = "UPDATE programme SET stage = \(.text("stage")) WHERE id = \(.text("id"))"
    static let dropLanguages: Statement = "DELETE FROM programme_language WHERE programme_id = \(.text("programme"))"
    static let addLanguage: Statement = """
        INSERT INTO programme_language (programme_id, code) VALUES (\(.text("programme")), \(.text("code")))
        """
    static let dropWeights: Statement = "DELETE FROM programme_criterion WHERE programme_id = \(.text("programme"))"
    static let addWeight: Statement = """
        INSERT INTO programme_criterion (programme_id, criterion, weight)
        VALUES (\(.text("programme")), \(.text("criterion")), \(.text("weight")))
        """
    static let copyExclusions: Statement = """
        INSERT INTO programme_exclusion (programme_id, person_id, other_id, reason, created_by, created_at)
        SELECT \(.text("programme")), person_id, other_id, reason, created_by, created_at
        FROM programme_exclusion WHERE programme_id = \(.text("source"))
        """

    /// Everything, or what somebody runs, as a whole or in part; the latest first.
    static let list: Statement = """
        SELECT programme.id, programme.name, programme.purpose, programme.kind, programme.stage, programme.starts_on,
            programme.ends_on, programme.publishes_on,
            (SELECT COUNT(*) FROM participant JOIN person ON person.id = participant.person_id
             WHERE participant.programme_id = programme.id AND participant.side = 'mentee'
                AND participant.withdrawn_at IS NULL AND person.presence <> 'left') AS mentees,
            (SELECT COALESCE(SUM(COALESCE(participant.capacity, programme.mentor_capacity)), 0) FROM participant
             JOIN person ON person.id = participant.person_id
             WHERE participant.programme_id = programme.id AND participant.side = 'mentor'
                AND participant.withdrawn_at IS NULL AND person.presence <> 'left') AS places
        FROM programme
        WHERE (\(.text("actor")) IS NULL OR programme.id IN (
            SELECT role_grant.programme_id FROM role_grant
            WHERE role_grant.person_id = \(.text("actor")) AND role_grant.role IN ('manager', 'local_manager')))
        ORDER BY CASE WHEN programme.stage = 'closed' THEN 1 ELSE 0 END, programme.starts_on DESC, programme.id
        """
    static let managers: Statement = """
        SELECT role_grant.programme_id, person.first_name, person.last_name
        FROM role_grant JOIN person ON person.id = role_grant.person_id
        WHERE role_grant.role = 'manager' AND role_grant.programme_id IS NOT NULL AND person.presence <> 'left'
        ORDER BY person.name_key, person.id
        """
    static let history: Statement = """
        SELECT audit.at, audit.action, audit.subject_id, audit.actor_id, actor.first_name, actor.last_name
        FROM audit LEFT JOIN person AS actor ON actor.id = audit.actor_id
        WHERE audit.programme_id = \(.text("programme")) ORDER BY audit.at DESC, audit.id DESC LIMIT \(.integer("limit"))
        """
    /// Each of these makes one version more.
    static let changes: Statement = """
        SELECT audit.at, audit.action, audit.subject_id, audit.actor_id, actor.first_name, actor.last_name
        FROM audit LEFT JOIN person AS actor ON actor.id = audit.actor_id
        WHERE audit.programme_id = \(.text("programme")) AND audit.action IN ('programme.changed', 'programme.rules_set')
        ORDER BY audit.at DESC, audit.id DESC LIMIT \(.integer("limit"))
        """

    package static let all = [
        find, languages, add, change, atTheTime, setRules, setGrades, setStage, dropLanguages, addLanguage, dropWeights,
        addWeight,
        copyExclusions, list, managers, history, changes,
    ]
}
