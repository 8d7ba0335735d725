import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing
import Words

@testable import Web

/// From an empty database to an administrator, and what administrators say of the organisation.
@Suite struct `Setting up` {
    private func code(_ server: TestServer) async throws -> String {
        let (codes, now) = (server.installation.secrets.keys.codes, server.clock.now)
        return try #require(try await server.database.write { try SetUp.begin(codes: codes, in: $0, at: now) }).text
    }

    private let someone: KeyValuePairs = [
        "first_name": "Claire", "last_name": "Morel", "email": "claire.morel@example.org",
        "password": "trois cerises au marché", "password_again": "trois cerises au marché",
    ]

    @Test(arguments: Engine.allCases)
    func `takes the printed code once, and makes the first administrator`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let code = try await code(server)
            let browser = server.browser()
            #expect(try await browser.get("/set-up").status == 200)
            // Small letters and missing dashes are forgiven.
            let typed = code.lowercased().replacing("-", with: " ")
            let entered = try await browser.post("/set-up/code", ["code": typed], from: "/set-up")
            #expect(entered.location == "/set-up/administrator")
            let made = try await browser.post("/set-up/administrator", someone)
            #expect(made.status == 303)
            // Signed in at once; the second factor is asked for next.
            #expect(made.location == "/settings/organisation")
            #expect(try await browser.get("/settings/organisation").location?.contains("second-factor") == true)
            // All of it is one way: the steps throughout, no menu that leads aside.
            let factor = try await browser.get("/account/second-factor?return=/settings/organisation").text
            #expect(factor.contains("<ol class=\"steps\"") && factor.contains("page--narrow"))
            #expect(!factor.contains("class=\"site-nav\"") && !factor.contains("class=\"breadcrumb\""))
            let competencies = try await server.database.read { try Competencies.all(in: $0).count }
            #expect(competencies == (try DefaultFramework.embedded().competencies.count), "the framework is there")
            let administrators = try await server.database.read { try Administrator.all(in: $0) }
            #expect(administrators.map(\.email) == ["claire.morel@example.org"])
            #expect(administrators.first?.hasPassword == true)
            // The door is closed for good.
            #expect(try await server.browser().get("/set-up").location == "/")
            #expect(
                try await browser.post("/set-up/administrator", someone, from: "/who-sees-what").location == "/set-up")
            let again = try await server.browser().post("/set-up/code", ["code": code], from: "/who-sees-what")
            #expect(again.status == 404)
        }
    }

    @Test(arguments: Engine.allCases)
    func `refuses a wrong code, and after ten of them the right one too`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let code = try await code(server)
            let browser = server.browser()
            for attempt in 1...10 {
                let answer = try await browser.post("/set-up/code", ["code": PrintedCode().text], from: "/set-up")
                #expect(answer.status == 422, "attempt \(attempt)")
                #expect(answer.text.contains("id=\"error-code\""))
            }
            #expect(try await browser.post("/set-up/code", ["code": code], from: "/set-up").status == 422)
            // A new start prints a new code, which works.
            let next = try await self.code(server)
            #expect(try await browser.post("/set-up/code", ["code": next], from: "/set-up").status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `goes on in another browser with the same code, until there is an administrator`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let code = try await code(server)
            let (closed, next) = (server.browser(), server.browser())
            #expect(try await closed.post("/set-up/code", ["code": code], from: "/set-up").status == 303)
            #expect(try await next.post("/set-up/code", ["code": code], from: "/set-up").status == 303)
            // One browser at a time holds the pass.
            #expect(try await closed.post("/set-up/administrator", someone, from: "/set-up").location == "/set-up")
            let made = try await next.post("/set-up/administrator", someone, from: "/set-up/administrator")
            #expect(made.status == 303 && made.location != "/set-up")
            #expect(!(try await server.database.read { try SetUp.isNeeded(in: $0) }))
        }
    }

    @Test(arguments: Engine.allCases)
    func `forgets the code after a day and the pass after an hour`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let code = try await code(server)
            server.clock.advance(seconds: 86_399)
            let browser = server.browser()
            #expect(try await browser.post("/set-up/code", ["code": code], from: "/set-up").status == 303)
            server.clock.advance(seconds: 3_601)
            #expect(try await browser.post("/set-up/administrator", someone, from: "/set-up").location == "/set-up")
            // A server that is started again prints another code: what the one before opened is shut.
            let third = try await self.code(server)
            #expect(try await browser.post("/set-up/code", ["code": third], from: "/set-up").status == 303)
            _ = try await self.code(server)
            #expect(try await browser.post("/set-up/administrator", someone, from: "/set-up").location == "/set-up")
            let late = try await self.code(server)
            server.clock.advance(seconds: 86_401)
            #expect(try await browser.post("/set-up/code", ["code": late], from: "/set-up").status == 422)
        }
    }

    @Test(arguments: Engine.allCases)
    func `lets no browser without the pass make an administrator`(engine: Engine) async throws {
        try await withServer(engine) { server in
            _ = try await code(server)
            let answer = try await server.browser().post("/set-up/administrator", someone, from: "/set-up")
            #expect(answer.location == "/set-up")
            #expect(try await server.database.read { try SetUp.isNeeded(in: $0) })
        }
    }

    @Test func `says beside each field what is wrong, and never shows a password again`() async throws {
        try await withServer(.sqlite) { server in
            let browser = server.browser()
            _ = try await browser.post("/set-up/code", ["code": try await code(server)], from: "/set-up")
            let answer = try await browser.post(
                "/set-up/administrator",
                [
                    "first_name": "", "last_name": "Morel", "email": "claire", "password": "azertyuiop12",
                    "password_again": "azertyuiop12",
                ])
            #expect(answer.status == 422)
            #expect(answer.text.contains("id=\"error-first_name\"") && answer.text.contains("id=\"error-email\""))
            #expect(answer.field("last_name") == "Morel")
            #expect(!answer.text.contains("azertyuiop12"))
            let weak = try await browser.post(
                "/set-up/administrator",
                [
                    "first_name": "Claire", "last_name": "Morel", "email": "claire.morel@example.org",
                    "password": "motdepasse123", "password_again": "motdepasse123",
                ])
            #expect(weak.text.contains("id=\"error-password\""))
            #expect(try await server.database.read { try SetUp.isNeeded(in: $0) })
        }
    }
}

