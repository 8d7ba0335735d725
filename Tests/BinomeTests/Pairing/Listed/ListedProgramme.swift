import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// A programme that came about by the front door alone: a list handed over and imported, a programme opened, those who
/// wish so taken in. Who is who is said by staff numbers.
struct ListedProgramme: Sendable {
    let server: TestServer
    let browser: Browser
    /// `/programmes/…`
    let path: String

    /// - Parameters:
    ///   - opening: fields of the form that opens the programme, in place of the usual ones.
    ///   - grades: from the lowest to the highest, as the page of grades has them put in order.
    init(
        _ list: String, opening: [String: String] = [:], grades: [String] = [], on server: TestServer
    ) async throws {
        self.server = server
        let now = server.clock.now
        try await server.database.write { try Competencies.installDefault(in: $0, at: now) }
        let session = try await ListSession(server)
        browser = session.browser
        try await session.apply(session.compare(list, isFull: false))
        let ranks = try await server.database.read { try Grades.all(in: $0) }.compactMap { grade in
            grades.firstIndex(of: grade.name).map { (name: "rank-\(grade.id.text)", value: String($0 + 1)) }
        }
        if !ranks.isEmpty { try await Self.expect(303, browser.post("/people/grades", each: ranks)) }
        let usual = [
            "blank": "yes", "name": "Passerelles", "purpose": "Neuf sur dix.", "kind": "one_to_one",
            "formality": "formal", "starts_on": "2027-01-01", "ends_on": "2027-10-01", "mentor_capacity": "1",
            "mentee_capacity": "1", "meeting_days": "21",
        ]
        let fields = usual.merging(opening) { $1 }.map { (name: $0.key, value: $0.value) }
        let opened = try await browser.post("/programmes", each: fields, from: "/programmes/new")
        path = try #require(opened.location)
        try await Self.expect(303, browser.post(path + "/participants", ["as": "listed"]))
    }

    /// Rules and weights by their form: what is not said of a rule is off; other weights stay.
    func set(_ rules: [String: String]) async throws {
        let version = try #require(try await browser.get(path + "/rules").field("version"))
        let fields = rules.merging(["shown": "yes", "version": version]) { $1 }
        try await Self.expect(
            303, browser.post(path + "/rules", each: fields.map { (name: $0.key, value: $0.value) }))
    }

    /// The pairs of a new run, `mentee mentor` by staff numbers.
    func pairs() async throws -> Set<String> {
        let runs = path + "/pairing-runs"
        server.clock.advance(seconds: 1)
        let run = try #require(try await browser.post(runs, from: runs).location)
        try await server.work()
        return try await pairs(of: run)
    }

    /// The pairs of a run that was computed.
    func pairs(of run: String) async throws -> Set<String> {
        let id = try #require(ID<PairingRun>(String(run.suffix(36))))
        let rows = try await server.database.read { try $0.rows(ListedProgrammeSQL.pairs, id) }
        let pairs = try rows.map { try $0.text("mentee") + " " + $0.text("mentor") }
        #expect(Set(pairs).count == pairs.count, "the same two twice")
        return Set(pairs)
    }

    private static func expect(_ status: Int, _ answer: TestAnswer) {
        #expect(answer.status == status, "\(answer.text)")
    }
}

enum ListedProgrammeSQL {
    static let pairs: Statement = """
        SELECT mentees.staff_number AS mentee, mentors.staff_number AS mentor FROM pairing_pair
        JOIN participant AS one ON one.id = pairing_pair.mentee_id JOIN person AS mentees ON mentees.id = one.person_id
        JOIN participant AS other ON other.id = pairing_pair.mentor_id JOIN person AS mentors ON mentors.id = other.person_id
        WHERE pairing_pair.run_id = \(.text("run"))
        """
}
