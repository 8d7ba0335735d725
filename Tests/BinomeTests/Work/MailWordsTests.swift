import Foundation
import HTTPTypes
import Mail
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// What a mail says, and to whom it gives a way out.
@Suite struct `Mails in words` {
    @Test(arguments: ["fr", "en"])
    func `come in the person's language, as text and as HTML, with a link from the public address`(
        language: String
    ) async throws {
        try await withServer(.sqlite) { server in
            let person = try await server.person(email: "claire@example.org", roles: [Grant(.administrator)])
            let now = server.clock.now
            try await server.database.write { tx in
                try tx.run("UPDATE person SET language = \(.text("l")) WHERE id = \(.text("id"))", language, person)
                _ = try Outbox.queue("mail_test", to: person, class: .immediate, in: tx, at: now)
            }
            try await server.work()
            let mail = try #require(server.mails.first)
            #expect(mail.text.hasPrefix(language == "fr" ? "Bonjour Claire,\n" : "Hello Claire,\n"))
            #expect(mail.html.contains("<html lang=\"\(language)\">"))
            #expect(mail.text.contains("\nhttp://127.0.0.1:8080/mail-arrival/"))
            #expect(!mail.text.contains("⟦") && !mail.html.contains("⟦") && !mail.subject.contains("⟦"))
            #expect(!mail.headers.contains { $0.name == "List-Unsubscribe" })
        }
    }

    @Test(arguments: Engine.allCases)
    func `of several pieces of news name in their subject whom a mentor accompanies`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@example.org")
            let now = server.clock.now
            try await server.database.write { tx in
                for partner in ["Léa Marchand", "Adrien Colin"] {
                    _ = try Outbox.queue(
                        "pair_published_mentor", to: person, class: .relation,
                        values: ["partner": partner, "programme": "Élan", "path": "/"], in: tx, at: now)
                }
            }
            try await server.work()
            let subject = try #require(server.mails.first).subject
            #expect(
                ["Léa Marchand et Adrien Colin", "Adrien Colin et Léa Marchand"].map { "Vous accompagnez \($0)" }
                    .contains(subject))
            server.clock.advance(days: 2)
            let later = server.clock.now
            try await server.database.write { tx in
                for template in ["pair_published_mentor", "left_without_mentor"] {
                    _ = try Outbox.queue(
                        template, to: person, class: .relation,
                        values: ["partner": "Léa Marchand", "programme": "Élan", "path": "/", "contact": "Zoé"], in: tx,
                        at: later)
                }
            }
            try await server.work()
            #expect(server.mails.first?.subject == "Des nouvelles de vos binômes")
        }
    }

    @Test(arguments: Engine.allCases)
    func `optional ones carry a link that stops them with one click, and a GET stops nothing`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@example.org")
            let now = server.clock.now
            _ = try await server.database.write {
                try Outbox.queue("mail_test", to: person, class: .optional, in: $0, at: now)
            }
            try await server.work()
            let headers = try #require(server.mails.first).headers
            // Optional ones are not counted by the day: they promise nothing of it.
            #expect(try #require(server.mails.first).text.contains("message facultatif parce que"))
            #expect(headers.contains { $0.name == "List-Unsubscribe-Post" && $0.value == "List-Unsubscribe=One-Click" })
            let value = try #require(headers.first { $0.name == "List-Unsubscribe" }?.value)
            let path = String(value.dropFirst().dropLast().dropFirst("http://127.0.0.1:8080".count))
            let browser = server.browser()
            let wishes = try await browser.get(path)
            #expect(wishes.status == 200 && wishes.text.contains("ce qui ne peut pas attendre part aussitôt"))
            #expect(try await server.database.read { try MailWishes.stopped(person, in: $0) } == false)
            // As a mail program does: no cookie, no origin, no form token.
            let program = try await server.browser().send(
                .post, path, headers: [.contentType: "application/x-www-form-urlencoded"],
                body: Array("List-Unsubscribe=One-Click".utf8))
            #expect(program.status == 303)
            _ = try await server.database.write {
                try Outbox.queue("mail_test", to: person, class: .optional, in: $0, at: now)
            }
            try await server.work()
            #expect(server.mails.count == 1)
            // And the person may change their mind.
            #expect(try await browser.post(path + "/resumption", from: path).status == 303)
            #expect(try await server.database.read { try MailWishes.stopped(person, in: $0) } == false)
            #expect(try await browser.get("/mail-wishes/forged.link").status == 404)
        }
    }

    @Test func `of the demonstration are read on a page of its own, which a real installation does not have`()
        async throws
    {
        try await withDatabase(.sqlite) { database in
            let server = try TestServer(database: database, clock: TestClock(), demonstration: true)
            let person = try await server.person(email: "claire@example.org")
            let now = server.clock.now
            _ = try await database.write {
                try Outbox.queue("mail_test", to: person, class: .immediate, in: $0, at: now)
            }
            try await server.work()
            let browser = server.browser()
            #expect(try await browser.get("/demonstration/mails").text.contains("claire@example.org"))
            let page = try await browser.get("/demonstration/mails/1")
            #expect(page.text.contains("<a href=\"http://127.0.0.1:8080/mail-arrival/"))
            #expect(try await browser.get("/demonstration/mails/1/letter").text.contains("<base target=\"_top\">"))
        }
        try await withServer(.sqlite) { server in
            let page = try await server.browser().get("/demonstration/mails")
            #expect(page.status == 404)
        }
    }

    @Test func `are noted on the person only when their address is refused for good`() {
        let cases: [(MailOutcome, DeliveryOutcome)] = [
            (.accepted(reply: "250 queued"), .accepted(reply: "250 queued")),
            (.refused(permanent: true, about: .recipient, code: 550, text: "no"), .noSuchRecipient(reply: "550 no")),
            (.refused(permanent: false, about: .recipient, code: 451, text: "later"), .later(reply: "451 later")),
            (.refused(permanent: true, about: .sender, code: 553, text: "not you"), .later(reply: "553 not you")),
            (.refused(permanent: true, about: .message, code: 554, text: "spam"), .refused(reply: "554 spam")),
            (.unreachable(.timeout, text: "slow"), .later(reply: "timeout: slow")),
            (.uncertain(text: "cut"), .later(reply: "uncertain: cut")),
        ]
        for (said, meant) in cases { #expect(MailPost.outcome(said) == meant) }
    }
}
