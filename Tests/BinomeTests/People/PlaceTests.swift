import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

@Suite("Sites and grades")
struct PlaceTests {
    @Test("a grade is one, however it is written", arguments: Engine.allCases)
    func spelling(engine: Engine) async throws {
        try await withServer(engine) { server in
            let now = server.clock.now
            let (one, two) = try await server.database.write { tx in
                (
                    try Grades.named("Cadre supérieur", in: tx, at: now),
                    try Grades.named("CADRE  SUPERIEUR", in: tx, at: now)
                )
            }
            #expect(one == two)
        }
    }

    @Test("count those who are there, as the list behind them does", arguments: Engine.allCases)
    func counts(engine: Engine) async throws {
        try await withServer(engine) { server in
            let now = server.clock.now
            let gone = try await server.employee("Ada", "Partie", site: "Bruxelles", grade: "Cadre")
            try await server.employee("Bob", "Resté", site: "Bruxelles", grade: "Cadre")
            let competency = try await server.database.write { tx in
                try Competencies.installDefault(in: tx, at: now)
                let found = try #require(try Competencies.match(name: "écoute active", in: tx))
                let other = try People.add(PersonInput(firstName: "C", lastName: "D"), by: .product, in: tx, at: now)
                for person in [gone, other] {
                    try People.setCompetencies(
                        [PersonCompetency(found, held: true, level: 3, wanted: true)], of: person, source: .hand,
                        by: .product, in: tx, at: now)
                }
                try Departures.leave(gone, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
                return found
            }
            let browser = try await server.browser(signedInAs: .administrator)
            let grades = try await browser.get("/people/grades").text
            #expect(grades.contains("1 personne") && !grades.contains("2 personnes"))
            for path in ["/people/sites", "/competencies/\(competency.text)"] {
                let page = try await browser.get(path).text
                let links = page.matches(of: /href="(\/people\?[^"]+)"[^>]*>\s*([0-9]+)/).filter { $0.2 != "0" }
                #expect(!links.isEmpty && links.allSatisfy { $0.2 == "1" }, "\(path)")
                for link in links {
                    let list = try await browser.get(String(link.1).replacing("&amp;", with: "&")).text
                    #expect(list.contains("<h1>1 personne"), "\(path)")
                }
            }
            let uses = try await server.database.read { try Competencies.uses(in: $0) }
            #expect(uses[competency]?.holders == 1 && uses[competency]?.seekers == 1)
        }
    }

