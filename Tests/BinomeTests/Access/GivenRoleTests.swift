import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// A role given and taken away on the page of roles: the right is there at once, and gone at once.
@Suite struct `A role` {
    /// The line of a role on the page, to take it away.
    private func line(of name: String, _ page: String) throws -> String {
        let card = try #require(page.components(separatedBy: "<section class=\"card\">").first { $0.contains(name) })
        return String(try #require(card.firstMatch(of: /\/settings\/roles\/[0-9a-f-]{36}\/revocation/)).0)
    }

    private func fields(_ role: Role, _ person: ID<Person>, _ programme: SmallProgramme) -> [(String, String)] {
        [
            ("person", person.text), ("role", role.rawValue), ("programme", programme.id.text),
            ("site", role == .localManager ? programme.sites["Lyon"]?.text ?? "" : ""),
        ]
    }

    private func programme(_ server: TestServer) async throws -> SmallProgramme {
        try await server.programme([.mentee("Manon Perrin").with { $0.site = "Lyon" }, .mentor("Luc Gauthier")])
    }

    @Test(arguments: Engine.allCases, Role.allCases.filter { $0 != .participant })
    func `that is given opens its doors at once, is shown with its holder, and taken away closes them at once`(
        engine: Engine, role: Role
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await programme(server)
            let ada = try await server.browser(signedInAs: server.person("Ada", "Sol", roles: [Grant(.administrator)]))
            let theo = try await server.person("Théo", "Neuf", email: "theo@exemple.fr")
            let browser = try await server.browser(signedInAs: theo)
            let doors = ["rules", "participants", "figures"].map { "/programmes/\(programme.id.text)/\($0)" }
            func open() async throws -> Set<String> {
                var open: Set<String> = []
                for path in doors + ["/settings/roles", "/people/import", "/"] {
                    if try await browser.get(path).status == 200 { open.insert(path) }
                }
                return open
            }
            let before = try await (open(), browser.get("/").text)
            let given = try await ada.post(
                "/settings/roles", each: fields(role, theo, programme).map { (name: $0.0, value: $0.1) },
                from: "/settings/roles/new")
            #expect(given.status == 303, "\(given.text)")
            let list = try await ada.get("/settings/roles").text
            let words: [Role: String] = [
                .administrator: "Administration", .manager: "Responsable de programme",
                .localManager: "Responsable local·e", .referent: "Référent·e", .sponsor: "Commanditaire",
            ]
            let card = try #require(list.components(separatedBy: "<section").first { $0.contains("Théo Neuf") })
            #expect(card.contains(try #require(words[role])), "\(card)")
            let meanwhile = try await (open(), browser.get("/").text)
            switch role {
            case .administrator: #expect(meanwhile.0.contains("/settings/roles"))
            case .manager: #expect(meanwhile.0.isSuperset(of: [doors[0], doors[1], "/people/import"]))
            case .localManager: #expect(meanwhile.0.contains(doors[1]) && !meanwhile.0.contains(doors[0]))
            default: #expect(meanwhile.1 != before.1, "the first page says so")
            }
            let taken = try await ada.post(line(of: "Théo Neuf", list), from: "/settings/roles")
            #expect(taken.status == 303)
            #expect(!(try await ada.get("/settings/roles").text).contains("Théo Neuf"))
            let after = try await (open(), browser.get("/").text)
            #expect(after.0 == before.0 && after.1 == before.1, "as before it was given")
        }
    }

    @Test(arguments: Engine.allCases)
    func `is given by administrators alone, with its programme and place, and the last administrator stays`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await programme(server)
            let ada = try await server.browser(signedInAs: server.person("Ada", "Sol", roles: [Grant(.administrator)]))
            let theo = try await server.person("Théo", "Neuf", email: "theo@exemple.fr")
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let local = fields(.localManager, theo, programme).map { (name: $0.0, value: $0.1) }
            #expect(try await manager.post("/settings/roles", each: local, from: "/").status == 403)
            for missing in ["programme", "site"] {
                let refused = try await ada.post(
                    "/settings/roles", each: local.filter { $0.name != missing }, from: "/settings/roles/new")
                #expect(refused.status == 422 && refused.text.contains("field__error"), "\(missing)")
            }
            #expect(!(try await ada.get("/settings/roles").text).contains("Théo Neuf"))
            let own = try line(of: "Ada Sol", try await ada.get("/settings/roles").text)
            #expect(try await manager.post(own, from: "/").status == 403)
            let last = try await ada.post(own, from: "/settings/roles")
            #expect(last.status == 422)
            #expect(try await ada.get("/settings/roles").status == 200)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is taken away after a question that says whose and which it is, and then it is said that it is done`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await programme(server)
            let person = try await server.person("Ada", "Sol", roles: [Grant(.administrator)])
            let ada = try await server.browser(signedInAs: person)
            _ = try await server.person("Nora", "Haddad", roles: [Grant(.manager, programme: programme.id)])
            let list = try await ada.get("/settings/roles").text
            let path = try line(of: "Nora Haddad", list)
            #expect(
                list.contains("href=\"\(path)\"") && !list.contains("action=\"\(path)\""), "a press alone does nothing")
            let question = try await ada.get(path).text
            #expect(
                question.contains("Retirer ce rôle à Nora Haddad") && question.contains("Responsable de programme –"))
            #expect(question.contains("prévenez Nora Haddad"))
            let done = try #require(try await ada.post(path, from: path).location)
            #expect(try await ada.get(done).text.contains("le rôle est retiré."))
            #expect(try await ada.get(path).status == 404, "taken away already")
            // Whoever gives up administration is led to a page that they still may read.
            _ = try await server.person("Luc", "Roy", roles: [Grant(.administrator)])
            let own = try line(of: "Ada Sol", try await ada.get("/settings/roles").text)
            #expect(try await ada.get(own).text.contains("Renoncer à ce rôle"))
            #expect(try await ada.post(own, from: own).location?.hasPrefix("/?done=done.role_taken") == true)
        }
    }
}
