import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// Each filter of the directory finds those it names, and nobody else.
@Suite struct `A filter of the directory` {
    @Test(arguments: Engine.allCases)
    func `finds who has no manager, no address, a refused one, or a namesake who is still here`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let top = try await server.employee("Anne", "Roux", number: "1", email: "anne@exemple.test")
            let low = try await server.employee("Bob", "Petit", number: "2", manager: top)
            try await server.employee("Bob", "Petit", number: "3", email: "bob@exemple.test", manager: top)
            try await server.employee("Cléo", "Vian", email: "cleo@exemple.test", manager: low)
            let gone = try await server.employee("Cléo", "Vian", email: "vian@exemple.test", manager: low)
            let now = server.clock.now
            try await server.database.write { tx in
                try PersonEntry.noteMailRefused(top, by: "anne@exemple.test", in: tx, at: now)
                try People.markLeft(gone, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: .administrator)
            func found(_ query: String) async throws -> (names: [String], title: String) {
                let page = try await browser.get("/people?" + query)
                let title = page.text.firstMatch(of: /<h1>([^<]*)</).map { String($0.1) } ?? ""
                return (page.listedNames, title)
            }
            // Whoever looks has neither.
            for (query, names, title) in [
                ("check=manager", ["Claire Morel", "Anne Roux"], "2 personnes sans responsable"),
                ("check=address", ["Claire Morel", "Bob Petit"], "2 personnes sans adresse électronique"),
                ("check=refused", ["Anne Roux"], "1 personne dont l’adresse est refusée"),
                ("check=namesake", ["Bob Petit", "Bob Petit"], "2 personnes qui ont un·e homonyme"),
                ("check=namesake&presence=left", ["Cléo Vian"], "1 personne qui a un·e homonyme"),
            ] {
                let answer = try await found(query)
                #expect(answer.names == names && answer.title == title, "\(query): \(answer)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `of presence shows those here and perhaps gone, those gone, or all`(engine: Engine) async throws {
        try await withServer(engine) { server in
            try await server.employee("Ada", "Une")
            let missing = try await server.employee("Bob", "Deux")
            let gone = try await server.employee("Cléo", "Trois")
            let now = server.clock.now
            try await server.database.write { tx in
                try People.markMissing(missing, on: Day(now, in: .gmt), from: .hand, by: .product, in: tx, at: now)
                try People.markLeft(gone, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: .administrator)
            for (query, names) in [
                ("", ["Bob Deux", "Claire Morel", "Ada Une"]), ("presence=missing", ["Bob Deux"]),
                ("presence=left", ["Cléo Trois"]),
                ("presence=all", ["Bob Deux", "Claire Morel", "Cléo Trois", "Ada Une"]),
            ] {
                #expect(try await browser.get("/people?" + query).listedNames == names, "\(query)")
            }
            // Those who left are not counted among those who are here.
            #expect(
                try await browser.get("/people").text.contains("<h1>3 personnes, dont 1 peut-être partie</h1>"))
        }
    }

    @Test(arguments: Engine.allCases)
    func
        `of a competency asks for what somebody has, not for what they seek, and takes a level unsaid for four, as a pair does`(
            engine: Engine
        ) async throws
    {
        try await withServer(engine) { server in
            let now = server.clock.now
            let people = [
                try await server.employee("Ada", "Cinq", can: ["écoute active": 5]),
                try await server.employee("Bob", "Zéro", can: ["écoute active": 0]),
                try await server.employee("Cléo", "Tue"), try await server.employee("Dan", "Cherche"),
            ]
            let listening = try await server.database.write { tx in
                let listening = try #require(try Competencies.match(name: "active listening", in: tx))
                try People.setCompetencies(
                    [PersonCompetency(listening, held: true, wanted: false)], of: people[2], source: .list,
                    by: .product, in: tx, at: now)
                try People.setCompetencies(
                    [PersonCompetency(listening, held: false, wanted: true, wantedLevel: 5)], of: people[3],
                    source: .list, by: .product, in: tx, at: now)
                return listening
            }
            let browser = try await server.browser(signedInAs: .manager)
            for (level, names) in [
                ("", ["Ada Cinq", "Cléo Tue", "Bob Zéro"]), ("1", ["Ada Cinq", "Cléo Tue"]),
                ("3", ["Ada Cinq", "Cléo Tue"]), ("4", ["Ada Cinq", "Cléo Tue"]), ("5", ["Ada Cinq"]),
            ] {
                let page = try await browser.get("/people?competency=\(listening)&level=\(level)")
                #expect(page.listedNames == names, "\(level)")
            }
            // The mark that takes the competency away takes its level along.
            let page = try await browser.get("/people?q=a&competency=\(listening)&level=3").text
            let mark = try #require(page.firstMatch(of: /<li><a class="tag" href="([^"]*)">/)).1
            #expect(mark == "/people?q=a")
        }
    }

    @Test(arguments: Engine.allCases)
    func `stands beside the others, whichever of them is the smallest`(engine: Engine) async throws {
        try await withServer(engine) { server in
            // Each value of one filter is spread over those of the others, so that none of them does another's work.
            for (index, name) in ["Un", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit"].enumerated() {
                try await server.employee(
                    "Ada", name, department: index & 1 == 0 ? "Achats" : "Vente",
                    site: index & 2 == 0 ? "Lyon" : "Paris", grade: index & 4 == 0 ? "Cadre" : "Chef",
                    languages: index % 3 == 0 ? ["fr", "pt"] : ["fr"])
            }
            let now = server.clock.now
            let (site, department, grade) = try await server.database.write { tx in
                (
                    try Sites.named("Lyon", in: tx, at: now), try Departments.named("Achats", in: tx, at: now),
                    try Grades.named("Cadre", in: tx, at: now)
                )
            }
            let browser = try await server.browser(signedInAs: .manager)
            for (query, names) in [
                ("site=\(site)&department=\(department)", ["Ada Cinq", "Ada Un"]),
                ("site=\(site)&grade=\(grade)", ["Ada Deux", "Ada Un"]),
                ("department=\(department)&grade=\(grade)", ["Ada Trois", "Ada Un"]),
                ("language=pt&site=\(site)", ["Ada Un"]),
                ("language=pt&department=\(department)", ["Ada Sept", "Ada Un"]),
                ("language=pt&grade=\(grade)", ["Ada Quatre", "Ada Un"]),
                ("q=ada&site=\(site)&department=\(department)&grade=\(grade)&language=pt", ["Ada Un"]),
            ] {
                #expect(try await browser.get("/people?" + query).listedNames == names, "\(query)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `of words asks for each of up to four`(engine: Engine) async throws {
        try await withServer(engine) { server in
            for last in ["Bleu Vert Noir", "Bleu Vert Rose", "Bleu Gris Noir", "Gris Vert Noir"] {
                try await server.employee("Élisabeth", last)
            }
            let browser = try await server.browser(signedInAs: .manager)
            for typed in ["elisabeth bleu vert noir", "noir vert bleu elisabeth", "bleu noir vert"] {
                let found = try await browser.get("/people?q=" + Path.encoded(typed)).listedNames
                #expect(found == ["Élisabeth Bleu Vert Noir"], "\(typed)")
            }
        }
    }
}
