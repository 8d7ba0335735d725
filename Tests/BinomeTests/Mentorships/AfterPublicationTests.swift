import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// What a manager learns of pairs once people leave, pairs end, or runs follow one another.
@Suite struct `After a publication, a manager` {
    private func published(
        _ server: TestServer, _ people: [Somebody] = PairingRunTests.people
    ) async throws -> (programme: SmallProgramme, browser: Browser, run: String) {
        let programme = try await server.programme(people)
        let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
        let run = try await server.run(of: programme, by: browser)
        _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
        server.clock.advance(seconds: 30)
        return (programme, browser, run)
    }

    /// - Parameter ends: how many pairs go on until then.
    private func withdraw(
        _ name: String, ends: Int = 1, _ programme: SmallProgramme, _ browser: Browser
    ) async throws {
        let page = try programme.page(name)
        _ = try await browser.post(page + "/withdrawal", ["ends": String(ends)], from: page)
    }

    private func close(
        _ mentee: String, because reason: String, _ programme: SmallProgramme, _ server: TestServer, _ browser: Browser
    ) async throws {
        let id = try await server.database.read {
            try $0.row(TestProgrammeSQL.mentorshipOf, programme.person(mentee))?.text("mentorship_id")
        }
        let closing = "/programmes/\(programme.id.text)/pairs/\(try id.orThrow())/closing"
        let done = try await browser.post(closing, ["reason": reason, "note": "Voir le dossier."], from: closing)
        #expect(done.status == 303)
    }

    private func english(_ server: TestServer, _ programme: SmallProgramme) async throws -> Browser {
        let person = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
        return try await server.browser(signedInAs: person, language: "en")
    }

