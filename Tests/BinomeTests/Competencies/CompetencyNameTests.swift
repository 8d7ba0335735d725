import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// One rule for the names of competencies: alone they begin with a capital, within a sentence they stay as they are written.
@Suite struct `The name of a competency` {
    @Test(arguments: Engine.allCases) func `begins with a capital wherever it stands alone`(engine: Engine) async throws
    {
        try await withServer(engine) { server in
            let now = server.clock.now
            try await server.database.write { try Competencies.installDefault(in: $0, at: now) }
            let ada = try await server.employee("Ada", "Un", can: ["écoute active": 3])
            let programme = try await server.programme([.mentee("Léa Marchand"), .mentor("Luc Gauthier")])
            let browser = try await server.browser(signedInAs: .administrator)
            for path in ["/people", "/competencies", "/people/\(ada.text)", "/people/\(ada.text)/competencies"] {
                let page = try await browser.get(path).text
                let names = page.matches(of: />\s*([Ééa-zA-Z’ -]+ active)\s*</).map { String($0.1) }
                #expect(!names.isEmpty && names.allSatisfy { $0 == "Écoute active" }, "\(path): \(names)")
            }
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let page = try await manager.get(programme.page("Marchand")).text
            #expect(page.contains(">Écoute active</option>") && !page.contains(">écoute active<"))
            #expect(page.contains(">SQL</option>"))
        }
    }

    @Test func `stays as it is written within a sentence, in the reason of a pair too`() async throws {
        try await withServer(.sqlite) { server in
            let now = server.clock.now
            let programme = try await server.programme(
                [.mentee("Léa Marchand"), .mentor("Luc Gauthier")], weights: ["competencies": "high"])
            try await server.database.write { tx in
                try Competencies.installDefault(in: tx, at: now)
                let found = try #require(try Competencies.match(name: "écoute active", in: tx))
                try People.setCompetencies(
                    [PersonCompetency(found, held: false, wanted: true)], of: programme.person("Marchand"),
                    source: .hand, by: .product, in: tx, at: now)
                try People.setCompetencies(
                    [PersonCompetency(found, held: true, level: 4, wanted: false)], of: programme.person("Gauthier"),
                    source: .hand, by: .product, in: tx, at: now)
            }
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            let mentee = try await server.browser(signedInAs: programme.person("Marchand"))
            // The one pair that there is: the entry of the menu leads to its page.
            let led = try #require(try await mentee.get("/mentorships").location)
            let page = try await mentee.get(led).text
            #expect(page.contains("Luc pratique ce que vous souhaitez apprendre\u{202F}: écoute active."))
        }
    }
}
