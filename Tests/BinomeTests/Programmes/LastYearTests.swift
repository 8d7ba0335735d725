import Foundation
import Matching
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// A programme made from last year's, as its form is shown and sent back.
@Suite struct `A programme made from last year's` {
    private let rules: KeyValuePairs<String, String> = [
        "shown": "yes", "version": "1", "management_levels": "2", "common_language": "yes", "other_department": "yes",
        "other_site": "yes", "grades_below": "1", "least_score": "30", "weight-competencies": "medium",
        "weight-wishes": "off", "weight-language": "low", "weight-availability": "high", "weight-site": "off",
        "weight-departmentVariety": "number", "number-departmentVariety": "37", "weight-seniorityGap": "must",
        "weight-sharedHopes": "high",
    ]

    private func id(_ path: String) throws -> ID<Programme> { try #require(ID<Programme>(String(path.suffix(36)))) }

    /// Every field of the one form of a page that makes or changes a programme, as a browser would send it back.
    private func fields(of page: TestAnswer) -> [(name: String, value: String)] {
        let names = ["name", "starts_on", "ends_on", "publishes_on", "mentor_capacity", "mentee_capacity", "from"]
        var fields = names.compactMap { name in page.field(name).map { (name: name, value: $0) } }
        for match in page.text.matches(of: /name="([a-z_]+)" value="([^"]*)" checked/) {
            fields.append((String(match.1), String(match.2)))
        }
        if let area = page.text.firstMatch(of: /<textarea[^>]*name="purpose"[^>]*>([^<]*)</) {
            fields.append(("purpose", String(area.1)))
        }
        if let days = page.text.firstMatch(of: /<option value="(\d+)" selected/) {
            fields.append(("meeting_days", String(days.1)))
        }
        return fields
    }

    /// A programme of another shape in every respect, with rules of its own, people, an exclusion and published pairs.
    private func earlier(_ server: TestServer, _ browser: Browser, _ claire: ID<Person>) async throws -> String {
        let opened = try await browser.post(
            "/programmes",
            [
                "blank": "yes", "name": "Regards croisés 2026", "purpose": "Un regard neuf, chaque mois.",
                "kind": "reverse", "formality": "informal", "starts_on": "2026-12-01", "ends_on": "2027-06-01",
                "publishes_on": "2026-12-15", "mentor_capacity": "3", "mentee_capacity": "2", "meeting_days": "42",
                "days_meant": "yes", "languages": "fr", "languages": "en",
            ], from: "/programmes/new")
        let path = try #require(opened.location)
        let now = server.clock.now
        let programme = try id(path)
        try await server.database.write { tx in
            let (cadre, agent) = (
                try Grades.named("Cadre", in: tx, at: now), try Grades.named("Agent", in: tx, at: now)
            )
            try Grades.rank([agent: 0, cadre: 1], by: .product, in: tx, at: now)
            func person(_ name: String, _ grade: ID<Grade>) throws -> ID<Person> {
                var input = PersonInput(firstName: name, lastName: "Test")
                (input.languages, input.grade) = (["fr"], grade)
                return try People.add(input, by: .product, in: tx, at: now)
            }
            let (mentee, mentor) = (try person("Adrien", cadre), try person("Nadia", agent))
            try Participants.add(mentee, as: .mentee, to: programme, by: .product, in: tx, at: now)
            try Participants.add(mentor, as: .mentor, to: programme, by: .product, in: tx, at: now)
            let actor = Actor(person: claire, grants: [Grant(.manager, programme: programme)])
            try Exclusions.add(claire, mentor, reason: "Conflit connu", to: programme, by: actor, in: tx, at: now)
        }
        let run = try #require(try await browser.post(path + "/pairing-runs", from: path).location)
        try await server.work()
        _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
        #expect(try await server.count(TestProgrammeSQL.mentorships) == 1)
        let version = try #require(try await browser.get(path + "/rules").field("version"))
        let set = try await browser.post(
            path + "/rules", each: rules.map { ($0.key, $0.key == "version" ? version : $0.value) })
        #expect(set.status == 303, "\(set.text)")
        return path
    }

    @Test(arguments: Engine.allCases)
    func `has its rules, weights, exclusions, languages and rhythm, and neither its people nor its pairs`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: claire)
            let source = try await earlier(server, browser, claire)
            let form = try await browser.get("/programmes/new?from=\(try id(source))")
            #expect(form.status == 200)
            let sent = fields(of: form)
            #expect(sent.contains { $0 == ("name", "Regards croisés 2027") })
            #expect(sent.contains { $0 == ("kind", "reverse") } && sent.contains { $0 == ("meeting_days", "42") })
            let made = try await browser.post("/programmes", each: sent, from: "/programmes/new")
            let copy = try #require(made.location, "\(made.text)")

            let (before, after) = try await server.database.read { tx in
                (try ProgrammeRules.load(of: id(source), in: tx), try ProgrammeRules.load(of: id(copy), in: tx))
            }
            #expect(after == before)
            #expect(before.managementLevels == 2 && before.otherSite && before.weights["departmentVariety"] == "37")
            let (old, new) = (
                try await browser.get(source + "/settings"), try await browser.get(copy + "/settings")
            )
            let moved: Set = ["name", "starts_on", "ends_on", "publishes_on"]
            func kept(_ page: TestAnswer) -> [String] {
                fields(of: page).filter { !moved.contains($0.name) }.map { "\($0.name)=\($0.value)" }
            }
            #expect(kept(old) == kept(new))
            #expect(kept(new).contains("languages=en") && kept(new).contains("languages=fr"))
            // As long, a year later, and when to publish is decided anew.
            #expect(new.field("starts_on") == "2027-12-01" && new.field("ends_on") == "2028-05-31")
            #expect(new.field("publishes_on") == "")
            let excluded = try await browser.get(copy + "/exclusions").text
            #expect(excluded.contains("Nadia Test") && excluded.contains("Une paire exclue"))
            #expect(excluded.contains("Conflit connu"))

            #expect(
                try await browser.get(copy + "/participants").text.contains("Personne ne participe encore"))
            #expect(!(try await browser.get(copy + "/pairing-runs").text).contains("pairing-runs/0"))
            let page = try await browser.get(copy).text
            #expect(!page.contains("Adrien Test") && page.contains("Mentorat inversé"))
            // Last year's is as it was.
            #expect(try await browser.get(source + "/participants").text.contains(listed("Adrien", "Test")))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is not made by who does not manage it`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: claire)
            let source = try await earlier(server, browser, claire)
            let form = fields(of: try await browser.get("/programmes/new?from=\(try id(source))"))
            let other = try await server.browser(signedInAs: .manager)
            #expect(try await other.get("/programmes/new?from=\(try id(source))").status == 404)
            #expect(try await other.post("/programmes", each: form, from: "/programmes/new").status == 404)
            // Nor by who runs a part of it, and manages another.
            let second = try await server.programme("Un autre", by: claire)
            let lyon = try await server.database.write { [now = server.clock.now] in
                try Sites.named("Lyon", in: $0, at: now)
            }
            let grants = [
                Grant(.manager, programme: second), Grant(.localManager, programme: try id(source), site: lyon),
            ]
            let lou = try await server.browser(signedInAs: server.person("Lou", "Local", roles: grants))
            #expect(try await lou.post("/programmes", each: form, from: "/programmes/new").status == 404)
            #expect(try await server.count("SELECT COUNT(*) AS count FROM programme") == 2)
        }
    }
}
