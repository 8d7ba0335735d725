package import Matching
package import Storage

/// Who is looked for among the participants.
package struct ParticipantFilter: Sendable, Hashable {
    package var text = ""
    package var side: Side?
    package var site: ID<Site>?
    package var department: ID<Department>?
    /// Those who withdrew, or have left the organisation, instead of those who take part.
    package var withdrawn = false

    package init() {}
}

/// By which column the participants are listed; within it by name.
package struct ParticipantOrder: Sendable, Hashable {
    package enum Column: String, Sendable, Hashable, CaseIterable { case name, side, department, site, places }

    package var column: Column
    package var descends: Bool

    package init(_ column: Column = .name, descends: Bool = false) {
        self.column = column
        self.descends = descends
    }

    /// `site`, or `-site` from the end.
    package init?(text: String) {
        guard let column = Column(rawValue: text.hasPrefix("-") ? String(text.dropFirst()) : text) else { return nil }
        self.init(column, descends: text.hasPrefix("-"))
    }

    package var text: String { (descends ? "-" : "") + column.rawValue }
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

    /// A page of participants, and whether more follow.
    /// - Parameter after: the key of the last line of the page before; nil for the first.
    package static func list(
        _ filter: ParticipantFilter, by order: ParticipantOrder = ParticipantOrder(), of programme: ID<Programme>,
        after: String? = nil, limit: Int = pageSize, for actor: Actor, in tx: Transaction
    ) throws -> (lines: [ParticipantLine], more: Bool) {
        let keys = ListPlace.keys(after, count: 3)
        let number = order.column == .places
        let key: any Bindable = number ? (keys.flatMap { Int($0[0]) } ?? 0) : (keys?[0] ?? "")
        let place: [any Bindable] = [keys == nil, key, keys?[1] ?? "", keys?[2] ?? ""]
        return try tx.page(
            ParticipantListSQL.page(by: order), values: try values(filter, programme, actor) + place, limit: limit
        ) { row in
            let sorted = number ? String(try row.integer("sort_key")) : try row.text("sort_key")
            return try line(row, sorted: sorted)
        }
    }

    /// How many fit.
    package static func count(
        _ filter: ParticipantFilter, of programme: ID<Programme>, for actor: Actor, in tx: Transaction
    ) throws -> Int {
        try tx.row(ParticipantListSQL.count, values: try values(filter, programme, actor))?.integer("people") ?? 0
    }

    private static func values(
        _ filter: ParticipantFilter, _ programme: ID<Programme>, _ actor: Actor
    ) throws -> [any Bindable] {
        let local = try ProgrammeReach(of: actor, in: programme).local
        return [programme, local, filter.withdrawn, filter.side?.rawValue, filter.site, filter.department]
            + PersonWords.bounds(of: filter.text)
    }

    private static func line(_ row: Row, sorted key: String) throws -> ParticipantLine {
        let record = try ParticipantRecord(row)
        return ParticipantLine(
            record: record, staffNumber: try row.optionalText("staff_number"), email: try row.optionalText("email"),
            sought: try row.integer("sought"), offered: try row.integer("offered"),
            wishes: try row.integer("wish_count"),
            hopes: try row.integer("hope_count"), freeMinutes: try row.integer("free"),
            key: ListPlace([key, try row.text("name_key"), record.id.text]).text)
    }
}
