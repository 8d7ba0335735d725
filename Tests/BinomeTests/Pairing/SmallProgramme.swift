import Foundation
import Mentoring
import Storage

@testable import binome

/// Somebody of a programme that a test makes.
struct Somebody {
    var first: String
    var last: String
    var side: String
    var language = "fr"
    var languages = ["fr"]
    var site: String?
    var department: String?
    var grade: String?
    var capacity: Int?
    /// Whom they wish for, by last name.
    var wishes: [String] = []
    /// Whom they must not be paired with, by last name.
    var excluded: [String] = []
    var manager: String?
    var email = true

    static func mentee(_ name: String, wishes: [String] = []) -> Somebody {
        let parts = name.split(separator: " ").map(String.init)
        return Somebody(first: parts[0], last: parts[1], side: "mentee", wishes: wishes)
    }

    static func mentor(_ name: String, capacity: Int? = nil, wishes: [String] = []) -> Somebody {
        let parts = name.split(separator: " ").map(String.init)
        return Somebody(first: parts[0], last: parts[1], side: "mentor", capacity: capacity, wishes: wishes)
    }

    func with(_ change: (inout Somebody) -> Void) -> Somebody {
        var copy = self
        change(&copy)
        return copy
    }
}

/// A programme on a test server, with its participants by last name.
struct SmallProgramme: Sendable {
    let id: ID<Programme>
    let persons: [String: ID<Person>]
    let participants: [String: ID<Participant>]
    let sites: [String: ID<Site>]

    func person(_ last: String) throws -> ID<Person> { try persons[last].orThrow() }
    func participant(_ last: String) throws -> ID<Participant> { try participants[last].orThrow() }

    func pair(_ mentee: String, _ mentor: String) throws -> String {
        try participant(mentee).text + "." + participant(mentor).text
    }

    /// The page of a participant.
    func page(_ last: String) throws -> String { "/programmes/\(id.text)/participants/\(try participant(last).text)" }

    var runs: String { "/programmes/\(id.text)/pairing-runs" }
}

struct Missing: Error {}

extension Optional {
    func orThrow() throws -> Wrapped {
        guard let self else { throw Missing() }
        return self
    }
}

extension TestServer {
    /// A programme with these people, made row by row.
    func programme(
        _ people: [Somebody], weights: [String: String] = ["wishes": "high", "language": "medium", "site": "medium"],
        leastScore: Int? = nil, commonLanguage: Bool = false, name: String = "Nouveaux managers"
    ) async throws -> SmallProgramme {
        let now = clock.now
        return try await database.write { tx in
            let id = ID<Programme>(at: now)
            try tx.run(TestProgrammeSQL.programme, id, name, commonLanguage, leastScore, now)
            for (criterion, weight) in weights { try tx.run(TestProgrammeSQL.criterion, id, criterion, weight) }
            var sites: [String: ID<Site>] = [:]
            for site in Set(people.compactMap(\.site)) {
                sites[site] = ID<Site>(at: now)
                try tx.run(TestProgrammeSQL.site, sites[site], site, folded(site))
            }
            var persons: [String: ID<Person>] = [:]
            var participants: [String: ID<Participant>] = [:]
            for (number, one) in people.enumerated() {
                var input = PersonInput(firstName: one.first, lastName: one.last)
                input.staffNumber = "\(id.text.suffix(8))-\(number)"
                if one.email { input.email = "\(folded(one.last))@exemple.fr" }
                input.language = one.language
                input.languages = Set(one.languages)
                input.grade = try one.grade.map { try Grades.named($0, in: tx, at: now) }
                input.site = one.site.flatMap { sites[$0] }
                input.department = try one.department.map { try Departments.named($0, in: tx, at: now) }
                input.manager = one.manager.flatMap { persons[$0] }
                let person = try People.add(input, by: .product, in: tx, at: now)
                persons[one.last] = person
                participants[one.last] = ID<Participant>(at: now)
                try tx.run(
                    TestProgrammeSQL.participant, participants[one.last], id, person, one.side, one.capacity, now)
            }
            for one in people {
                for (rank, wish) in one.wishes.enumerated() {
                    try tx.run(TestProgrammeSQL.wish, participants[one.last], persons[wish], rank + 1)
                }
                for other in one.excluded {
                    try tx.run(TestProgrammeSQL.exclusion, id, persons[one.last], persons[other], now)
                }
            }
            return SmallProgramme(id: id, persons: persons, participants: participants, sites: sites)
        }
    }

    /// A run of the programme, computed; its path.
    func run(of programme: SmallProgramme, by browser: Browser) async throws -> String {
        let answer = try await browser.post(programme.runs, from: programme.runs)
        try await work()
        return try answer.location.orThrow()
    }

