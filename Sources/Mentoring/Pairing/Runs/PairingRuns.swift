package import Storage

extension JobKind {
    /// Computes the pairs of a run.
    package static let pairing = JobKind("pairing")
}

/// Asking for computations of pairs.
package enum PairingRuns {
    /// Asks for a computation with what is known now. While one is under way, that one is meant.
    /// - Parameter withoutRules: goes on though a rule that was chosen cannot be judged.
    /// - Throws: `NotFound` for who does not manage the programme; `Refusal` for a programme that is over, or whose rules
    ///   cannot be judged.
    package static func ask(
        for programme: ID<Programme>, withoutRules: Bool = false, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<PairingRun> {
        try ReviewScope.checkWhole(actor, programme)
        guard let row = try tx.row(RunSQL.programme, programme) else { throw NotFound() }
        if try row.text("stage") == "closed" { throw Refusal("refusal.pairing.programme_closed") }
        if let row = try tx.row(RunSQL.underWay, programme) { return try row.id("id") }
        if !withoutRules, try unjudged(of: programme, by: actor, in: tx, at: now).contains(where: \.asksFirst) {
            throw Refusal(unjudgedRefusal)
        }
        let previous = try tx.row(RunSQL.latestWithPairs, programme)?.id("id", of: PairingRun.self)
        let id = ID<PairingRun>(at: now)
        try tx.run(RunSQL.add, id, programme, previous, actor.person, now)
        try ProgrammeProgress.match(programme, in: tx)
        try Jobs.queue(.pairing, id, in: tx, at: now)
        try Audit.write("pairs.asked", "pairing_run", id, programme: programme, by: actor, in: tx, at: now)
        return id
    }

    /// What is refused where a rule cannot be judged and nobody said to go on without it.
    package static let unjudgedRefusal = "refusal.pairing.unjudged"

    /// Stops a computation that has not ended. One that has ended stays as it is.
    package static func cancel(
        _ run: ID<PairingRun>, of programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        let record = try RunRecord.find(run, of: programme, by: actor, in: tx)
        try ReviewScope.checkWhole(actor, programme)
        guard record.state.isUnderWay else { return }
        try tx.run(RunSQL.cancel, now, run)
        try Audit.write("pairs.cancelled", "pairing_run", run, programme: programme, by: actor, in: tx, at: now)
    }

    /// The programme's name, for who manages it as a whole or in part.
    package static func programmeName(
        _ programme: ID<Programme>, by actor: Actor, in tx: Transaction
    ) throws -> String {
        try ReviewScope.check(actor, programme)
        guard let row = try tx.row(RunSQL.programme, programme) else { throw NotFound() }
        return try row.text("name")
    }
}
