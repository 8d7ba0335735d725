package import Matching
package import Storage

/// A pair that was brought in from a file and is not published yet: it can be taken out again without anybody being told.
package struct BroughtInPair: Sendable {
    package let id: ID<BroughtInPair>
    package let key: PairKey
    package let mentee: String
    package let mentor: String
    package let startedOn: Day?
    package let meetings: Int
    /// The rules of the programme that it breaks now.
    package let broken: [BrokenRule]

    /// Those of a programme, by the mentee's name.
    /// - Throws: `NotFound` for who does not run the whole programme.
    package static func all(
        of programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> [BroughtInPair] {
        try ReviewScope.checkWhole(actor, programme)
        let rows = try tx.rows(BroughtInSQL.waiting, programme)
        if rows.isEmpty { return [] }
        let scores = PairingScores(try PairingInput.load(of: programme, in: tx, at: now))
        return try rows.map { try BroughtInPair($0, scores) }
    }

    /// - Throws: `NotFound` where there is none, or it is published by now.
    package static func find(
        _ id: ID<BroughtInPair>, of programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> BroughtInPair {
        guard let found = try all(of: programme, by: actor, in: tx, at: now).first(where: { $0.id == id }) else {
            throw NotFound()
        }
        return found
    }

    private init(_ row: Row, _ scores: PairingScores) throws {
        id = try row.id("id")
        key = PairKey(try row.id("mentee_id"), try row.id("mentor_id"))
        mentee = try row.text("mentee_first") + " " + row.text("mentee_last")
        mentor = try row.text("mentor_first") + " " + row.text("mentor_last")
        startedOn = try row.optionalDay("started_on")
        meetings = try row.optionalInteger("meetings_held") ?? 0
        broken = scores.pair(key.mentee, key.mentor).map { scores.scoring.broken($0) } ?? []
    }

    /// The two are no pair any more; both still take part, and a computation may propose them to each other.
    package func remove(
        from programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        try ReviewScope.checkWhole(actor, programme)
        try PairingRuns.release(key, of: programme, in: tx)
        try Audit.write("pairs.taken_out", "participant", key.mentee, programme: programme, by: actor, in: tx, at: now)
    }
}
