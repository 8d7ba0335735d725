package import Storage

/// Statements that name participants.
package enum RulesEffectSQL {
    static let names: Statement = """
        SELECT participant.id, person.first_name, person.last_name
        FROM participant JOIN person ON person.id = participant.person_id
        WHERE participant.programme_id = \(.text("programme")) AND participant.withdrawn_at IS NULL
        """

    package static let all = [names]
}
