import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

@Suite("The directory")
struct DirectoryTests {
    private func names(_ answer: TestAnswer) -> [String] { answer.listedNames }

    @Test("finds by the beginning of any name, without case and accents", arguments: Engine.allCases)
    func words(engine: Engine) async throws {
        try await withServer(engine) { server in
            try await server.employee("Éléonore", "d’Œuvre-Łukasz")
            try await server.employee("Jean-Pierre", "Morin")
            try await server.employee("Pierrette", "Åberg")
            let browser = try await server.browser(signedInAs: .administrator)
            for (typed, found) in [
                ("ele", ["Éléonore d’Œuvre-Łukasz"]), ("OEUVRE", ["Éléonore d’Œuvre-Łukasz"]),
                ("luka élé", ["Éléonore d’Œuvre-Łukasz"]), ("pierre", ["Jean-Pierre Morin", "Pierrette Åberg"]),
                ("jean-p mor", ["Jean-Pierre Morin"]), ("aberg", ["Pierrette Åberg"]), ("morin pierrette", []),
                ("%", nil), ("_", []), ("'; DROP TABLE person; --", []),
            ] as [(String, [String]?)] {
                let answer = try await browser.get("/people?q=" + Path.encoded(typed))
                #expect(answer.status == 200)
                if let found { #expect(names(answer) == found, "\(typed)") }
            }
        }
    }

    @Test("finds by address and by staff number", arguments: Engine.allCases)
    func codes(engine: Engine) async throws {
        try await withServer(engine) { server in
            try await server.employee("Anne", "Roux", number: "E000012", email: "Anne.Roux@exemple.test")
            try await server.employee("Marc", "Roux", number: "E000013", email: "mroux@exemple.test")
            let browser = try await server.browser(signedInAs: .administrator)
            for (typed, found) in [
                ("e000012", ["Anne Roux"]), ("E0000", ["Anne Roux", "Marc Roux"]), ("anne.r", ["Anne Roux"]),
                ("mrou", ["Marc Roux"]), ("ANNE.ROUX@exemple.test", ["Anne Roux"]), ("roux e000013", ["Marc Roux"]),
            ] {
                #expect(try await names(browser.get("/people?q=" + Path.encoded(typed))) == found, "\(typed)")
            }
        }
    }

    @Test("filters by place, grade, language, competency and level, together", arguments: Engine.allCases)
    func filters(engine: Engine) async throws {
        try await withServer(engine) { server in
            try await server.employee(
                "Ada", "Un", department: "Achats", site: "Lyon", grade: "Cadre", languages: ["fr", "en"],
                can: ["écoute active": 4])
            try await server.employee(
                "Bob", "Deux", department: "Achats", site: "Paris", grade: "Cadre", languages: ["fr"],
                can: ["écoute active": 2])
            try await server.employee("Cléo", "Trois", department: "Vente", site: "Lyon", languages: ["pt"])
            let (site, department, grade, competency) = try await server.database.write { tx in
                let now = server.clock.now
                return (
                    try Sites.named("LYON", in: tx, at: now), try Departments.named("achats", in: tx, at: now),
                    try Grades.named("cadre", in: tx, at: now),
                    try #require(try Competencies.match(name: "active listening", in: tx))
                )
            }
            let browser = try await server.browser(signedInAs: .manager)
            func found(_ query: String) async throws -> [String] { try await names(browser.get("/people?" + query)) }
            #expect(try await found("site=\(site)") == ["Cléo Trois", "Ada Un"])
            #expect(try await found("department=\(department)") == ["Bob Deux", "Ada Un"])
            #expect(try await found("site=\(site)&department=\(department)") == ["Ada Un"])
            #expect(try await found("grade=\(grade)&q=b") == ["Bob Deux"])
            #expect(try await found("language=pt") == ["Cléo Trois"])
            #expect(try await found("competency=\(competency)") == ["Bob Deux", "Ada Un"])
            #expect(try await found("competency=\(competency)&level=3") == ["Ada Un"])
            #expect(try await found("competency=\(competency)&level=3&q=bob") == [])
            #expect(try await browser.get("/people?site=nonsense&level=99&presence=x&after=~~").status == 200)
        }
    }

    @Test("goes from page to page and back without missing or repeating anybody", arguments: Engine.allCases)
    func pages(engine: Engine) async throws {
        try await withServer(engine) { server in
            let now = server.clock.now
            try await server.database.write { tx in
                for index in 0..<130 {
                    // Many of the same name: the identifier decides between them.
                    _ = try People.add(
                        PersonInput(
                            firstName: index % 3 == 0 ? "Marine" : "Zoé",
                            lastName: index % 2 == 0 ? "Martin" : "Marchand \(index)"),
                        by: .product, in: tx, at: now)
                }
            }
            let browser = try await server.browser(signedInAs: .administrator)
            for (query, total) in [("", 131), ("q=mar", 130), ("q=marine", 44), ("q=zoe+martin", 43)] {
                let (out, back) = try await browser.turnedPages("/people?" + query)
                let seen = out.flatMap(\.self)
                #expect(seen.count == total, "\(query)")
                #expect(Set(seen).count == total, "\(query)")
                #expect(back == out, "\(query)")
            }
        }
    }

    @Test("says in its title how many there are, and how many may have left", arguments: Engine.allCases)
    func title(engine: Engine) async throws {
        try await withServer(engine) { server in
            let one = try await server.employee("Ada", "Un")
            try await server.employee("Bob", "Deux")
            let browser = try await server.browser(signedInAs: .administrator)
            #expect(try await browser.get("/people").text.contains("<h1>3 personnes</h1>"))
            let now = server.clock.now
            try await server.database.write { tx in
                try People.markMissing(
                    one, on: Day(now, in: .gmt), from: .hand, by: .product, in: tx, at: now)
            }
            #expect(try await browser.get("/people").text.contains("<h1>3 personnes, dont 1 peut-être partie</h1>"))
            let english = try await server.browser(signedInAs: .manager, language: "en")
            #expect(try await english.get("/people").text.contains("<h1>4 people, 1 of whom may have left</h1>"))
            #expect(try await names(browser.get("/people?presence=missing")) == ["Ada Un"])
        }
    }

    @Test("is saved as CSV with the filters in force, formulas defused", arguments: Engine.allCases)
    func export(engine: Engine) async throws {
        try await withServer(engine) { server in
            try await server.employee("=HYPERLINK(1)", "Un", number: "007", site: "Lyon")
            try await server.employee("Bob", "Deux", site: "Paris")
            let browser = try await server.browser(signedInAs: .administrator)
            let answer = try await browser.get("/people/export?format=csv&q=un")
            #expect(answer.status == 200)
            #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
            let lines = answer.text.split(whereSeparator: \.isNewline).map(String.init)
            #expect(lines.count == 2)
            #expect(lines.last?.hasPrefix("007;Un;'=HYPERLINK(1);;;;Lyon;;présente") == true)
            let workbook = try await browser.get("/people/export?format=xlsx")
            #expect(workbook.body.prefix(2) == [0x50, 0x4B])
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: server.installation.settings.spool).allSatisfy {
                    !$0.hasPrefix("export-")
                })
        }
    }

    @Test("finds nobody as they were before a change, whoever looked before", arguments: Engine.allCases)
    func kept(engine: Engine) async throws {
        try await withServer(engine) { server in
            let id = try await server.employee("Ada", "Byron", number: "A1")
            try await server.employee("Bob", "Byrne")
            let browser = try await server.browser(signedInAs: .administrator)
            for _ in 0..<2 { #expect(try await names(browser.get("/people?q=byr")) == ["Bob Byrne", "Ada Byron"]) }
            let edit = "/people/\(id)/edit"
            let answer = try await browser.post(
                "/people/\(id)",
                ["first_name": "Ada", "last_name": "Lovelace", "staff_number": "A1"], from: edit)
            #expect(answer.status == 303)
            for browser in [browser, try await server.browser(signedInAs: .manager)] {
                #expect(try await names(browser.get("/people?q=byr")) == ["Bob Byrne"])
                #expect(try await names(browser.get("/people?q=lov")) == ["Ada Lovelace"])
            }
        }
    }

    @Test("is closed to those who look after nobody", arguments: Engine.allCases)
    func closed(engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person("Paul", "Petit")
            let browser = try await server.browser(signedInAs: person)
            #expect(try await browser.get("/people").status == 403)
            #expect(try await browser.get("/people/export?format=csv").status == 403)
            #expect(try await browser.get("/people/\(person)").status == 403)
            #expect(try await server.browser().get("/people").status == 303)
        }
    }
}
