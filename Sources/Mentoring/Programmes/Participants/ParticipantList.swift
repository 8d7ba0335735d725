package import Matching
package import Storage

/// Who is looked for among the participants.
package struct ParticipantFilter: Sendable, Hashable {
    package var text = ""
    package var side: Side?
    package var site: ID<Site>?
    package var department: ID<Department>?
    /// Those who withdrew instead of those who take part.
    package var withdrawn = false

    package init() {}
}

/// A participant in the list.
package struct ParticipantLine: Sendable {
    package let record: ParticipantRecord
    package let staffNumber: String?
    package let email: String?
    package let sought: Int
    package let offered: Int
    package let wishes: Int
    package let hopes: Int
    /// Free minutes of a usual week.
    package let freeMinutes: Int
    /// Where the next page begins after this line.
    package let key: String
}

extension Participants {
    package static let pageSize = 50

    /// A page of participants in the order of names, and whether more follow.
    /// - Parameter after: the key of the last line of the page before; nil for the first.
    package static func list(
        _ filter: ParticipantFilter, of programme: ID<Programme>, after: String? = nil, limit: Int = pageSize,
        for actor: Actor, in tx: Transaction
    ) throws -> (lines: [ParticipantLine], more: Bool) {
        let values = try values(filter, programme, after, actor)
        var lines = try tx.rows(ParticipantListSQL.page, values: values + [limit + 1]).map(line)
        let more = lines.count > limit
        if more { lines.removeLast() }
        return (lines, more)
    }

    /// How many fit.
    package static func count(
        _ filter: ParticipantFilter, of programme: ID<Programme>, for actor: Actor, in tx: Transaction
    ) throws -> Int {
        try tx.row(ParticipantListSQL.count, values: try values(filter, programme, nil, actor))?.integer("people") ?? 0
    }

    private static func values(
        _ filter: ParticipantFilter, _ programme: ID<Programme>, _ after: String?, _ actor: Actor
    ) throws -> [any Bindable] {
        let local = try ProgrammeReach(of: actor, in: programme).local
        let words = PersonWords.sought(in: filter.text).words
        let (first, second) = (words.first, words.count > 1 ? words[1] : nil)
        let key = after?.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false).map(String.init) ?? []
        return [
            programme, local, filter.withdrawn, filter.side?.rawValue, filter.site, filter.department, first,
            first.map { $0 + "\u{10FFFF}" }, second, second.map { $0 + "\u{10FFFF}" }, key.count == 2 ? key[0] : "",
            key.count == 2 ? key[1] : "",
        ]
    }

    private static func line(_ row: Row) throws -> ParticipantLine {
        let record = try ParticipantRecord(row)
        return ParticipantLine(
            record: record, staffNumber: try row.optionalText("staff_number"), email: try row.optionalText("email"),
            sought: try row.integer("sought"), offered: try row.integer("offered"),
            wishes: try row.integer("wish_count"),
            hopes: try row.integer("hope_count"), freeMinutes: try row.integer("free"),
            key: try row.text("name_key") + "~" + record.id.text)
    }
}
