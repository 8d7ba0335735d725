import Foundation
import Matching
import Mentoring
import Storage
import Testing

@testable import binome

/// The page of the audit trail: names, filters, pages, and the file.
@Suite struct `The journal` {
    @Test(arguments: Engine.allCases)
    func `names whom and what, and never an identifier`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let programme = try await server.programme(by: claire)
            let now = server.clock.now
            let participant = try await server.database.write { tx in
                let adrien = try People.add(
                    PersonInput(firstName: "Adrien", lastName: "Colin"), by: .product, in: tx, at: now)
                let id = try Participants.add(adrien, as: .mentee, to: programme, by: .product, in: tx, at: now)
                try Participants.setHopes([.network], of: id, in: programme, by: .product, in: tx, at: now)
                let site = try Sites.named("Lyon", in: tx, at: now)
                try Audit.write("site.changed", "site", site, by: .product, in: tx, at: now)
                return id
            }
            let browser = try await server.browser(signedInAs: .administrator)
            let page = try await browser.get("/settings/audit").text
            #expect(page.contains("Nouveaux managers") && page.contains("Lyon") && page.contains("a modifié un site"))
            // Who takes part is for those who run the programme.
            #expect(page.contains("un·e participant·e – Nouveaux managers"))
            #expect(!page.contains(participant.text) && !page.contains(programme.text))
            let file = try await browser.get("/settings/audit/export?format=csv").text
            #expect(file.contains(participant.text) && file.contains("a complété la fiche d’une personne"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `shows lines in a row that read the same as one, and keeps each in the file`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let programme = try await server.programme(by: claire)
            server.clock.advance(seconds: 60)
            let now = server.clock.now
            server.clock.advance(seconds: 60)
            try await server.database.write { tx in
                for _ in 1...28 {
                    try Audit.write("site.changed", "programme", programme, by: .product, in: tx, at: now)
                }
            }
            let browser = try await server.browser(signedInAs: .administrator)
            let page = try await browser.get("/settings/audit").text
            #expect(page.contains("a modifié un site <span class=\"tag\">28 fois</span>"))
            #expect(page.components(separatedBy: "a modifié un site").count == 2)
            let file = try await browser.get("/settings/audit/export?format=csv&kind=site.").text
            #expect(file.components(separatedBy: "a modifié un site").count == 29)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is found by the names of participants and pairs by who runs their programme, and by nobody else`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let both = try await TwoProgrammes(on: server)
            let grants = [Grant(.administrator), Grant(.manager, programme: both.own.programme.id)]
            let running = try await server.person("Zoé", "Cerise", roles: grants)
            let (person, participant) = (
                try both.own.programme.person("Parisot"), try both.own.programme.participant("Lyonnet")
            )
            let now = server.clock.now
            try await server.database.write { tx in
                try Departures.leave(person, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
                try Participants.setHopes(
                    [.network], of: participant, in: both.own.programme.id, by: .product, in: tx, at: now)
            }
            func found(_ name: String, _ kind: String, _ browser: Browser) async throws -> String {
                try await browser.get("/settings/audit?q=\(name)&kind=\(kind)").text
            }
            let manager = try await server.browser(signedInAs: running)
            #expect(try await found("lyonnet", "participant", manager).contains("Bea Lyonnet"))
            // By either of the two.
            for name in ["parisot", "marseau"] {
                #expect(try await found(name, "relation", manager).contains("Ada Parisot avec Cleo Marseau"), "\(name)")
            }
            #expect(try await found("parisot%20marseau", "relation", manager).contains("Ada Parisot avec Cleo Marseau"))
            let english = try await server.browser(signedInAs: running, language: "en")
            #expect(try await found("parisot", "relation", english).contains("Ada Parisot with Cleo Marseau"))
            let file = try await manager.get("/settings/audit/export?format=csv&q=marseau&kind=relation").text
            #expect(file.contains("Ada Parisot avec Cleo Marseau"))

            // The acts are there for who runs nothing of it; names neither find them nor stand beside them.
            let other = try await server.browser(signedInAs: .administrator)
            #expect(try await other.get("/settings/audit?kind=relation").text.contains("un binôme"))
            for (name, kind) in [("lyonnet", "participant"), ("parisot", "relation"), ("marseau", "relation")] {
                let page = try await found(name, kind, other)
                #expect(!page.contains("<th scope=\"row\""), "\(name)")
                #expect(page.contains("que dans les programmes que vous menez"))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `says what a staff list changed`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let path = try await session.compare(
                Array("Nom;Prénom;Matricule\nColin;Adrien;1\nHaddad;Nadia;2\n".utf8), "effectifs.csv", isFull: false)
            try await session.apply(path)
            let browser = try await server.browser(signedInAs: .administrator)
            let page = try await browser.get("/settings/audit?kind=staff_list").text
            #expect(page.contains("effectifs.csv\u{202F}: 2 nouvelles personnes"), "\(page)")
            #expect(!page.contains("s’est connecté·e"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is filtered by who, what and when, from page to page`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let philomene = try await server.person("Philomène", "Dix")
            let hugo = try await server.person("Hugo", "Blanc")
            for day in 0..<60 {
                let now = server.clock.now
                try await server.database.write { tx in
                    let actor = Actor(person: day % 2 == 0 ? philomene : hugo, grants: [])
                    try Audit.write("person.changed", "person", hugo, by: actor, in: tx, at: now)
                    try Audit.write("role.granted.sponsor", "person", philomene, by: actor, in: tx, at: now)
                }
                server.clock.advance(days: 1)
            }
            let browser = try await server.browser(signedInAs: .administrator)
            func rows(_ query: String) async throws -> Int {
                try await browser.get("/settings/audit?\(query)").text.ranges(of: "<th scope=\"row\"").count
            }
            // Half of the changes of Hugo's page are Philomène's; one line more says that she was added herself.
            #expect(try await rows("q=philomene&kind=person&from=2026-11-24&until=2027-02-01") == 31)
            #expect(try await rows("kind=role&from=2026-12-01&until=2026-12-03") == 3)
            #expect(try await rows("kind=role&q=nobody") == 0)
            let first = try await browser.get("/settings/audit?kind=role")
            #expect(first.text.ranges(of: "<th scope=\"row\"").count == 50)
            let next = try #require(first.text.firstMatch(of: /rel="next" href="([^"]+)"/)?.1)
            #expect(next.contains("kind=role"))
            let second = try await browser.get(String(next).replacing("&amp;", with: "&"))
            #expect(second.text.ranges(of: "<th scope=\"row\"").count >= 10)
            #expect(!second.text.contains("a modifié une fiche"))
            let newer = try #require(second.text.firstMatch(of: /rel="prev" href="([^"]+)"/)?.1)
            #expect(
                try await browser.get(String(newer).replacing("&amp;", with: "&")).text.ranges(of: "<th scope=\"row\"")
                    .count
                    == 50)
            let file = try await browser.get(
                "/settings/audit/export?format=csv&kind=role&from=2026-12-01&until=2026-12-03")
            #expect(file.text.split(separator: "\r\n").count == 4)
        }
    }

    @Test(arguments: Engine.allCases)
    func `names a pairing by its day`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            let browser = try await server.browser(signedInAs: .administrator)
            let page = try await browser.get("/settings/audit").text
            let number = String(Day(server.clock.now, in: .gmt).description.suffix(2).drop { $0 == "0" })
            #expect(page.contains("a publié les binômes") && page.contains("Appariement du \(number)"), "\(page)")
        }
    }
}