    @Test("grades are put in order, and two of them brought together for good", arguments: Engine.allCases)
    func grades(engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.employee("Ada", "Un", grade: "Cadre sup.")
            try await server.employee("Bob", "Deux", grade: "Cadre supérieur")
            try await server.employee("Cléo", "Trois", grade: "Employé")
            let browser = try await server.browser(signedInAs: .manager)
            #expect(try await browser.get("/people/grades").text.contains("3 grades attendent leur place"))
            let grades = try await server.database.read { try Grades.all(in: $0) }
            func id(_ name: String) throws -> ID<Grade> { try #require(grades.first { $0.name == name }).id }
            let wrong = try await browser.post(
                "/people/grades", ["rank-\(try id("Employé"))": "minus one"], from: "/people/grades")
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("minus one"))
            let merged = try await browser.post(
                "/people/grades/mergers", ["from": try id("Cadre sup.").text, "into": try id("Cadre supérieur").text],
                from: "/people/grades")
            #expect(merged.status == 303)
            let ranked = try await browser.post(
                "/people/grades", ["rank-\(try id("Employé"))": "0", "rank-\(try id("Cadre supérieur"))": "3"],
                from: "/people/grades")
            #expect(ranked.status == 303)
            let after = try await server.database.read { try Grades.all(in: $0) }
            #expect(after.map(\.name) == ["Employé", "Cadre supérieur"])
            #expect(after.map(\.rank) == [0, 3])
            let grade = try await server.database.read { try PersonRecord.find(person, in: $0).input.grade }
            #expect(grade == (try id("Cadre supérieur")))
            let now = server.clock.now
            #expect(try await server.database.write { try Grades.named("CADRE SUP.", in: $0, at: now) } == grade)
        }
    }

    @Test(arguments: Engine.allCases, ["fr", "en"])
    func `a site that is said to be as the organisation is not asked about again; a new one is`(
        engine: Engine, language: String
    ) async throws {
        try await withServer(engine) { server in
            try await server.employee("Ada", "Un", site: "Lyon")
            try await server.employee("Bob", "Deux", site: "Metz")
            let person = try await server.person("Claire", "Morel", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: person, language: language)
            let waits = language == "fr" ? "2 sites attendent leur langue" : "2 sites still need a language"
            #expect(try await browser.get("/").text.contains(waits))
            let sites = try await server.database.read { try Sites.all(in: $0) }
            let saved = try await browser.post(
                "/people/sites", ["zone-\(sites[0].id)": "", "language-\(sites[0].id)": ""], from: "/people/sites")
            #expect(saved.status == 303)
            let page = try await browser.get("/people/sites").text
            #expect(page.contains(language == "fr" ? "1 site sur 2 attend" : "1 site out of 2 still needs"))
            #expect(page.split(separator: "tag--attention").count == 2, "the one that waits says so")
            // Saving the page settles all that it shows; a site of a later list is asked about.
            _ = try await browser.post(
                "/people/sites", ["zone-\(sites[1].id)": "", "language-\(sites[1].id)": "fr"], from: "/people/sites")
            #expect(!(try await browser.get("/").text).contains("href=\"/people/sites\""))
            try await server.employee("Cléo", "Trois", site: "Nîmes")
            #expect(try await browser.get("/").text.contains("href=\"/people/sites\""))
        }
    }

    @Test("a site’s language and time zone stand in for those of its people", arguments: Engine.allCases)
    func sites(engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.employee("Ada", "Un", site: "Montréal")
            let browser = try await server.browser(signedInAs: .administrator)
            let site = try await server.database.read { try Sites.all(in: $0)[0].id }
            // Chosen from the same list as the organisation's; as the organisation until another is.
            let open = try await browser.get("/people/sites").text
            let select = try open.firstMatch(of: /<select id="field-zone-[\s\S]*?<\/select>/).orThrow().0
            #expect(select.contains("<option value=\"\">comme l’organisation (Paris)</option>"))
            #expect(!select.contains(" selected") && select.contains("Asia/Tokyo"))
            let wrong = try await browser.post(
                "/people/sites", ["zone-\(site)": "Mars/Base"], from: "/people/sites")
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("Mars/Base"))
            let answer = try await browser.post(
                "/people/sites", ["zone-\(site)": "America/Montreal", "language-\(site)": "en"],
                from: "/people/sites")
            #expect(answer.status == 303)
            #expect(try await browser.get("/people/\(person)").text.contains("America/Montreal (comme son site)"))
            #expect(try await server.browser(signedInAs: person).get("/").text.contains("Hello Ada"))
        }
    }

    @Test("that are gone meanwhile are refused in words", arguments: Engine.allCases)
    func goneMeanwhile(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let gone = ID<Site>(at: server.clock.now).text
            for field in ["site", "department", "grade"] {
                let answer = try await browser.post(
                    "/people", each: [("first_name", "Ada"), ("last_name", "Lovelace"), (field, gone)],
                    from: "/people/new")
                #expect(answer.status == 422, "\(field)")
                #expect(answer.text.contains("n’existe plus"), "\(field)")
                #expect(answer.field("last_name") == "Lovelace")
            }
            #expect(try await server.count("SELECT count(*) AS count FROM person WHERE last_name = 'Lovelace'") == 0)
        }
    }

    @Test("and what is too long for an index or a page is refused beside its field", arguments: Engine.allCases)
    func tooLong(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            for (field, most) in [("first_name", 120), ("last_name", 120), ("staff_number", 60)] {
                func add(_ count: Int) async throws -> TestAnswer {
                    // Letters that no index can pack.
                    let text = String((0..<count).map { "abcdefghijklmnopqrstuvwxyz".randomElement(seed: $0 * 7919) })
                    return try await browser.post(
                        "/people",
                        each: [("first_name", "Ada"), ("last_name", "Lo")].filter { $0.0 != field } + [(field, text)],
                        from: "/people/new")
                }
                let refused = try await add(9_000)
                #expect(refused.status == 422 && refused.text.contains("Pas plus de \(most) caractères"), "\(field)")
                #expect(try await add(most).status == 303, "\(field)")
            }
        }
    }
}

extension String {
    fileprivate func randomElement(seed: Int) -> Character {
        self[index(startIndex, offsetBy: (seed / 31 + seed) % count)]
    }
}
