package import Storage

/// Somebody who could be asked to be a mentor: holds what is sought, and is no mentor of the programme yet.
package struct Recruit: Sendable {
    package let id: ID<Person>
    package let name: String
    package let jobTitle: String?
    package let department: String?
    package let site: String?
    /// 0…5; nil where nobody said.
    package let level: Int?
    /// What the person wishes to be, where the staff list says so.
    package let wish: Wish?
    /// Mentees whom they accompany now, in all programmes.
    package let load: Int
}

extension Participants {
    /// The least level at which somebody can pass a competency on.
    package static let recruitLevel = 3
    package static let mostRecruits = 100

    /// Who holds a competency well enough to be asked and has a place left, but for who asks, within what somebody runs of the programme: those who wish to be
    /// mentors first, then the highest levels.
    /// - Parameter limit: one more than `mostRecruits` says whether there are more.
    package static func recruits(
        for competency: ID<Competency>, in programme: ID<Programme>, limit: Int = mostRecruits + 1, by actor: Actor,
        in tx: Transaction
    ) throws -> [Recruit] {
        let local = try ProgrammeReach(of: actor, in: programme).local
        let rows = try tx.rows(RecruitSQL.recruits, competency, recruitLevel, local, programme, actor.person, limit)
        return try rows.map { row in
            Recruit(
                id: try row.id("id"), name: try row.text("first_name") + " " + row.text("last_name"),
                jobTitle: try row.optionalText("job_title"), department: try row.optionalText("department"),
                site: try row.optionalText("site"), level: try row.optionalInteger("level"),
                wish: try row.optionalText("wish").flatMap(Wish.init(rawValue:)),
                load: try row.integer("load"))
        }
    }
}
