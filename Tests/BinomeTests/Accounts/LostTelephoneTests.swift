import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// A second factor that stands in the way: of who lost the telephone, of who pressed by mistake.
@Suite struct `A second factor` {
    private let password = "cerf volant tombe lentement"

    /// Sets one up for whoever has signed in with the password.
    private func setUp(_ browser: Browser, _ server: TestServer) async throws {
        try await browser.post("/account/second-factor/secret", from: "/account/second-factor")
        let app = try await pending(browser)
        let code = app.code(at: TOTP.step(at: server.clock.now.milliseconds))
        #expect(try await browser.post("/account/second-factor", ["code": code]).status == 200)
    }

    private func pending(_ browser: Browser) async throws -> TOTP {
        let page = try await browser.get("/account/second-factor").text
        let typed = try #require(
            page.range(of: "<code id=\"secret\">").map { page[$0.upperBound...].prefix { $0 != "<" } })
        return TOTP(secret: try #require(bytes(base32: String(typed))))
    }

    private func signedIn(_ server: TestServer, _ name: String) async throws -> Browser {
        let browser = server.browser()
        try await browser.post("/sign-in", ["name": name, "password": password])
        return browser
    }

    @Test(arguments: Engine.allCases)
    func `of somebody without a role is taken off by an administrator, who is asked first and finds it on their page`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let luc = try await server.person("Luc", "Petit", email: "luc@exemple.fr")
            try await server.setPassword(password, of: luc)
            try await setUp(signedIn(server, "luc@exemple.fr"), server)
            let before = try await told(server)
            let lost = try await signedIn(server, "luc@exemple.fr")
            #expect(try await lost.get("/").location?.hasPrefix("/sign-in/second-factor") == true)

            let administrator = try await server.browser(signedInAs: .administrator)
            let asked = "/settings/accounts/\(luc)/second-factor/removal"
            #expect(try await administrator.get("/people/\(luc)").text.contains("href=\"\(asked)\""))
            let page = try await administrator.get(asked).text
            #expect(page.contains("Retirer la double authentification de Luc Petit"))
            #expect(page.contains("rappelez-la à un numéro que vous connaissez"))
            let done = try await administrator.post(asked, from: asked)
            #expect(done.location?.hasPrefix("/people/\(luc)?done=done.second_factor_removed") == true)
            #expect(try await administrator.get(asked).status == 404, "there is none left")
            #expect(!(try await administrator.get("/people/\(luc)").text).contains(asked))

            #expect(try await signedIn(server, "luc@exemple.fr").get("/").status == 200)
            #expect(try await told(server) == before + 1)
            // A page that was open all the while takes nothing off a second time.
            let again = try await administrator.post(asked, from: "/people/\(luc)")
            #expect(again.status == 404)
            #expect(try await told(server) == before + 1)
            #expect(
                try await server.count("SELECT COUNT(*) AS count FROM audit WHERE action = 'second_factor.removed'")
                    == 1)
            #expect(try await server.count("SELECT COUNT(*) AS count FROM recovery_code") == 0)
        }
    }

    /// How often Luc was told that his second factor changed.
    private func told(_ server: TestServer) async throws -> Int {
        try await server.work()
        return server.mails.count { $0.to == "luc@exemple.fr" && $0.subject.contains("double authentification") }
    }

    @Test(arguments: Engine.allCases)
    func `of another administrator is taken off too: they are signed out everywhere, and set one up again`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let ada = try await server.person(email: "ada@exemple.fr", roles: [Grant(.administrator)])
            try await server.setPassword(password, of: ada)
            let theirs = try await signedIn(server, "ada@exemple.fr")
            try await setUp(theirs, server)
            #expect(try await theirs.get("/settings").status == 200)
            let administrator = try await server.browser(signedInAs: .administrator)
            let asked = "/settings/accounts/\(ada)/second-factor/removal"
            #expect(try await administrator.post(asked, from: asked).status == 303)
            let ended = try #require(try await theirs.get("/settings").location)
            #expect(ended.hasPrefix("/sign-in") && !ended.hasPrefix("/sign-in/second-factor"))
            let back = try await signedIn(server, "ada@exemple.fr")
            #expect(try await back.get("/settings").location?.hasPrefix("/sign-in/second-factor") == true)
            try await setUp(back, server)
            #expect(try await back.get("/settings").status == 200)
        }
    }

    @Test func `is told of on the page of a person to administrators alone`() async throws {
        try await withServer(.sqlite) { server in
            let luc = try await server.person("Luc", "Petit", email: "luc@exemple.fr")
            try await server.setPassword(password, of: luc)
            try await setUp(signedIn(server, "luc@exemple.fr"), server)
            let manager = try await server.browser(signedInAs: .manager)
            #expect(!(try await manager.get("/people/\(luc)").text).contains("second-factor"))
            #expect(try await manager.get("/settings/accounts/\(luc)/second-factor/removal").status == 403)
        }
    }

    @Test(arguments: Engine.allCases)
    func `that is being replaced can be left as it was, with its codes`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let luc = try await server.person("Luc", "Petit", email: "luc@exemple.fr")
            try await server.setPassword(password, of: luc)
            let browser = try await signedIn(server, "luc@exemple.fr")
            // Who has none yet is not caught on the page of the square either.
            try await browser.post("/account/second-factor/secret", from: "/account/second-factor")
            let back = "/account/second-factor/secret/withdrawal"
            #expect(try await browser.get("/account/second-factor").text.contains(back))
            #expect(try await browser.post(back, from: "/account/second-factor").location == "/account")
            try await setUp(browser, server)
            try await browser.post("/account/second-factor/secret", from: "/account/second-factor")
            #expect(!(try await browser.get("/account/second-factor").text).contains("codes de secours"))
            #expect(try await browser.post(back, from: "/account/second-factor").location == "/account/second-factor")
            let page = try await browser.get("/account/second-factor").text
            #expect(page.contains("Il vous reste 10") && !page.contains("<svg viewBox"))
        }
    }

    @Test func `that a role asks for has no way round it`() async throws {
        try await withServer(.sqlite) { server in
            let ada = try await server.person(email: "ada@exemple.fr", roles: [Grant(.administrator)])
            try await server.setPassword(password, of: ada)
            let browser = try await signedIn(server, "ada@exemple.fr")
            try await browser.post("/account/second-factor/secret", from: "/account/second-factor")
            #expect(!(try await browser.get("/account/second-factor").text).contains("withdrawal"))
        }
    }
}
