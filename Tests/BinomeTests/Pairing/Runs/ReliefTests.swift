import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// What a rule costs in people, told before anything is published.
@Suite struct `A rule that leaves places empty` {
    /// Three mentees of one department for three mentors, of whom one alone is of another.
    private static let people: [Somebody] = [
        .mentee("Adrien Colin").with { $0.department = "Études" },
        .mentee("Renée Morin").with { $0.department = "Études" },
        .mentee("Zoé Blanc").with { $0.department = "Études" },
        .mentor("Luc Gauthier").with { $0.department = "Achats" },
        .mentor("Nadia Haddad").with { $0.department = "Études" },
        .mentor("Ana Weber").with { $0.department = "Études" },
    ]

    private func set(apart: String, _ programme: SmallProgramme, _ browser: Browser) async throws {
        let page = "/programmes/\(programme.id.text)/rules"
        let done = try await browser.post(
            page,
            [
                "shown": "yes", "weight-wishes": "high", "version": browser.get(page).field("version") ?? "",
                "other_department": apart,
            ], from: page)
        #expect(done.status == 303)
    }

    @Test(arguments: Engine.allCases) func `is named with how many it costs, on the review and where people wait`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            try await set(apart: "yes", programme, browser)
            let run = try await server.run(of: programme, by: browser)
            let review = try await browser.get(run).text
            #expect(review.contains("2 places restent libres alors que des personnes attendent."))
            #expect(review.contains("Sans l’obligation d’un autre service, 2 places de plus seraient pourvues."))
            #expect(review.contains("button--primary\" href=\"\(run)/waiting\">Voir qui attend"))
            let rules = "href=\"/programmes/\(programme.id.text)/rules\""
            let waiting = try await browser.get(run + "/waiting").text
            #expect(waiting.contains("Sans l’obligation d’un autre service") && waiting.contains(rules))
            let person = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: person, language: "en")
            #expect(try await english.get(run).text.contains("Without asking for another department, 2 more places"))
            // What was said is so: without the rule, everybody has somebody. And of rules that changed nothing is said.
            try await set(apart: "", programme, browser)
            #expect(try await !browser.get(run).text.contains("restent libres"))
            server.clock.advance(seconds: 60)
            let again = try await browser.get(server.run(of: programme, by: browser)).text
            #expect(again.contains("personne n’attend") && !again.contains("restent libres"))
        }
    }

    @Test(arguments: Engine.allCases) func `is not blamed where there are too few mentors`(engine: Engine) async throws
    {
        try await withServer(engine) { server in
            let programme = try await server.programme(Array(Self.people.prefix(4)))
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            try await set(apart: "yes", programme, browser)
            let review = try await browser.get(server.run(of: programme, by: browser)).text
            #expect(review.contains("2 personnes attendent") && !review.contains("Sans l’obligation"))
            #expect(!review.contains("Voir qui attend"))
        }
    }
}
