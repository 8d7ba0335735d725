import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// What waits for a mail server, and when it may leave.
@Suite struct `Mails that wait for a server` {
    private static let server: KeyValuePairs = [
        "host": "smtp.example.org", "port": "25", "security": "none", "mail_from": "m@example.org",
    ]

    /// A delivery that asks for itself, as a real installation does, which mails may leave.
    private func delivery(_ server: TestServer, _ scripted: ScriptedServer) throws -> OutboxDelivery {
        let post = try MailPost(
            url: nil, database: server.database, sealer: server.installation.secrets.keys.settings)
        return OutboxFixture.delivery(on: server.database, clock: server.clock, gate: { await post.gate() }) {
            scripted.send($0)
        }
    }

    private func waiting(_ server: TestServer) async throws {
        let people = [
            try await server.person("Zoé", "Garnier", email: "zoe@exemple.fr"),
            try await server.person("Luc", "Petit", email: "luc@exemple.fr"),
        ]
        let now = server.clock.now
        try await server.database.write { tx in
            for person in people {
                for _ in 1...2 {
                    try Outbox.queue("pair_published_mentor", to: person, class: .relation, in: tx, at: now)
                }
            }
            try Outbox.queue("sign_in", to: people[0], class: .immediate, in: tx, at: now)
        }
    }

    /// Mails that wait, an administrator's browser, and a server that takes what may leave.
    private func scene(
        _ server: TestServer
    ) async throws -> (ID<Person>, Browser, ScriptedServer, OutboxDelivery) {
        try await waiting(server)
        let person = try await server.person(email: "claire.morel@example.org", roles: [Grant(.administrator)])
        let scripted = ScriptedServer()
        return (
            person, try await server.browser(signedInAs: person), scripted, try delivery(server, scripted)
        )
    }

    @Test(arguments: Engine.allCases)
    func `are counted before a server is named, and leave once the test mail was seen to arrive`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (person, browser, scripted, delivery) = try await scene(server)
            try await delivery.drain()
            #expect(scripted.given.isEmpty)
            #expect(try await browser.get("/settings/mail").text.contains("2 courriels attendent. Enregistrer"))
            _ = try await browser.post("/settings/mail", Self.server)
            try await delivery.drain()
            #expect(scripted.given.map(\.subject).sorted() == ["mail_test", "sign_in"])
            let page = try await browser.get("/settings/mail").text
            #expect(page.contains("2 courriels attendent que l’arrivée du message d’essai soit confirmée"))
            let english = try await server.browser(signedInAs: person, language: "en").get("/settings/mail").text
            #expect(english.contains("2 mails wait for the arrival of the test message"))
            // Nothing is stuck: it waits for a reason that the page gives.
            server.clock.advance(seconds: 7200)
            #expect(!(try await browser.get("/").text).contains("attendent depuis plus d’une heure"))
            let now = server.clock.now
            try await server.database.write { try Organisation.confirmMail(in: $0, at: now) }
            try await delivery.drain()
            #expect(scripted.given.count == 4)
            #expect(!(try await browser.get("/settings/mail").text).contains("/settings/mail/release"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `stay where they are though the test mail of another server arrives`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire.morel@example.org", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: person)
            _ = try await browser.post("/settings/mail", Self.server)
            let path = try #require(try await server.linkInMail(to: "claire.morel@example.org"))
            #expect(path.hasPrefix("/mail-arrival/"))
            #expect(try await browser.get(path).status == 200)
            server.clock.advance(seconds: 1)
            _ = try await browser.post(
                "/settings/mail",
                ["host": "wrong.example.org", "port": "25", "security": "none", "mail_from": "m@example.org"])
            #expect(try await browser.post(path, from: "/who-sees-what").status == 410)
            #expect(try await server.database.read { try MailGate.read(given: false, in: $0) } == .asked)
        }
    }

    @Test(arguments: Engine.allCases)
    func `leave at once when an administrator says so, until another server is named`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (_, browser, scripted, delivery) = try await scene(server)
            _ = try await browser.post("/settings/mail", Self.server)
            #expect(try await browser.post("/settings/mail/release", from: "/settings/mail").status == 303)
            try await delivery.drain()
            #expect(scripted.given.count == 4)
            #expect(try await browser.get("/settings/audit").text.contains("sans attendre le message d’essai"))
            _ = try await browser.post("/settings/mail", Self.server)
            #expect(try await server.database.read { try MailGate.read(given: false, in: $0) } == .asked)
            let manager = try await server.browser(signedInAs: .manager)
            #expect(try await manager.post("/settings/mail/release", from: "/").status == 403)
        }
    }

    @Test(arguments: Engine.allCases)
    func `and those that left are counted as people receive them, several pieces of news in one`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            try await waiting(server)
            let browser = try await server.browser(signedInAs: .administrator)
            let before = try await browser.get("/settings/mail/outbox").text
            #expect(before.contains("3 courriels attendent leur départ"))
            #expect(before.components(separatedBy: "et une autre nouvelle dans le même courriel").count == 3)
            let scripted = ScriptedServer()
            try await OutboxFixture.delivery(on: server.database, clock: server.clock) { scripted.send($0) }.drain()
            #expect(scripted.given.count == 3)
            let after = try await browser.get("/settings/mail/outbox").text
            #expect(after.contains("3 courriels envoyés, aucun en attente"))
            #expect(after.components(separatedBy: "et une autre nouvelle dans le même courriel").count == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `though a test once arrived are told of with the reason, where the green word stood`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (_, browser, scripted, delivery) = try await scene(server)
            _ = try await browser.post("/settings/mail", Self.server)
            let now = server.clock.now
            try await server.database.write { try Organisation.confirmMail(in: $0, at: now) }
            try await server.database.write { try Organisation.finishSetUp(in: $0, at: now) }
            let calm = try await browser.get("/settings/mail").text
            #expect(calm.contains("Les courriels partent et arrivent") && calm.contains("est bien arrivé"))
            scripted.answer(.later(reply: "login: 535 5.7.8 Authentication credentials invalid"))
            try await delivery.drain()
            let page = try await browser.get("/settings/mail").text
            #expect(page.contains("Des courriels ne partent pas") && !page.contains("est bien arrivé"))
            #expect(page.contains("Le serveur refuse cet identifiant ou ce mot de passe"))
            #expect(page.contains("535 5.7.8") && page.contains("action=\"/settings/mail/test\""))
        }
    }
}
