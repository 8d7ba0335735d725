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

    private func english(_ server: TestServer, _ name: String = "Ada") async throws -> ID<Person> {
        let now = server.clock.now
        return try await server.database.write { tx in
            var input = PersonInput(firstName: name, lastName: "Byron")
            input.language = "en"
            return try People.add(input, by: .product, in: tx, at: now)
        }
    }
}
