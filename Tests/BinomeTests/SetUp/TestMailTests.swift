import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing
import Words

@testable import Web

/// What is said of a test mail that could not go.
extension `Settings of the organisation` {
    @Test(arguments: MailFault.allCases)
    func `say in words why the test mail could not be handed over, and what the server said`(
        fault: MailFault
    ) async throws {
        try await withServer(.sqlite) { server in
            let person = try await server.person(email: "claire.morel@example.org", roles: [Grant(.administrator)])
            for language in ["fr", "en"] {
                server.clock.advance(seconds: 1)
                let browser = try await server.browser(signedInAs: person, language: language)
                _ = try await browser.post(
                    "/settings/mail",
                    ["host": "smtp.example.org", "port": "25", "security": "none", "mail_from": "m@example.org"])
                try await OutboxFixture.delivery(on: server.database, clock: server.clock) { _ in
                    .later(reply: "\(fault.rawValue): 535 5.7.8 <x>")
                }.drain()
                let page = try await browser.get("/settings/mail").text
                let phrases = Phrases(server.installation.catalogue, in: Language(rawValue: language) ?? .french)
                #expect(page.contains(HTML.text(phrases("settings.mail.fault.\(fault.rawValue)")).markup))
                #expect(page.contains("535 5.7.8 &lt;x&gt;") && page.contains("notice--attention"))
                // In plain words first; what the machine said is folded away.
                let (words, raw) = (page.range(of: "notice--attention"), page.range(of: "535 5.7.8"))
                #expect(
                    words.map { first in raw.map { page[first.upperBound..<$0.lowerBound].contains("<details") } }
                        == true)
            }
            // Each test takes the place of the one before: only one of them is still to come.
            let waiting = try await server.database.read { try OutboxState.read(in: $0).waiting }
            #expect(waiting == 1)
        }
    }

    /// From such an address no mail could leave, and all would wait.
    @Test(arguments: Engine.allCases)
    func `take no sender whose mails no server takes`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire.morel@example.org", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: person)
            for (sender, status) in [
                ("zoé@example.org", 422), ("a b@example.org", 422), ("a@example", 422), ("a@b@example.org", 422),
                ("a\r\nb@example.org", 422), ("mentorat@société.example", 303), ("mentorat@example.org", 303),
            ] {
                let answer = try await browser.post(
                    "/settings/mail",
                    ["host": "smtp.example.org", "port": "25", "security": "none", "mail_from": sender])
                #expect(answer.status == status, "\(sender)")
            }
        }
    }

    @Test func `show what the server answered when it refuses the test mail`() async throws {
        try await withServer(.sqlite) { server in
            let person = try await server.person(email: "claire.morel@example.org", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: person)
            _ = try await browser.post(
                "/settings/mail",
                [
                    "host": "smtp.example.org", "port": "25", "security": "none", "user": "", "mail_password": "",
                    "mail_from": "m@example.org",
                ])
            try await OutboxFixture.delivery(on: server.database, clock: server.clock) { _ in
                .refused(reply: "554 5.7.1 <nobody> relays here")
            }.drain()
            let page = try await browser.get("/settings/mail").text
            #expect(page.contains("554 5.7.1 &lt;nobody&gt; relays here"))
            #expect(page.contains("notice--refused"))
        }
    }
}
