import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// What a person's page says, offers and refuses.
@Suite struct `The page of a person` {
    @Test(arguments: Engine.allCases)
    func `counts those who report to them and are here, and shows the first twelve`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let top = try await server.employee("Anne", "Roux")
            let now = server.clock.now
            for index in 10..<23 { try await server.employee("Ada", "Un \(index)", manager: top) }
            let gone = try await server.employee("Ada", "Un 0", manager: top)
            try await server.database.write { tx in
                try People.markLeft(gone, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: .manager)
            let page = try await browser.get("/people/\(top)").text
            #expect(page.contains("13 personnes sous sa responsabilité") && page.contains("et 1 autre"))
            #expect(page.contains("Ada Un 21") && !page.contains("Ada Un 22") && !page.contains("Ada Un 0<"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `tells the latest first, and offers who left no code on paper`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let id = try await server.employee("Ada", "Un", job: "une")
            let browser = try await server.browser(signedInAs: .administrator)
            for title in ["deux", "trois"] {
                server.clock.advance(days: 1)
                _ = try await browser.post(
                    "/people/\(id)", ["first_name": "Ada", "last_name": "Un", "job_title": title],
                    from: "/people/\(id)/edit")
            }
            let page = try await browser.get("/people/\(id)").text
            let (late, early) = (page.range(of: "deux → trois"), page.range(of: "une → deux"))
            #expect(try #require(late).lowerBound < #require(early).lowerBound)
            #expect(page.contains("imprimer un code"))
            _ = try await browser.post(
                "/people/\(id)/departure", ["left_on": "2026-11-25"], from: "/people/\(id)/departure")
            #expect(try await !browser.get("/people/\(id)").text.contains("imprimer un code"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `takes for a departure the day that it is anywhere, none to come, none before they came, and never one's own`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let id = try await server.employee("Ada", "Un", hired: "2026-11-20")
            let administrator = try await server.person("Claire", "Morel", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: administrator)
            // 14:00 in London, past midnight in Kiritimati.
            server.clock.advance(seconds: 5 * 3_600)
            func leave(_ person: ID<Person>, _ day: String) async throws -> Int {
                try await browser.post(
                    "/people/\(person)/departure", ["left_on": day], from: "/people/\(person)/departure"
                ).status
            }
            for day in ["2026-11-26", "2026-11-19", "2026-11-31", ""] {
                #expect(try await leave(id, day) == 422, "\(day)")
            }
            #expect(try await leave(id, "2026-11-25") == 303)
            #expect(try await browser.get("/people/\(id)").text.contains("25\u{A0}novembre 2026"))
            #expect(try await leave(administrator, "2026-11-24") == 422)
            #expect(try await browser.get("/people").status == 200)
            let own = try await browser.get("/people/\(administrator)").text
            #expect(!own.contains("/people/\(administrator)/departure"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `keeps a retired competency of theirs, which nobody else is offered, and refuses a level that is none`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let id = try await server.employee("Ada", "Un", can: ["écoute active": 2])
            let other = try await server.employee("Bob", "Deux")
            let now = server.clock.now
            let listening = try await server.database.write { tx in
                let listening = try #require(try Competencies.match(name: "écoute active", in: tx))
                try Competencies.retire(listening, by: .product, in: tx, at: now)
                return listening
            }
            let browser = try await server.browser(signedInAs: .manager)
            let form = try await browser.get("/people/\(id)/competencies").text
            let field = try #require(form.range(of: "name=\"held-\(listening)\""))
            #expect(form[field.upperBound...].prefix(600).contains("<option value=\"2\" selected>"))
            #expect(try await !browser.get("/people/\(other)/competencies").text.contains("held-\(listening)"))
            for level in ["6", "-1"] {
                let answer = try await browser.post(
                    "/people/\(id)/competencies", ["held-\(listening)": level], from: "/people/\(id)/competencies")
                #expect(answer.status == 422, "\(level)")
            }
        }
    }
}
