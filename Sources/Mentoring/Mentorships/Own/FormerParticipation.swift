package import Storage

/// A programme from which somebody has withdrawn and in which they do not take part any more.
package struct FormerParticipation: Sendable {
    package let programmeName: String
    package let withdrawnAt: Instant
    /// Those who run the programme: who can bring them back.
    package let managers: [ProgrammeContact]

    /// The latest first; none of a programme that is over.
    package static func all(
        of person: ID<Person>, today: Day, in tx: Transaction
    ) throws -> [FormerParticipation] {
        try tx.rows(MentorshipSQL.former, person, today).map { row in
            let programme = try row.id("programme_id", of: Programme.self)
            return FormerParticipation(
                programmeName: try row.text("name"), withdrawnAt: try row.instant("withdrawn_at"),
                managers: try ProgrammeContacts.of(programme, for: person, in: tx).managers)
        }
    }
}
