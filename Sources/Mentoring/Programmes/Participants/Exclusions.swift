package import Storage

/// Two people who must not be paired in a programme.
package struct ExclusionLine: Sendable {
    package let one: ID<Person>
    package let other: ID<Person>
    package let oneName: String
    package let otherName: String
    /// For those who run the whole programme.
    package let reason: String?
    package let at: Instant
}

/// Pairs that no computation and no hand may make. Only who runs the whole programme sees and changes them.
package enum Exclusions {
    package static func list(
        of programme: ID<Programme>, for actor: Actor, in tx: Transaction
    ) throws -> [ExclusionLine] {
        try ProgrammeReach.requireWhole(actor, in: programme)
        return try tx.rows(ExclusionSQL.list, programme).map { row in
            ExclusionLine(
                one: try row.id("person_id"), other: try row.id("other_id"),
                oneName: try row.text("one_first") + " " + row.text("one_last"),
                otherName: try row.text("other_first") + " " + row.text("other_last"),
                reason: try row.optionalText("reason"), at: try row.instant("created_at"))
        }
    }

    /// - Throws: `NotFound`; `Refusal` for one person twice, or a pair that is excluded already.
    package static func add(
        _ one: ID<Person>, _ other: ID<Person>, reason: String?, to programme: ID<Programme>, by actor: Actor,
        in tx: Transaction, at now: Instant
    ) throws {
        try ProgrammeReach.requireWhole(actor, in: programme)
        guard one != other else { throw Refusal("refusal.exclusion.oneself", field: "other") }
        let reason = reason.map(\.trimmingSpaces).flatMap { $0.isEmpty ? nil : $0 }
        if let reason, reason.count > 500 { throw Refusal("refusal.too_long", field: "reason", values: ["most": .number(500)]) }
        let (first, second) = one < other ? (one, other) : (other, one)
        let added = try tx.run(ExclusionSQL.add, programme, first, second, reason, actor.person, now)
        guard added == 1 else { throw Refusal("refusal.exclusion.known", field: "other") }
        try Audit.write("exclusion.added", "person", first, programme: programme, by: actor, in: tx, at: now)
    }

    package static func remove(
        _ one: ID<Person>, _ other: ID<Person>, from programme: ID<Programme>, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        try ProgrammeReach.requireWhole(actor, in: programme)
        let (first, second) = one < other ? (one, other) : (other, one)
        guard try tx.run(ExclusionSQL.remove, programme, first, second, second, first) > 0 else { throw NotFound() }
        try Audit.write("exclusion.removed", "person", first, programme: programme, by: actor, in: tx, at: now)
    }
}

/// Statements about exclusions.
package enum ExclusionSQL {
    static let list: Statement = """
        SELECT programme_exclusion.person_id, programme_exclusion.other_id, programme_exclusion.reason,
            programme_exclusion.created_at, one.first_name AS one_first, one.last_name AS one_last,
            other.first_name AS other_first, other.last_name AS other_last
        FROM programme_exclusion
        JOIN person AS one ON one.id = programme_exclusion.person_id
        JOIN person AS other ON other.id = programme_exclusion.other_id
        WHERE programme_exclusion.programme_id = \(.text("programme")) ORDER BY one.name_key, other.name_key, one.id, other.id
        """
    static let add: Statement = """
        INSERT INTO programme_exclusion (programme_id, person_id, other_id, reason, created_by, created_at)
        VALUES (\(.text("programme")), \(.text("person")), \(.text("other")), \(.text("reason")), \(.text("by")),
                \(.integer("now")))
        ON CONFLICT (programme_id, person_id, other_id) DO NOTHING
        """
    static let remove: Statement = """
        DELETE FROM programme_exclusion WHERE programme_id = \(.text("programme"))
            AND ((person_id = \(.text("one")) AND other_id = \(.text("other")))
                OR (person_id = \(.text("other2")) AND other_id = \(.text("one2"))))
        """

    package static let all = [list, add, remove]
}
