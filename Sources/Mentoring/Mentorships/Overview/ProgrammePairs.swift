import Foundation
package import Storage

/// Which pairs of a programme are to be shown.
package struct RelationFilter: Sendable, Hashable {
    /// Words of names of either.
    package var text = ""
    package var site: ID<Site>?
    /// Those that have ended instead of those that go on.
    package var ended = false

    package init() {}
}

/// A pair of a programme, as who runs it sees it: who, since when, how often they met; never what they say.
package struct RelationLine: Sendable {
    package let id: ID<Mentorship>
    package let mentee: ID<Participant>
    package let mentor: ID<Participant>
    package let menteeName: String
    package let mentorName: String
    /// The mentee's.
    package let site: String?
    package let startedOn: Day
    /// Meetings held as known when the pair was brought in.
    package let meetings: Int
    package let endedOn: Day?
    /// `departure`, `agreed`, `completed` or `undone`.
    package let endReason: String?
    package let endNote: String?
    /// Where the next page begins after this line.
    package let key: String
}

/// The pairs of a programme: those that go on and those that have ended.
package enum ProgrammePairs {
    package static let pageSize = 50

    /// A page of pairs in the order of the mentees' names, and whether more follow.
    /// - Throws: `NotFound` for who does not run the programme, as a whole or in part.
    package static func list(
        _ filter: RelationFilter, of programme: ID<Programme>, after: String? = nil, limit: Int = pageSize,
        for actor: Actor, in tx: Transaction
    ) throws -> (lines: [RelationLine], more: Bool) {
        try tx.page(
            ProgrammePairsSQL.page, values: try values(filter, programme, after, actor), limit: limit, line: line)
    }

    /// How many the filter lets through.
    package static func count(
        _ filter: RelationFilter, of programme: ID<Programme>, for actor: Actor, in tx: Transaction
    ) throws -> Int {
        try tx.row(ProgrammePairsSQL.count, values: try values(filter, programme, nil, actor))?.integer("pairs") ?? 0
    }

    /// Meetings that the pairs which the filter lets through had held when they were brought in.
    package static func meetingsAtEntry(
        _ filter: RelationFilter, of programme: ID<Programme>, for actor: Actor, in tx: Transaction
    ) throws -> Int {
        try tx.row(ProgrammePairsSQL.count, values: try values(filter, programme, nil, actor))?.integer("meetings") ?? 0
    }

    /// One pair, for who runs the whole programme.
    package static func find(
        _ id: ID<Mentorship>, of programme: ID<Programme>, for actor: Actor, in tx: Transaction
    ) throws -> RelationLine {
        try ReviewScope.checkWhole(actor, programme)
        guard let row = try tx.row(ProgrammePairsSQL.one, id, programme) else { throw NotFound() }
        return try line(row)
    }

    private static func values(
        _ filter: RelationFilter, _ programme: ID<Programme>, _ after: String?, _ actor: Actor
    ) throws -> [any Bindable] {
        let local = try ProgrammeReach(of: actor, in: programme).local
        let key = ListPlace.keys(after, count: 2) ?? ["", ""]
        return [programme, filter.ended, local, filter.site] + PersonWords.bounds(of: filter.text) + [key[0], key[1]]
    }

    private static func line(_ row: Row) throws -> RelationLine {
        let id = try row.id("id", of: Mentorship.self)
        let ended = try row.optionalDay("ended_on")
        let from = try ended == nil ? RelationStart.day(row) : row.day("started_on")
        return RelationLine(
            id: id, mentee: try row.id("mentee_id"), mentor: try row.id("mentor_id"),
            menteeName: try row.text("mentee_first") + " " + row.text("mentee_last"),
            mentorName: try row.text("mentor_first") + " " + row.text("mentor_last"),
            site: try row.optionalText("site"), startedOn: from,
            meetings: try row.integer("meetings_before"), endedOn: ended,
            endReason: try row.optionalText("end_reason"), endNote: try row.optionalText("end_note"),
            key: ListPlace([try row.text("name_key"), id.text]).text)
    }
}
