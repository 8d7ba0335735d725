package import Storage

/// A programme as those see it who watch over it without running it: a sponsor, a referent. Figures of the whole, and
/// nobody's name but those of its managers.
package struct EntrustedProgramme: Sendable {
    package let id: ID<Programme>
    package let name: String
    package let purpose: String
    package let stage: String
    package let startsOn: Day
    package let endsOn: Day
    package let publishesOn: Day?
    package let mentees: Int
    package let mentors: Int
    package let places: Int
    package let relations: Int
    /// Mentees who have a pair under way.
    package let paired: Int
    /// Meetings that pairs had held when they were brought in.
    package let meetings: Int
    package let managers: [String]

    /// The programmes that were entrusted to somebody in a role, but for those that are over.
    package static func all(to person: ID<Person>, as role: Role, in tx: Transaction) throws -> [EntrustedProgramme] {
        try tx.rows(GlanceSQL.entrusted, person, role.rawValue).map { row in
            let id = try row.id("id", of: Programme.self)
            let managers = try tx.rows(MentorshipSQL.holders, id, Role.manager.rawValue).map { row in
                try row.text("first_name") + " " + row.text("last_name")
            }
            return EntrustedProgramme(
                id: id, name: try row.text("name"), purpose: try row.text("purpose"), stage: try row.text("stage"),
                startsOn: try row.day("starts_on"), endsOn: try row.day("ends_on"),
                publishesOn: try row.optionalDay("publishes_on"), mentees: try row.integer("mentees"),
                mentors: try row.integer("mentors"), places: try row.integer("places"),
                relations: try row.integer("relations"), paired: try row.integer("paired"),
                meetings: try row.integer("meetings"), managers: managers)
        }
    }
}
