package import Storage

/// A mentee who has nobody: their pair has ended, or they came in once pairs were published.
package struct LeftAlone: Sendable {
    /// The pair that they had.
    package struct Former: Sendable {
        package let mentor: String
        package let endedOn: Day
        /// `departure`, `agreed` or `undone`.
        package let reason: String
    }

    package let participant: ID<Participant>
    package let name: String
    /// Nil for who never had anybody.
    package let former: Former?

    /// Those of a programme, by name: who takes part, has no pair and none in the run that is open. Whoever reached their
    /// aim waits for nobody; whoever a publication left without anybody is told of by that run.
    package static func all(
        of programme: ID<Programme>, openRun: ID<PairingRun>?, in tx: Transaction
    ) throws -> [LeftAlone] {
        let former = try tx.rows(GlanceSQL.alone, programme, openRun).map { row in
            try LeftAlone(
                row,
                Former(
                    mentor: row.text("mentor_first") + " " + row.text("mentor_last"),
                    endedOn: row.day("ended_on"), reason: row.text("end_reason")))
        }
        // What an open run knows nothing of, its review says.
        if openRun != nil { return former }
        return former + (try tx.rows(GlanceSQL.newcomers, programme).map { try LeftAlone($0, nil) })
    }

    private init(_ row: Row, _ former: Former?) throws {
        participant = try row.id("id")
        name = try row.text("first_name") + " " + row.text("last_name")
        self.former = former
    }
}
