import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// A run in review whose rules, weights or places were changed since it was computed.
@Suite struct `A run computed by other rules` {
    @Test(arguments: Engine.allCases)
    func `says so on its review, before it is published, and at home, with what differs, until it is solved again`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let ann = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: ann, language: "en")
            let (rules, settings) = (
                "/programmes/\(programme.id.text)/rules", "/programmes/\(programme.id.text)/settings"
            )
            for path in [run, "/"] {
                #expect(!(try await browser.get(path).text).contains("règles ont changé"))
            }
            server.clock.advance(seconds: 30)
            let saved = try await browser.post(
                rules,
                [
                    "shown": "yes", "version": "1", "weight-site": "high", "weight-language": "number",
                    "number-language": "70", "least_score": "10",
                ], from: rules)
            #expect(saved.status == 303)
            for path in [run, run + "/publication"] {
                let (french, told) = (try await browser.get(path).text, try await english.get(path).text)
                #expect(french.contains("Les règles ont changé depuis cet appariement"))
                #expect(french.contains("<li>Site\u{202F}: fort au lieu de moyen</li>"))
                #expect(french.contains("<li>Langues\u{202F}: 70 au lieu de moyen</li>"))
                #expect(told.contains("<li>Minimum score: 10 instead of none</li>"))
            }
            let (home, told) = (try await browser.get("/").text, try await english.get("/").text)
            #expect(home.contains("Les règles ont changé depuis l’appariement"))
            #expect(home.contains("70 au lieu de moyen · Site") && home.contains("un autre changement"))
            #expect(!home.contains("prêts à être publiés") && !home.contains("prêt à être publié"))
            #expect(told.contains("the rules changed since the matching: solve again, or publish as it is"))
            server.clock.advance(seconds: 30)
            try await places(settings, mentor: "2", browser)
            let page = try programme.page("Haddad")
            _ = try await browser.post(page, ["shown": "yes", "capacity": "3"], from: page)
            let review = try await browser.get(run).text
            #expect(review.contains("<li>Places par mentor·e\u{202F}: 2 au lieu de 1</li>"))
            #expect(review.contains("Une personne a un autre nombre de places"))
            server.clock.advance(seconds: 30)
            let next = try await server.run(of: programme, by: browser)
            for path in [next, next + "/publication", "/"] {
                #expect(!(try await browser.get(path).text).contains("règles ont changé"), "\(path)")
            }
        }
    }

    private func places(_ settings: String, mentor: String, _ browser: Browser) async throws {
        let version = try await browser.get(settings).field("version") ?? ""
        let done = try await browser.post(
            settings,
            [
                "name": "Nouveaux managers", "purpose": "x", "kind": "one_to_one", "formality": "formal",
                "starts_on": "2026-12-01", "ends_on": "2027-09-01", "mentor_capacity": mentor, "mentee_capacity": "1",
                "meeting_days": "21", "version": version,
            ], from: settings)
        #expect(done.status == 303)
    }

    @Test(arguments: Engine.allCases)
    func `can be published all the same, and says nothing of it to who looks after a part`(engine: Engine) async throws
    {
        try await withServer(engine) { server in
            let people = PairingRunTests.people.map { one in one.with { $0.site = $0.site ?? "Lyon" } }
            let programme = try await server.programme(people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let local = try await server.person(
                "Hugo", "Sabatier",
                roles: [Grant(.localManager, programme: programme.id, site: programme.sites["Lyon"])])
            let run = try await server.run(of: programme, by: browser)
            let rules = "/programmes/\(programme.id.text)/rules"
            server.clock.advance(seconds: 30)
            _ = try await browser.post(rules, ["shown": "yes", "version": "1", "weight-site": "low"], from: rules)
            #expect(try await browser.get(run).text.contains("Les règles ont changé"))
            #expect(!(try await server.browser(signedInAs: local).get(run).text).contains("Les règles ont changé"))
            #expect(try await browser.post(run + "/publication", ["version": "1"], from: run).status == 303)
            #expect(!(try await browser.get(run).text).contains("Les règles ont changé"))
        }
    }
}
