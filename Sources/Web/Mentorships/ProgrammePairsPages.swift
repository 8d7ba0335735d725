import Mentoring
import Storage
import Tables
import Words

/// What the page of a programme's pairs shows.
struct ProgrammePairsView: Sendable {
    let record: ProgrammeRecord
    let filter: RelationFilter
    let lines: [RelationLine]
    let more: Bool
    let count: Int
    /// Those that go on and those that have ended, whatever is looked for.
    let going: Int
    let ended: Int
    /// Meetings that all of them had held when they were brought in.
    let meetings: Int
    let sites: [SiteRecord]
    let isWhole: Bool
    /// What a local manager looks after.
    let places: [String]
    /// Mentees whose pair has ended and who have nobody since, and the run that is open or under way.
    let alone: [LeftAlone]
    let run: RunRecord?
    /// Those that came from a file and are not published; for who runs the whole.
    let broughtIn: [BroughtInPair]
}

/// /programmes/:programme/pairs: who works with whom, since when, and what has ended.
enum ProgrammePairsPages {
    static func list(_ request: PageRequest) async throws -> Answer {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        let (filter, after) = (filter(request.query), request.query.filled("after"))
        let now = request.now
        let view = try await request.read { tx in
            let page = try ProgrammePairs.list(filter, of: id, after: after, for: actor, in: tx)
            let (isWhole, run) = (try ProgrammeReach(of: actor, in: id).isWhole, try RunRecord.latest(of: id, in: tx))
            let open = run?.state == .done ? run?.id : nil
            var other = RelationFilter()
            let going = try ProgrammePairs.count(other, of: id, for: actor, in: tx)
            var meetings = try ProgrammePairs.meetingsAtEntry(other, of: id, for: actor, in: tx)
            other.ended = true
            meetings += try ProgrammePairs.meetingsAtEntry(other, of: id, for: actor, in: tx)
            return ProgrammePairsView(
                record: try ProgrammeRecord.find(id, for: actor, in: tx), filter: filter, lines: page.lines,
                more: page.more, count: try ProgrammePairs.count(filter, of: id, for: actor, in: tx), going: going,
                ended: try ProgrammePairs.count(other, of: id, for: actor, in: tx), meetings: meetings,
                sites: try Sites.within(id, for: actor, in: tx),
                isWhole: isWhole, places: try LocalPlaces.names(of: actor, in: id, tx),
                alone: isWhole ? try LeftAlone.all(of: id, openRun: open, in: tx) : [], run: run,
                broughtIn: isWhole ? try BroughtInPair.all(of: id, by: actor, in: tx, at: now) : [])
        }
        return request.page(ProgrammePairsViews.page(view, request.reader))
    }

    private static func filter(_ query: Form) -> RelationFilter {
        var filter = RelationFilter()
        filter.text = query["q"]
        filter.site = ID(query["site"])
        filter.ended = query["shown"] == "ended"
        return filter
    }

    static func export(_ request: PageRequest) async throws -> Answer {
        let (id, actor, phrases) = (try request.id("programme", of: Programme.self), try request.actor, request.phrases)
        let filter = filter(request.query)
        let name = try await request.read { try ProgrammeRecord.find(id, for: actor, in: $0).name }
        let keys = [
            "mentee", "mentee_number", "mentee_email", "mentor", "mentor_number", "mentor_email", "site", "since",
            "meetings", "ended",
            "reason", "note",
        ]
        let headings = keys.map { phrases("relations.column.\($0)") }
        return try await request.export(phrases("relations.file", ["name": .text(name)]), headings: headings) {
            tx, write in
            let contacts = try Participants.contacts(of: id, for: actor, in: tx)
            var after: String?
            while true {
                let page = try ProgrammePairs.list(filter, of: id, after: after, limit: 500, for: actor, in: tx)
                for line in page.lines { try write(cells(line, contacts, phrases)) }
                guard page.more, let last = page.lines.last else { return }
                after = last.key
            }
        }
    }

    private static func cells(
        _ line: RelationLine, _ contacts: [ID<Participant>: ParticipantContact], _ phrases: Phrases
    ) -> [TableValue] {
        let (mentee, mentor) = (contacts[line.mentee], contacts[line.mentor])
        func cell(_ text: String?) -> TableValue { text.map { .text($0) } ?? .empty }
        return [
            .text(line.menteeName), cell(mentee?.staffNumber), cell(mentee?.email), .text(line.mentorName),
            cell(mentor?.staffNumber), cell(mentor?.email), cell(line.site), .date(line.startedOn.description),
            .integer(line.meetings), line.endedOn.map { .date($0.description) } ?? .empty,
            cell(line.endReason.map { phrases("relations.ending.\($0)") }), cell(line.endNote),
        ]
    }
}

/// Ending a pair by hand: asked first, with a reason that managers alone read.
enum ClosingPages {
    static func ask(_ request: PageRequest) async throws -> Answer { try await page(request, Form(), .none) }

    private static func page(_ request: PageRequest, _ typed: Form, _ problems: Problems) async throws -> Answer {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        let pair = try request.id("mentorship", of: Mentorship.self)
        let (record, line, untold) = try await request.read { tx in
            (
                try ProgrammeRecord.find(id, for: actor, in: tx),
                try ProgrammePairs.find(pair, of: id, for: actor, in: tx),
                try RelationClosing.withoutAddress(pair, of: id, in: tx)
            )
        }
        if let day = line.endedOn {
            return request.page(ProgrammePairsViews.closed(record, line, on: day, request.reader))
        }
        return request.page(ProgrammePairsViews.closing(record, line, untold, typed, problems, request.reader))
    }

    static func close(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let pair = try request.id("mentorship", of: Mentorship.self)
        let form = request.form
        return try await request.submit(
            { tx in
                guard let reason = RelationClosing.Reason(rawValue: form["reason"]) else {
                    throw Refusal("refusal.required", field: "reason")
                }
                return try RelationClosing.close(
                    pair, of: id, because: reason, note: form["note"], by: actor, in: tx, at: now)
            },
            done: { untold in
                let done = Done("done.pair_closed", values: ["untold": Double(untold)])
                return .redirect(to: .pairs(of: id), done: done, at: now)
            },
            refused: { try await page(request, form, Problems($0, in: request.phrases)) })
    }
}