    /// A programme of these people, the browser of its manager, and a run of it that waits to be reviewed.
    func matched(
        _ people: [Somebody] = PairingRunTests.people, commonLanguage: Bool = false
    ) async throws -> (programme: SmallProgramme, browser: Browser, run: String) {
        let programme = try await programme(people, commonLanguage: commonLanguage)
        let browser = try await browser(signedInAs: .manager, programme: programme.id)
        return (programme, browser, try await run(of: programme, by: browser))
    }

    /// The pairs of a run, `Mentee Mentor` by last names.
    func pairs(of run: String, _ programme: SmallProgramme) async throws -> Set<String> {
        let id = try ID<PairingRun>(String(run.split(separator: "/").last ?? "")).orThrow()
        let names = Dictionary(uniqueKeysWithValues: programme.participants.map { ($0.value, $0.key) })
        let rows = try await database.read { try $0.rows(TestProgrammeSQL.pairs, id) }
        return Set(try rows.map { "\(names[try $0.id("mentee_id")] ?? "?") \(names[try $0.id("mentor_id")] ?? "?")" })
    }

    func count(_ statement: Statement) async throws -> Int {
        try await database.read { try $0.row(statement)?.integer("count") ?? -1 }
    }
}

/// Rows of programmes that tests write themselves.
enum TestProgrammeSQL {
    static let programme: Statement = """
        INSERT INTO programme (id, name, purpose, template, kind, formality, stage, starts_on, ends_on, mentor_capacity,
                               mentee_capacity, meeting_days, common_language, other_department, other_site, least_score,
                               version, created_at)
        VALUES (\(.text("id")), \(.text("name")), 'x', 'new-managers', 'one_to_one', 'formal', 'preparing', '2026-12-01',
                '2027-09-01', 1, 1, 21, \(.boolean("language")), FALSE, FALSE, \(.integer("least")), 1, \(.integer("now")))
        """
    static let criterion: Statement = """
        INSERT INTO programme_criterion (programme_id, criterion, weight)
        VALUES (\(.text("programme")), \(.text("criterion")), \(.text("weight")))
        """
    static let language: Statement = """
        INSERT INTO programme_language (programme_id, code) VALUES (\(.text("programme")), \(.text("code")))
        """
    static let site: Statement =
        "INSERT INTO site (id, name, name_key) VALUES (\(.text("id")), \(.text("name")), \(.text("key")))"
    static let participant: Statement = """
        INSERT INTO participant (id, programme_id, person_id, side, capacity, joined_at, source)
        VALUES (\(.text("id")), \(.text("programme")), \(.text("person")), \(.text("side")), \(.integer("capacity")),
                \(.integer("now")), 'hand')
        """
    static let wish: Statement = """
        INSERT INTO participant_wish (participant_id, person_id, rank)
        VALUES (\(.text("participant")), \(.text("person")), \(.integer("rank")))
        """
    static let exclusion: Statement = """
        INSERT INTO programme_exclusion (programme_id, person_id, other_id, created_at)
        VALUES (\(.text("programme")), \(.text("person")), \(.text("other")), \(.integer("now")))
        """
    static let existing: Statement = """
        INSERT INTO pairing_decision (id, programme_id, mentee_id, mentor_id, kind, started_on, meetings_held, decided_at)
        VALUES (\(.text("id")), \(.text("programme")), \(.text("mentee")), \(.text("mentor")), 'existing', '2026-05-04', 3,
                \(.integer("now")))
        """
    static let undated: Statement = "UPDATE pairing_decision SET started_on = NULL"
    static let pairs: Statement = "SELECT mentee_id, mentor_id FROM pairing_pair WHERE run_id = \(.text("run"))"
    static let mails: Statement = "SELECT template, language, address FROM outbox ORDER BY template, address"
    static let mentorships: Statement = "SELECT COUNT(*) AS count FROM mentorship WHERE state = 'active'"
    static let members: Statement = "SELECT COUNT(*) AS count FROM mentorship_member"
    static let mailCount: Statement = "SELECT COUNT(*) AS count FROM outbox"
    static let mentorshipOf: Statement = """
        SELECT mentorship_id FROM mentorship_member WHERE person_id = \(.text("person"))
        """
    static let states: Statement = "SELECT state FROM pairing_run ORDER BY asked_at, id"
    static let stage: Statement = "SELECT stage FROM programme WHERE id = \(.text("programme"))"
    static let takeLease: Statement = """
        UPDATE job SET lease_owner = 'killed', lease_until = \(.integer("until")), attempts = 1 WHERE kind = 'pairing'
        """
    static let setRunning: Statement = "UPDATE pairing_run SET state = 'running', progress = 400"
}
