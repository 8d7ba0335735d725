import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

@Suite("The framework of competencies")
struct FrameworkPagesTests {
    private func installed(_ server: TestServer) async throws {
        let now = server.clock.now
        try await server.database.write { try Competencies.installDefault(in: $0, at: now) }
    }

    @Test("is shown by families, in the reader’s language", arguments: Engine.allCases)
    func list(engine: Engine) async throws {
        try await withServer(engine) { server in
            try await installed(server)
            let count = try DefaultFramework.embedded().competencies.count
            let families = try DefaultFramework.embedded().families.count
            let french = try await server.browser(signedInAs: .manager)
            let page = try await french.get("/competencies").text
            #expect(page.contains("<h1>\(count) compétences en \(families) familles</h1>"))
            #expect(page.contains("Écoute active"))
            let english = try await server.browser(signedInAs: .manager, language: "en")
            #expect(try await english.get("/competencies").text.contains("Active listening"))
        }
    }

    @Test("is empty until something is put in, and says what to do", arguments: Engine.allCases)
    func empty(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .manager)
            #expect(try await browser.get("/competencies").text.contains("Le référentiel est vide."))
            let bearer = try await server.employee("Ada", "Un")
            let now = server.clock.now
            try await server.database.write { tx in
                try Competencies.noteUnknown("Ecoute ACTIVE", of: bearer, held: true, wanted: false, in: tx, at: now)
            }
            #expect(try await browser.get("/competencies/unknown").text.contains("Prendre le référentiel"))
            let taken = try await browser.post("/competencies/framework", from: "/competencies")
            #expect(taken.location == "/competencies")
            let count = try DefaultFramework.embedded().competencies.count
            #expect(try await browser.get("/competencies").text.contains("<h1>\(count) compétences"))
            let names = try await server.database.read { try People.competencies(of: bearer, in: $0).map(\.name.fr) }
            #expect(names == ["écoute active"], "a name that was unknown is understood")
            // Asked for again, nothing is there twice.
            _ = try await browser.post("/competencies/framework", from: "/competencies")
            #expect(try await server.database.read { try Competencies.all(in: $0).count } == count)
        }
    }

    @Test("takes a new competency, changes it, retires it and offers it again", arguments: Engine.allCases)
    func edit(engine: Engine) async throws {
        try await withServer(engine) { server in
            try await installed(server)
            let browser = try await server.browser(signedInAs: .manager)
            let missing = try await browser.post(
                "/competencies", ["name_fr": "", "family": ""], from: "/competencies/new")
            #expect(missing.status == 422)
            let taken = try await browser.post(
                "/competencies", ["name_fr": "Écoute", "family_fr": "Divers"], from: "/competencies/new")
            #expect(taken.status == 422)
            #expect(taken.text.contains("désigne déjà"))
            let made = try await browser.post(
                "/competencies",
                [
                    "name_fr": "apiculture", "family_fr": "Divers", "level_3_fr": "Conduit seul dix ruches.",
                    "synonyms": "abeilles\nruches; Ruches",
                ],
                from: "/competencies/new")
            #expect(made.status == 303)
            let path = try #require(made.location)
            let page = try await browser.get(path).text
            #expect(page.contains("Conduit seul dix ruches."))
            #expect(page.contains("abeilles"))
            let id = try await server.database.read { try Competencies.match(name: "RUCHES", in: $0) }
            #expect(path == "/competencies/\(try #require(id))")
            #expect(try await browser.post(path + "/retirement", from: path).status == 303)
            #expect(try await server.database.read { try Competencies.match(name: "ruches", in: $0) } == nil)
            #expect(try await browser.post(path + "/return", from: path).status == 303)
            #expect(try await server.database.read { try Competencies.match(name: "ruches", in: $0) } == id)
            let edit = try await browser.get(path + "/edit")
            let changed = try await browser.post(
                path,
                ["name_fr": "élevage d’abeilles", "family": try #require(familyChosen(edit)), "synonyms": "ruches"],
                from: path + "/edit")
            #expect(changed.status == 303)
            #expect(try await server.database.read { try Competencies.match(name: "apiculture", in: $0) } == nil)
            #expect(try await server.database.read { try Competencies.match(name: "Elevage d'abeilles", in: $0) } == id)
        }
    }

    private func familyChosen(_ answer: TestAnswer) -> String? {
        guard let at = answer.text.range(of: "\" selected>Divers") else { return nil }
        return String(answer.text[..<at.lowerBound].suffix(36))
    }
}
