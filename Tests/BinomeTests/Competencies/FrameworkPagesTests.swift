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
            #expect(page.contains("écoute active"))
            let english = try await server.browser(signedInAs: .manager, language: "en")
            #expect(try await english.get("/competencies").text.contains("active listening"))
        }
    }

    @Test("is empty until something is put in, and says what to do", arguments: Engine.allCases)
    func empty(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .manager)
            #expect(try await browser.get("/competencies").text.contains("Le référentiel est vide."))
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

    @Test(
        "understands an unknown name by one click: its people have the competency at once", arguments: Engine.allCases)
    func unknown(engine: Engine) async throws {
        try await withServer(engine) { server in
            try await installed(server)
            let one = try await server.employee("Ada", "Un")
            let two = try await server.employee("Bob", "Deux")
            let now = server.clock.now
            try await server.database.write { tx in
                for name in ["Écoute activ", "ecoute-ACTIV"] {
                    try Competencies.noteUnknown(name, of: one, held: true, level: 4, wanted: false, in: tx, at: now)
                }
                try Competencies.noteUnknown("écoute activ", of: two, held: false, wanted: true, in: tx, at: now)
                try Competencies.noteUnknown("apiculture", of: two, held: true, wanted: false, in: tx, at: now)
                try Competencies.noteUnknown("divers", of: two, held: true, wanted: false, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: .manager)
            #expect(
                try await browser.get("/competencies").text.contains(
                    "3 noms de vos listes ne sont pas dans le référentiel."))
            let listening = try await server.database.read {
                try #require(try Competencies.match(name: "écoute active", in: $0))
            }
            let page = try await browser.get("/competencies/unknown").text
            // The competency whose name is most like it is proposed.
            #expect(page.contains("<option value=\"\(listening)\" selected>"))
            let synonym = try await browser.post(
                "/competencies/unknown", ["name": "ecoute activ", "do": "synonym", "competency": listening.text])
            #expect(synonym.status == 303)
            let family = try await server.database.read { try Competencies.families(in: $0)[0].id }
            #expect(
                try await browser.post(
                    "/competencies/unknown", ["name": "apiculture", "do": "new", "family": family.text]
                ).status == 303)
            #expect(try await browser.post("/competencies/unknown", ["name": "divers", "do": "ignore"]).status == 303)
            #expect(
                try await browser.post("/competencies/unknown", ["name": "nobody said this", "do": "ignore"]).status
                    == 404)
            #expect(try await browser.get("/competencies/unknown").text.contains("Rien à décider."))
            let (first, second) = try await server.database.read { tx in
                (try People.competencies(of: one, in: tx).map(\.entry), try People.competencies(of: two, in: tx))
            }
            #expect(first == [PersonCompetency(listening, held: true, level: 4, wanted: false)])
            #expect(second.map(\.name.fr) == ["écoute active", "apiculture"])
            #expect(second.map(\.entry.wanted) == [true, false])
            #expect(
                try await server.database.read { try Competencies.match(name: "ÉCOUTE ACTIV", in: $0) } == listening)
        }
    }
}
