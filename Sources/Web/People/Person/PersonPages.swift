import Mentoring
import Storage
import Words

/// All that a person's page shows.
struct PersonView: Sendable {
    let record: PersonRecord
    /// Its language and time zone stand in where neither the person's nor the site's are known.
    let organisation: Organisation?
    let reports: [PersonLine]
    let reportCount: Int
    let competencies: [ShownCompetency]
    let history: [HistoryLine]
    /// Names of the competencies that the history speaks of.
    let names: [ID<Competency>: BothLanguages]
    let mentoring: PersonMentoring
    /// Told to administrators alone: they help whoever lost telephone and codes.
    let hasSecondFactor: Bool

    static let mostReports = 12
    static let mostHistory = 100

    init(_ id: ID<Person>, for actor: Actor, in tx: Transaction) throws {
        record = try PersonRecord.find(id, in: tx)
        organisation = try Organisation.read(in: tx)
        reports = try People.reports(to: id, limit: Self.mostReports, in: tx)
        reportCount = reports.count < Self.mostReports ? reports.count : try People.reportCount(of: id, in: tx)
        competencies = try People.competencies(of: id, in: tx)
        history = try People.history(of: id, limit: Self.mostHistory, in: tx)
        let speaksOfCompetencies = history.contains { $0.field == .competencies && $0.to != nil }
        let all = speaksOfCompetencies ? try Competencies.all(retired: true, in: tx) : []
        names = Dictionary(all.map { ($0.id, $0.name) }) { first, _ in first }
        mentoring = try PersonMentoring.of(id, for: actor, in: tx)
        hasSecondFactor = try actor.isAdministrator && Account.of(id, in: tx)?.hasSecondFactor == true
    }
}

/// A person's page, and their departure: /people/:person.
enum PersonPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("person", of: Person.self)
        let actor = try request.actor
        let view = try await request.read { try PersonView(id, for: actor, in: $0) }
        return request.page(PersonViews.page(view, request.reader))
    }

    /// Asks on which day; also shown as a dialog.
    static func askDeparture(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("person", of: Person.self)
        let record = try await request.read { try PersonRecord.find(id, in: $0) }
        return request.page(PersonViews.departure(record, day: request.reader.today.description, .none, request.reader))
    }

    static func leave(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("person", of: Person.self)
        let (actor, now, typed) = (try request.actor, request.now, request.form["left_on"])
        return try await request.submit(
            { tx in
                guard let day = Day(typed) else { throw Refusal("refusal.person.day", field: "left_on") }
                try Departures.leave(id, on: day, by: actor, in: tx, at: now)
            }, done: { _ in .redirect(to: .person(id)) },
            refused: { refusal in
                let record = try await request.read { try PersonRecord.find(id, in: $0) }
                let problems = Problems(refusal, in: request.phrases)
                return request.page(PersonViews.departure(record, day: typed, problems, request.reader))
            })
    }

    static func comeBack(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("person", of: Person.self)
        let (actor, now) = (try request.actor, request.now)
        try await request.write { try Departures.undo(id, by: actor, in: $0, at: now) }
        return .redirect(to: .person(id))
    }
}