    @Test(arguments: Engine.allCases)
    func `finds as a task a mentee whose mentor left, until somebody is found for them`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser, _) = try await published(server)
            #expect(try await browser.get("/").text.contains("Rien ne vous attend."))
            let (person, now) = (try programme.person("Weber"), server.clock.now)
            try await server.database.write { tx in
                try Departures.leave(person, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            let home = try await browser.get("/").text
            let pairs = "/programmes/\(programme.id.text)/pairs"
            #expect(home.contains("Léa Marchand n’a plus de mentor·e") && home.contains("\(pairs)#alone"))
            let page = try await browser.get(pairs).text
            #expect(page.contains("id=\"alone\"") && page.contains("Une personne n’a plus de mentor·e"))
            #expect(page.contains("Avec Thomas Weber jusqu’au") && page.contains("Chercher un·e mentor·e"))
            let other = try await english(server, programme)
            #expect(try await other.get("/").text.contains("Léa Marchand has no mentor any more"))
            #expect(try await other.get(pairs).text.contains("With Thomas Weber until"))
            // Somebody who looks after a part is not asked for what is not theirs.
            let grant = Grant(.localManager, programme: programme.id, site: programme.sites["Lyon"])
            let local = try await server.browser(signedInAs: server.person("Lou", "Local", roles: [grant]))
            #expect(!(try await local.get("/").text).contains("n’a plus de mentor·e"))
            // Found in a run: the review is the task now.
            let run = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: run, programme).contains("Marchand Haddad"))
            #expect(!(try await browser.get("/").text).contains("n’a plus de mentor·e"))
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(try await browser.get("/").text.contains("Rien ne vous attend."))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is asked for nobody who reached their aim, has somebody else, left or withdrew`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, _) = try await published(server)
            try await close("Marchand", because: "completed", programme, server, browser)
            #expect(!(try await browser.get("/").text).contains("n’a plus de mentor·e"))
            try await close("Colin", because: "agreed", programme, server, browser)
            #expect(try await browser.get("/").text.contains("Adrien Colin n’a plus de mentor·e"))
            try await close("Perrin", because: "undone", programme, server, browser)
            #expect(try await browser.get("/").text.contains("2 mentoré·es n’ont plus de mentor·e"))
            try await withdraw("Perrin", ends: 0, programme, browser)
            #expect(try await browser.get("/").text.contains("Adrien Colin n’a plus de mentor·e"))
            let (person, now) = (try programme.person("Colin"), server.clock.now)
            try await server.database.write { tx in
                try Departures.leave(person, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            #expect(!(try await browser.get("/").text).contains("n’a plus de mentor·e"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is asked for a mentee whom the run in review held with somebody who left since`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, _) = try await published(server)
            let run = try await server.run(of: programme, by: browser)
            try await withdraw("Weber", programme, browser)
            let home = try await browser.get("/").text
            #expect(home.contains("Léa Marchand n’a plus de mentor·e"))
            #expect(home.contains("Un binôme proposé ne tient plus") && !home.contains("prêts à être publiés"))
            #expect(try await browser.get(run).text.contains("Thomas Weber ne participe plus"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `reads in a review which pairs no longer hold, and why`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            #expect(!(try await browser.get(run).text).contains("ne tient plus"))
            try await withdraw("Weber", ends: 0, programme, browser)
            let (person, now) = (try programme.person("Colin"), server.clock.now)
            try await server.database.write { tx in
                try Departures.leave(person, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            let exclusions = "/programmes/\(programme.id.text)/exclusions"
            _ = try await browser.post(
                exclusions, ["one": "haddad@exemple.fr", "other": "perrin@exemple.fr", "reason": ""], from: exclusions)
            let page = try await browser.get(run + "?pair=" + programme.pair("Marchand", "Weber")).text
            #expect(page.contains("3 binômes ne tiennent plus depuis l’appariement. Résolvez à nouveau"))
            #expect(
                page.contains("Thomas Weber ne participe plus") && page.contains("Adrien Colin a quitté l’organisation")
            )
            #expect(page.contains("une exclusion les sépare depuis"))
            #expect(page.contains("Ce binôme ne tient plus. Thomas Weber ne participe plus."))
            #expect(page.ranges(of: "<span class=\"tag tag--attention\">ne tient plus</span>").count == 3)
            let told = try await english(server, programme).get(run).text
            #expect(told.contains("Adrien Colin has left the organisation") && told.contains("no longer holds</span>"))
            #expect(try await browser.get(run + "/publication").text.contains("3 binômes ne tiennent plus"))
            let second = try await server.run(of: programme, by: browser)
            #expect(!(try await browser.get(second).text).contains("ne tient plus"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is not offered again to write to those who were told that there is nobody`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([
                .mentee("Adrien Colin", wishes: ["Gauthier"]), .mentee("Renée Morin"),
                .mentor("Luc Gauthier", wishes: ["Colin"]),
            ])
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let first = try await server.run(of: programme, by: browser)
            _ = try await browser.post(first + "/publication", ["version": "1", "tell_others": "yes"], from: first)
            try await server.work()
            server.clock.advance(days: 3)
            let again = try await server.browser(signedInAs: .manager, programme: programme.id)
            let late = try await server.person("Tard", "Venue", email: "venue@exemple.fr")
            let new = "/programmes/\(programme.id.text)/participants/new"
            _ = try await again.post(new, ["person": late.text, "side": "mentee"], from: new)
            let second = try await server.run(of: programme, by: again)
            let asked = try await again.get(second + "/publication").text
            #expect(asked.contains("Écrire aussi à la personne qui reste sans binôme"))
            #expect(asked.contains("Une personne reste sans binôme et le sait déjà"))
            #expect(
                try await english(server, programme).get(second + "/publication").text
                    .contains("left without a pair and knows it"))
            _ = try await again.post(second + "/publication", ["version": "1", "tell_others": "yes"], from: second)
            try await server.work()
            #expect(server.mails.count { $0.to == "morin@exemple.fr" } == 1)
            #expect(server.mails.count { $0.to == "venue@exemple.fr" } == 1)
            server.clock.advance(seconds: 30)
            let third = try await server.run(of: programme, by: again)
            let last = try await again.get(third + "/publication").text
            #expect(!last.contains("tell_others") && last.contains("2 personnes restent sans binôme et le savent déjà"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `reads that mails are on their way as long as they are`(engine: Engine) async throws {
        try await withServer(engine, mailServerGiven: true) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            let done = try await browser.post(run + "/publication", ["version": "1"], from: run)
            let page = try await browser.get(try done.location.orThrow()).text
            #expect(page.contains("Publié\u{202F}: 3 binômes commencent. 6 courriels sont en route."))
            #expect(!page.contains("prévenues") && page.contains("aucun parti, 6 en attente"))
            // Nothing new begins with the next: nothing is sent.
            server.clock.advance(seconds: 30)
            let second = try await server.run(of: programme, by: browser)
            let same = try await browser.post(second + "/publication", ["version": "1"], from: second)
            let next = try await browser.get(try same.location.orThrow()).text
            #expect(next.contains("aucun nouveau binôme ne commence. Aucun courriel n’est à envoyer."))
        }
    }

}
