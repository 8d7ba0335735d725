import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// From pairs on a page to two people who know of each other.
@Suite struct PublicationTests {
    private func published(
        _ server: TestServer, _ programme: SmallProgramme
    ) async throws -> (browser: Browser, run: String, answer: TestAnswer) {
        let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
        let run = try await server.run(of: programme, by: browser)
        let answer = try await browser.post(run + "/publication", ["version": "1"], from: run)
        return (browser, run, answer)
    }

    @Test(arguments: Engine.allCases) func `Publishing tells each in their language and shows both their page`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people = PairingRunTests.people.map { one in
                one.with { if $0.last == "Weber" { $0.language = "en" } }
            }
            let (programme, manager, run) = try await server.matched(people)
            let asked = try await manager.get(run + "/publication")
            #expect(asked.text.contains("Publier 3 binômes\u{202F}?"))
            #expect(asked.text.contains("5 en français") && asked.text.contains("1 en anglais"))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 0)
            let done = try await manager.post(run + "/publication", ["version": "1"], from: run)
            #expect(done.status == 303)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            let mails = try await server.database.read { tx in
                try tx.rows(TestProgrammeSQL.mails).map {
                    "\(try $0.text("template")) \(try $0.text("language")) \(try $0.text("address"))"
                }
            }
            #expect(mails.count == 6)
            #expect(mails.contains("pair_published_mentor en weber@exemple.fr"))
            #expect(mails.contains("pair_published_mentee fr marchand@exemple.fr"))
            let mentee = try await server.browser(signedInAs: programme.person("Marchand"))
            let own = try await mentee.get("/mentorships")
            let page = try await mentee.get(try own.location.orThrow())
            #expect(page.text.contains("Vous et Thomas Weber"))
            #expect(page.text.contains("Thomas et vous souhaitiez travailler ensemble"))
            #expect(page.text.contains("weber@exemple.fr"))
            #expect(page.text.contains("Noter trois situations d’encadrement"))
            let mentor = try await server.browser(signedInAs: programme.person("Weber"), language: "en")
            let theirs = try await mentor.get(try own.location.orThrow()).text
            #expect(theirs.contains("You and Léa Marchand"))
            let other = try await server.browser(signedInAs: programme.person("Perrin"))
            #expect(try await other.get(try own.location.orThrow()).status == 404)
            #expect(try await manager.get(try own.location.orThrow()).status == 404)
            let stage = try await server.database.read {
                try $0.row(TestProgrammeSQL.stage, programme.id)?.text("stage")
            }
            #expect(stage == "running")
        }
    }

    @Test(arguments: Engine.allCases) func `Publishing twice does it once, and a second run keeps the pairs`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let (browser, run, _) = try await published(server, programme)
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            #expect(try await server.count(TestProgrammeSQL.mailCount) == 6)
            let locked = try await browser.post(
                run + "/decisions", ["do": "lock", "pair": programme.pair("Colin", "Gauthier"), "version": "1"],
                from: run)
            #expect(locked.status == 422)
            let second = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: second, programme) == server.pairs(of: run, programme))
            _ = try await browser.post(second + "/publication", ["version": "1"], from: second)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            #expect(try await server.count(TestProgrammeSQL.mailCount) == 6)
        }
    }

    @Test(arguments: Engine.allCases) func `Runs that were open are superseded`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser, old) = try await server.matched()
            server.clock.advance(seconds: 5)
            _ = try await published(server, programme)
            let states = try await server.database.read {
                try $0.rows(TestProgrammeSQL.states).map { try $0.text("state") }
            }
            #expect(states == ["superseded", "published"])
            let over = try await browser.get(old + "/publication").text
            #expect(over.contains("<h1>Rien à publier ici") && !over.contains("recevront un courriel"))
            #expect(try await browser.post(old + "/publication", ["version": "1"], from: old).status == 422)
        }
    }

    @Test(arguments: Engine.allCases) func `A publication that is cut off leaves nothing behind`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, _, run) = try await server.matched()
            let id = try ID<PairingRun>(String(run.split(separator: "/").last ?? "")).orThrow()
            let person = try await server.person("Eve", "Coupe", roles: [Grant(.manager, programme: programme.id)])
            let now = server.clock.now
            await #expect(throws: Missing.self) {
                try await server.database.write { tx in
                    let actor = try SignedIn.actor(of: person, in: tx)
                    try Publication.publish(id, programme.id, version: 1, by: actor, RunStudies(), in: tx, at: now)
                    throw Missing()
                }
            }
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 0)
            #expect(try await server.count(TestProgrammeSQL.members) == 0)
            #expect(try await server.count(TestProgrammeSQL.mailCount) == 0)
            let states = try await server.database.read {
                try $0.rows(TestProgrammeSQL.states).map { try $0.text("state") }
            }
            #expect(states == ["done"])
        }
    }

    /// Perrin and Weber met three times before the programme.
    private func bringInPair(_ server: TestServer, _ programme: SmallProgramme) async throws {
        let (mentee, mentor) = (try programme.participant("Perrin"), try programme.participant("Weber"))
        let now = server.clock.now
        try await server.database.write { tx in
            _ = try tx.run(TestProgrammeSQL.existing, ID<PairingRun>(at: now), programme.id, mentee, mentor, now)
        }
    }

    /// Both were written to as people who know each other; the page that Perrin reads.
    private func continued(_ server: TestServer, _ programme: SmallProgramme) async throws -> String {
        let mails = try await server.database.read {
            try $0.rows(TestProgrammeSQL.mails).map { try $0.text("template") }
        }
        #expect(mails.filter { $0.hasPrefix("pair_continues") }.count == 2)
        let browser = try await server.browser(signedInAs: programme.person("Perrin"))
        return try await browser.get(try await browser.get("/mentorships").location.orThrow()).text
    }

    @Test(arguments: Engine.allCases) func `A pair from before goes on with its date and a note`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            try await bringInPair(server, programme)
            let (_, run, done) = try await published(server, programme)
            #expect(done.status == 303)
            #expect(try await server.pairs(of: run, programme).contains("Perrin Weber"))
            let page = try await continued(server, programme)
            #expect(page.contains("Vous vous êtes déjà rencontré·es 3 fois depuis le 4\u{A0}mai 2026"))
        }
    }

    @Test(arguments: Engine.allCases) func `A pair from before goes on too where nobody knows since when`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            try await bringInPair(server, programme)
            try await server.database.write { _ = try $0.run(TestProgrammeSQL.undated) }
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            #expect(try await manager.get(run + "/publication").text.contains("Un binôme existait déjà"))
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            let page = try await continued(server, programme)
            #expect(page.contains("Vous vous êtes déjà rencontré·es 3 fois. Votre binôme"))
        }
    }

    @Test(arguments: Engine.allCases) func `Nothing is published with somebody who has left since`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let (person, now) = (try programme.person("Colin"), server.clock.now)
            try await server.database.write { tx in
                try Departures.leave(person, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            #expect(try await browser.post(run + "/publication", ["version": "1"], from: run).status == 422)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 0)
        }
    }

    @Test(arguments: Engine.allCases) func `A departure ends the pair, tells the partner kindly, and can be taken back`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            _ = try await published(server, programme)
            let (person, now) = (try programme.person("Weber"), server.clock.now)
            try await server.database.write { tx in
                try Departures.leave(person, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            let told = try await server.database.read { tx in
                try tx.rows(TestProgrammeSQL.mails).filter { try $0.text("template") == "partner_left" }.map {
                    try $0.text("address")
                }
            }
            #expect(told == ["marchand@exemple.fr"])
            try await server.database.write { tx in try Departures.undo(person, by: .product, in: tx, at: now) }
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            let browser = try await server.browser(signedInAs: programme.person("Marchand"))
            let page = try await browser.get(try await browser.get("/mentorships").location.orThrow())
            #expect(page.text.contains("Vous et Thomas Weber"))
        }
    }

    @Test(arguments: Engine.allCases) func `Who waits for a pair is told so, who takes part in nothing as well`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let browser = try await server.browser(signedInAs: programme.person("Colin"))
            #expect(try await browser.get("/mentorships").text.contains("Les binômes se préparent."))
            #expect(try await browser.get("/").text.contains("Les binômes se préparent."))
            let nobody = try await server.browser(signedInAs: server.person("Nul", "Part"))
            #expect(try await nobody.get("/mentorships").text.contains("Vous ne prenez part à aucun programme"))
        }
    }
}
