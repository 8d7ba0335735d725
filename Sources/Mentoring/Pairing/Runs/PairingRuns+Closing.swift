package import Storage

/// What the relations' area asks of the runs when pairs are published or end.
extension PairingRuns {
    /// The run is published; other runs of the programme that were open are so no more.
    package static func close(
        _ run: ID<PairingRun>, of programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        try tx.run(RunClosingSQL.publish, now, actor.person, run)
        try tx.run(RunClosingSQL.supersede, programme, run)
        try tx.run(RunClosingSQL.stop, now, programme, run)
    }

    /// An open run of which nothing is to be published is open no more: the one before it is the latest again.
    package static func giveUp(
        _ run: ID<PairingRun>, of programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        try tx.run(RunClosingSQL.giveUp, run)
        try Audit.write("pairs.cancelled", "pairing_run", run, programme: programme, by: actor, in: tx, at: now)
    }

    /// A pair whose relation goes on stays together in every run to come.
    package static func keep(
        _ key: PairKey, of programme: ID<Programme>, since day: Day, in tx: Transaction, at now: Instant
    ) throws {
        try tx.run(RunClosingSQL.keep, ID<PairingRun>(at: now), programme, key.mentee, key.mentor, day, now)
    }

    /// A pair whose relation has ended is free again.
    package static func release(_ key: PairKey, of programme: ID<Programme>, in tx: Transaction) throws {
        try tx.run(RunClosingSQL.release, programme, key.mentee, key.mentor)
    }

    /// The two are free again, and are not put together by any run to come, unless somebody allows it.
    package static func part(
        _ key: PairKey, of programme: ID<Programme>, because reason: String, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        try release(key, of: programme, in: tx)
        try tx.run(
            RunContentSQL.decideForProgramme, ID<PairingRun>(at: now), programme, key.mentee, key.mentor,
            PairingInput.Decision.Kind.forbid.rawValue, reason, nil as String?, actor.person, now)
    }
}
