package import Storage

/// What somebody is told by mail of whom they work with, as the directory has it now.
package struct PartnerEntry: Sendable {
    package let jobTitle: String?
    package let site: String?
    /// Nil where there is none: they are met through the programme's managers.
    package let email: String?

    /// Nil for somebody who is gone from the directory.
    package static func find(_ person: ID<Person>, in tx: Transaction) throws -> PartnerEntry? {
        try tx.row(MentorshipSQL.partner, person).map { row in
            PartnerEntry(
                jobTitle: try row.optionalText("job_title"), site: try row.optionalText("site"),
                email: try row.optionalText("email"))
        }
    }
}
