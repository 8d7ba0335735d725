import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// What an organisation has of its own, beside the framework that comes with the product, and names that its lists bear.
@Suite struct `A competency of one's own` {
    private func note(_ name: String, of person: ID<Person>, _ server: TestServer) async throws {
        let now = server.clock.now
        try await server.database.write { tx in
            try Competencies.noteUnknown(name, of: person, held: true, level: 3, wanted: false, in: tx, at: now)
        }
    }

    private func names(of person: ID<Person>, _ server: TestServer) async throws -> [String] {
        try await server.database.read { try People.competencies(of: person, in: $0).map(\.name.fr) }
    }

    @Test(arguments: Engine.allCases)
    func `stays as it is when the framework comes in, and so do its family and its names`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let framework = try DefaultFramework.embedded()
            let family = framework.families[2]
            let same = try #require(framework.competencies.first { $0.family != family.key })
            let other = try #require(
                framework.competencies.first {
                    $0.key != same.key && !$0.synonyms.fr.isEmpty
                        && Competencies.nameKey($0.synonyms.fr[0]) != Competencies.nameKey($0.name.fr)
                })
            let browser = try await server.browser(signedInAs: .manager)
            // In a family that the framework has too, and that is typed twice: one under a name of the framework, one
            // under a synonym there.
            for (name, typed) in [(same.name.en, family.name.fr), (other.synonyms.fr[0], family.name.fr.uppercased())] {
                let made = try await browser.post(
                    "/competencies", ["name_fr": name, "family_fr": typed], from: "/competencies/new")
                #expect(made.status == 303, "\(made.text)")
            }
            #expect(
                try await server.database.read { try Competencies.families(in: $0).map(\.name.fr) } == [family.name.fr])
            let own = try await server.database.read { try Competencies.all(in: $0) }
            let taken = try await browser.post("/competencies/framework", from: "/competencies")
            #expect(taken.status == 303, "\(taken.text)")
            let (all, families, synonym) = try await server.database.read { tx in
                (
                    try Competencies.all(in: tx), try Competencies.families(in: tx),
                    try Competencies.match(name: other.synonyms.fr[0], in: tx)
                )
            }
            #expect(families.count == framework.families.count && Set(families.map(\.name.fr)).count == families.count)
            #expect(all.count == framework.competencies.count + 1)
            for one in own {
                let now = try #require(all.first { $0.id == one.id })
                #expect(now.name == one.name && now.family == one.family)
            }
            #expect(synonym == own.last?.id, "a synonym of the framework is what the organisation named so")
            let here = try await server.database.read { try Competencies.match(name: other.name.fr, in: $0) }
            #expect(here != nil && here != synonym)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is had at once by those whose list bore its name, new or offered again`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let ada = try await server.employee("Ada", "Un", can: ["écoute active": 2])
            let bob = try await server.employee("Bob", "Deux")
            let browser = try await server.browser(signedInAs: .manager)
            try await note("Apiculture", of: bob, server)
            let made = try await browser.post(
                "/competencies", ["name_fr": "apiculture", "family_fr": "Divers"], from: "/competencies/new")
            #expect(made.status == 303)
            #expect(try await names(of: bob, server) == ["apiculture"])
            let listening = try await server.database.read {
                try #require(try Competencies.match(name: "écoute active", in: $0))
            }
            let path = "/competencies/\(listening)"
            _ = try await browser.post(path + "/retirement", from: path)
            try await note("ECOUTE active", of: bob, server)
            // To one that is retired no name is given, and no other takes its own.
            let given = try await browser.post(
                "/competencies/unknown", ["name-0": "ecoute active", "choice-0": "name:\(listening)"])
            #expect(given.status == 303)
            #expect(try await names(of: bob, server) == ["apiculture"])
            let taken = try await browser.post(
                "/competencies", ["name_fr": "écoute active", "family_fr": "Divers"], from: "/competencies/new")
            #expect(taken.status == 422 && taken.text.contains("qui est retirée"))
            _ = try await browser.post(path + "/return", from: path)
            #expect(try await Set(names(of: bob, server)) == ["apiculture", "écoute active"])
            #expect(try await names(of: ada, server) == ["écoute active"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `that was made of one of the framework's is not joined by it when the framework is asked for again`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let now = server.clock.now
            let before = try await server.database.write { tx in
                try Competencies.installDefault(in: tx, at: now)
                let listening = try #require(try Competencies.match(name: "écoute active", in: tx))
                var input = try CompetencyInput(Competencies.find(listening, in: tx), in: tx)
                (input.name, input.synonyms) = (BothLanguages(fr: "silence attentif", en: "quiet care"), [])
                try Competencies.change(listening, to: input, by: .product, in: tx, at: now)
                return try Competencies.all(in: tx).map(\.name)
            }
            let browser = try await server.browser(signedInAs: .manager)
            #expect(try await browser.post("/competencies/framework", from: "/competencies").status == 303)
            #expect(try await server.database.read { try Competencies.all(in: $0).map(\.name) } == before)
        }
    }

    @Test(arguments: Engine.allCases)
    func `may differ from another by a sign that means something`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .manager)
            for name in ["langage C", "langage C++", "langage C#"] {
                let made = try await browser.post(
                    "/competencies", ["name_fr": name, "family_fr": "Informatique"], from: "/competencies/new")
                #expect(made.status == 303, "\(name)")
            }
            let taken = try await browser.post(
                "/competencies", ["name_fr": "Langage, c++", "family_fr": "Informatique"], from: "/competencies/new")
            #expect(taken.status == 422 && taken.text.contains("langage C++"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is proposed for a name that is most like its own, and for none that is merely near`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .manager)
            for name in ["gestion de projet", "gestion des conflits", "langage R", "langage S"] {
                _ = try await browser.post(
                    "/competencies", ["name_fr": name, "family_fr": "Divers"], from: "/competencies/new")
            }
            let bob = try await server.employee("Bob", "Deux")
            for name in ["gestion de projets", "gestion des risques", "langages S", "xylophone"] {
                try await note(name, of: bob, server)
            }
            let page = try await browser.get("/competencies/unknown").text
            func row(_ name: String) throws -> Substring {
                let from = try #require(page.range(of: ">\(name)</span>"), "\(name)")
                let rest = page[from.upperBound...]
                return rest[..<(rest.range(of: "</tr>")?.lowerBound ?? rest.endIndex)]
            }
            func selected(_ name: String) throws -> String? {
                try row(name).firstMatch(of: /selected>([^<]*)</).map { String($0.1) }
            }
            #expect(try selected("gestion de projets")?.contains("Gestion de projet") == true)
            #expect(try selected("langages S")?.contains("Langage S") == true)
            // Near enough to stand first in the list, not to be proposed.
            #expect(try selected("gestion des risques") == nil)
            #expect(try row("gestion des risques").contains("le plus proche"))
            #expect(try selected("xylophone") == nil && !row("xylophone").contains("le plus proche"))
        }
    }
}
