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
