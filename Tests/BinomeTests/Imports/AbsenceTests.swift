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
            let other = try await server.person("Zoé", "Adam", email: "zoe@exemple.fr", roles: [Grant(.administrator)])
            let path = try await session.compare(head + "1;Morel;Anne;anne@exemple.fr;\n")
            #expect(try await session.counts(path).missing == 1, "who keeps the installation is not taken for gone")
            let compared = try await session.browser.get(path).text
            #expect(compared.contains("Votre nom n’est pas dans cette liste"))
            #expect(compared.contains("Une personne qui administre Binôme n’est pas dans cette liste"))
            try await session.apply(path)
            #expect(try await session.browser.get(path).text.contains("<h1>Une personne manque à la liste"))
            #expect(
                try await server.database.read { try PersonRecord.find(other, in: $0).presence } == .present)
            let luc = try await session.person("2")
            #expect(luc.presence == .missing)
            let page = try await session.browser.get("/people/missing")
            #expect(page.text.contains("Luc Petit"))
            #expect(page.text.contains("1 personne absente de la liste"))

            let own = try await server.browser(signedInAs: luc.id)
            let asked = try await session.browser.post("/people/missing", ["do": "left", "person": luc.id.text])
            #expect(asked.text.contains("Confirmer un départ") && asked.text.contains("Luc Petit"))
            #expect(try await session.person("2").presence == .missing, "nothing happens before it is confirmed")
            #expect(try await own.get("/account").status == 200)
            let done = try await session.browser.post(
                "/people/missing", ["do": "left", "sure": "yes", "person": luc.id.text])
            #expect(try await session.browser.get(done.location ?? "").text.contains("un départ est noté"))
            let left = try await session.person("2")
            #expect(left.presence == .left)
            #expect(left.input.leftOn == luc.missingOn)
            let mailed = try await server.database.write { tx in
                try Outbox.queue("import.test", to: luc.id, class: .relation, in: tx, at: server.clock.now)
            }
            #expect(!mailed, "mails stop")
            let ended = try await own.get("/account")
            #expect(ended.status == 303 && ended.location?.hasPrefix("/sign-in") == true, "their session is over")

            _ = try await session.browser.post("/people/missing", ["do": "present", "person": luc.id.text])
            #expect(try await session.person("2").presence == .present)
            #expect(try await session.person("2").input.leftOn == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `are confirmed all at once after a question that counts them, save whoever confirms, and come back at once`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await both(session)
            let list = head + "3;Roux;Léa;lea@exemple.fr;\n"
            try await session.apply(session.compare(list))
            // A list that somebody else hands over misses the reader too.
            let other = try await ListSession(server)
            try await other.apply(other.compare(list))
            #expect(try await session.missing().count == 3)
            let missingOn = try await session.person("1").missingOn
            let page = try await session.browser.get("/people/missing").text
            #expect(page.contains("Je suis toujours là"))
            let question = try await session.browser.get("/people/missing/departures").text
            #expect(question.contains("Confirmer 2 départs") && question.contains("Anne Morel, Luc Petit"))
            let unsure = try await session.browser.post("/people/missing", ["do": "all"])
            #expect(unsure.text.contains("Confirmer 2 départs"))
            #expect(try await session.missing().count == 3)
            let done = try await session.browser.post("/people/missing", ["do": "all", "sure": "yes"])
            #expect(try await session.missing().map(\.name) == ["Claire Morel"])
            let said = try await session.browser.get(done.location ?? "")
            #expect(said.text.contains("2 départs sont notés") && said.text.contains("Tout annuler"))
            let round = try #require(said.field("round"))
            server.clock.advance(seconds: 1)
            let back = try await session.browser.post("/people/missing", ["do": "undo", "round": round])
            let told = try await session.browser.get(back.location ?? "").text
            #expect(told.contains("2 départs sont repris") && told.contains("Anne Morel") && told.contains("Luc Petit"))
            // The last full list does not name them, whatever was confirmed and taken back since.
            #expect(try await session.missing().map(\.name) == ["Anne Morel", "Claire Morel", "Luc Petit"])
            #expect(try await session.person("1").missingOn == missingOn)
            #expect(!(try await session.browser.get("/people/missing").text.contains("Confirmations récentes")))
        }
    }

    @Test(arguments: Engine.allCases)
    func `stay present when a round is taken back after a list named them, and the others are missing again`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server, language: "en")
            try await both(session)
            try await session.apply(session.compare(head + "3;Roux;Léa;lea@exemple.fr;\n"))
            let done = try await session.browser.post("/people/missing", ["do": "all", "sure": "yes"])
            let round = try #require(try await session.browser.get(done.location ?? "").field("round"))
            server.clock.advance(seconds: 1)
            try await session.apply(session.compare(head + "3;Roux;Léa;;\n1;Morel;Anne;;\n"))
            #expect(try await session.person("1").presence == .present)
            #expect(try await session.person("2").presence == .left)
            let back = try await session.browser.post("/people/missing", ["do": "undo", "round": round])
            #expect(try await session.browser.get(back.location ?? "").text.contains("one departure is undone"))
            #expect(try await session.person("1").presence == .present)
            #expect(try await session.person("2").presence == .missing)
            #expect(try await session.person("2").input.leftOn == nil)
            // One by one, too; and who is still here is present again.
            let luc = try await session.person("2").id.text
            _ = try await session.browser.post("/people/missing", ["do": "left", "sure": "yes", "person": luc])
            _ = try await session.browser.post("/people/missing", ["do": "back", "person": luc])
            #expect(try await session.person("2").presence == .missing)
            _ = try await session.browser.post("/people/missing", ["do": "present", "person": luc])
            #expect(try await session.person("2").presence == .present)
        }
    }

    @Test(arguments: Engine.allCases)
    func `are doubted where a full list misses many: it may be read as a part instead`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let rows = (1...20).map { "\($0);Nom\($0);Prénom\($0);;\n" }
            try await session.apply(session.compare(head + rows.joined(), isFull: false))
            let calm = try await session.compare(head + rows.prefix(19).joined())
            #expect(!(try await session.browser.get(calm).text.contains("du personnel. Si ce n’est")))
            _ = try await session.browser.post(calm + "/cancellation", from: calm)
            let path = try await session.compare(head + rows.prefix(8).joined())
            let page = try await session.browser.get(path).text
            #expect(page.contains("12 personnes présentes n’y sont pas") && page.contains("Importer quand même"))
            let part = try await session.browser.post(path + "/columns", ["do": "compare", "full": "no"], from: path)
            #expect(part.status == 303)
            try await server.work()
            #expect(try await session.counts(path).missing == 0)
            #expect(try await session.counts(path).unchanged == 8)
        }
    }

    @Test(arguments: Engine.allCases)
    func `are present again when a list names them again`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await both(session)
            try await session.apply(session.compare(head + "1;Morel;Anne;anne@exemple.fr;\n"))
            let luc = try await session.person("2")
            _ = try await session.browser.post("/people/missing", ["do": "left", "sure": "yes", "person": luc.id.text])
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
