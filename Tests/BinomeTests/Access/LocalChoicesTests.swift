import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Of a mentee's choices, a local manager is told what is so: which are theirs, which are not, which cannot be, and which
/// were not looked at.
@Suite struct `A local manager's choices` {
    @Test(arguments: Engine.allCases)
    func `that were not tried are not said to be somebody else's: each opens the page that says whose it is`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await LocalScene(
                [
                    .mentee("Manon Perrin", wishes: ["Haddad"]), .mentee("Adrien Colin", wishes: ["Gauthier"]),
                    .mentor("Nadia Haddad"), .mentor("Luc Gauthier", wishes: ["Colin"]),
                ] + (1...204).map { .mentor("Libre L\($0)") }, on: server)
            let local = try await server.browser(signedInAs: scene.local)
            let page = try await local.get(scene.choices).text
            #expect(page.contains("200 mentor·es sont possibles sans déplacer d’autres personnes"))
            #expect(page.contains("Les 200 choix qui coûtent le moins ont été regardés."))
            #expect(page.contains("Les 5 autres s’ouvrent un par un") && !page.contains("déplaceraient"))
            let english = try await server.browser(signedInAs: scene.local, language: "en").get(scene.choices).text
            #expect(english.contains("The 200 choices that cost least were looked at. The 5 others can be opened"))
            #expect(!(try await scene.manager.get(scene.choices).text).contains("ont été regardés"))
            let costs = try ToldCosts(try await local.get(scene.costs))
            let open = costs.mentors.filter { $0.kind == "open" }
            #expect(open.count == 205 && open.allSatisfy { !$0.says.contains("que vous ne suivez pas") })
            let (free, taken) = (try #require(open.dropFirst(200).first), try #require(open.last))
            // They stand at the end of the list.
            let last = try await local.get(scene.choices + "?from=200").text
            #expect(taken.name == "Luc Gauthier" && last.contains(free.path.replacing("&", with: "&amp;")))
            #expect(try await local.get(free.path).text.contains("name=\"version\""))
            let refused = try await local.get(taken.path).text
            #expect(refused.contains("que vous ne suivez pas") && !refused.contains("name=\"version\""))
        }
    }

    @Test(arguments: Engine.allCases)
    func `that cannot be are said to be impossible or full, and are nobody else's either`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let people = PairingRunTests.people.map { one in
                one.with { if $0.last == "Perrin" { $0.excluded = ["Weber"] } }
            }
            let scene = try await LocalScene(people + [.mentor("Zoé Libre")], on: server)
            _ = try await scene.manager.post(
                scene.run + "/decisions",
                ["do": "lock", "pair": scene.programme.pair("Colin", "Gauthier"), "version": "1"], from: scene.run)
            let local = try await server.browser(signedInAs: scene.local)
            let page = try await local.get(scene.choices).text
            #expect(
                page.contains("Un·e mentor·e est possible") && !page.contains("des personnes que vous ne suivez pas"))
            #expect(page.contains("Sa place est prise par un binôme verrouillé") && page.contains("Thomas Weber"))
            #expect(page.matches(of: />Voir</).count == 1)
            let costs = try ToldCosts(try await local.get(scene.costs))
            let gauthier = try #require(costs[try scene.programme.participant("Gauthier")])
            #expect(gauthier.kind == "never" && gauthier.says.contains(": sa place est prise"), "\(gauthier.says)")
            let weber = try #require(costs[try scene.programme.participant("Weber")])
            #expect(weber.kind == "never" && weber.says.hasSuffix("impossible"), "\(weber.says)")
            let english = try await server.browser(signedInAs: scene.local, language: "en")
            #expect(try await english.get(scene.choices).text.contains("Their place is taken by a pair that is locked"))
            let told = try ToldCosts(try await english.get(scene.costs))[scene.programme.participant("Gauthier")]
            #expect(told?.says.contains("their place is taken by a pair") == true, "\(told?.says ?? "")")
        }
    }

    @Test(arguments: Engine.allCases)
    func `are looked at from the cheapest on, as many as are asked for`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await LocalScene(PairingRunTests.people + [.mentor("Zoé Libre")], on: server)
            let id = try ID<PairingRun>(String(scene.run.split(separator: "/").last ?? "")).orThrow()
            let actor = Actor(person: scene.local, grants: [scene.grant])
            let mentee = try scene.programme.participant("Perrin")
            let reaches = { (most: Int) in
                try await server.database.read { tx in
                    let record = try RunRecord.find(id, of: scene.programme.id, by: actor, in: tx)
                    let found = try ReviewFacts.choices(
                        of: record, RunStudies().study(record, in: tx), mentee: mentee, by: actor, mostTried: most,
                        in: tx)
                    return Dictionary(uniqueKeysWithValues: found.choices.map { ($0.name, $0.reach) })
                }
            }
            #expect(
                try await reaches(200) == [
                    "Nadia Haddad": .within, "Zoé Libre": .within, "Luc Gauthier": .others, "Thomas Weber": .others,
                ])
            #expect(
                try await reaches(1) == [
                    "Nadia Haddad": .within, "Zoé Libre": .within, "Luc Gauthier": .untried, "Thomas Weber": .untried,
                ])
        }
    }
}
