import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

@Suite("A person")
struct PersonTests {
    private static let form: KeyValuePairs<String, String> = [
        "first_name": "Ada", "last_name": "Lovelace", "email": "ada@exemple.test", "staff_number": "A1",
        "job_title": "analyste",
        "new_site": "Lyon", "new_department": "Études", "languages": "fr", "other_language": "en", "fte_percent": "80",
        "hired_on": "2020-02-01",
    ]

    @Test("is added by hand, shown, and found", arguments: Engine.allCases)
    func add(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let answer = try await browser.post("/people", Self.form, from: "/people/new")
            #expect(answer.status == 303)
            let page = try await browser.get(try #require(answer.location))
            #expect(page.text.contains("<h1>Ada Lovelace</h1>"))
            #expect(page.text.contains("analyste · Études · Lyon"))
            #expect(page.text.contains("anglais et français"))
            #expect(page.text.contains("1er\u{A0}février 2020"))
            #expect(try await browser.get("/people?q=lovel").text.contains(listed("Ada", "Lovelace")))
        }
    }

    @Test("without an address, a language or a time zone has what stands in", arguments: Engine.allCases)
    func standIns(engine: Engine) async throws {
        try await withServer(engine) { server in
            let id = try await server.employee("Ada", "Lovelace", number: "A1")
            try await server.database.write { try Organisation.begin(language: "fr", timeZone: "Europe/Paris", in: $0) }
            let browser = try await server.browser(signedInAs: .manager)
            let page = try await browser.get("/people/\(id)").text
            #expect(page.contains("imprimer un code") && page.contains("href=\"/printed-codes\""))
            #expect(page.contains("(comme l’organisation)"))
        }
    }

