import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// Which language a page speaks.
@Suite struct LanguageTests {
    @Test(arguments: Engine.allCases) func `A stranger reads the language of their browser, else French`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            for (asked, spoken) in [("en-GB,fr;q=0.5", "en"), ("fr-CA", "fr"), ("de", "fr")] {
                let page = try await server.browser(language: asked).get("/accessibility").text
                #expect(page.contains("<html lang=\"\(spoken)"), "\(asked)")
            }
        }
    }

    @Test(arguments: [("fr", "2\u{A0}personnes"), ("en", "2\u{A0}people")])
    func `No line is broken between a number and what it counts`(language: String, counted: String) async throws {
        try await withServer(.sqlite) { server in
            try await server.employee("Ada", "Un")
            let browser = try await server.browser(signedInAs: .administrator, language: language)
            let page = String(decoding: try await browser.get("/people").body, as: UTF8.self)
            #expect(page.contains(counted))
        }
    }

    @Test(arguments: Engine.allCases) func `A person's own language stands above the browser's`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let person = try await english(server)
            let browser = try await server.browser(signedInAs: person, language: "fr")
            #expect(try await browser.get("/").text.contains("Hello Ada."))
        }
    }

    @Test(arguments: Engine.allCases) func `A choice in the footer holds for who made it, not for who signs in next`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let person = try await english(server)
            let browser = try await server.browser(signedInAs: person, language: "en")
            let chosen = try await browser.post("/language", ["language": "fr"], from: "/accessibility")
            #expect(chosen.status == 303)
            #expect(try await browser.get("/").text.contains("Bonjour Ada."))
            // The same browser, another session of another person who reads English.
            let next = try await server.session(of: english(server, "Grace"))
            browser.set(cookie: Visit.sessionCookie, next)
            #expect(try await browser.get("/").text.contains("Hello Grace."))
        }
    }

    @Test(arguments: Engine.allCases)
    func `Who has said nothing has the language and the days of their site, else the days of the organisation`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            // Half past eleven in the evening of the 24th in London: the 25th in Paris, still the 24th in New York.
            server.clock.advance(seconds: 14 * 3_600 + 1_800)
            let seen = try await server.employee("Bob", "Deux")
            let ada = try await server.employee("Ada", "Un", site: "Boston")
            let cleo = try await server.employee("Cléo", "Trois", site: "Nulle part")
            let now = server.clock.now
            try await server.database.write { tx in
                let site = try Sites.named("Boston", in: tx, at: now)
                try Sites.set(
                    site, timeZone: "America/New_York", language: "en", by: .product, in: tx, at: now)
                try Organisation.begin(language: "fr", timeZone: "Asia/Tokyo", in: tx)
            }
            for person in [ada, cleo] { try await server.grant(Grant(.administrator), to: person) }
            try await server.installation.settings.live.refresh(from: server.database)
            let there = try await server.browser(signedInAs: ada).get("/people/\(seen)").text
            #expect(there.contains("<html lang=\"en\"") && there.contains("24\u{A0}November 2026"))
            let here = try await server.browser(signedInAs: cleo).get("/people/\(seen)").text
            #expect(here.contains("<html lang=\"fr\"") && here.contains("25\u{A0}novembre 2026"))
            // Half past three in the afternoon in London: the 25th in Tokyo, the 24th in Paris.
            server.clock.advance(seconds: -8 * 3_600)
            let early = try await server.employee("Dan", "Quatre")
            let tokyo = try await server.browser(signedInAs: cleo).get("/people/\(early)").text
            #expect(tokyo.contains("25\u{A0}novembre 2026"))
        }
    }

    private func english(_ server: TestServer, _ name: String = "Ada") async throws -> ID<Person> {
        let now = server.clock.now
        return try await server.database.write { tx in
            var input = PersonInput(firstName: name, lastName: "Byron")
            input.language = "en"
            return try People.add(input, by: .product, in: tx, at: now)
        }
    }
}
