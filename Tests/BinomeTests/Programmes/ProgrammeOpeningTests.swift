import Matching
import Mentoring
import Storage
import Testing

@testable import binome

@Suite struct `Opening a programme` {
    @Test(arguments: Engine.allCases)
    func `from a template makes its opener the manager and brings rules`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person("Ada", "Sol", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: person)
            let choice = try await browser.get("/programmes/new")
            #expect(choice.text.contains("template=new-managers"))
            let form = try await browser.get("/programmes/new?template=new-managers")
            #expect(form.field("mentor_capacity") == "2")
            let answer = try await browser.post(
                "/programmes",
                [
                    "template": "new-managers", "name": "Managers 2027", "purpose": "Neuf sur dix.",
                    "kind": "one_to_one",
                    "formality": "formal", "starts_on": "2027-01-01", "ends_on": "01/10/2027", "publishes_on": "",
                    "mentor_capacity": "2", "mentee_capacity": "1", "meeting_days": "21",
                ], from: "/programmes/new")
            #expect(answer.status == 303)
            let overview = try await browser.get(answer.location ?? "")
            #expect(overview.status == 200)
            #expect(overview.text.contains("Managers 2027"))
            let id = try #require(ID<Programme>(String(answer.location?.split(separator: "/").last ?? "")))
            let rules = try await server.database.read { try ProgrammeRules.load(of: id, in: $0) }
            #expect(rules.gradesAbove == 1)
            #expect(rules.weights["sharedHopes"] == "high")
        }
    }

    @Test(arguments: Engine.allCases)
    func `from a blank page asks for a name and a purpose, and brings the usual weights`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            #expect(try await browser.get("/programmes/new").text.contains("/programmes/new?blank=yes"))
            let form = try await browser.get("/programmes/new?blank=yes")
            #expect(form.field("name") == "" && form.field("starts_on") == "2026-12-01")
            #expect(!form.text.contains("le modèle"))
            let unnamed = try await browser.post(
                "/programmes",
                [
                    "blank": "yes", "name": "", "purpose": "x", "kind": "one_to_one", "formality": "formal",
                    "starts_on": "2027-01-01", "ends_on": "2027-10-01", "mentor_capacity": "1", "mentee_capacity": "1",
                    "meeting_days": "21",
                ], from: "/programmes/new")
            #expect(unnamed.status == 422 && unnamed.text.contains("id=\"error-name\""))
            let made = try await browser.post(
                "/programmes",
                [
                    "blank": "yes", "name": "Passerelles", "purpose": "Neuf sur dix.", "kind": "one_to_one",
                    "formality": "formal", "starts_on": "2027-01-01", "ends_on": "2027-10-01", "mentor_capacity": "1",
                    "mentee_capacity": "1", "meeting_days": "21",
                ], from: "/programmes/new")
            let id = try #require(ID<Programme>(String(made.location?.split(separator: "/").last ?? "")))
            let rules = try await server.database.read { try ProgrammeRules.load(of: id, in: $0) }
            #expect(rules.weights["competencies"] == "high" && rules.weights["site"] == "low")
        }
    }

    @Test(arguments: Engine.allCases)
    func `keeps what was typed and says what is wrong in the reader's language`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator, language: "en")
            let answer = try await browser.post(
                "/programmes",
                [
                    "name": "Talents", "purpose": "", "kind": "group", "formality": "formal", "starts_on": "2027-05-01",
                    "ends_on": "2027-01-01", "mentor_capacity": "2", "mentee_capacity": "1", "meeting_days": "21",
                ], from: "/programmes/new")
            #expect(answer.status == 422)
            #expect(answer.field("name") == "Talents")
            #expect(answer.text.contains("The end must come after the beginning."))
            #expect(answer.text.contains("This kind of mentoring is not on offer yet."))
            let unread = try await browser.post(
                "/programmes", ["name": "Talents", "starts_on": "soon", "ends_on": "2027-01-01"],
                from: "/programmes/new")
            #expect(unread.status == 422)
            #expect(unread.field("starts_on") == "soon")
        }
    }

    @Test(arguments: Engine.allCases)
    func `is refused beside the name where another bears it at the same time, and loses nothing`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let first = try await server.programme("Élan 2027", by: claire)
            let ada = try await server.person("Ada", "Sol", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: ada)
            func typed(
                _ from: String, _ to: String = "2028-05-01", purpose: String = "Neuf sur dix."
            ) -> KeyValuePairs<String, String> {
                [
                    "name": "  elan   2027", "purpose": purpose, "kind": "one_to_one", "formality": "formal",
                    "starts_on": from, "ends_on": to, "mentor_capacity": "3", "mentee_capacity": "1",
                    "meeting_days": "14", "version": "1",
                ]
            }
            let refused = try await browser.post("/programmes", typed("2027-08-28"), from: "/programmes/new")
            #expect(refused.status == 422 && refused.text.contains("id=\"error-name\""))
            #expect(
                refused.text.contains(
                    "Un programme porte déjà ce nom à ces dates\u{202F}: «\u{202F}Élan 2027\u{202F}», du 1er\u{A0}décembre 2026 au"
                ))
            #expect(refused.field("mentor_capacity") == "3" && refused.field("starts_on") == "2027-08-28")
            // The day after the other ends, the name is free.
            let made = try await browser.post("/programmes", typed("2027-08-29"), from: "/programmes/new")
            #expect(made.status == 303)
            // Nor does a change bring it about; one of something else is let be.
            let settings = "\(try made.location.orThrow())/settings"
            let english = try await server.browser(signedInAs: ada, language: "en")
            let moved = try await english.post(settings, typed("2027-08-01"), from: settings)
            #expect(moved.status == 422 && moved.text.contains("A programme already has this name at these dates"))
            let changed = try await browser.post(
                settings, typed("2027-08-29", purpose: "Huit sur dix."), from: settings)
            #expect(changed.status == 303)
            // What is over gives its name again.
            try await server.database.write { tx in
                try Programmes.move(first, to: .closed, by: .product, in: tx, at: server.clock.now)
            }
            let again = try await browser.post(
                "/programmes", typed("2026-12-15", "2027-08-01"), from: "/programmes/new")
            #expect(again.status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `as last year takes its rules and exclusions, not its people`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let hugo = try await server.person("Hugo", "Blanc")
            let source = try await server.programme(by: claire)
            let now = server.clock.now
            let actor = Actor(person: claire, grants: [Grant(.manager, programme: source)])
            let copy = try await server.database.write { tx in
                try Participants.add(hugo, as: .mentor, to: source, by: actor, in: tx, at: now)
                try Exclusions.add(claire, hugo, reason: nil, to: source, by: actor, in: tx, at: now)
                return try Programmes.copy(source, as: programmeInput("Encore"), by: actor, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: claire)
            let form = try await browser.get("/programmes/new?from=\(source)")
            #expect(form.field("name") == "Nouveaux managers 2027")
            #expect(form.text.contains("ses participant·es et ses binômes, non") && !form.text.contains("le modèle"))
            #expect(try await browser.get("/programmes/\(copy)/exclusions").text.contains("Hugo Blanc"))
            #expect(
                try await browser.get("/programmes/\(copy)/participants").text.contains("Personne ne participe encore"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `leaves the second of two managers who change it told`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let id = try await server.programme(by: claire)
            let browser = try await server.browser(signedInAs: claire)
            let first = try await browser.post(
                "/programmes/\(id)/rules", ["shown": "yes", "version": "1", "weight-site": "high"])
            #expect(first.status == 303)
            let second = try await browser.post(
                "/programmes/\(id)/rules", ["shown": "yes", "version": "1", "weight-site": "low"])
            #expect(second.status == 409)
            let rules = try await server.database.read { try ProgrammeRules.load(of: id, in: $0) }
            #expect(rules.weights["site"] == "high")
        }
    }
}
