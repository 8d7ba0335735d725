import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// How far a local manager reaches: the places that were granted in this programme, all of a place that is both.
@Suite struct `The reach of a local manager` {
    /// Of two programmes in Lyon and Paris, Lou looks after Lyon in the first and Paris in the second.
    private struct Scene {
        let first: SmallProgramme
        let second: SmallProgramme
        let lou: Browser

        init(_ server: TestServer) async throws {
            func programme(_ name: String, _ people: [(String, String)]) async throws -> SmallProgramme {
                try await server.programme(
                    people.map { last, site in
                        Somebody.mentee("Ada \(last)").with { ($0.site, $0.department) = ("\(site) \(name)", "Achats") }
                    }, name: name)
            }
            first = try await programme("Un", [("Lyonnet", "Lyon"), ("Parisot", "Paris")])
            second = try await programme("Deux", [("Rhodanien", "Lyon"), ("Séquanais", "Paris")])
            // Each site of the one programme is granted in the other, too: where it counts for nothing.
            let grants = [
                Grant(.localManager, programme: first.id, site: first.sites["Lyon Un"]),
                Grant(.localManager, programme: second.id, site: first.sites["Paris Un"]),
                Grant(.localManager, programme: second.id, site: second.sites["Paris Deux"]),
                Grant(.localManager, programme: first.id, site: second.sites["Lyon Deux"]),
            ]
            lou = try await server.browser(signedInAs: server.person("Lou", "Local", roles: grants))
        }

        func participants(of programme: SmallProgramme) -> String { "/programmes/\(programme.id.text)/participants" }
    }

    @Test(arguments: Engine.allCases)
    func `is that of each programme for itself`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server)
            for (programme, own, other) in [
                (scene.first, "Lyonnet", "Parisot"), (scene.second, "Séquanais", "Rhodanien"),
            ] {
                let path = scene.participants(of: programme)
                let page = try await scene.lou.get(path).text
                #expect(page.contains(listed("Ada", own)) && !page.contains(other))
                let file = try await scene.lou.get(path + "/export?format=csv").text
                #expect(file.contains(own) && !file.contains(other))
                #expect(try await scene.lou.get(programme.page(own)).status == 200)
                #expect(try await scene.lou.get(programme.page(other)).status == 404)
                // The list can be filtered by the sites that they look after, and by no other.
                let choices = page.matches(of: /<option value="[^"]+"[^>]*>((?:Lyon|Paris) [^<]*)</).map {
                    String($0.1)
                }
                #expect(choices.count == 1, "\(choices)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `holds for whom they find and take in, by name and by id`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server)
            let new = scene.participants(of: scene.first) + "/new"
            for (last, status) in [("Rhodanien", 303), ("Séquanais", 404)] {
                let found = try await scene.lou.get(new + "?q=" + Path.encoded(last)).text
                #expect(found.contains("Ada \(last)") == (status == 303), "\(last)")
                let person = try scene.second.person(last)
                let answer = try await scene.lou.post(new, ["person": person.text, "side": "mentor"], from: new)
                #expect(answer.status == status, "\(last)")
            }
            // Those of another programme are taken in by who runs it whole.
            let earlier = try await scene.lou.post(
                scene.participants(of: scene.first), ["as": "mentor", "earlier": scene.second.id.text], from: new)
            #expect(earlier.status == 404)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is a department of a site where both were granted, and nobody where neither was`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(
                [("Lyonnet", "Lyon", "Achats"), ("Lyonnais", "Lyon", "Vente"), ("Parisot", "Paris", "Achats")].map {
                    last, site, department in
                    Somebody.mentee("Ada \(last)").with { ($0.site, $0.department) = (site, department) }
                })
            let achats = try await server.database.read { tx in
                try Departments.all(in: tx).first { $0.name == "Achats" }.orThrow().id
            }
            let path = "/programmes/\(programme.id.text)/participants"
            let both = Grant(
                .localManager, programme: programme.id, site: programme.sites["Lyon"], department: achats)
            let lou = try await server.browser(signedInAs: server.person("Lou", "Local", roles: [both]))
            let page = try await lou.get(path).text
            #expect(page.contains("Lyonnet") && !page.contains("Lyonnais") && !page.contains("Parisot"))
            let none = Grant(.localManager, programme: programme.id)
            let max = try await server.browser(signedInAs: server.person("Max", "Local", roles: [none]))
            let nobody = try await max.get(path).text
            #expect(!nobody.contains("Lyonnet") && !nobody.contains("Parisot"))
        }
    }
}
