import HTTPTypes
import Mentoring
import Storage
import Tables
import Words

/// The audit trail: read page by page, and as a file.
enum AuditPages {
    private static let pageLength = 50

    static func show(_ request: PageRequest) async throws -> Answer {
        let (before, after) = (ID<AuditLine>(request.query["before"]), ID<AuditLine>(request.query["after"]))
        let query = AuditQuery(request.query, request.reader)
        let actor = try request.actor
        let lines = try await request.read { tx in
            if let after {
                return try AuditTrail.lines(query.filter, after: after, limit: pageLength + 1, for: actor, in: tx)
            }
            return try AuditTrail.lines(query.filter, before: before, limit: pageLength + 1, for: actor, in: tx)
        }
        return request.page(
            AuditViews.page(
                lines, query, length: pageLength, backwards: after != nil, isFirst: before == nil && after == nil,
                request.reader))
    }

    /// Every line that fits the filter, as a file for a spreadsheet.
    static func export(_ request: PageRequest) async throws -> Answer {
        let (phrases, actor) = (request.phrases, try request.actor)
        let query = AuditQuery(request.query, request.reader)
        return try await request.export(phrases("audit.name"), headings: AuditWords.headings(phrases)) { tx, write in
            try AuditTrail.each(query.filter, for: actor, in: tx) { try write(AuditWords.cells($0, phrases)) }
        }
    }
}

/// What the address asks of the trail: who, what, from when, until when.
struct AuditQuery: Sendable {
    /// The beginnings of actions that can be chosen, in the order to show them.
    static let kinds = [
        "person", "staff_list", "competency", "programme", "participant", "pairs", "relation", "role", "session",
        "password", "second_factor", "printed_code", "organisation",
    ]

    let name: String
    let kind: String
    let from: String
    let until: String
    let filter: AuditTrail.Filter

    init(_ query: Form, _ reader: Reader) {
        name = query["q"]
        kind = Self.kinds.contains(query["kind"]) ? query["kind"] : ""
        from = query["from"]
        until = query["until"]
        var filter = AuditTrail.Filter()
        filter.name = name
        filter.action = kind.isEmpty ? nil : kind
        filter.from = day(typed: from).map { reader.start(of: $0) }
        filter.until = day(typed: until).map { reader.start(of: $0.adding(days: 1)) }
        self.filter = filter
    }

    /// The address of a page of the same lines.
    func path(_ path: Path) -> Path { path.query(["q": name, "kind": kind, "from": from, "until": until]) }
}
