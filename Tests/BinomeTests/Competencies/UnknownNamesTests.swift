import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// Names that the framework does not know: decided of all at once, and never a dead end.
@Suite struct `Unknown names of competencies` {
    private struct Scene {
        let server: TestServer
        let browser: Browser
        let one: ID<Person>
        let two: ID<Person>

        init(_ server: TestServer, framework: Bool = true) async throws {
            self.server = server
            let now = server.clock.now
            if framework { try await server.database.write { try Competencies.installDefault(in: $0, at: now) } }
            let one = try await server.employee("Ada", "Un")
            let two = try await server.employee("Bob", "Deux")
            try await server.database.write { tx in
                for name in ["Écoute activ", "ecoute-ACTIV"] {
                    try Competencies.noteUnknown(name, of: one, held: true, level: 4, wanted: false, in: tx, at: now)
                }
                try Competencies.noteUnknown("écoute activ", of: two, held: false, wanted: true, in: tx, at: now)
                try Competencies.noteUnknown("apiculture", of: two, held: true, wanted: false, in: tx, at: now)
                try Competencies.noteUnknown("divers", of: two, held: true, wanted: false, in: tx, at: now)
            }
            browser = try await server.browser(signedInAs: .manager)
            (self.one, self.two) = (one, two)
        }

        func names(of person: ID<Person>) async throws -> [String] {
            try await server.database.read { try People.competencies(of: person, in: $0).map(\.name.fr) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `One form decides of all: another name, a new competency, or nothing, the likeliest proposed`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server)
            let browser = scene.browser
            #expect(try await browser.get("/competencies").text.contains("3 noms de vos listes"))
            let (listening, family) = try await server.database.read { tx in
                (
                    try #require(try Competencies.match(name: "écoute active", in: tx)),
                    try Competencies.families(in: tx)[0].id
                )
            }
            let page = try await browser.get("/competencies/unknown").text
            #expect(page.contains("<option value=\"name:\(listening)\" selected>"))
            #expect(page.contains("proposition à vérifier"))
            let sent = try await browser.post(
                "/competencies/unknown",
                [
                    "name-0": "ecoute activ", "choice-0": "name:\(listening)", "name-1": "apiculture",
                    "choice-1": "new:\(family)", "name-2": "divers", "choice-2": "", "rest": "aside",
                    // Decided by somebody else meanwhile: passed over.
                    "name-3": "nobody said this", "choice-3": "aside",
                ])
            #expect(sent.status == 303)
            let after = try await browser.get(try #require(sent.location)).text
            #expect(after.contains("Rien à décider.") && after.contains("3 noms sont classés"))
            #expect(try await scene.names(of: scene.one) == ["écoute active"])
            #expect(try await scene.names(of: scene.two) == ["écoute active", "apiculture"])
            let known = try await server.database.read { try Competencies.match(name: "ÉCOUTE ACTIV", in: $0) }
            #expect(known == listening)
            #expect(after.contains("Un nom écarté"))
            let back = try await browser.post(
                "/competencies/unknown/return", ["name": "divers"], from: "/competencies/unknown")
            #expect(try await browser.get(back.location ?? "").text.contains("1 nom de compétence attend"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `A family is named on the spot, also where there is none yet`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let scene = try await Scene(server, framework: false)
            let fields: KeyValuePairs = [
                "name-0": "apiculture", "choice-0": "new:", "name-1": "divers", "choice-1": "new:", "new_family": "",
            ]
            let refused = try await scene.browser.post("/competencies/unknown", fields)
            #expect(refused.status == 422)
            #expect(refused.text.contains("Donnez un nom à la nouvelle famille."))
            #expect(refused.text.contains("<option value=\"new:\" selected>"), "what was chosen is still there")
            #expect(try await server.database.read { try Competencies.families(in: $0).isEmpty })
            for family in ["Nature", " nature "] {
                let sent = try await scene.browser.post(
                    "/competencies/unknown",
                    [
                        "name-0": family == "Nature" ? "apiculture" : "divers", "choice-0": "new:",
                        "new_family": family,
                    ])
                #expect(sent.status == 303)
            }
            #expect(try await server.database.read { try Competencies.families(in: $0).map(\.name.fr) } == ["Nature"])
            #expect(try await scene.names(of: scene.two) == ["apiculture", "divers"])
        }
    }

    @Test func `A list imported on the command line before set-up is understood as one imported after`() async throws {
        try await withFolder { folder in
            let list = ListSession.data.appendingPathComponent("roster-fr.csv").path
            let answer = try await ServerProcess.run(
                "people", "import", list, "--database", "sqlite:\(folder)/a.sqlite")
            #expect(answer.code == 0, "\(answer.errors)")
            let database = try Database(.sqlite(path: "\(folder)/a.sqlite"), logger: testLogger)
            let (unknown, competencies) = try await database.read {
                (try Competencies.unknownCount(in: $0), try Competencies.all(in: $0).count)
            }
            #expect(competencies == (try DefaultFramework.embedded().competencies.count))
            #expect(unknown == 0)
            #expect(try await database.count(TestCountSQL.competencies) > 1_000)
            await database.close()
        }
    }
}