/// The organisation's settings, at set-up and later.
@Suite struct `Settings of the organisation` {
    @Test(arguments: Engine.allCases)
    func `are asked for one after the other, and what is missing shows as tasks`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let now = server.clock.now
            let before = try await server.database.read { try SetUpTasks.waiting(in: $0, at: now).map(\.key) }
            #expect(before == ["organisation", "mail_server", "protection_contact"])
            let saved = try await browser.post(
                "/settings/organisation",
                [
                    "name": "Horizon Énergie", "languages": "fr", "languages": "en", "language": "fr",
                    "time_zone": "Europe/Paris",
                    "public_url": "https://mentorat.example.org/",
                ])
            #expect(saved.location == "/settings/mail")
            let mail = try await browser.get("/settings/mail").text
            #expect(mail.contains("<ol class=\"steps\"") && mail.contains("page--narrow"))
            #expect(!mail.contains("class=\"site-nav\""))
            #expect(try await browser.get("/settings").text.contains("Horizon Énergie"))
            let contacts = try await browser.post(
                "/settings/contacts", ["contact": "Déléguée", "contact_email": "dpo@example.org"])
            #expect(contacts.location == "/settings")
            #expect(try await browser.post("/set-up/completion", from: "/settings").location == "/")
            let later = try await browser.get("/settings/mail").text
            #expect(later.contains("class=\"site-nav\"") && !later.contains("<ol class=\"steps\""))
            let after = try await server.database.read { try SetUpTasks.waiting(in: $0, at: now).map(\.key) }
            #expect(after == ["mail_server"])
            #expect(try await server.browser().get("/who-sees-what").text.contains("dpo@example.org"))
        }
    }

    @Test(arguments: [
        "", "mentorat.example.org", "ftp://example.org", "https://example.org/path", "https://a@example.org?x",
    ])
    func `refuse a public address that is none`(typed: String) async throws {
        try await withServer(.sqlite) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let answer = try await browser.post(
                "/settings/organisation",
                [
                    "name": "Horizon", "languages": "fr", "languages": "en", "language": "fr",
                    "time_zone": "Europe/Paris", "public_url": typed,
                ])
            #expect(answer.status == (typed.isEmpty ? 303 : 422))
        }
    }

    @Test(arguments: Engine.allCases)
    func `seal the mail server's password, keep it when the field stays empty, and want a test mail that arrives`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire.morel@example.org", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: person)
            let fields: KeyValuePairs = [
                "host": "smtp.example.org", "port": "587", "security": "starttls", "user": "binome",
                "mail_password": "entre nous seuls", "mail_from": "mentorat@example.org",
            ]
            #expect(try await browser.post("/settings/mail", fields).location == "/settings/mail")
            let sealed = try #require(try await server.database.read { try Organisation.read(in: $0)?.mailServer })
            #expect(!String(decoding: sealed, as: UTF8.self).contains("entre nous seuls"))
            #expect(!(try await browser.get("/settings/mail")).text.contains("entre nous seuls"))
            let again: KeyValuePairs = [
                "host": "SMTP.example.org", "port": "465", "security": "tls", "user": "binome", "mail_password": "",
                "mail_from": "mentorat@example.org",
            ]
            _ = try await browser.post("/settings/mail", again)
            // For another server it has to be typed again: nobody may have it sent to a server of their own.
            let elsewhere = try await browser.post(
                "/settings/mail",
                [
                    "host": "smtp.elsewhere.example", "port": "465", "security": "tls", "user": "binome",
                    "mail_password": "", "mail_from": "mentorat@example.org",
                ])
            #expect(elsewhere.status == 422 && elsewhere.text.contains("id=\"error-mail_password\""))
            let sealer = server.installation.secrets.keys.settings
            let typed = try await server.database.read { try OrganisationSettings.mailServer(sealer: sealer, in: $0) }
            #expect(typed?.host == "SMTP.example.org" && typed?.port == 465 && typed?.password == "entre nous seuls")

            let path = try #require(try await server.linkInMail(to: "claire.morel@example.org"))
            #expect(path.hasPrefix("/mail-arrival/"))
            #expect(server.mails.first?.fromAddress == "mentorat@example.org")
            // Looking confirms nothing; the button does, in any browser, once.
            let other = server.browser()
            #expect(try await other.get(path).status == 200)
            #expect(try await server.database.read { try Organisation.read(in: $0)?.mailTestedAt } == nil)
            #expect(try await other.post(path).status == 200)
            #expect(try await server.database.read { try Organisation.read(in: $0)?.mailTestedAt } == server.clock.now)
            #expect(try await other.get(path).status == 410)
            #expect(try await other.post(path, from: "/who-sees-what").status == 410)
            // Set-up goes on from here; nothing need be put off.
            let done = try await browser.get("/settings/mail").text
            #expect(done.contains("button--primary\" href=\"/settings/contacts\">Continuer</a>"))
            #expect(!done.contains("Plus tard"))
        }
    }
}
