import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Two of a pair who leave the organisation on the same day, as a full list finds them.
@Suite struct `Two of a pair who leave together` {
    @Test(arguments: Engine.allCases, [false, true])
    func `are written to no more, neither of them, and others are told as ever`(
        engine: Engine, hasBegun: Bool
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            try await server.work()
            // The first mail says from which day; what ends before that day was not done together yet.
            let first = try server.mails.first { $0.to == "perrin@exemple.fr" }.orThrow().text
            #expect(first.contains("Votre binôme commence le 1er\u{A0}décembre"))
            if hasBegun { server.clock.advance(days: 10) }
            let (day, now) = (Day(server.clock.now, in: .gmt), server.clock.now)
            let gone = try ["Weber", "Marchand", "Haddad"].map(programme.person)
            try await server.database.write { tx in
                for person in gone {
                    try People.markMissing(person, on: day, from: .hand, by: .product, in: tx, at: now)
                }
            }
            let later = try await server.browser(signedInAs: .manager, programme: programme.id)
            _ = try await later.post(
                "/people/missing",
                each: [("do", "left"), ("sure", "yes")] + gone.map { (name: "person", value: $0.text) })
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 1)
            try await server.work()
            let told = server.mails.filter { $0.subject.contains("a quitté l’organisation") }
            #expect(told.map(\.to) == ["perrin@exemple.fr"])
            #expect(told.allSatisfy { $0.text.contains("Ce que vous avez fait ensemble vous reste.") == hasBegun })
            let manon = try await server.browser(signedInAs: programme.person("Perrin"))
            let home = try await manon.get("/").text
            #expect(home.contains("Cela ne tient en rien à vous."))
            #expect(home.contains("Ce que vous avez fait ensemble vous reste.") == hasBegun)
        }
    }
}
