import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Pairs where somebody leaves: the organisation, the programme, or the staff list.
@Suite struct `Somebody who leaves` {
    private func published(_ server: TestServer) async throws -> (SmallProgramme, Browser) {
        let programme = try await server.programme(PairingRunTests.people)
        let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
        let run = try await server.run(of: programme, by: browser)
        _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
        return (programme, browser)
    }

    private func told(_ server: TestServer, _ template: String) async throws -> [String] {
        try await server.database.read { tx in
            try tx.rows(TestProgrammeSQL.mails).filter { try $0.text("template") == template }.map {
                try $0.text("address")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `the programme ends the pair kindly, frees the partner, and the pair goes on when they are back`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let page = "/programmes/\(programme.id.text)/participants/\(try programme.participant("Weber").text)"
            let asked = try await browser.post(page + "/withdrawal", from: page)
            #expect(asked.status == 200 && asked.text.contains("Thomas Weber et Léa Marchand"))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            let done = try await browser.post(page + "/withdrawal", ["ends": "1"], from: page)
            #expect(try await browser.get(try done.location.orThrow()).text.contains("un binôme a pris fin"))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            #expect(try await told(server, "partner_withdrew") == ["marchand@exemple.fr"])
            let mentee = try await server.browser(signedInAs: programme.person("Marchand"))
            #expect(try await mentee.get("/mentorships").text.contains("terminé le"))
            let home = try await mentee.get("/").text
            #expect(home.contains("Votre binôme avec Thomas Weber a pris fin."))
            #expect(home.contains("ne participe plus") && home.contains("Claire Morel") && !home.contains("se prépare"))
            // The partner is free: a new computation finds somebody else.
            let run = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: run, programme).contains("Marchand Haddad"))
            _ = try await browser.post(page + "/return", from: page)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            #expect(try await told(server, "partner_returned") == ["marchand@exemple.fr"])
        }
    }

    @Test(arguments: Engine.allCases) func `before the other does, and both come back: who was told of the end is told`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let (mentor, mentee) = (try programme.page("Weber"), try programme.page("Marchand"))
            _ = try await browser.post(mentor + "/withdrawal", ["ends": "1"], from: mentor)
            #expect(try await told(server, "partner_withdrew") == ["marchand@exemple.fr"])
            _ = try await browser.post(mentee + "/withdrawal", ["ends": "0"], from: mentee)
            _ = try await browser.post(mentor + "/return", from: mentor)
            #expect(try await told(server, "partner_returned").isEmpty)
            _ = try await browser.post(mentee + "/return", from: mentee)
            #expect(try await told(server, "partner_returned") == ["marchand@exemple.fr"])
        }
    }

    @Test(arguments: Engine.allCases) func `and comes back by hand finds their pair again`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let page = "/programmes/\(programme.id.text)/participants"
            let weber = "\(page)/\(try programme.participant("Weber").text)"
            _ = try await browser.post(weber + "/withdrawal", ["ends": "1"], from: weber)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            _ = try await browser.post(
                page + "/new", ["person": programme.person("Weber").text, "side": "mentor"], from: page + "/new")
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
        }
    }

    @Test(arguments: Engine.allCases) func `many at once, from the list of participants, end their pairs as well`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let page = "/programmes/\(programme.id.text)/participants"
            let perrin = try programme.participant("Perrin").text
            let asked = try await browser.post(page + "/withdrawals", ["participant": perrin], from: page)
            #expect(asked.text.contains("Manon Perrin et Nadia Haddad"))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            _ = try await browser.post(page + "/withdrawals", ["participant": perrin, "ends": "1"], from: page)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            #expect(try await told(server, "partner_withdrew") == ["haddad@exemple.fr"])
            // From the list of those who withdrew they come back, and the pair goes on.
            let list = page + "?shown=withdrawn"
            #expect(try await browser.get(list).text.contains("Faire revenir"))
            let back = try await browser.post(page + "/returns", ["participant": perrin], from: list)
            #expect(try await browser.get(try back.location.orThrow()).text.contains("participe de nouveau"))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a full list without them: the pair ends when it is confirmed, and goes on when it is taken back`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let (person, now) = (try programme.person("Weber"), server.clock.now)
            try await server.database.write { tx in
                try People.markMissing(person, on: Day(now, in: .gmt), from: .hand, by: .product, in: tx, at: now)
            }
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            _ = try await browser.post("/people/missing", ["do": "left", "sure": "yes", "person": person.text])
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            #expect(try await told(server, "partner_left") == ["marchand@exemple.fr"])
            _ = try await browser.post("/people/missing", ["do": "present", "person": person.text])
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            #expect(try await told(server, "partner_returned") == ["marchand@exemple.fr"])
        }
    }

    @Test(arguments: Engine.allCases) func `is told of to the partner at once, whatever mails went out that day`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            try await server.work()
            let everyday = try server.mails.first { $0.to == "marchand@exemple.fr" }.orThrow()
            // What one mail promises of others is true of the one that comes the same day.
            #expect(everyday.text.contains("une fois par jour au plus") && everyday.text.contains("la fin d’un binôme"))
            let (person, now) = (try programme.person("Weber"), server.clock.now)
            try await server.database.write { tx in
                try Departures.leave(person, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            let mentee = try await server.browser(signedInAs: programme.person("Marchand"))
            let home = try await mentee.get("/").text
            #expect(home.contains("Votre binôme avec Thomas Weber a pris fin."))
            #expect(home.contains("Thomas a quitté l’organisation"))
            // The sentence under the title says it; the card goes on from there.
            #expect(home.ranges(of: "Cela ne tient en rien à vous").count == 1)
            try await server.work()
            let mail = try server.mails.first { $0.to == "marchand@exemple.fr" }.orThrow()
            #expect(mail.subject.contains("a quitté l’organisation"))
            #expect(mail.text.contains("parce que votre binôme s’arrête") && !mail.text.contains("par jour"))
            // Only those who end it are told of it as an end of theirs.
            let other = try await server.browser(signedInAs: programme.person("Perrin")).get("/").text
            #expect(!other.contains("a pris fin"))
            _ = browser
        }
    }

    @Test(arguments: Engine.allCases) func `leaves a mentor who has another mentee a word of it beside that pair`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([
                .mentee("Léa Marchand"), .mentee("Paul Girard"), .mentor("Thomas Weber", capacity: 2),
            ])
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            let page = "/programmes/\(programme.id.text)/participants/\(try programme.participant("Girard").text)"
            _ = try await manager.post(page + "/withdrawal", ["ends": "1"], from: page)
            let mentor = try await server.browser(signedInAs: programme.person("Weber"))
            let home = try await mentor.get("/").text
            #expect(home.contains("Vous accompagnez Léa Marchand.") && home.contains("Paul ne participe plus"))
        }
    }
}
