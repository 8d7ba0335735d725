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
        if let reason, reason.count > 500 {
            throw Refusal("refusal.too_long", field: "reason", values: ["most": .number(500)])
        }
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
