import HTTPTypes
import Mentoring
import Storage
import Tables
import Words

/// How mails fare: /settings/mail/outbox. States only, never contents.
enum OutboxPages {
    /// Days that the figures look back.
    private static let days = 30
    static let pageSize = 100

    static let all = [
        Route(.get, "/settings/mail/outbox", for: .administrators, show),
        Route(.get, "/settings/mail/outbox/export", for: .administrators, export),
    ]

    private static func show(_ request: PageRequest) async throws -> Answer {
        let (query, now) = (request.query, request.now)
        let view = try await request.read { tx in
            let counts = try OutboxLine.counts(since: now.adding(days: -days), in: tx)
            let state = OutboxLine.State(rawValue: query["state"]) ?? first(counts)
            let last = Int64(query["due"]).map { (due: Instant(milliseconds: $0), id: query["after"]) }
            return OutboxView(
                counts: counts, state: state,
                lines: try OutboxLine.list(state, after: last, limit: pageSize + 1, in: tx))
        }
        return request.page(OutboxViews.page(view, request.reader))
    }

    /// What is wrong first, else what waits, else what went out.
    private static func first(_ counts: [OutboxLine.State: Int]) -> OutboxLine.State {
        [.refused, .waiting].first { counts[$0] ?? 0 > 0 } ?? .sent
    }

    private static func export(_ request: PageRequest) async throws -> Answer {
        let phrases = request.phrases
        let state = OutboxLine.State(rawValue: request.query["state"]) ?? .sent
        let headings = ["person", "mail", "state", "when", "reply"].map { phrases("outbox.column.\($0)") }
        return try await request.export(phrases("outbox.file"), headings: headings) { tx, write in
            for line in try OutboxLine.list(state, after: nil, limit: 20_000, in: tx) {
                let when = phrases.dateTime(milliseconds: (line.sentAt ?? line.due).milliseconds)
                try write([
                    .text(line.name ?? ""), .text(OutboxViews.label(line.template, phrases)),
                    .text(phrases("outbox.state.\(line.state.rawValue)", ["count": .number(1)])), .text(when),
                    .text(line.reply ?? ""),
                ])
            }
        }
    }
}

extension Path {
    static let outbox: Path = "/settings/mail/outbox"
    static let outboxExport: Path = "/settings/mail/outbox/export"
}

struct OutboxView: Sendable {
    let counts: [OutboxLine.State: Int]
    let state: OutboxLine.State
    let lines: [OutboxLine]
}
