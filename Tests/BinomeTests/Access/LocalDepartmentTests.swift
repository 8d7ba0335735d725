import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// A local manager may be limited to a department as well as to a site.
@Suite struct `A local manager of a department` {
    private static let people: [Somebody] = PairingRunTests.people.map { one in
        one.with { $0.department = ["Perrin", "Haddad"].contains($0.last) ? "Achats" : "Ventes" }
    }

    private struct Scene {
        let programme: SmallProgramme
        let run: String
        let local: Browser
        let path: String
    }

    private func scene(_ server: TestServer) async throws -> Scene {
        let (programme, _, run) = try await server.matched(Self.people)
        let achats = try await server.database.read { tx in
            try Departments.all(in: tx).first { $0.name == "Achats" }.orThrow().id
        }
        let grant = Grant(.localManager, programme: programme.id, department: achats)
        let local = try await server.browser(signedInAs: server.person("Lou", "Local", roles: [grant]))
        return Scene(programme: programme, run: run, local: local, path: "/programmes/\(programme.id.text)")
    }

    @Test(arguments: Engine.allCases)
    func `sees the participants and pairs of theirs, on every page and in every file, and no other`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await scene(server)
            for page in [
                scene.path, scene.path + "/participants", scene.path + "/participants/export?format=csv", scene.run,
                scene.run + "/export?format=csv", "/people", "/people/export?format=csv", "/",
            ] {
                let answer = try await scene.local.get(page)
                #expect(
                    !answer.text.contains("Colin") && !answer.text.contains("Marchand"), "\(page)")
            }
            #expect(try await scene.local.get(scene.path + "/participants").text.contains(listed("Manon", "Perrin")))
            #expect(try await scene.local.get(scene.run).text.contains("Manon Perrin"))
            #expect(try await scene.local.get(scene.programme.page("Perrin")).status == 200)
            for page in ["/rules", "/settings", "/exclusions", "/participants/pairs"] {
                #expect(try await scene.local.get(scene.path + page).status == 403, "\(page)")
            }
            let colin = try scene.programme.participant("Colin").text
            for page in [
                try scene.programme.page("Colin"), "\(scene.run)/mentees/\(colin)",
                "\(scene.run)/costs?mentee=\(colin)",
                "\(scene.run)?pair=\(try scene.programme.pair("Colin", "Gauthier"))",
            ] {
                let answer = try await scene.local.get(page)
                #expect(answer.status == 404 || !answer.text.contains("Colin"), "\(page): \(answer.status)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `takes in, locks and withdraws theirs, and no other`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await scene(server)
            let (own, other) = try await server.database.write { [now = server.clock.now] tx in
                func person(_ name: String, _ department: String) throws -> ID<Person> {
                    var input = PersonInput(firstName: name, lastName: "Neuf")
                    input.department = try Departments.named(department, in: tx, at: now)
                    return try People.add(input, by: .product, in: tx, at: now)
                }
                return (try person("Ines", "Achats"), try person("Max", "Ventes"))
            }
            func post(_ path: String, _ fields: KeyValuePairs<String, String>) async throws -> Int {
                try await scene.local.post(path, fields, from: scene.run).status
            }
            let new = scene.path + "/participants/new"
            #expect(try await post(new, ["person": own.text, "side": "mentee"]) == 303)
            #expect(try await post(new, ["person": other.text, "side": "mentee"]) == 404)
            let pair = try scene.programme.pair("Perrin", "Haddad")
            let decisions = scene.run + "/decisions"
            #expect(try await post(decisions, ["do": "lock", "pair": pair, "version": "1"]) == 303)
            let foreign = try scene.programme.pair("Marchand", "Weber")
            #expect(try await post(decisions, ["do": "forbid", "pair": foreign, "version": "2"]) == 404)
            #expect(try await server.pairs(of: scene.run, scene.programme).contains("Marchand Weber"))
            #expect(try await post(scene.programme.page("Colin") + "/withdrawal", [:]) == 404)
            #expect(try await post(scene.programme.page("Perrin") + "/withdrawal", [:]) == 303)
            #expect(try await post(scene.run + "/publication", ["version": "2"]) == 403)
            #expect(try await post(scene.programme.runs, [:]) == 403)
            // A filter takes in those of their department, whatever it says.
            #expect(try await post(scene.path + "/participants", ["as": "mentor"]) == 303)
            let all = try await server.browser(signedInAs: .manager, programme: scene.programme.id)
            let mentors = try await all.get(scene.path + "/participants?side=mentor").text
            #expect(mentors.contains(listed("Ines", "Neuf")) && !mentors.contains("Max"))
        }
    }
}
