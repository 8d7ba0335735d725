package import Storage

/// Ending a pair by hand, for who runs the programme.
package enum RelationClosing {
    /// Why, in a word; what is written beside it is read by managers only.
    package enum Reason: String, Sendable, CaseIterable {
        case agreed, completed, undone
    }

    /// Those of a pair that goes on whom no mail would tell that it ended: they have no address.
    package static func withoutAddress(
        _ id: ID<Mentorship>, of programme: ID<Programme>, in tx: Transaction
    ) throws -> [String] {
        try tx.row(DepartureSQL.activeRelation, id, programme)
            .flatMap { try EndedRelation($0, in: tx) }?.withoutAddress ?? []
    }

    /// - Parameter note: why, in words.
    /// - Throws: `NotFound` for who does not run the whole programme; `Refusal` for a note that is missing or too long, or
    ///   a pair that has ended already.
    /// - Returns: how many of the two no mail tells.
    @discardableResult
    package static func close(
        _ id: ID<Mentorship>, of programme: ID<Programme>, because reason: Reason, note: String, by actor: Actor,
        in tx: Transaction, at now: Instant
    ) throws -> Int {
        try ReviewScope.checkWhole(actor, programme)
        if note.isEmpty { throw Refusal("refusal.relation.note_needed", field: "note") }
        if note.count > 500 { throw Refusal("refusal.too_long", field: "note", values: ["most": .number(500)]) }
        guard let row = try tx.row(DepartureSQL.activeRelation, id, programme),
            let relation = try EndedRelation(row, in: tx)
        else { throw Refusal("refusal.relation.ended") }
        try relation.close(reason, note: note, by: actor, in: tx, at: now)
        return relation.withoutAddress.count
    }
}
