import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// An organisation says in which languages Binôme speaks to its people.
@Suite struct `The languages of an organisation` {
    private func save(
        _ languages: [String], _ standard: String, by browser: Browser, in server: TestServer
    ) async throws -> TestAnswer {
        let page = "/settings/organisation"
        let form: KeyValuePairs<String, String> =
            switch languages {
            case []: ["name": "Horizon", "language": standard, "time_zone": "Europe/Paris"]
            case ["fr", "en"]:
                [
                    "name": "Horizon", "languages": "fr", "languages": "en", "language": standard,
                    "time_zone": "Europe/Paris",
                ]
            default:
                ["name": "Horizon", "languages": languages[0], "language": standard, "time_zone": "Europe/Paris"]
            }
        return try await browser.post(page, form, from: page)
    }

    @Test(arguments: Engine.allCases)
    func `where it is one, everybody is spoken to in it, on pages and in mails, and nobody is asked`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let ada = try await server.person("Ada", "Sol", email: "ada@exemple.fr", roles: [Grant(.administrator)])
            let now = server.clock.now
            try await server.database.write { tx in
                var input = try PersonRecord.find(ada, in: tx).input
                input.language = "en"
                _ = try People.change(ada, to: input, by: .product, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: ada, language: "en")
            #expect(try await browser.get("/").text.contains("<html lang=\"en\">"))
            #expect(try await browser.get("/account").text.contains("action=\"/account/language\""))
            #expect(try await save(["fr"], "fr", by: browser, in: server).status == 303)
            let page = try await browser.get("/account").text
            #expect(page.contains("<html lang=\"fr\">") && !page.contains("action=\"/language\""))
            #expect(!page.contains("action=\"/account/language\""))
            let refused = try await browser.post("/account/language", ["language": "en"], from: "/account")
            #expect(refused.status == 400)
            #expect(try await server.browser(language: "en").get("/sign-in").text.contains("<html lang=\"fr\">"))
            let language = try await server.database.read { try Outbox.language(of: ada, in: $0) }
            #expect(language == "fr")
            // What was known of the person is kept: with both languages again, it holds again.
            let edit = try await browser.get("/people/\(ada)/edit")
            #expect(edit.field("language") == "en" && !edit.text.contains("<select id=\"field-language\""))
            #expect(try await save(["fr", "en"], "fr", by: browser, in: server).status == 303)
            #expect(try await browser.get("/").text.contains("<html lang=\"en\">"))
            #expect(try await server.database.read { try Outbox.language(of: ada, in: $0) } == "en")
            #expect(try await browser.get("/settings").text.contains("Horizon · French and English"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `where it is one, sites are asked for none, and keep what was known of them`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let now = server.clock.now
            let site = try await server.database.write { tx -> ID<Site> in
                let site = try Sites.named("Nantes", in: tx, at: now)
                try Sites.set(site, timeZone: "Europe/Paris", language: "en", by: .product, in: tx, at: now)
                return site
            }
            let field = "name=\"language-\(site.text)\""
            #expect(try await browser.get("/people/sites").text.contains("<select \(field)"))
            #expect(try await save(["fr"], "fr", by: browser, in: server).status == 303)
            let page = try await browser.get("/people/sites")
            #expect(!page.text.contains("<select \(field)") && page.field("language-\(site.text)") == "en")
            #expect(page.text.contains("la liste ne dit pas le fuseau"))
            let saved = try await browser.post(
                "/people/sites", ["zone-\(site.text)": "Europe/Dublin", "language-\(site.text)": "en"],
                from: "/people/sites")
            #expect(saved.status == 303)
            let record = try #require(try await server.database.read { try Sites.all(in: $0) }.first)
            #expect(record.language == "en" && record.timeZone == "Europe/Dublin")
        }
    }

    @Test(arguments: Engine.allCases)
    func `are one at least, and the standard one is among them`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let none = try await save([], "fr", by: browser, in: server)
            #expect(none.status == 422 && none.text.contains("id=\"error-languages\""))
            let other = try await save(["en"], "fr", by: browser, in: server)
            #expect(other.status == 422 && other.text.contains("id=\"error-language\""))
            #expect(other.text.contains("Choisissez l’une des langues proposées."))
            #expect(other.text.contains("name=\"languages\" value=\"en\" checked"))
            #expect(!other.text.contains("name=\"languages\" value=\"fr\" checked"))
            #expect(try await save(["en"], "en", by: browser, in: server).status == 303)
            #expect(try await browser.get("/settings/organisation").text.contains("<html lang=\"en\">"))
        }
    }
}
