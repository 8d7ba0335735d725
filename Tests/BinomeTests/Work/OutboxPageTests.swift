import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// What the administrator reads of mails: how they fare, never what they say.
@Suite struct `The page of mails` {
    @Test(arguments: Engine.allCases)
    func `says to whom each went and what the server answered, and nothing of its contents`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let zoe = try await server.person("Zoé", "Garnier", email: "zoe@exemple.fr")
            let luc = try await server.person("Luc", "Petit", email: "luc@exemple.fr")
            let clock = server.clock
            let now = clock.now
            let values = ["partner": "Anne Morel", "programme": "Élan", "path": "/"]
            try await server.database.write { tx in
                for person in [zoe, luc] {
                    _ = try Outbox.queue("partner_left", to: person, class: .immediate, values: values, in: tx, at: now)
                }
            }
            let delivery = OutboxFixture.delivery(on: server.database, clock: clock) { mail in
                mail.to == "luc@exemple.fr" ? .noSuchRecipient(reply: "550 no such user") : .accepted(reply: "250 OK")
            }
            try await delivery.drain()
            let browser = try await server.browser(signedInAs: .administrator)
            let page = try await browser.get("/settings/mail/outbox").text
            #expect(page.contains("1 courriel a été refusé"))
            #expect(page.contains("Luc Petit") && page.contains("550 no such user"))
            #expect(!page.contains("Anne Morel") && !page.contains("Élan"))
            let sent = try await browser.get("/settings/mail/outbox?state=sent").text
            #expect(sent.contains("Zoé Garnier") && !sent.contains("Luc Petit"))
            #expect(sent.contains("[nom] a quitté l’organisation"))
            let file = try await browser.get("/settings/mail/outbox/export?state=refused&format=csv").text
            #expect(file.contains("Luc Petit") && file.contains("550 no such user"))
            #expect(try await browser.get("/people?check=refused").text.contains(luc.text))
            let manager = try await server.browser(signedInAs: .manager)
            #expect(try await manager.get("/settings/mail/outbox").status == 403)
        }
    }
}
