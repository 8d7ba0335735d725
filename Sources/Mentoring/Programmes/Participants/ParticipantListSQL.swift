package import Storage

/// Statements that list participants.
package enum ParticipantListSQL {
    private static let conditions: Statement = """
        participant.programme_id = \(.text("programme")) AND \(ParticipantSQL.personWithinReach)
            AND (participant.withdrawn_at IS NOT NULL OR person.presence = 'left') = \(.boolean("withdrawn"))
            AND (\(.text("side")) IS NULL OR participant.side = \(.text("side")))
            AND (\(.text("site")) IS NULL OR person.site_id = \(.text("site")))
            AND (\(.text("department")) IS NULL OR person.department_id = \(.text("department")))
            AND (\(.text("word")) IS NULL OR EXISTS (SELECT 1 FROM person_word WHERE person_word.person_id = person.id
                AND person_word.word >= \(.text("word")) AND person_word.word < \(.text("word_end"))))
            AND (\(.text("other")) IS NULL OR EXISTS (SELECT 1 FROM person_word WHERE person_word.person_id = person.id
                AND person_word.word >= \(.text("other")) AND person_word.word < \(.text("other_end"))))
        """
    private static let columns: Statement = """
        \(ParticipantSQL.columns), person.name_key, person.staff_number, person.email,
            (SELECT COUNT(*) FROM person_competency
             WHERE person_competency.person_id = person.id AND person_competency.wanted) AS sought,
            (SELECT COUNT(*) FROM person_competency
             WHERE person_competency.person_id = person.id AND person_competency.held) AS offered,
            (SELECT COUNT(*) FROM participant_wish WHERE participant_wish.participant_id = participant.id) AS wish_count,
            (SELECT COUNT(*) FROM participant_hope WHERE participant_hope.participant_id = participant.id) AS hope_count,
            (SELECT COALESCE(SUM(participant_slot.ends - participant_slot.starts), 0) FROM participant_slot
             WHERE participant_slot.participant_id = participant.id) AS free
        """

    /// By what the lines of a column are sorted: whoever has none comes first.
    private static func key(of column: ParticipantOrder.Column) -> Statement {
        switch column {
        case .name: "person.name_key"
        case .side: "(participant.side)"
        case .department: "COALESCE(department.name_key, '')"
        case .site: "COALESCE(site.name_key, '')"
        case .places:
            """
            COALESCE(participant.capacity, CASE WHEN participant.side = 'mentor' THEN programme.mentor_capacity
                ELSE programme.mentee_capacity END)
            """
        }
    }

    /// A page in an order: one statement for each column and way.
    static func page(by order: ParticipantOrder) -> Statement {
        let key = key(of: order.column)
        let bound: Statement = order.column == .places ? "\(.integer("key"))" : "\(.text("key"))"
        let (beyond, way): (Statement, Statement) = order.descends ? ("<", "DESC") : (">", "ASC")
        return """
            SELECT \(columns), \(key) AS sort_key FROM \(ParticipantSQL.tables)
            WHERE \(conditions) AND (\(.boolean("first")) OR \(key) \(beyond) \(bound)
                OR (\(key) = \(bound) AND (person.name_key, participant.id) > (\(.text("name")), \(.text("after")))))
            ORDER BY \(key) \(way), person.name_key, participant.id LIMIT \(.integer("limit"))
            """
    }
    static let count: Statement = """
        SELECT COUNT(DISTINCT participant.person_id) AS people FROM participant JOIN person ON person.id = participant.person_id WHERE \(conditions)
        """

    /// Where the people work whom somebody looks after in the programme.
    static let sites: Statement = """
        SELECT DISTINCT person.site_id FROM participant JOIN person ON person.id = participant.person_id
        WHERE participant.programme_id = \(.text("programme")) AND person.site_id IS NOT NULL
          AND \(ParticipantSQL.personWithinReach)
        """

    package static let all =
        [count, sites]
        + ParticipantOrder.Column.allCases.flatMap { column in
            [false, true].map { page(by: ParticipantOrder(column, descends: $0)) }
        }
}
