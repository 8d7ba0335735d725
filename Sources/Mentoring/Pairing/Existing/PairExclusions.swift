package import Storage

/// Keeping two people apart, and what follows for what was decided about them.
package enum PairExclusions {
    /// No computation and no hand pairs these two any more; a lock that held them together falls.
    /// - Throws: as `Exclusions.add`; `Refusal` for two who work together: their relation has to end first.
    package static func add(
        _ one: ID<Person>, _ other: ID<Person>, reason: String?, to programme: ID<Programme>, by actor: Actor,
        in tx: Transaction, at now: Instant
    ) throws {
        try Exclusions.add(one, other, reason: reason, to: programme, by: actor, in: tx, at: now)
        guard try tx.row(ExistingPairSQL.together, programme, one, other) == nil else {
            throw Refusal("refusal.exclusion.together", field: "other")
        }
        try tx.run(ExistingPairSQL.unlock, programme, one, other)
    }
}
