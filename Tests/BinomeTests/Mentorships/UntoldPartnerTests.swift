import Foundation
import Mentoring
import Storage
import TestEngines
import Testing
import Words

@testable import binome

/// A partner without an address learns nothing by mail: no page says otherwise.
@Suite struct `A partner without an address` {
    private func published(_ server: TestServer) async throws -> (SmallProgramme, Browser) {
        let programme = try await server.programme([
            .mentee("Léa Marchand", wishes: ["Weber"]), .mentor("Thomas Weber").with { $0.email = false },
            .mentee("Manon Perrin", wishes: ["Haddad"]), .mentor("Nadia Haddad"),
        ])
        let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
        let run = try await server.run(of: programme, by: browser)
        let before = try await browser.get(run + "/publication").text
        #expect(before.contains("/printed-codes?programme=\(programme.id.text)\">Imprimer leurs codes"))
        _ = try await browser.post(run + "/publication", ["version": "1", "tell_others": "no"], from: run)
        return (programme, browser)
    }

    @Test(arguments: Engine.allCases)
    func `is named as whom to tell, before a withdrawal and after it`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let (untold, told) = (try programme.page("Marchand"), try programme.page("Perrin"))
            let asked = try await browser.post(untold + "/withdrawal", from: untold).text
            #expect(asked.contains("Thomas Weber n’a pas d’adresse de courriel"))
            #expect(!asked.contains("l’apprendra aussitôt"))
            let done = try await browser.post(untold + "/withdrawal", ["ends": "1"], from: untold)
            let said = try await browser.get(try done.location.orThrow()).text
            #expect(said.contains("prévenez-la vous-même") && !said.contains("un courriel part"))
            let other = try await browser.post(told + "/withdrawal", from: told).text
            #expect(other.contains("Nadia Haddad l’apprendra aussitôt par courriel"))
        }
    }

    /// What the two read on their own page, the manager reads on every other.
    @Test(arguments: Engine.allCases)
    func `has a pair that begins with its programme, wherever its beginning is told`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let day = Day(server.clock.now, in: .gmt).adding(days: 9)
            try await server.database.write { tx in
                _ = try tx.run(
                    "UPDATE programme SET starts_on = \(.text("day")) WHERE id = \(.text("id"))", day, programme.id)
            }
            let phrase = "à partir du " + Phrases(try Catalogue.embedded(), in: .french).date(day.description)
            let own = try await server.browser(signedInAs: programme.person("Marchand")).get("/").text
            #expect(own.contains(phrase))
            let person = try await browser.get("/people/\(try programme.person("Marchand").text)").text
            #expect(person.contains(phrase) && !person.contains("depuis le"))
            let page = try programme.page("Marchand")
            let asked = try await browser.post(page + "/withdrawal", from: page).text
            #expect(asked.contains(phrase) && !asked.contains("depuis le"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is named as whom to tell where a pair is ended by hand`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let pairs = "/programmes/\(programme.id.text)/pairs"
            let list = try await browser.get(pairs).text
            let closings = list.matches(of: /href="([^"]*\/closing)"/).map { String($0.1) }
            #expect(closings.count == 2)
            for closing in closings {
                let page = try await browser.get(closing).text
                let isUntold = page.contains("Weber")
                #expect(page.contains("Thomas Weber n’a pas d’adresse de courriel") == isUntold)
                #expect(page.contains(isUntold ? "à l’une des deux personnes" : "Un courriel le leur annonce"))
                let done = try await browser.post(closing, ["reason": "agreed", "note": "Dit ce jour"], from: closing)
                let said = try await browser.get(try done.location.orThrow()).text
                #expect(said.contains(isUntold ? "prévenez-la vous-même" : "un courriel part vers les deux"))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `of one programme is found alone among those who get a code on paper, in the file too`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            try await server.employee("Luc", "Petit", number: "77")
            let mine = "programme=\(programme.id.text)"
            #expect(try await browser.get("/printed-codes").text.contains("Luc Petit"))
            let few = try await browser.get("/printed-codes?\(mine)").text
            #expect(few.contains("Thomas Weber") && !few.contains("Luc Petit"))
            let file = try await browser.get("/printed-codes/export?format=csv&\(mine)").text
            #expect(file.contains("Thomas Weber") && !file.contains("Luc Petit"))
            // Another's programme is not looked into by its name in an address: the list is everybody's again.
            let other = try await server.browser(signedInAs: .manager)
            let all = try await other.get("/printed-codes?\(mine)").text
            #expect(all.contains("Luc Petit") && !all.contains("Nouveaux managers"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is a task on the home page of who runs the programme, until a code is printed and again once it is too old`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let task = "Une personne en binôme n’a ni adresse ni code pour se connecter"
            let home = try await browser.get("/").text
            #expect(home.contains(task) && home.contains("/printed-codes?programme=\(programme.id.text)\">Imprimer"))
            _ = try await browser.post("/printed-codes", ["person": programme.person("Weber").text])
            #expect(!(try await browser.get("/").text).contains(task))
            server.clock.advance(seconds: 61 * 86_400)
            let later = try await server.browser(signedInAs: .manager, programme: programme.id)
            #expect(try await later.get("/").text.contains(task))
        }
    }
}
