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
            _ = try await browser.post(page + "/withdrawal", from: page)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            #expect(try await told(server, "partner_withdrew") == ["marchand@exemple.fr"])
            let mentee = try await server.browser(signedInAs: programme.person("Marchand"))
            #expect(try await mentee.get("/mentorships").text.contains("terminé le"))
            // The partner is free: a new computation finds somebody else.
            let run = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: run, programme).contains("Marchand Haddad"))
            _ = try await browser.post(page + "/return", from: page)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
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
            _ = try await browser.post(weber + "/withdrawal", from: weber)
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
            _ = try await browser.post(
                page + "/withdrawals", ["participant": programme.participant("Perrin").text], from: page)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            #expect(try await told(server, "partner_withdrew") == ["haddad@exemple.fr"])
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
}
