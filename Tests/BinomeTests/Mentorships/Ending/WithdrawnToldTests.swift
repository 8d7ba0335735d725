import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Whoever is taken out of a programme learns it from a mail, kindly, and not from a page that has changed.
@Suite struct `Somebody withdrawn from a programme` {
    private static let people: [Somebody] = [
        .mentee("Léa Marchand", wishes: ["Weber"]),
        .mentor("Thomas Weber").with { $0.language = "en" },
        .mentee("Manon Perrin", wishes: ["Haddad"]).with { $0.email = false },
        .mentor("Nadia Haddad"),
    ]

    private func published(_ server: TestServer) async throws -> (SmallProgramme, Browser) {
        let programme = try await server.programme(Self.people)
        let ines = try await server.person(
            "Inès", "Belkacem", email: "ines@exemple.fr", roles: [Grant(.manager, programme: programme.id)])
        let browser = try await server.browser(signedInAs: ines)
        let run = try await server.run(of: programme, by: browser)
        _ = try await browser.post(run + "/publication", ["version": "1", "tell_others": "no"], from: run)
        return (programme, browser)
    }

    private func withdraw(_ name: String, _ programme: SmallProgramme, _ browser: Browser) async throws -> String {
        let page = try programme.page(name)
        let done = try await browser.post(page + "/withdrawal", ["ends": "1"], from: page)
        return try await browser.get(try done.location.orThrow()).text
    }

    @Test(arguments: Engine.allCases)
    func `is told in their language of the end, of the pair that ends with it, and whom to write to`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            try await server.work()
            let before = server.mails.count
            let said = try await withdraw("Weber", programme, browser)
            #expect(said.contains("La personne retirée l’apprend par courriel"))
            try await server.work()
            let mail = try server.mails.prefix(server.mails.count - before).first { $0.to == "weber@exemple.fr" }
                .orThrow()
            #expect(mail.subject.contains("You no longer take part in") && mail.text.contains("as a mentor"))
            #expect(mail.text.contains("Your pair with Léa Marchand ends too"))
            #expect(mail.text.contains("Write to Inès Belkacem (ines@exemple.fr)"))
            #expect(!mail.text.contains("{"))
            // Back again: to a mail that went out, another follows.
            let page = try programme.page("Weber")
            _ = try await browser.post(page + "/return", from: page)
            try await server.work()
            let back = try server.mails.first { $0.to == "weber@exemple.fr" }.orThrow()
            #expect(back.subject.contains("again") && back.text.contains("as a mentor again"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `and brought back before the mail has gone gets neither`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            try await server.work()
            let before = server.mails.count
            _ = try await withdraw("Weber", programme, browser)
            let list = "/programmes/\(programme.id.text)/participants"
            _ = try await browser.post(
                list + "/returns", ["participant": programme.participant("Weber").text],
                from: list + "?shown=withdrawn")
            try await server.work()
            #expect(!server.mails.prefix(server.mails.count - before).contains { $0.to == "weber@exemple.fr" })
        }
    }

    @Test(arguments: Engine.allCases)
    func `who has no address is named as somebody to be told by hand`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let said = try await withdraw("Perrin", programme, browser)
            #expect(said.contains("Une personne retirée n’a pas d’adresse") && said.contains("dites-le-lui vous-même"))
            #expect(!said.contains("l’apprend par courriel, avec"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `by themselves, or before anything told them that they took part, gets none`(engine: Engine) async throws {
        try await withServer(engine) { server in
            // Taken in by mistake, and nothing published: they never heard of it.
            let programme = try await server.programme(Self.people)
            let nadia = try programme.person("Haddad")
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let page = try programme.page("Weber")
            _ = try await browser.post(page + "/withdrawal", from: page)
            // A manager who takes part, and withdraws.
            let now = server.clock.now
            try await server.database.write { tx in
                try Grants.grant(
                    Grant(.manager, programme: programme.id), to: nadia, by: .product, in: tx, at: now)
            }
            let own = try await server.browser(signedInAs: nadia)
            _ = try await own.post(try programme.page("Haddad") + "/withdrawal", from: try programme.page("Haddad"))
            try await server.work()
            #expect(!server.mails.contains { $0.subject.contains("a pris fin") || $0.subject.contains("take part") })
            // Whoever may sign in has seen it on their page, and is told.
            _ = try await server.browser(signedInAs: programme.person("Marchand"))
            let lea = try programme.page("Marchand")
            _ = try await browser.post(lea + "/withdrawal", from: lea)
            try await server.work()
            let mail = try server.mails.first.orThrow()
            #expect(mail.to == "marchand@exemple.fr" && mail.subject.contains("a pris fin"))
        }
    }
}
