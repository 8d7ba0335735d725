import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

/// Whoever is missing from a full list: left? Only a person says so.
@Suite struct `People missing from a full list` {
    private let head = "Matricule;Nom;Prénom;Courriel;Date de sortie\n"

    private func both(_ session: ListSession) async throws {
        try await session.apply(
            session.compare(head + "1;Morel;Anne;anne@exemple.fr;\n2;Petit;Luc;luc@exemple.fr;\n", isFull: false))
    }

    @Test(arguments: Engine.allCases)
    func `are asked about, leave when it is confirmed, and come back when it is taken back`(engine: Engine) async throws
    {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await both(session)
            let path = try await session.compare(head + "1;Morel;Anne;anne@exemple.fr;\n")
            #expect(try await session.counts(path).missing == 2)
            try await session.apply(path)
            let luc = try await session.person("2")
            #expect(luc.presence == .missing)
            let page = try await session.browser.get("/people/missing")
            #expect(page.text.contains("Luc Petit"))
            #expect(page.text.contains("2 personnes absentes de la liste"))

            _ = try await session.browser.post("/people/missing", ["do": "left", "person": luc.id.text])
            let left = try await session.person("2")
            #expect(left.presence == .left)
            #expect(left.input.leftOn == luc.missingOn)
            let mailed = try await server.database.write { tx in
                try Outbox.queue("import.test", to: luc.id, class: .relation, in: tx, at: server.clock.now)
            }
            #expect(!mailed, "mails stop")

            _ = try await session.browser.post("/people/missing", ["do": "present", "person": luc.id.text])
            #expect(try await session.person("2").presence == .present)
            #expect(try await session.person("2").input.leftOn == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `are confirmed all at once, save whoever confirms`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await both(session)
            try await session.apply(session.compare(head + "3;Roux;Léa;lea@exemple.fr;\n"))
            #expect(try await session.missing().count == 3)
            _ = try await session.browser.post("/people/missing", ["do": "all"])
            #expect(try await session.missing().map(\.name) == ["Claire Morel"])
            #expect(try await session.browser.get("/people/missing").status == 200)
        }
    }

    @Test(arguments: Engine.allCases)
    func `are present again when a list names them again`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await both(session)
            try await session.apply(session.compare(head + "1;Morel;Anne;anne@exemple.fr;\n"))
            let luc = try await session.person("2")
            _ = try await session.browser.post("/people/missing", ["do": "left", "person": luc.id.text])
            try await session.apply(session.compare(head + "1;Morel;Anne;;\n2;Petit;Luc;;\n"))
            #expect(try await session.person("2").presence == .present)
            #expect(try await session.person("2").input.email == "luc@exemple.fr", "an empty cell says nothing")
        }
    }

    @Test(arguments: Engine.allCases)
    func `are not asked about where the list is a part, and stay left where somebody said so by hand`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await both(session)
            let anne = try await session.person("1")
            let now = server.clock.now
            try await server.database.write { tx in
                try People.markLeft(anne.id, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            server.clock.advance(seconds: 1)
            let path = try await session.compare(head + "1;Morel;Anne;anne@exemple.fr;\n", isFull: false)
            #expect(try await session.counts(path).missing == 0)
            #expect(try await session.browser.get(path).text.contains("notée partie à la main"))
            #expect(try await session.counts(path).changed == 0)
            #expect(try await session.person("1").presence == .left)
            #expect(try await session.person("2").presence == .present)
        }
    }
}