    @Test("is refused beside each field, and keeps what was typed", arguments: Engine.allCases)
    func refused(engine: Engine) async throws {
        try await withServer(engine) { server in
            try await server.employee("Marc", "Roux", number: "A1", email: "ADA@exemple.test")
            let browser = try await server.browser(signedInAs: .administrator)
            let taken = try await browser.post("/people", Self.form, from: "/people/new")
            #expect(taken.status == 422)
            #expect(taken.text.contains("déjà"))
            #expect(taken.field("last_name") == "Lovelace")
            let wrong = try await browser.post(
                "/people",
                [
                    "first_name": "", "last_name": "Un", "email": "nowhere", "time_zone": "Mars/Base",
                    "fte_percent": "80",
                ],
                from: "/people/new")
            #expect(wrong.status == 422)
            for field in ["first_name", "email", "time_zone"] { #expect(wrong.text.contains("id=\"error-\(field)\"")) }
            #expect(!wrong.text.contains("id=\"error-last_name\""))
            let count = try await server.database.read { try Directory.headCount(in: $0).here }
            #expect(count == 2)
        }
    }

    @Test("has its languages and time zone chosen in lists", arguments: Engine.allCases, ["fr", "en"])
    func chosen(engine: Engine, language: String) async throws {
        try await withServer(engine) { server in
            let id = try await server.employee("Ada", "Lovelace", number: "A1")
            let person = try await server.person("Claire", "Morel", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: person, language: language)
            let (path, name) = ("/people/\(id)", language == "fr" ? "portugais" : "Portuguese")
            let city = language == "fr" ? "Nouméa" : "Noumea"
            let edit = try await browser.get(path + "/edit").text
            #expect(edit.contains("<option value=\"Pacific/Noumea\">\(city) (Pacific/Noumea)</option>"))
            #expect(edit.contains("<option value=\"pt\">\(name)</option>"))
            #expect(edit.contains("name=\"languages\" value=\"fr\""))
            func save(_ zone: String, _ code: String) async throws -> TestAnswer {
                try await browser.post(
                    path,
                    [
                        "first_name": "Ada", "last_name": "Lovelace", "staff_number": "A1", "time_zone": zone,
                        "languages": "fr", "languages": "en", "other_language": code,
                    ], from: path + "/edit")
            }
            #expect(try await save("Pacific/Noumea", "pt").status == 303)
            let stored = try await server.database.read { try PersonRecord.find(id, in: $0).input }
            #expect(stored.timeZone == "Pacific/Noumea" && stored.languages == ["fr", "en", "pt"])
            // A language that somebody speaks is a box from then on; what was chosen is shown again.
            let again = try await browser.get(path + "/edit").text
            #expect(again.contains("name=\"languages\" value=\"pt\" checked"))
            #expect(again.contains("<option value=\"Pacific/Noumea\" selected>"))
            let zone = try await save("Mars/Base", "")
            #expect(zone.status == 422)
            #expect(zone.text.contains(language == "fr" ? "Ce fuseau n’existe pas" : "There is no such time zone"))
            #expect(zone.text.contains("<option value=\"Mars/Base\" selected>"), "what was sent is kept")
            #expect(zone.text.contains("name=\"languages\" value=\"en\" checked"))
            #expect(try await save("", "<script>").status == 422)
            #expect(try await server.database.read { try PersonRecord.find(id, in: $0).input } == stored)
        }
    }

    @Test("keeps in the history what changed, but not former addresses", arguments: Engine.allCases)
    func history(engine: Engine) async throws {
        try await withServer(engine) { server in
            let id = try await server.employee("Ada", "Lovelace", email: "ada@exemple.test", department: "Études")
            let browser = try await server.browser(signedInAs: .administrator)
            let page = try await browser.get("/people/\(id)/edit")
            let department = try await server.database.read { try Departments.all(in: $0)[0].id }
            #expect(page.text.contains("<option value=\"\(department)\" selected>"))
            let answer = try await browser.post(
                "/people/\(id)",
                [
                    "first_name": "Ada", "last_name": "King", "email": "king@exemple.test",
                    "new_department": "Juridique",
                ],
                from: "/people/\(id)/edit")
            #expect(answer.status == 303)
            let text = try await browser.get("/people/\(id)").text
            #expect(text.contains("Lovelace → King"))
            #expect(text.contains("Études → Juridique"))
            #expect(text.contains("Par Claire Morel."))
            #expect(!text.contains("ada@exemple.test"))
            #expect(try await browser.get("/people?q=king").text.contains(listed("Ada", "King")))
            #expect(try await !browser.get("/people?q=lovelace").text.contains(listed("Ada", "King")))
            // Sent again without a change: nothing is written.
            let before = try await server.database.read { try People.history(of: id, limit: 50, in: $0).count }
            _ = try await browser.post(
                "/people/\(id)",
                [
                    "first_name": "Ada", "last_name": "King", "email": "king@exemple.test",
                    "new_department": "juridique",
                ],
                from: "/people/\(id)/edit")
            #expect(try await server.database.read { try People.history(of: id, limit: 50, in: $0).count } == before)
        }
    }

    @Test("has no manager below them, and finds the one who is named", arguments: Engine.allCases)
    func manager(engine: Engine) async throws {
        try await withServer(engine) { server in
            let top = try await server.employee("Anne", "Roux", number: "T1")
            let middle = try await server.employee("Marc", "Roux", manager: top)
            let low = try await server.employee("Luc", "Petit", manager: middle)
            let browser = try await server.browser(signedInAs: .administrator)
            func name(_ manager: String, of id: ID<Person>, _ last: String) async throws -> TestAnswer {
                try await browser.post(
                    "/people/\(id)", ["first_name": "X", "last_name": last, "manager": manager],
                    from: "/people/\(id)/edit")
            }
            #expect(try await name("Luc Petit", of: top, "Roux").status == 422)
            #expect(try await name("T1", of: top, "Roux").status == 422)
            #expect(try await name("roux", of: low, "Petit").status == 422)
            #expect(try await name("nobody@exemple.test", of: low, "Petit").status == 422)
            #expect(try await name("t1", of: low, "Petit").status == 422)
            #expect(try await name("T1", of: low, "Petit").status == 303)
            let page = try await browser.get("/people/\(top)").text
            #expect(page.contains("2 personnes sous sa responsabilité"))
        }
    }

    @Test("who leaves is signed out at once, gets no mail, and may come back", arguments: Engine.allCases)
    func departure(engine: Engine) async throws {
        try await withServer(engine) { server in
            let id = try await server.person("Paul", "Petit", email: "paul@exemple.test")
            let own = try await server.browser(signedInAs: id)
            #expect(try await own.get("/").status == 200)
            let browser = try await server.browser(signedInAs: .manager)
            #expect(try await browser.get("/people/\(id)/departure").status == 200)
            #expect(try await own.get("/").status == 200)
            let later = try await browser.post(
                "/people/\(id)/departure", ["left_on": "2027-01-31"], from: "/people/\(id)/departure")
            #expect(later.status == 422)
            let answer = try await browser.post(
                "/people/\(id)/departure", ["left_on": "2026-11-24"], from: "/people/\(id)/departure")
            #expect(answer.status == 303)
            #expect(try await own.get("/").status == 303)
            // A page that was left open: the same day again changes nothing, another is not passed over in silence.
            for (day, status) in [("2026-11-24", 303), ("2026-11-20", 422)] {
                let stale = try await browser.post(
                    "/people/\(id)/departure", ["left_on": day], from: "/people/\(id)/departure")
                #expect(stale.status == status && stale.text.contains("déjà noté") == (status == 422))
            }
            let now = server.clock.now
            let queued = try await server.database.write { tx in
                try Outbox.queue("test", to: id, class: .relation, in: tx, at: now)
            }
            #expect(!queued)
            #expect(try await !browser.get("/people").text.contains(listed("Paul", "Petit")))
            #expect(try await browser.get("/people?presence=left").text.contains(listed("Paul", "Petit")))
            #expect(try await browser.get("/people/\(id)").text.contains("24\u{A0}novembre 2026"))
            #expect(try await browser.post("/people/\(id)/return", from: "/people/\(id)").status == 303)
            #expect(try await browser.get("/people?q=petit").text.contains(listed("Paul", "Petit")))
            #expect(try await browser.get("/people/\(id)").text.contains("De nouveau dans l’effectif."))
        }
    }

    @Test("is edited by administrators alone, and is not found under another’s id", arguments: Engine.allCases)
    func roles(engine: Engine) async throws {
        try await withServer(engine) { server in
            let id = try await server.employee("Ada", "Un")
            let manager = try await server.browser(signedInAs: .manager)
            #expect(try await manager.get("/people/\(id)").status == 200)
            #expect(try await manager.get("/people/\(id)/edit").status == 403)
            #expect(
                try await manager.post("/people/\(id)", ["first_name": "X", "last_name": "Y"], from: "/people/\(id)")
                    .status == 403)
            #expect(try await manager.get("/people/\(ID<Person>(at: server.clock.now))").status == 404)
            #expect(try await manager.get("/people/1%20OR%201=1").status == 404)
        }
    }

