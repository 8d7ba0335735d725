import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// A mail server that was named when Binôme was started stands above any that is typed: then none can be typed.
@Suite struct `A mail server named at start` {
    private static let typed: KeyValuePairs = [
        "host": "smtp.example.org", "port": "25", "security": "none", "mail_from": "mentorat@exemple.fr",
    ]

    @Test(arguments: Engine.allCases)
    func `is said on the page of the mail server, which asks for the sender alone`(engine: Engine) async throws {
        try await withServer(engine, mailServerGiven: true) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let page = try await browser.get("/settings/mail")
            #expect(page.text.contains("BINOME_MAIL_SERVER") && page.text.contains("name=\"mail_from\""))
            for field in ["host", "port", "security", "user", "mail_password"] {
                #expect(!page.text.contains("name=\"\(field)\""), "\(field)")
            }
            #expect(page.text.contains("action=\"/settings/mail/test\""))
            let refused = try await browser.post("/settings/mail", ["mail_from": "nobody"], from: "/settings/mail")
            #expect(refused.status == 422 && refused.text.contains("id=\"error-mail_from\""))
            #expect(try await browser.post("/settings/mail", Self.typed, from: "/settings/mail").status == 303)
            let organisation = try #require(try await server.database.read { try Organisation.read(in: $0) })
            #expect(organisation.mailServer == nil && organisation.mailFrom == "mentorat@exemple.fr")
            let english = try await server.browser(signedInAs: .administrator, language: "en")
            #expect(try await english.get("/settings/mail").text.contains("The mail server was named when Binôme"))
        }
    }

    @Test func `in the demonstration nothing can be filled in, and the page leads to what would leave`() async throws {
        try await withServer(.sqlite, demonstration: true, mailServerGiven: true) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let page = try await browser.get("/settings/mail").text
            #expect(page.contains("aucun courriel ne part") && page.contains("href=\"/demonstration/mails\""))
            #expect(!page.contains("name=\"host\"") && !page.contains("name=\"mail_from\""))
            #expect(try await browser.post("/settings/mail", Self.typed, from: "/settings/mail").status == 403)
            let organisation = try await server.database.read { try Organisation.read(in: $0) }
            #expect(organisation?.mailServer == nil)
        }
    }

    @Test func `and the mails themselves have names apart in the settings`() async throws {
        try await withServer(.sqlite) { server in
            for language in ["fr", "en"] {
                let browser = try await server.browser(signedInAs: .administrator, language: language)
                let page = try await browser.get("/settings").text
                let names = page.matches(of: /<h3><a href="[^"]*">([^<]*)<\/a><\/h3>/).map { String($0.1) }
                #expect(names.count > 5 && Set(names).count == names.count, "\(names)")
            }
        }
    }
}
