import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing
import Web

@Suite struct LinkSignInTests {
    @Test(arguments: Engine.allCases)
    func `A link from a mail signs in once, and looking at it changes nothing`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            try await server.person(email: "claire@exemple.fr")
            let browser = server.browser()
            #expect(
                try await browser.post("/sign-in/link", ["name": "CLAIRE@exemple.fr"]).location == "/sign-in/link-sent")
            let link = try #require(try await server.linkInMail(to: "claire@exemple.fr"))
            for _ in 1...2 { #expect(try await browser.get(link).status == 200) }
            #expect(try await browser.get("/").status == 303)
            #expect(try await browser.post(link).location == "/")
            #expect(try await browser.get("/").status == 200)
            let second = server.browser()
            #expect(try await second.post(link, from: "/sign-in").status == 410)
            #expect(try await second.get("/").status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `Whoever comes for a page gets to it by a link as well, and to no page elsewhere`(
        _ engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            try await server.person(email: "claire@exemple.fr")
            let pair = "/mentorships/01a2177a-4d5a-7000-815f-e63d20f97ddb"
            let browser = server.browser()
            let signIn = try await browser.get(pair).location.orThrow()
            let asking = try await browser.get(signIn)
            #expect(asking.text.contains("Pour voir votre binôme, recevez un lien"))
            #expect(!asking.text.contains("type=\"password\""))
            #expect(try await browser.get(signIn + "&by=password").text.contains("type=\"password\""))
            for (ask, page) in [("/sign-in/link", pair), ("/forgotten-password", "/account")] {
                let path = ask + "?return=" + page.replacing("/", with: "%2F")
                #expect(asking.text.contains(path) || ask != "/sign-in/link")
                let sent = try await browser.post(path, ["name": "claire@exemple.fr"]).location.orThrow()
                #expect(sent.hasSuffix("?return=" + page.replacing("/", with: "%2F")))
                #expect(try await browser.get(sent).text.contains(path))
                let link = try #require(try await server.linkInMail(to: "claire@exemple.fr"))
                let password = "quatre mots sans rapport"
                let entered = try await browser.post(
                    link, ask == "/sign-in/link" ? [:] : ["password": password, "password_again": password])
                #expect(try entered.location.orThrow().hasPrefix(page))
                try await browser.post("/sign-out", from: "/account")
            }
            let foreign = "/sign-in/link?return=https%3A%2F%2Fexemple.org%2Fmentorships"
            #expect(try await browser.post(foreign, ["name": "claire@exemple.fr"]).location == "/sign-in/link-sent")
            let link = try #require(try await server.linkInMail(to: "claire@exemple.fr"))
            #expect(!link.contains("return"))
            #expect(try await browser.post(link).location == "/")
        }
    }

    @Test(arguments: Engine.allCases)
    func `Whether somebody has an address is not to be read from the time that an answer takes`(
        _ engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            try await server.person(email: "claire@exemple.fr")
            let browser = server.browser()
            for path in ["/sign-in/link", "/forgotten-password"] {
                let token = try await browser.formToken(at: path)
                for name in ["claire@exemple.fr", "personne@exemple.fr"] {
                    let began = ContinuousClock.now
                    let answer = try await browser.post(path, ["name": name], token: token)
                    // Both wait for a moment that was set before anything was looked up.
                    #expect(ContinuousClock.now - began >= .milliseconds(50))
                    #expect(answer.location == path + "-sent" || answer.location == path + "/sent")
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `Forged, used and old links get the same page`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            let used = try await server.link(.signIn, for: person)
            #expect(try await server.browser().post("/sign-in/link/\(used)", from: "/sign-in").status == 303)
            let other = try await server.link(.password, for: person)
            let old = try await server.link(.signIn, for: person)
            server.clock.advance(seconds: 15 * 60)
            let browser = server.browser()
            let token = try await browser.formToken(at: "/sign-in")
            var pages: Set<String> = []
            for link in [used, other, old, Token(for: .signIn).text, "x", old + "A", "..%2f.."] {
                let answer = try await browser.get("/sign-in/link/\(link)")
                #expect(answer.status == 410)
                pages.insert(answer.text)
                #expect(try await browser.post("/sign-in/link/\(link)", token: token).status == 410)
            }
            #expect(pages.count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `Asking for a link says the same whether the address is known or not, and nobody's letter box is filled`(
        _ engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            try await server.person(email: "known@exemple.fr")
            for (path, sent) in [
                ("/sign-in/link", "/sign-in/link-sent"), ("/forgotten-password", "/forgotten-password/sent"),
            ] {
                var pages: Set<String> = []
                for name in ["known@exemple.fr", "nobody@exemple.fr"] {
                    let browser = server.browser()
                    browser.set(cookie: "binome_visitor", "the-same-for-both-browsers")
                    let answer = try await browser.post(path, ["name": name])
                    #expect(answer.location == sent)
                    pages.insert(try await browser.get(sent).text)
                }
                #expect(pages.count == 1)
            }
            try await server.work()
            #expect(server.mails.map(\.to) == ["known@exemple.fr", "known@exemple.fr"])
            for name in ["known@exemple.fr", "nobody@exemple.fr"] {
                let browser = server.browser()
                for _ in 1...3 { #expect(try await browser.post("/sign-in/link", ["name": name]).status == 303) }
                #expect(try await browser.post("/sign-in/link", ["name": name]).status == 429)
            }
        }
    }

    /// On the day when a programme opens, everybody asks, from behind one address.
    @Test func `Many people behind one network address may ask for their links`() async throws {
        try await withServer(.sqlite) { server in
            let browser = server.browser()
            let token = try await browser.formToken(at: "/sign-in")
            for number in 1...120 {
                let answer = try await browser.post("/sign-in/link", ["name": "n\(number)@exemple.fr"], token: token)
                #expect(answer.status == 303)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `A link sets a password that then signs in; the sessions from before have ended`(_ engine: Engine) async throws
    {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            let before = try await server.browser(signedInAs: person)
            let browser = server.browser()
            try await browser.post("/forgotten-password", ["name": "claire@exemple.fr"])
            let link = try #require(try await server.linkInMail(to: "claire@exemple.fr"))
            let refusals = [
                ("court", "court"), ("motdepasse1234", "motdepasse1234"),
                ("claire claire morel", "claire claire morel"),
                ("cerf volant tombe", "cerf volant monte"),
            ]
            for (one, again) in refusals {
                let answer = try await browser.post(link, ["password": one, "password_again": again])
                #expect(answer.status == 422, "\(one)")
                #expect(answer.text.contains("field__error"))
                #expect(!answer.text.contains("value=\"\(one)\""))
            }
            let good = "cerf volant tombe lentement"
            let saved = try await browser.post(link, ["password": good, "password_again": good])
            let next = try saved.location.orThrow()
            #expect(next.hasPrefix("/?done="))
            #expect(try await browser.get(next).text.contains("Votre mot de passe est enregistré"))
            #expect(try await before.get("/").status == 303)
            #expect(try await browser.get(link).status == 410)
            let fresh = server.browser()
            #expect(try await fresh.post("/sign-in", ["name": "claire@exemple.fr", "password": good]).location == "/")
        }
    }

    @Test(arguments: Engine.allCases)
    func `Whoever chooses a password by a link reads that it is saved, also once the second factor is given`(
        _ engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let good = "cerf volant tombe lentement"
            for (language, first, again) in [
                ("fr", "Votre mot de passe est enregistré", "Votre mot de passe est changé"),
                ("en", "Your password is saved", "Your password is changed"),
            ] {
                let person = try await server.person(email: "claire.\(language)@exemple.fr")
                let browser = server.browser(language: language)
                for (purpose, path) in [(AccessLinks.Purpose.invitation, "/invitation/"), (.password, "/password/")] {
                    let link = path + (try await server.link(purpose, for: person))
                    let saved = try await browser.post(link, ["password": good, "password_again": good])
                    let page = try await browser.get(try saved.location.orThrow()).text
                    #expect(page.contains(purpose == .invitation ? first : again), "\(language)")
                }
            }
            // Who owes a second factor is asked for it first; where they go after it still says so.
            let administrator = try await server.person(
                "Ada", "Un", email: "ada@exemple.fr", roles: [Grant(.administrator)])
            let link = "/invitation/" + (try await server.link(.invitation, for: administrator))
            let browser = server.browser()
            let saved = try await browser.post(link, ["password": good, "password_again": good])
            let asked = try await browser.get(try saved.location.orThrow())
            #expect(asked.status == 303 && asked.location?.contains("done.first_password") == true)
        }
    }

    @Test(arguments: Engine.allCases)
    func `Somebody who has left cannot come in by password or link`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            try await server.setPassword("cerf volant tombe lentement", of: person)
            let link = try await server.link(.signIn, for: person)
            let browser = try await server.browser(signedInAs: person)
            let now = server.clock.now
            try await server.database.write { tx in
                var input = try PersonRecord.find(person, in: tx).input
                input.leftOn = Day(now, in: .gmt)
                _ = try People.change(person, to: input, by: .product, in: tx, at: now)
            }
            #expect(try await browser.get("/").status == 303)
            let other = server.browser()
            #expect(try await other.post("/sign-in/link/\(link)", from: "/sign-in").status == 410)
            let answer = try await other.post(
                "/sign-in", ["name": "claire@exemple.fr", "password": "cerf volant tombe lentement"])
            #expect(answer.status == 422)
        }
    }
}
