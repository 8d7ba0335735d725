import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Those who answered a call, pasted as a mail or a table holds them.
@Suite struct `People taken in by a list of names` {
    private struct Scene {
        let programme: SmallProgramme
        let browser: Browser
        let people: [ID<Person>]
        var names: String { "/programmes/\(programme.id.text)/participants/names" }
        var new: String { "/programmes/\(programme.id.text)/participants/new" }
    }

    private func scene(_ server: TestServer) async throws -> Scene {
        let programme = try await server.programme([.mentor("Nadia Haddad")])
        let now = server.clock.now
        let people = try await server.database.write { tx in
            let ventes = try Departments.named("Ventes", in: tx, at: now)
            return try [
                ("Éloïse", "Bonnet", "00417", "eloise.bonnet@exemple.fr"),
                ("Paul", "Martin", "00418", "paul@exemple.fr"),
                ("Paul", "Martin", "00419", nil), ("Inès", "De La Tour", "A-7", nil),
            ].map { first, last, number, email in
                var input = PersonInput(firstName: first, lastName: last)
                (input.staffNumber, input.email) = (number, email)
                if number == "00419" { input.department = ventes }
                return try People.add(input, by: .product, in: tx, at: now)
            }
        }
        return Scene(
            programme: programme, browser: try await server.browser(signedInAs: .manager, programme: programme.id),
            people: people)
    }

    @Test(arguments: Engine.allCases)
    func `come in when they were recognised by name, address or number, and those who share a name when one is chosen`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await scene(server)
            // By name in any order and case, by number without its zeros, by an address with its name, by a table's cells.
            let list = "BONNET eloise\r\n\r\nde la tour;Inès;mentor\npaul martin\nNadia Haddad\nQuelqu’un d’ailleurs\n"
            let form: KeyValuePairs = ["names": list, "side": "mentor"]
            let seen = try await scene.browser.post(scene.names + "/preview", form, from: scene.new)
            #expect(seen.status == 200)
            #expect(seen.text.contains("<h1>2 personnes reconnues sur 5 lignes</h1>"))
            #expect(
                seen.text.contains("Une ligne ne désigne personne")
                    && seen.text.contains("<li>Quelqu’un d’ailleurs</li>"))
            #expect(
                seen.text.contains("Déjà mentor·es dans ce programme") && seen.text.contains("<h3>Nadia Haddad</h3>"))
            // The two of one name are told apart by what is known of them.
            #expect(
                seen.text.contains(">Paul Martin · 00418</option>")
                    && seen.text.contains(">Paul Martin · Ventes · 00419</option>"))
            #expect(try await mentors(scene) == 1, "nothing is written by looking")
            let chosen: KeyValuePairs = ["names": list, "side": "mentor", "line-3": scene.people[2].text]
            let taken = try await scene.browser.post(scene.names, chosen, from: scene.new)
            #expect(taken.status == 303)
            let told = try await scene.browser.get(try taken.location.orThrow()).text
            #expect(told.contains("3 mentor·es sont entré·es dans le programme."))
            #expect(try await mentors(scene) == 4)
            // Again: everybody is known by now, and nobody comes in twice.
            let again = try await scene.browser.post(scene.names + "/preview", form, from: scene.new).text
            #expect(again.contains("Personne de reconnu sur 5 lignes") && again.contains("<h3>Éloïse Bonnet</h3>"))
        }
    }

    @Test(arguments: Engine.allCases) func `are recognised by an address or a number among other things of a line`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await scene(server)
            for (line, name) in [
                ("Éloïse B. <Eloise.Bonnet@exemple.fr>", "Éloïse Bonnet"), ("417\tBonnet", "Éloïse Bonnet"),
                ("a-7", ""), ("A-7", "Inès De La Tour"), ("Martin;Paul;419;oui", "Paul Martin"),
            ] {
                let seen = try await scene.browser.post(
                    scene.names + "/preview", ["names": line, "side": "mentee"], from: scene.new
                ).text
                if name.isEmpty {
                    #expect(!seen.contains("Une personne reconnue"), "\(line)")
                } else {
                    #expect(
                        seen.contains("Une personne reconnue sur une ligne") && seen.contains("<h3>\(name)</h3>"),
                        "\(line)")
                }
            }
        }
    }

    @Test(arguments: Engine.allCases) func `are refused without a side or a line, and what was typed stays`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await scene(server)
            let sideless = try await scene.browser.post(scene.names + "/preview", ["names": "Bonnet"], from: scene.new)
            #expect(sideless.status == 422 && sideless.text.contains(">\nBonnet</textarea>"))
            let empty = try await scene.browser.post(scene.names + "/preview", ["side": "mentor"], from: scene.new)
            #expect(empty.status == 422 && empty.text.contains("value=\"mentor\" checked"))
            let many = String(repeating: "Bonnet\n", count: 501)
            let long = try await scene.browser.post(
                scene.names + "/preview", ["names": many, "side": "mentor"], from: scene.new)
            #expect(long.status == 422 && long.text.contains("500 lignes au plus"))
            let nobody = try await scene.browser.post(
                scene.names, ["names": "Personne Ici", "side": "mentor"], from: scene.new)
            #expect(nobody.status == 422 && nobody.text.contains("Aucune personne n’est choisie."))
            // The list says nothing of wishes: the page leads to the ways that are left.
            let page = try await scene.browser.get(scene.new).text
            #expect(page.contains("ne dit pas qui souhaite participer\u{202F}: collez une liste de noms"))
        }
    }

    @Test(arguments: Engine.allCases) func `are only those whom a local manager looks after`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await scene(server)
            let site = ID<Site>(at: server.clock.now)
            try await server.database.write { tx in try tx.run(TestProgrammeSQL.site, site, "Lyon", "lyon") }
            let grant = Grant(.localManager, programme: scene.programme.id, site: site)
            let local = try await server.browser(signedInAs: server.person("Lou", "Local", roles: [grant]))
            let seen = try await local.post(
                scene.names + "/preview", ["names": "00417\nBonnet\neloise.bonnet@exemple.fr", "side": "mentor"],
                from: scene.new
            ).text
            #expect(seen.contains("Personne de reconnu sur 3 lignes") && !seen.contains("<h3>Éloïse"))
        }
    }

    private func mentors(_ scene: Scene) async throws -> Int {
        let list = try await scene.browser.get("/programmes/\(scene.programme.id.text)/participants?side=mentor").text
        return list.matches(of: /row-link__target/).count
    }
}
