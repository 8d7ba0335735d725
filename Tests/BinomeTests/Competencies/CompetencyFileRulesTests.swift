import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// What a line of a framework's file means: which competency and family it speaks of, and what it leaves as it is.
@Suite struct `A line of the framework's file` {
    private struct Scene {
        let server: TestServer
        let browser: Browser

        init(_ server: TestServer) async throws {
            let now = server.clock.now
            try await server.database.write { try Competencies.installDefault(in: $0, at: now) }
            self.server = server
            browser = try await server.browser(signedInAs: .manager)
        }

        func upload(_ text: String) async throws -> TestAnswer {
            try await browser.upload(
                "/competencies/file", file: (field: "file", name: "cadre.csv", bytes: Array(text.utf8)),
                from: "/competencies/file")
        }

        /// Tries the file and takes it in.
        func take(_ text: String) async throws -> String {
            let trial = try await upload(text)
            let token = try #require(trial.field("file"), "\(trial.text)")
            return try await browser.post("/competencies/file/taking", ["file": token], from: "/competencies/file").text
        }

        /// The competency of a name, as it is stored.
        func stored(_ name: String) async throws -> (record: CompetencyRecord, input: CompetencyInput) {
            try await server.database.read { tx in
                let id = try #require(try Competencies.match(name: name, in: tx), "\(name)")
                let record = try Competencies.find(id, in: tx)
                return (record, try CompetencyInput(record, in: tx))
            }
        }

        func families() async throws -> [FamilyRecord] {
            try await server.database.read { try Competencies.families(in: $0) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `is recognised by its key, by its names, and never by another name of it`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server)
            let listening = try await scene.stored("écoute active")
            let family = try #require(try await scene.families().first { $0.id == listening.record.family })
            let done = try await scene.take(
                "Key;Family;Name (French)\n\(listening.record.key);\(family.name.fr);écoute attentive\n")
            #expect(done.contains("0 compétence ajoutée, 1 modifiée"))
            #expect(try await scene.stored("ecoute attentive").record.id == listening.record.id)
            // Its English name was not in the file and still leads to it.
            #expect(try await scene.stored("active listening").record.id == listening.record.id)
            let synonym = try #require(listening.input.synonyms.first)
            let refused = try await scene.upload("Family;Name (French)\n\(family.name.fr);\(synonym)\n")
            #expect(refused.status == 422 && refused.text.contains("désigne déjà la compétence"))
            // A key of the organisation's own is kept, and recognises the line when its name has changed.
            _ = try await scene.take("Key;Family;Name (French)\nruche;\(family.name.fr);apiculture\n")
            _ = try await scene.take("Key;Family;Name (French)\nruche;\(family.name.fr);élevage d’abeilles\n")
            let own = try await scene.stored("elevage d'abeilles")
            #expect(own.record.key == "ruche" && own.record.name.fr == "élevage d’abeilles")
        }
    }

    @Test(arguments: Engine.allCases)
    func `goes into the family that bears its name in either language, or its key`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server)
            let before = try await scene.families()
            let family = before[1]
            _ = try await scene.take(
                """
                Family;Name (French)
                \(family.key);apiculture
                \(family.name.en.uppercased());maraîchage
                \(family.name.fr.lowercased());élagage
                """)
            for name in ["apiculture", "maraîchage", "élagage"] {
                #expect(try await scene.stored(name).record.family == family.id, "\(name)")
            }
            #expect(try await scene.families().count == before.count)
        }
    }

    @Test(arguments: Engine.allCases)
    func `keeps what its empty cells say nothing of, and has each synonym once`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server)
            _ = try await scene.take(
                """
                Family;Name (French);Name (English);Definition (French);Level 2 (French);Synonyms
                Jardin;apiculture;beekeeping;Élever des abeilles.;Tient une ruche.;"abeilles; ruches, Ruches;  abeilles"
                """)
            // The same again changes nothing, synonyms that are there twice included.
            let again = try await scene.upload(
                """
                Family;Name (French);Name (English);Synonyms
                Jardin;apiculture;beekeeping;"abeilles; ruches, Ruches"
                """)
            #expect(again.text.contains("Le fichier ne change rien"))
            let before = try await scene.stored("apiculture").input
            #expect(before.synonyms == ["abeilles", "ruches"])
            let idle = try await scene.upload("Family;Name (French);Name (English)\nJardin;apiculture;\n")
            #expect(idle.text.contains("Le fichier ne change rien"))
            _ = try await scene.take(
                """
                Family;Name (French);Name (English);Definition (English);Definition (French);Synonyms
                Jardin;apiculture;;Keeping bees.;;
                """)
            let after = try await scene.stored("beekeeping").input
            #expect(after.definition == BothLanguages(fr: before.definition.fr, en: "Keeping bees."))
            #expect(after.name == before.name && after.levels == before.levels && after.synonyms == before.synonyms)
        }
    }

    @Test(arguments: Engine.allCases)
    func `may hold line breaks, which are spaces, and no byte that is of no text`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server)
            let heading = "Family;Name (French);Definition (French)\n"
            let odd = try await scene.upload(heading + "Jardin;api\u{0}culture;\n")
            #expect(odd.status == 422 && odd.text.contains("Ligne 2") && odd.text.contains("octets nuls"))
            _ = try await scene.take(heading + "Jardin;apiculture;\"Élever\ndes  abeilles.\"\n")
            #expect(try await scene.stored("apiculture").input.definition.fr == "Élever des abeilles.")
        }
    }

    @Test(arguments: Engine.allCases)
    func `that cannot be taken in any more, because of what happened since it was tried, stops them all`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server)
            let trial = try await scene.upload("Family;Name (French)\nJardin;apiculture\nJardin;maraîchage\n")
            let token = try #require(trial.field("file"))
            let made = try await scene.browser.post(
                "/competencies", ["name_fr": "élevage", "family_fr": "Ferme", "synonyms": "maraîchage"],
                from: "/competencies/new")
            #expect(made.status == 303)
            let stopped = try await scene.browser.post(
                "/competencies/file/taking", ["file": token], from: "/competencies/file")
            #expect(stopped.status == 422 && stopped.text.contains("1 ligne est à corriger"))
            #expect(stopped.text.contains("désigne déjà la compétence"))
            let apiculture = try await server.database.read { try Competencies.match(name: "apiculture", in: $0) }
            #expect(apiculture == nil)
            #expect(try await !scene.families().contains { $0.name.fr == "Jardin" })
        }
    }

    @Test(arguments: Engine.allCases)
    func `is read up to five thousand of them, below headings of a family and a name`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server)
            for (text, reason) in [
                ("Family;Key\nJardin;a\n", "Il manque les colonnes"),
                ("Name (English);Key\nbees;a\n", "Il manque les colonnes"),
                ("Family;Name (English);family\nJardin;bees;a\n", "est là deux fois"),
                ("Family;Name (English)\n", "que des titres de colonnes"),
                (
                    "Family;Name (English)\n"
                        + (0...5_000).map { "Jardin;bees \($0)\n" }.joined(), "plus de 5\u{202F}000 lignes"
                ),
            ] {
                let answer = try await scene.upload(text)
                #expect(answer.status == 422 && answer.text.contains(reason), "\(text.prefix(60))")
            }
        }
    }
}
