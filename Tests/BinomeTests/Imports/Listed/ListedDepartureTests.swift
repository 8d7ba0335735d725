import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Departures that a list brings to light, and what becomes of the pairs: by its own column, or by absence from it.
@Suite struct `Departures in staff lists` {
    /// Six people in three published pairs, as a list would name them.
    private struct Scene {
        let server: TestServer
        let programme: SmallProgramme
        let session: ListSession

        init(_ server: TestServer) async throws {
            self.server = server
            programme = try await server.programme(PairingRunTests.people)
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            session = try await ListSession(server)
            try await #require(server.count(TestProgrammeSQL.mentorships) == 3)
        }

        /// A list of the people but those left out, with a last day for some.
        func list(without out: Set<String> = [], leaving: [String: String] = [:]) async throws -> String {
            var lines = ["Matricule;Nom;Prénom;Date de sortie"]
            for (last, id) in programme.persons where !out.contains(last) {
                let person = try await server.database.read { try PersonRecord.find(id, in: $0).input }
                lines.append("\(person.staffNumber ?? "");\(last);\(person.firstName);\(leaving[last] ?? "")")
            }
            return lines.joined(separator: "\n") + "\n"
        }

        func told(_ template: String) async throws -> [String] {
            try await server.database.read { tx in
                try tx.rows(TestProgrammeSQL.mails).filter { try $0.text("template") == template }.map {
                    try $0.text("address")
                }
            }
        }
    }

    @Test(arguments: Engine.allCases) func `Nobody leaves before the day on which the list says that they came`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let list = "Matricule;Nom;Prénom;Date d'entrée\n1;Morel;Anne;02/11/2026\n"
            try await session.apply(session.compare(list, isFull: false))
            let page = "/people/\(try await session.person("1").id)/departure"
            for (day, status) in [("2026-11-01", 422), ("2026-11-02", 303)] {
                #expect(try await session.browser.post(page, ["left_on": day], from: page).status == status, "\(day)")
            }
            #expect(try await session.person("1").input.leftOn?.description == "2026-11-02")
        }
    }

    @Test(arguments: Engine.allCases)
    func `A last day in the list ends the pair, the sessions and the mails, and a list without it takes that back`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server)
            let own = try await server.browser(signedInAs: scene.programme.person("Weber"))
            #expect(try await own.get("/").status == 200)
            let path = try await scene.session.compare(
                scene.list(leaving: ["Weber": "20/11/2026"]), isFull: false)
            #expect(try await scene.session.counts(path).left == 1)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3, "a dry run changes nothing")
            try await scene.session.apply(path)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            #expect(try await scene.told("partner_left") == ["marchand@exemple.fr"])
            #expect(try await own.get("/").status == 303)

            try await scene.session.apply(scene.session.compare(scene.list(), isFull: false))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            #expect(try await scene.told("partner_returned") == ["marchand@exemple.fr"])
            #expect(try await own.get("/").status == 200)
        }
    }

    @Test(arguments: Engine.allCases)
    func `An absence that is confirmed tells the partner, and taken back gives the pair back`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server)
            try await scene.session.apply(scene.session.compare(scene.list(without: ["Weber"])))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3, "nobody has confirmed it yet")
            let weber = try scene.programme.person("Weber").text
            let question = try await scene.session.browser.get("/people/missing/departures").text
            #expect(question.contains("Un binôme en cours s’arrêtera avec ce départ."))
            let answer = try await scene.session.browser.post(
                "/people/missing", ["do": "left", "sure": "yes", "person": weber])
            #expect(answer.status == 303)
            #expect(try await scene.session.browser.get(answer.location ?? "").text.contains("Un binôme a pris fin"))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            #expect(try await scene.told("partner_left") == ["marchand@exemple.fr"])
            _ = try await scene.session.browser.post("/people/missing", ["do": "present", "person": weber])
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            #expect(try await scene.told("partner_returned") == ["marchand@exemple.fr"])
        }
    }

    @Test func `The command ends pairs too`() async throws {
        try await withFolder { folder in
            let address = "sqlite:\(folder)/a.sqlite"
            let database = try Database(.sqlite(path: "\(folder)/a.sqlite"), logger: testLogger)
            _ = try await database.migrate()
            let server = try TestServer(database: database, clock: TestClock())
            let scene = try await Scene(server)
            let list = try await scene.list(leaving: ["Weber": "20/11/2026"])
            try Data(list.utf8).write(to: URL(filePath: "\(folder)/liste.csv"))
            let answer = try await ServerProcess.run("people", "import", "\(folder)/liste.csv", "--database", address)
            #expect(answer.code == 0, "\(answer.errors)")
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            #expect(try await scene.told("partner_left") == ["marchand@exemple.fr"])
            await database.close()
        }
    }
}
