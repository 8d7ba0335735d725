import HTTPTypes
import Matching
import Mentoring
import Storage
import Words

/// What taking people in shows.
struct TakingInView: Sendable {
    let record: ProgrammeRecord
    let query: Form
    /// How many would come in; nil before one asked.
    let preview: TakingIn.Preview?
    let found: [FoundPerson]
    let isWhole: Bool
    /// What a local manager looks after.
    let places: [String]
    let choices: DirectoryChoices
    /// Other programmes that the reader runs: last year's mentors are asked again.
    let earlier: [ProgrammeLine]
}

/// /programmes/:programme/participants/new: by the list's own column, by filter, by hand.
enum TakingInPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        try await page(request.query, request, .none)
    }

    /// The page with what was typed and why it was refused.
    static func again(_ form: Form, _ request: PageRequest, _ problems: Problems) async throws -> Answer {
        var answer = try await page(form, request, problems)
        answer.status = .unprocessableContent
        return answer
    }

    private static func page(_ query: Form, _ request: PageRequest, _ problems: Problems) async throws -> Answer {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        let kept = request.installation.directoryChoices
        let view = try await request.read { tx in
            let record = try ProgrammeRecord.find(id, for: actor, in: tx)
            var preview: TakingIn.Preview?
            // Before anything was chosen: those whom the list itself names.
            // Who looks for one person does not ask how many would come in.
            if query.filled("q") == nil, let sides = sides(query) ?? (query.filled("as") == nil ? .asListed : nil),
                let filter = filter(query)
            {
                preview = try TakingIn.preview(filter, as: sides, to: id, by: actor, in: tx)
            }
            return TakingInView(
                record: record, query: query, preview: preview,
                found: try Participants.find(query["q"], for: id, by: actor, in: tx),
                isWhole: try ProgrammeReach(of: actor, in: id).isWhole,
                places: try LocalPlaces.names(of: actor, in: id, tx),
                choices: try kept.value(in: tx) { try DirectoryChoices(in: tx) },
                earlier: try Programmes.list(for: actor, in: tx).filter { $0.id != id && actor.manages($0.id) })
        }
        return request.page(TakingInViews.page(view, problems, request.reader))
    }

    /// Takes in everybody who fits.
    static func take(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let (sides, filter) = (Self.sides(request.form), Self.filter(request.form))
        return try await request.submit(
            { tx in
                guard let sides, let filter else { throw Refusal("refusal.taking.nobody") }
                return try TakingIn.take(filter, as: sides, to: id, by: actor, in: tx, at: now)
            },
            done: { taken in
                let counts = ["mentees": Double(taken.mentees), "mentors": Double(taken.mentors)]
                let keys = taken.mentors == 0 ? "mentees" : taken.mentees == 0 ? "mentors" : "both"
                return .redirect(to: .participants(id), done: Done("done.taken.\(keys)", values: counts), at: now)
            },
            refused: { try await page(request.form, request, Problems($0, in: request.phrases)) })
    }

    /// Takes in one person by hand.
    static func add(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let (person, side) = (ID<Person>(request.form["person"]), Side(rawValue: request.form["side"]))
        return try await request.submit(
            { tx in
                guard let person, let side else { throw NotFound() }
                return try Departures.takeIn(person, as: side, to: id, by: actor, in: tx, at: now)
            }, done: { .redirect(to: .participant($0, of: id), done: Done("done.taken.one"), at: now) },
            refused: { try await page(request.form, request, Problems($0, in: request.phrases)) })
    }

    private static func sides(_ form: Form) -> TakingIn.Sides? {
        switch form["as"] {
        case "listed": .asListed
        case "mentee": .all(.mentee)
        case "mentor": .all(.mentor)
        default: nil
        }
    }

    /// Nil where a date cannot be read: nobody comes in by a filter that was not understood.
    private static func filter(_ form: Form) -> TakingIn.Filter? {
        var filter = TakingIn.Filter()
        filter.site = ID(form["site"])
        filter.department = ID(form["department"])
        filter.grade = ID(form["grade"])
        filter.language = form.filled("language")
        filter.earlier = ID(form["earlier"])
        for (name, path) in [("hired_from", \TakingIn.Filter.hiredFrom), ("hired_until", \TakingIn.Filter.hiredUntil)] {
            guard let text = form.filled(name) else { continue }
            guard let day = day(typed: text) else { return nil }
            filter[keyPath: path] = day
        }
        return filter
    }
}
