import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// One name in the menu, and behind it what there is of the reader: a pair, several, or where they stand.
@Suite struct `The reader's own mentoring` {
    @Test(arguments: Engine.allCases, ["fr", "en"])
    func `is one entry of the menu, whether they have one pair, several or none`(
        engine: Engine, language: String
    ) async throws {
        try await withServer(engine) { server in
            let people = [
                Somebody.mentee("Léa Marchand"), .mentee("Paul Girard"), .mentor("Thomas Weber", capacity: 2),
                .mentee("Zoé Vide").with { $0.excluded = ["Weber"] },
            ]
            let programme = try await server.programme(people.map { $0.with { $0.language = language } })
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1", "tell_others": "no"], from: run)
            let entry = "<a href=\"/mentorships\">\(language == "fr" ? "Mon mentorat" : "My mentoring")</a>"
            let here = entry.replacing("\">", with: "\" aria-current=\"page\">")
            for (name, pairs) in [("Marchand", 1), ("Weber", 2), ("Vide", 0)] {
                let browser = try await server.browser(signedInAs: programme.person(name), language: language)
                #expect(try await browser.get("/").text.contains(entry), "\(name)")
                let answer = try await browser.get("/mentorships")
                if pairs == 1 {
                    let page = try await browser.get(try answer.location.orThrow()).text
                    #expect(page.contains(here) && page.contains("Thomas Weber"))
                } else {
                    #expect(answer.status == 200 && answer.text.contains(here), "\(name)")
                    #expect(answer.text.matches(of: /href="\/mentorships\/[0-9a-f]/).count == pairs, "\(name)")
                    #expect(answer.text.contains(pairs > 0 ? "Léa Marchand" : "Nouveaux managers"))
                }
            }
        }
    }
}
