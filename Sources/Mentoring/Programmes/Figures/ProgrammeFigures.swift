package import Matching
package import Storage

/// The figures of a programme, within what somebody runs of it.
package struct ProgrammeFigures: Sendable {
    /// A competency that more mentees seek than there are places of mentors who have it.
    package struct Shortage: Sendable {
        package let competency: ID<Competency>
        package let name: BothLanguages
        package let seekers: Int
        package let places: Int
    }

    /// One of those whom a shortage counts: a mentee who seeks the competency, a mentor who has it.
    package struct Counted: Sendable {
        package let participant: ID<Participant>
        package let side: Side
        package let name: String
    }

    /// Mentees who seek a competency in a programme, then mentors who have it, of those whom the actor reaches: no more
    /// than `limit` of each.
    package static func counted(
        _ competency: ID<Competency>, in programme: ID<Programme>, for actor: Actor, limit: Int, in tx: Transaction
    ) throws -> [Counted] {
        let local = try ProgrammeReach(of: actor, in: programme).local
        return try [Side.mentee, .mentor].flatMap { side in
            try tx.rows(ProgrammeFiguresSQL.behindShortage, programme, local, competency, side.rawValue, limit).map {
                Counted(
                    participant: try $0.id("id"), side: side,
                    name: try "\($0.text("first_name")) \($0.text("last_name"))")
            }
        }
    }

    package struct SiteFigures: Sendable {
        package let site: ID<Site>?
        /// Nil for people of no site.
        package let name: String?
        package let mentees: Int
        package let places: Int
    }

    package let mentees: Int
    package let mentors: Int
    /// Partners that mentees want, and places that mentors have.
    package let wanted: Int
    package let places: Int
    /// Mentees of whom nobody knows what they seek.
    package let silent: Int
    package let shortages: [Shortage]
    package let sites: [SiteFigures]

    package static func load(
        _ programme: ID<Programme>, for actor: Actor, in tx: Transaction
    ) throws -> ProgrammeFigures {
        let local = try ProgrammeReach(of: actor, in: programme).local
        var counts: [String: (people: Int, places: Int)] = [:]
        for row in try tx.rows(ProgrammeFiguresSQL.sides, programme, local) {
            counts[try row.text("side")] = (try row.integer("people"), try row.integer("places"))
        }
        let shortages = try tx.rows(ProgrammeFiguresSQL.shortages, programme, local).map { row in
            Shortage(
                competency: try row.id("id"),
                name: BothLanguages(fr: try row.text("name_fr"), en: try row.text("name_en")),
                seekers: try row.integer("seekers"), places: try row.integer("places"))
        }
        let sites = try tx.rows(ProgrammeFiguresSQL.sites, programme, local).map { row in
            SiteFigures(
                site: try row.optionalID("id"), name: try row.optionalText("name"), mentees: try row.integer("mentees"),
                places: try row.integer("places"))
        }
        return ProgrammeFigures(
            mentees: counts["mentee"]?.people ?? 0, mentors: counts["mentor"]?.people ?? 0,
            wanted: counts["mentee"]?.places ?? 0, places: counts["mentor"]?.places ?? 0,
            silent: try tx.row(ProgrammeFiguresSQL.silent, programme, local)?.integer("people") ?? 0,
            shortages: shortages.filter { $0.seekers > $0.places }, sites: sites)
    }
}
