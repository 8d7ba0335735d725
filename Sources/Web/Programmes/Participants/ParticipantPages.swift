import Matching
import Mentoring
import Storage
import Tables
import Words

/// What the list of participants shows.
struct ParticipantsView: Sendable {
    let record: ProgrammeRecord
    let filter: ParticipantFilter
    let order: ParticipantOrder
    let lines: [ParticipantLine]
    let more: Bool
    /// Whether others come before these.
    let continues: Bool
    let count: Int
    let isWhole: Bool
    /// What a local manager looks after.
    let places: [String]
    let sites: [SiteRecord]
    let departments: [DepartmentRecord]
}

/// /programmes/:programme/participants
enum ParticipantPages {
    static func list(_ request: PageRequest) async throws -> Answer {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        let filter = Self.filter(request.query)
        let (order, after) = (Self.order(request.query), request.query.filled("after"))
        let view = try await request.read { tx in
            let page = try Participants.list(filter, by: order, of: id, after: after, for: actor, in: tx)
            return ParticipantsView(
                record: try ProgrammeRecord.find(id, for: actor, in: tx), filter: filter, order: order,
                lines: page.lines, more: page.more, continues: after != nil,
                count: try Participants.count(filter, of: id, for: actor, in: tx),
                isWhole: try ProgrammeReach(of: actor, in: id).isWhole,
                places: try LocalPlaces.names(of: actor, in: id, tx),
                sites: try Sites.within(id, for: actor, in: tx),
                departments: try Departments.all(in: tx))
        }
        return request.page(ParticipantViews.page(view, request.reader))
    }

    static func filter(_ query: Form) -> ParticipantFilter {
        var filter = ParticipantFilter()
        filter.text = query["q"]
        filter.side = Side(rawValue: query["side"])
        filter.site = ID(query["site"])
        filter.department = ID(query["department"])
        filter.withdrawn = query["shown"] == "withdrawn"
        return filter
    }

    static func order(_ query: Form) -> ParticipantOrder {
        ParticipantOrder(text: query["sort"]) ?? ParticipantOrder()
    }

    /// In the order of the page.
    static func export(_ request: PageRequest) async throws -> Answer {
        let (id, actor, phrases) = (try request.id("programme", of: Programme.self), try request.actor, request.phrases)
        let (filter, order) = (Self.filter(request.query), Self.order(request.query))
        let name = try await request.read { try ProgrammeRecord.find(id, for: actor, in: $0).name }
        let headings = ["number", "last_name", "first_name", "email", "side", "department", "site", "grade", "places"]
            .map { phrases("participants.column.\($0)") }
        return try await request.export(phrases("participants.file", ["name": .text(name)]), headings: headings) {
            tx, write in
            var after: String?
            while true {
                let page = try Participants.list(
                    filter, by: order, of: id, after: after, limit: 500, for: actor, in: tx)
                for line in page.lines { try write(cells(line, phrases)) }
                guard page.more, let last = page.lines.last else { return }
                after = last.key
            }
        }
    }

    private static func cells(_ line: ParticipantLine, _ phrases: Phrases) -> [TableValue] {
        func cell(_ text: String?) -> TableValue { text.map { .text($0) } ?? .empty }
        let record = line.record
        return [
            cell(line.staffNumber), .text(record.lastName), .text(record.firstName), cell(line.email),
            .text(phrases("participants.side.\(record.side.rawValue)")), cell(record.department), cell(record.site),
            cell(record.grade), .integer(record.places),
        ]
    }
}
