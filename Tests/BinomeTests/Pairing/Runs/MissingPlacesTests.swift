import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Places that are missing: one number everywhere, and whose place more would do for whom.
@Suite struct `Missing places` {
    /// Four mentees who want five mentors, of three places; two of these speak no language of theirs.
    private static let people: [Somebody] = [
        .mentee("Manon Perrin").with { $0.capacity = 2 }, .mentee("Adrien Colin"), .mentee("Léa Marchand"),
        .mentee("Renée Morin"), .mentor("Luc Gauthier"),
        .mentor("Zoé Libre", capacity: 2).with { $0.languages = ["de"] },
        .mentor("Nadia Haddad"),
    ]

    @Test(arguments: Engine.allCases)
    func `are as many at home, on the overview and beside those who wait, where free places are named apart`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people, commonLanguage: true)
            let ann = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let browser = try await server.browser(signedInAs: ann)
            let english = try await server.browser(signedInAs: ann, language: "en")
            #expect(try await browser.get("/programmes/\(programme.id.text)").text.contains("il manque une place"))
            #expect(try await browser.get("/").text.contains("Il manque une place de mentor·e"))
            let run = try await server.run(of: programme, by: browser)
            let page = try await browser.get(run + "/waiting").text
            #expect(page.contains("3 places restent à pourvoir."))
            #expect(page.contains("Il n’en manque qu’une au programme."))
            let told = try await english.get(run + "/waiting").text
            #expect(told.contains("3 places are still to be filled.") && told.contains("short of one only"))
            #expect(try await english.get("/").text.contains("One mentor’s place is missing"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `say of each mentor how many they fit, and give a place also once pairs are published`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people, commonLanguage: true)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            func check(_ when: Comment) async throws {
                let page = try await browser.get(run + "/waiting").text
                // Both who fit are credited with everybody who waits, and not each of these with one of them.
                let waiting = try #require(page.firstMatch(of: /Convient à (\d) personnes qui attendent/), when)
                #expect(page.ranges(of: "Convient à \(waiting.1) personnes qui attendent").count == 2, when)
                for name in ["Gauthier", "Haddad"] {
                    let place = try programme.page(name) + "#field-capacity"
                    #expect(page.contains("href=\"\(place)\""), when)
                }
                #expect(!page.contains(try programme.page("Libre") + "#field-capacity"), when)
            }
            try await check("in review")
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            try await check("published")
            let haddad = try programme.page("Haddad")
            #expect(try await browser.get(haddad).text.contains("id=\"field-capacity\""))
        }
    }
}

/// What the two of a pair read of why they were put together.
@Suite struct `The competency that a mentee seeks` {
    @Test(arguments: Engine.allCases)
    func `is told to both where the mentor has it, however much else is sought`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(
                [
                    .mentee("Manon Perrin", wishes: ["Gauthier"]).with { $0.site = "Lyon" },
                    .mentor("Luc Gauthier", wishes: ["Perrin"]).with { ($0.site, $0.language) = ("Lyon", "en") },
                ], weights: ["competencies": "low", "wishes": "high", "site": "high", "language": "high"])
            let now = server.clock.now
            let name = try await server.database.write { tx in
                try Competencies.installDefault(in: tx, at: now)
                let known = try Competencies.all(in: tx)
                let sought = known.prefix(4).map { PersonCompetency($0.id, held: false, wanted: true, wantedLevel: 4) }
                try People.setCompetencies(
                    Array(sought), of: programme.person("Perrin"), source: .hand, by: .product, in: tx, at: now)
                try People.setCompetencies(
                    [PersonCompetency(known[1].id, held: true, level: 3, wanted: false)],
                    of: programme.person("Gauthier"), source: .hand, by: .product, in: tx, at: now)
                return known[1].name
            }
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            let mentee = try await server.browser(signedInAs: programme.person("Perrin")).get("/").text
            #expect(
                mentee.contains("Luc pratique ce que vous souhaitez apprendre\u{202F}: \(name.fr)"))
            let mentor = try await server.browser(signedInAs: programme.person("Gauthier"), language: "en")
            let page = try await mentor.get("/mentorships").location.orThrow()
            #expect(try await mentor.get(page).text.contains("Manon wants to learn what you practise"))
        }
    }
}
