package import Storage

/// Who opens a programme runs it.
package enum ManagerGrants {
    /// Makes somebody a manager of a programme; nothing where they are.
    package static func grant(
        _ programme: ID<Programme>, to person: ID<Person>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        try tx.run(ManagerGrantSQL.add, ID<Grant>(at: now), person, programme, actor.person, now)
    }
}
