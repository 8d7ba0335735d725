package import Storage

/// A mentee whose pair has ended, and who has nobody since.
package struct LeftAlone: Sendable {
    package let participant: ID<Participant>
    package let name: String
    package let formerMentor: String
    package let endedOn: Day
    /// `departure`, `agreed` or `undone`.
    package let reason: String

    /// Those of a programme, by name: who takes part, has no pair and none in the run that is open. Whoever reached their
    /// aim waits for nobody.
    package static func all(
        of programme: ID<Programme>, openRun: ID<PairingRun>?, in tx: Transaction
    ) throws -> [LeftAlone] {
        try tx.rows(GlanceSQL.alone, programme, openRun).map { row in
            LeftAlone(
                participant: try row.id("id"), name: try row.text("first_name") + " " + row.text("last_name"),
                formerMentor: try row.text("mentor_first") + " " + row.text("mentor_last"),
                endedOn: try row.day("ended_on"), reason: try row.text("end_reason"))
        }
    }
}
