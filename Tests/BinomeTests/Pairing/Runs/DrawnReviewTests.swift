import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// The page of a review is kept as it was drawn: nobody must ever see what is not so any more, or what is another's.
@Suite struct `A review that was drawn before` {
    @Test(arguments: Engine.allCases) func `tells what anybody did since, within the same minute`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let other = try await server.browser(
                signedInAs: server.person("Omar", "Autre", roles: [Grant(.manager, programme: programme.id)]))
            let administrator = try await server.browser(signedInAs: .administrator)
            let first = try await browser.get(run)
            #expect(try await browser.get(run).text == first.text)
            #expect(!first.text.contains("Votre décision"))

            let locked = try await other.post(
                run + "/decisions",
                ["do": "lock", "pair": programme.pair("Colin", "Gauthier"), "version": first.field("version") ?? ""],
                from: run)
            #expect(locked.status == 303)
            let second = try await browser.get(run)
            #expect(second.field("version") != first.field("version") && second.text.contains("Votre décision"))

            let person = "/people/\(try programme.person("Colin").text)"
            let renamed = try await administrator.post(
                person, ["first_name": "Adrien", "last_name": "Colinet"], from: person + "/edit")
            #expect(renamed.status == 303)
            let third = try await browser.get(run).text
            #expect(third.contains("Adrien Colinet") && !third.contains("Adrien Colin<"))

            let participant = try programme.page("Marchand")
            let withdrawn = try await browser.post(participant + "/withdrawal", ["sure": "yes"], from: participant)
            #expect(withdrawn.status == 303)
            #expect(try await browser.get(run).text != third)
        }
    }

    @Test(arguments: Engine.allCases) func `is shown to nobody else, and in nobody else's language`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people = PairingRunTests.people.map { one in
                one.with { $0.site = ["Perrin", "Haddad"].contains($0.last) ? "Lyon" : "Paris" }
            }
            let (programme, browser, run) = try await server.matched(people)
            #expect(try await browser.get(run).text.contains("Adrien Colin"))
            let grant = Grant(.localManager, programme: programme.id, site: programme.sites["Lyon"])
            let local = try await server.browser(signedInAs: server.person("Lou", "Local", roles: [grant]))
            #expect(try await !local.get(run).text.contains("Adrien Colin"))
            let colleague = try await server.person("Omar", "Autre", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: colleague, language: "en")
            let page = try await english.get(run)
            #expect(page.text.contains("<html lang=\"en") && page.text.contains("Adrien Colin"))
            // The forms on it are of that browser.
            let again = try await server.browser(signedInAs: colleague, language: "en")
            let pair = try programme.pair("Colin", "Gauthier")
            for (one, order) in [(english, "lock"), (again, "unlock")] {
                let version = try await one.get(run).field("version") ?? ""
                let done = try await one.post(
                    run + "/decisions", ["do": order, "pair": pair, "version": version], from: run)
                #expect(done.status == 303)
            }
            let stranger = try await server.browser(signedInAs: server.person("Nina", "Rien"))
            #expect(try await stranger.get(run).status == 403)
        }
    }
}
