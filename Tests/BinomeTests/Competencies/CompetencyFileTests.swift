import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

@Suite("The framework as a file")
struct CompetencyFileTests {
    private func upload(_ browser: Browser, _ text: String) async throws -> TestAnswer {
        try await browser.upload(
            "/competencies/file", file: (field: "file", name: "cadre.csv", bytes: Array(text.utf8)),
            from: "/competencies/file")
    }

    private func count(_ server: TestServer) async throws -> Int {
        try await server.database.read { try Competencies.all(in: $0).count }
    }

    @Test("is tried first, then taken in; a second time it changes nothing", arguments: Engine.allCases)
    func take(engine: Engine) async throws {
        try await withServer(engine) { server in
            let now = server.clock.now
            try await server.database.write { try Competencies.installDefault(in: $0, at: now) }
            let browser = try await server.browser(signedInAs: .manager)
            let before = try await count(server)
            let file = """
                Famille;Nom (français);Name (English);Niveau 2 (français);Synonymes
                Jardin;apiculture;beekeeping;Tient une ruche.;abeilles, ruches
                Communication et relation;Écoute active;;;
                """
            let trial = try await upload(browser, file)
            #expect(trial.status == 200)
            #expect(trial.text.contains("ajouterait 1 compétence et en modifierait 1"))
            #expect(try await count(server) == before)
            let token = try #require(trial.field("file"))
            let done = try await browser.post("/competencies/file/taking", ["file": token], from: "/competencies/file")
            #expect(done.status == 200)
            #expect(try await count(server) == before + 1)
            let id = try await server.database.read { try #require(try Competencies.match(name: "ruches", in: $0)) }
            let levels = try await server.database.read { try Competencies.levels(of: id, in: $0) }
            #expect(levels[2].fr == "Tient une ruche.")
            #expect(levels[3].isEmpty)
            #expect(try await upload(browser, file).text.contains("Le fichier ne change rien"))
            let gone = try await browser.post("/competencies/file/taking", ["file": token], from: "/competencies/file")
            #expect(gone.status == 422)
        }
    }

    @Test("with one bad line is not taken in at all; each line says why", arguments: Engine.allCases)
    func refused(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .manager)
            let answer = try await upload(
                browser,
                "Family,Name (English),Synonyms\nGarden,bees,\nGarden,,\n,soil,\nGarden,BEES,\nGarden,wasps,bees\n")
            #expect(answer.status == 422)
            #expect(answer.text.contains("4 lignes sont à corriger"))
            for line in [3, 4, 5, 6] { #expect(answer.text.contains("class=\"number\">\(line)</th>")) }
            #expect(!answer.text.contains("class=\"number\">2</th>"))
            #expect(try await count(server) == 0)
            #expect(try await server.database.read { try Competencies.families(in: $0).isEmpty })
        }
    }

    @Test("that is none is refused with a reason", arguments: Engine.allCases)
    func odd(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .manager)
            for text in [
                "", "one column\nx\n", "Family;Name (English)\n", "Famille;Nom (français);Famille\na;b;c\n",
                "a\u{0}b;c\n",
            ] {
                let answer = try await upload(browser, text)
                #expect(answer.status == 422, "\(text)")
                #expect(answer.text.contains("error-summary"))
            }
            let spool = try FileManager.default.contentsOfDirectory(atPath: server.installation.settings.spool)
            #expect(spool.allSatisfy { $0 == "master.key" })
        }
    }

    @Test("that was saved here is understood here, in either language", arguments: Engine.allCases)
    func roundTrip(engine: Engine) async throws {
        try await withServer(engine) { server in
            let now = server.clock.now
            try await server.database.write { try Competencies.installDefault(in: $0, at: now) }
            for language in ["fr", "en"] {
                let browser = try await server.browser(signedInAs: .manager, language: language)
                for format in ["csv", "xlsx"] {
                    let saved = try await browser.get("/competencies/export?format=\(format)")
                    let answer = try await browser.upload(
                        "/competencies/file", file: (field: "file", name: "x", bytes: saved.body),
                        from: "/competencies/file")
                    #expect(answer.status == 200)
                    #expect(
                        answer.text.contains(
                            language == "fr" ? "Le fichier ne change rien" : "The file changes nothing"))
                }
                let template = try await browser.get("/competencies/template?format=csv")
                #expect(template.text.split(whereSeparator: \.isNewline).count == 1)
            }
        }
    }
}
