import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing
import Web

@Suite struct AccountTests {
    private let password = "cerf volant tombe lentement"
    private let other = "trois tortues traversent"

    @Test(arguments: Engine.allCases)
    func `People see their sessions and end them, but nobody else's`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person(email: "claire@exemple.fr")
            let jean = try await server.person("Jean", "Petit", email: "jean@exemple.fr")
            let (one, two) = (
                try await server.browser(signedInAs: claire), try await server.browser(signedInAs: claire)
            )
            let thief = try await server.browser(signedInAs: jean)
            let page = try await one.get("/account").text
            let link = try #require(
                page.range(of: "/account/sessions/").map { at -> String in
                    let tail = page[at.lowerBound...].prefix { $0 != "\"" }
                    return tail.count > 40 ? String(tail) : ""
                })
            try #require(link.count > 40)
            #expect(try await thief.post(link, from: "/account").status == 404)
            #expect(try await two.get("/").status == 200)
            #expect(try await one.post(link, from: "/account").status == 303)
            #expect(try await two.get("/").status == 303)
            let three = try await server.browser(signedInAs: claire)
            #expect(try await one.post("/account/sessions/revocation", from: "/account").status == 303)
            #expect(try await three.get("/").status == 303)
            #expect(try await one.get("/").status == 200)
            #expect(try await thief.get("/").status == 200)
        }
    }

    @Test(arguments: Engine.allCases)
    func `A changed password needs the present one, ends other sessions and is told by mail`(
        _ engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            try await server.setPassword(password, of: person)
            let (browser, elsewhere) = (
                try await server.browser(signedInAs: person), try await server.browser(signedInAs: person)
            )
            let wrong = try await browser.post(
                "/account/password", ["current": "not this one", "password": other, "password_again": other])
            #expect(wrong.status == 422)
            #expect(try await elsewhere.get("/").status == 200)
            let right = try await browser.post(
                "/account/password", ["current": password, "password": other, "password_again": other])
            let said = try await browser.get(try right.location.orThrow()).text
            #expect(said.contains("Votre mot de passe est changé"))
            #expect(try await browser.get("/").status == 200)
            #expect(try await elsewhere.get("/").status == 303)
            try await server.work()
            #expect(server.mails.first?.to == "claire@exemple.fr")
            let fresh = server.browser()
            #expect(
                try await fresh.post("/sign-in", ["name": "claire@exemple.fr", "password": password]).status == 422)
            #expect(try await fresh.post("/sign-in", ["name": "claire@exemple.fr", "password": other]).status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `A changed address counts once confirmed, ends every session and warns the old one`(
        _ engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "old@exemple.fr")
            try await server.setPassword(password, of: person)
            let browser = try await server.browser(signedInAs: person)
            let stale = try await server.link(.signIn, for: person)
            let asked = try await browser.post("/account/address", ["email": "New@Exemple.fr", "current": password])
            #expect(asked.location == "/account/address-sent")
            let link = try #require(try await server.linkInMail(to: "New@exemple.fr"))
            let elsewhere = server.browser()
            #expect(try await elsewhere.get(link).text.contains("New@exemple.fr"))
            #expect(try await browser.get("/account").text.contains("old@exemple.fr"))
            #expect(try await elsewhere.post(link).status == 200)
            #expect(try await browser.get("/").status == 303)
            #expect(try await elsewhere.post("/sign-in/link/\(stale)", from: "/sign-in").status == 410)
            try await server.work()
            #expect(server.mails.first?.to == "old@exemple.fr")
            #expect(
                try await elsewhere.post("/sign-in", ["name": "new@exemple.fr", "password": password]).status == 303)
            #expect(try await elsewhere.post(link, from: "/").status == 410)
        }
    }

    @Test(arguments: Engine.allCases)
    func `Somebody else's address is neither taken nor betrayed`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            try await server.setPassword(password, of: person)
            try await server.person("Jean", "Petit", email: "jean@exemple.fr")
            let browser = try await server.browser(signedInAs: person)
            for email in ["jean@exemple.fr", "nobody@exemple.fr"] {
                let answer = try await browser.post("/account/address", ["email": email, "current": password])
                #expect(answer.location == "/account/address-sent")
            }
            try await server.work()
            #expect(server.mails.map(\.to) == ["nobody@exemple.fr"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `The language chosen is that of pages and mails`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            let browser = try await server.browser(signedInAs: person)
            #expect(try await browser.get("/account").text.contains("<html lang=\"fr\""))
            let chosen = try await browser.post("/account/language", ["language": "en"], from: "/account")
            #expect(
                try await browser.get(try chosen.location.orThrow()).text.contains("pages and mails are now in English")
            )
            #expect(try await browser.get("/account").text.contains("<html lang=\"en\""))
            try await browser.post("/sign-in/link", ["name": "claire@exemple.fr"], from: "/account")
            try await server.work()
            #expect(server.mails.first?.subject == "Your sign-in link")
            #expect(try await browser.post("/account/language", ["language": "xx"], from: "/account").status == 400)
        }
    }

    @Test(arguments: ["fr", "en"])
    func `The page is that of one's account, says where it is open, and asks for no password where there is none`(
        _ language: String
    ) async throws {
        try await withServer(.sqlite) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            let browser = try await server.browser(signedInAs: person, language: language)
            let french = language == "fr"
            let alone = try await browser.get("/account").text
            #expect(alone.contains(french ? "<h1>Mon compte</h1>" : "<h1>My account</h1>"))
            #expect(alone.contains(french ? "ouvert que dans ce navigateur." : "open in this browser only."))
            #expect(alone.contains(french ? "en plus du lien reçu par courriel" : "beside the link that comes by mail"))
            _ = try await server.browser(signedInAs: person)
            let two = try await browser.get("/account").text
            #expect(two.contains(french ? "dans un autre navigateur" : "in one other browser too"))
            try await server.setPassword(password, of: person)
            let page = try await server.browser(signedInAs: person, language: language).get("/account").text
            #expect(page.contains(french ? "en plus du mot de passe" : "beside the password"))
        }
    }

    @Test(arguments: ["fr", "en"])
    func `Whoever is signed in is told where the link to choose a password went`(_ language: String) async throws {
        try await withServer(.sqlite) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            let browser = try await server.browser(signedInAs: person, language: language)
            let sent = try await browser.post("/account/password/link", from: "/account/password")
            let text = try await browser.get(try sent.location.orThrow()).text
            #expect(text.contains("claire@exemple.fr") && text.contains("href=\"/account\""))
            #expect(!text.contains(language == "fr" ? "Si cette adresse est connue" : "If this address is known"))
            #expect(!text.contains("href=\"/sign-in\""))
            let link = try #require(try await server.linkInMail(to: "claire@exemple.fr"))
            try await browser.post(link, ["password": password, "password_again": password])
            // Who has one has no page to be told on.
            #expect(try await browser.get("/account/password-sent").status == 404)
        }
    }

    @Test(arguments: Engine.allCases)
    func `A session is renewed by what is done, not by what is read, and ends after ninety days at the latest`(
        _ engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            let link = try await server.link(.signIn, for: person)
            let browser = server.browser()
            try await browser.post("/sign-in/link/\(link)", from: "/sign-in")
            server.clock.advance(days: 13)
            #expect(try await browser.get("/").status == 200)
            server.clock.advance(days: 2)
            #expect(try await browser.get("/").status == 303)
            let again = try await server.link(.signIn, for: person)
            try await browser.post("/sign-in/link/\(again)", from: "/sign-in")
            for _ in 1...9 {
                server.clock.advance(days: 10)
                guard try await browser.get("/").status == 200 else { break }
                try await browser.post("/account/language", ["language": "fr"], from: "/account")
            }
            #expect(try await browser.get("/").status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `People say by which clock they live, or leave it to their site`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person(email: "claire@exemple.fr")
            let browser = try await server.browser(signedInAs: claire)
            func zone() async throws -> String? {
                try await server.database.read { try PersonRecord.find(claire, in: $0).input.timeZone }
            }
            #expect(try await browser.get("/account").text.contains("<option value=\"\">celui de mon site</option>"))
            let sent = try await browser.post(
                "/account/time-zone", ["time_zone": "America/Montreal"], from: "/account")
            let page = try await browser.get(sent.location.orThrow())
            #expect(page.text.contains("suivent ce fuseau"))
            #expect(page.text.contains("<option value=\"America/Montreal\" selected>"))
            #expect(try await zone() == "America/Montreal")
            let refused = try await browser.post(
                "/account/time-zone", ["time_zone": "Mars/Olympus"], from: "/account")
            #expect(refused.status == 422 && refused.text.contains("id=\"error-time_zone\""))
            #expect(try await zone() == "America/Montreal")
            let left = try await browser.post("/account/time-zone", ["time_zone": ""], from: "/account")
            #expect(try await browser.get(left.location.orThrow()).text.contains("le fuseau de votre site"))
            #expect(try await zone() == nil)
        }
    }
}
