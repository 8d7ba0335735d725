package import Storage

/// How far the pairs of a programme are.
package struct PairingStanding: Sendable, Hashable {
    /// The latest computation that was not given up; nil while there is none.
    package let run: ID<PairingRun>?
    package let isUnderWay: Bool
    package let isPublished: Bool
    package let matched: Int
    /// Pairs that came in from a file and hold for every computation.
    package let existing: Int

    /// Pairs that hold for every computation, of those whom the reader looks after.
    package static func existing(_ programme: ID<Programme>, for actor: Actor, in tx: Transaction) throws -> Int {
        let local = try ProgrammeReach(of: actor, in: programme).local
        return try tx.row(ExistingPairSQL.countWithinReach, programme, local)?.integer("pairs") ?? 0
    }

    /// When pairs of the programme were first published; nil while they are not.
    package static func publishedAt(_ programme: ID<Programme>, in tx: Transaction) throws -> Instant? {
        try tx.row(ExistingPairSQL.published, programme)?.optionalInstant("published_at")
    }

    package static func load(_ programme: ID<Programme>, in tx: Transaction) throws -> PairingStanding {
        let run = try tx.row(ExistingPairSQL.latestRun, programme)
        let state = try run?.text("state")
        return PairingStanding(
            run: try run?.id("id"), isUnderWay: state == "waiting" || state == "running",
            isPublished: state == "published",
            matched: try run?.optionalInteger("matched") ?? 0,
            existing: try tx.row(ExistingPairSQL.count, programme)?.integer("pairs") ?? 0)
    }
}
