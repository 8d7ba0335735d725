import HTTPTypes
import Mentoring
import Storage
import Words

/// People who were missing from a full list: have they left?
enum MissingPages {
    /// Confirmations that may be taken back as a whole: those of this many days.
    private static let recentDays = 60

    static func show(_ request: PageRequest) async throws -> Answer {
        let (place, now) = ((request.query["name"], request.query["after"]), request.now)
        let found = try await request.read { tx in
            MissingPeople(
                count: try Absences.count(.missing, in: tx),
                people: try Absences.list(.missing, after: (place.0, place.1), limit: 201, in: tx),
                leftCount: try Absences.count(.left, in: tx), left: try Absences.list(.left, limit: 50, in: tx),
                rounds: try Absences.rounds(since: now.adding(days: -recentDays), limit: 20, in: tx))
        }
        return request.page(MissingViews.page(found, said: MissingNews(request.query), request.reader))
    }

    /// Asks before all departures are confirmed.
    static func ask(_ request: PageRequest) async throws -> Answer {
        request.page(try await question(nil, request))
    }

    /// Confirms departures once their number was read, or takes doubts and confirmations back.
    static func decide(_ request: PageRequest) async throws -> Answer {
        let form = request.form
        let people = form["do"] == "all" ? nil : form.all("person").compactMap { ID<Person>($0) }
        switch form["do"] {
        case "all", "left":
            guard form.flag("sure") else { return request.page(try await question(people, request)) }
            return try await confirm(people, request)
        case "present":
            return try await takeBack(request, "here") { try Departures.deny(people ?? [], by: $0, in: $1, at: $2) }
        case "back":
            return try await takeBack(request, "back") {
                try Departures.reconsider(people ?? [], by: $0, in: $1, at: $2)
            }
        case "undo":
            guard let moment = Int64(form["round"]) else { throw Rejection(.badRequest) }
            return try await takeBack(request, "back") {
                try Departures.undoRound(at: Instant(milliseconds: moment), by: $0, in: $1, at: $2)
            }
        default: throw Rejection(.badRequest)
        }
    }

    private static func question(_ people: [ID<Person>]?, _ request: PageRequest) async throws -> Page {
        let (actor, now) = (try request.actor, request.now)
        let asked = try await request.read { tx in
            let leaving = try Absences.toConfirm(people, by: actor, in: tx, at: now).map(\.person)
            return AskedDepartures(
                people: people == nil ? nil : leaving, count: leaving.count,
                names: try leaving.prefix(AskedDepartures.mostNames).map { try PersonRecord.find($0, in: tx).fullName },
                pairs: try Departures.ending(people == nil ? nil : leaving, by: actor, in: tx))
        }
        return AskedDepartureViews.page(asked, request.reader)
    }

    private static func confirm(_ people: [ID<Person>]?, _ request: PageRequest) async throws -> Answer {
        let (actor, now) = (try request.actor, request.now)
        let (left, pairs) = try await request.write { tx in
            let pairs = try Departures.ending(people, by: actor, in: tx)
            return (try Departures.confirm(people, by: actor, in: tx, at: now), pairs)
        }
        return .redirect(
            to: Path.missingPeople.query([
                "left": String(left), "pairs": String(pairs), "round": String(now.milliseconds),
            ]))
    }

    /// - Parameter said: what the page that follows says of it.
    private static func takeBack(
        _ request: PageRequest, _ said: String, _ verb: @escaping @Sendable (Actor, Transaction, Instant) throws -> Int
    ) async throws -> Answer {
        let (actor, now) = (try request.actor, request.now)
        let count = try await request.write { try verb(actor, $0, now) }
        let page = Path.missingPeople
        return .redirect(
            to: said == "here" ? page.query(["here": String(count)]) : page.query(["back": String(count)]))
    }
}

struct MissingPeople: Sendable {
    let count: Int
    let people: [AbsentPerson]
    let leftCount: Int
    let left: [AbsentPerson]
    /// The confirmations of the last weeks.
    let rounds: [DepartureRound]
}

/// What was just done, said once on the page that follows.
struct MissingNews: Sendable {
    let left: Int?
    let pairs: Int
    /// The round that may be taken back.
    let round: String
    /// Departures that were taken back.
    let back: Int?
    /// Who was said to be present.
    let here: Int?

    init(_ query: Form) {
        left = Int(query["left"])
        pairs = Int(query["pairs"]) ?? 0
        round = query["round"]
        back = Int(query["back"])
        here = Int(query["here"])
    }
}

/// Departures about to be confirmed.
struct AskedDepartures: Sendable {
    /// Nil for all who are missing.
    let people: [ID<Person>]?
    let count: Int
    /// The first of them.
    let names: [String]
    /// Relations that end with them.
    let pairs: Int

    static let mostNames = 12
}