    @Test("has competencies with levels, shown with what shows them", arguments: Engine.allCases)
    func competencies(engine: Engine) async throws {
        try await withServer(engine) { server in
            let id = try await server.employee("Ada", "Un", can: ["écoute active": 2])
            let browser = try await server.browser(signedInAs: .manager)
            let page = try await browser.get("/people/\(id)").text
            #expect(page.contains("niveau 2 sur 5"))
            #expect(page.contains("Reformule avec ses mots"))
            let (listening, other) = try await server.database.read { tx in
                (
                    try #require(try Competencies.match(name: "Ecoute  Active", in: tx)),
                    try Competencies.all(in: tx)[5].id
                )
            }
            let answer = try await browser.post(
                "/people/\(id)/competencies", ["held-\(listening)": "4", "wanted-\(other)": "any"],
                from: "/people/\(id)/competencies")
            #expect(answer.status == 303)
            let after = try await browser.get("/people/\(id)").text
            #expect(after.contains("niveau 4 sur 5"))
            #expect(after.contains("1 compétence à développer"))
            let stored = try await server.database.read { try People.competencies(of: id, in: $0).map(\.entry) }
            #expect(
                Set(stored) == [
                    PersonCompetency(listening, held: true, level: 4, wanted: false),
                    PersonCompetency(other, held: false, wanted: true),
                ])
        }
    }
}
