import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Who looks after a part of a programme is offered what they may do, and told what they may not, and who may.
@Suite struct `A local manager` {
    /// Zoé is free.
    private func scene(_ server: TestServer) async throws -> LocalScene {
        try await LocalScene(PairingRunTests.people + [.mentor("Zoé Libre")], on: server)
    }

    private func moves(_ page: String) -> [String] {
        page.matches(of: /href="([^"]*\/moves\?[^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
    }

    @Test(arguments: Engine.allCases)
    func `is told whom they look after, and who publishes and moves the others`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await scene(server)
            let whom = "<a href=\"mailto:ines@exemple.fr\">Inès Belkacem</a>"
            let french = try await server.browser(signedInAs: scene.local).get(scene.run).text
            #expect(
                french.contains("des personnes que vous suivez (Lyon). Publier") && french.contains("revient à \(whom)")
            )
            let english = try await server.browser(signedInAs: scene.local, language: "en").get(scene.run).text
            #expect(english.contains("the people you look after (Lyon)") && english.contains("is for \(whom)"))
            #expect(!(try await scene.manager.get(scene.run).text).contains("que vous suivez"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is offered the mentors who move nobody else, and all that is offered can be done`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await scene(server)
            let local = try await server.browser(signedInAs: scene.local)
            let page = try await local.get(scene.choices).text
            #expect(page.contains("Un·e mentor·e est possible sans déplacer d’autres personnes"))
            #expect(page.contains("Zoé Libre") && !page.contains("Luc Gauthier") && !page.contains("Thomas Weber"))
            #expect(page.contains("2 autres choix déplaceraient des personnes que vous ne suivez pas"))
            let all = try await scene.manager.get(scene.choices).text
            #expect(
                all.contains("Luc Gauthier") && moves(all).count == 3 && !all.contains("autres choix déplaceraient"))
            let offered = Set(moves(page) + moves(try await local.get(scene.run).text))
            #expect(offered.count == 1)
            for path in offered {
                let asked = try await local.get(path)
                #expect(asked.status == 200 && asked.text.contains("name=\"version\""), "\(path)")
            }
            // A row that is held says of the others that they are not theirs to choose.
            let perrin = try scene.programme.participant("Perrin")
            let costs = try ToldCosts(try await local.get("\(scene.run)/costs?mentee=\(perrin.text)"))
            #expect(costs.best == [try scene.programme.participant("Libre").text])
            let gauthier = try #require(costs[try scene.programme.participant("Gauthier")])
            #expect(gauthier.kind == "never" && gauthier.says.contains("que vous ne suivez pas"))
            let done = try await local.post(
                scene.run + "/moves",
                [
                    "moved": perrin.text, "mentor": scene.programme.participant("Libre").text, "version": "1",
                ], from: scene.run)
            #expect(done.status == 303)
            #expect(try await server.pairs(of: scene.run, scene.programme).contains("Perrin Libre"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `reads beside a move that is not theirs who may make it`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await scene(server)
            let (perrin, gauthier) = (
                try scene.programme.participant("Perrin").text, try scene.programme.participant("Gauthier").text
            )
            let path = scene.run + "/moves?moved=\(perrin)&mentor=\(gauthier)"
            let page = try await server.browser(signedInAs: scene.local).get(path).text
            #expect(page.contains("que vous ne suivez pas") && page.contains("mailto:ines@exemple.fr"))
            #expect(!page.contains("name=\"version\""))
        }
    }

    @Test(arguments: Engine.allCases) func `reads on every page of the programme which site is theirs`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await LocalScene(PairingRunTests.people, on: server)
            let lou = try await server.browser(signedInAs: scene.local)
            let base = "/programmes/\(scene.programme.id.text)"
            for path in [base, base + "/participants", base + "/participants/new", base + "/pairs"] {
                #expect(try await lou.get(path).text.contains("Vous suivez ici Lyon."), "\(path)")
                #expect(!(try await scene.manager.get(path).text).contains("Vous suivez ici"), "\(path)")
            }
            #expect(try await lou.get("/").text.contains("de votre côté (Lyon)"))
        }
    }
}
