import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// What a person's page says of mentoring, and what their history remembers.
@Suite struct `A person's programmes and pairs` {
    @Test(arguments: Engine.allCases)
    func `are on their page for who runs the programme, with entry, publication and end in the history`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let weber = try programme.person("Weber")
            let before = try await manager.get("/people/\(weber)").text
            #expect(before.contains("Sans binôme pour l’instant"))
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            let page = try await manager.get("/people/\(weber)").text
            let marchand = try programme.person("Marchand")
            #expect(page.contains("<a href=\"/people/\(marchand)\">Léa Marchand</a>"))
            #expect(page.contains("/programmes/\(programme.id)/participants/\(try programme.participant("Weber"))"))
            #expect(page.contains("accompagne Léa Marchand.") && page.contains("pour accompagner."))
            server.clock.advance(days: 1)
            let day = Day(server.clock.now, in: .gmt).description
            _ = try await manager.post(
                "/people/\(marchand)/departure", ["left_on": day], from: "/people/\(marchand)")
            #expect(try await manager.get("/people/\(weber)").text.contains("Fin du binôme avec Léa Marchand"))

            // Whoever does not run the programme reads none of it.
            let administrator = try await server.browser(signedInAs: .administrator)
            let other = try await server.browser(signedInAs: .manager)
            for browser in [administrator, other] {
                let page = try await browser.get("/people/\(weber)")
                #expect(page.status == 200 && !page.text.contains("Marchand"))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `and their competencies: the history says which changed, and how`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let ada = try await server.employee("Ada", "Un", can: ["négociation": 2, "écoute active": 3])
            let now = server.clock.now.adding(seconds: 60)
            try await server.database.write { tx in
                let negotiation = try #require(try Competencies.match(name: "négociation", in: tx))
                let entry = PersonCompetency(negotiation, held: true, level: 4, wanted: true, wantedLevel: 5)
                try People.setCompetencies([entry], of: ada, source: .hand, by: .product, in: tx, at: now)
            }
            let page = try await server.browser(signedInAs: .manager).get("/people/\(ada)").text
            #expect(page.contains("négociation (maîtrisée, niveau 4, recherchée, jusqu’au niveau 5)"))
            #expect(page.contains("écoute active (retirée)"))
            let english = try await server.browser(signedInAs: .manager, language: "en").get("/people/\(ada)").text
            #expect(english.contains("active listening (removed)"))
        }
    }
}
