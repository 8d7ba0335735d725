import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// Why a pair, why not another, why somebody waits and what would be enough.
@Suite struct `Reasons on the pages of a run` {
    @Test(arguments: Engine.allCases) func `say by criterion what a pair is worth, and the parts make the score`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let page = try await browser.get(run + "?pair=" + programme.pair("Perrin", "Haddad")).text
            let parts = page.matches(of: /score__value">(\d+) sur (\d+)</).compactMap { Int($0.1) }
            let most = page.matches(of: /score__value">(\d+) sur (\d+)</).compactMap { Int($0.2) }
            let score = try #require(page.firstMatch(of: /Score (\d+) sur 100/).flatMap { Int($0.1) })
            #expect(parts.count == 3)
            #expect(abs(parts.reduce(0, +) - score) <= 1)
            #expect(abs(most.reduce(0, +) - 100) <= 1)
            #expect(page.contains("Vœu de la personne accompagnée"))
        }
    }

    @Test(arguments: Engine.allCases) func `name in the list the competency sought, and how far above the mentor is`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("Manon Perrin"), .mentor("Luc Gauthier"), .mentee("Adrien Colin"), .mentor("Nadia Haddad"),
            ]
            let programme = try await server.programme(people, weights: ["competencies": "high", "language": "must"])
            let now = server.clock.now
            try await server.database.write { tx in
                try Competencies.installDefault(in: tx, at: now)
                let known = try tx.rows(ReasonsSQL.competencies).map { try $0.id("id", of: Competency.self) }
                let (first, second) = (known[0], known[1])
                func set(_ name: String, _ entries: [PersonCompetency]) throws {
                    try People.setCompetencies(
                        entries, of: programme.person(name), source: .hand, by: .product, in: tx, at: now)
                }
                try set(
                    "Perrin",
                    [
                        PersonCompetency(first, held: true, level: 2, wanted: true, wantedLevel: 4),
                        PersonCompetency(second, held: false, wanted: true, wantedLevel: 3),
                    ])
                try set(
                    "Gauthier",
                    [
                        PersonCompetency(first, held: true, level: 4, wanted: false),
                        PersonCompetency(second, held: true, level: 2, wanted: false),
                    ])
                // Of these two, nobody said a level: none is spoken of.
                try set("Colin", [PersonCompetency(known[2], held: false, wanted: true)])
                try set("Haddad", [PersonCompetency(known[2], held: true, wanted: false)])
            }
            let names = try await server.database.read { tx in
                try tx.rows(ReasonsSQL.competencies).prefix(3).map { try PanelView.capitalised($0.text("name_fr")) }
            }
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            let page = try await browser.get(run).text
            #expect(page.contains("<span>\(names[0]), deux niveaux au-dessus, et "), "\(page)")
            #expect(page.contains("<span>\(names[2])\u{202F};"))
            let file = try await browser.get(run + "/export?format=csv").text
            #expect(file.contains("\(names[0]), deux niveaux au-dessus"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `say of a mentee which other mentor was possible, at what price, and why it lost`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let page = try await browser.get(run + "?pair=" + programme.pair("Perrin", "Haddad")).text
            #expect(page.contains("Et avec"))
            #expect(page.contains("Mieux placé·e avec Adrien Colin"))
            let choices = try await browser.get(run + "/mentees/" + programme.participant("Perrin").text).text
            #expect(choices.contains("Mieux placé·e avec Adrien Colin"))
        }
    }

    @Test(arguments: Engine.allCases) func `say of a mentor whom else they could have had, and why not`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let path = run + "/mentors/" + (try programme.participant("Gauthier").text)
            #expect(try await browser.get(run + "/mentors").text.contains(path))
            let page = try await browser.get(path).text
            #expect(page.contains("Luc Gauthier accompagne Adrien Colin"))
            #expect(page.contains("Manon Perrin"))
            #expect(page.contains("Mieux placé·e avec Nadia Haddad"))
            #expect(try await browser.get(run + "/mentors/" + programme.participant("Colin").text).status == 404)
        }
    }

    @Test(arguments: Engine.allCases) func `say of somebody who waits which one rule keeps them from whom`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("Manon Perrin").with { $0.languages = ["de"] }, .mentee("Adrien Colin"),
                .mentor("Luc Gauthier"), .mentor("Nadia Haddad"),
            ]
            let (programme, browser, run) = try await server.matched(people, commonLanguage: true)
            let page = try await browser.get(run + "/waiting").text
            #expect(page.contains("Manon Perrin") && !page.contains("Adrien Colin"))
            #expect(page.contains("Aucun·e mentor·e ne passe les règles\u{202F}: langue (2)."))
            #expect(page.contains("Sans exiger de langue commune"))
            let english = try await server.browser(
                signedInAs: try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)]),
                language: "en")
            #expect(try await english.get(run + "/waiting").text.contains("Without the rule on a common language"))
        }
    }

    @Test(arguments: Engine.allCases) func `say of somebody who waits for a place with whom one more would do`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(
                [.mentee("Manon Perrin"), .mentee("Adrien Colin"), .mentor("Luc Gauthier")])
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            let page = try await browser.get(run + "/waiting").text
            #expect(page.contains("Une place de plus auprès de Luc Gauthier suffirait"))
            #expect(page.contains("Une seule personne convient."))
        }
    }

    @Test(arguments: Engine.allCases)
    func `never take somebody whose languages the programme does not speak for unknown`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("Manon Perrin").with { $0.languages = ["de"] }, .mentee("Adrien Colin"),
                .mentor("Luc Gauthier").with { $0.languages = ["de", "fr"] }, .mentor("Nadia Haddad"),
            ]
            let programme = try await server.programme(people, commonLanguage: true)
            try await server.database.write { tx in
                _ = try tx.run(TestProgrammeSQL.language, programme.id, "fr")
            }
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: run, programme).count == 1)
            #expect(try await browser.get(run + "/waiting").text.contains("Manon Perrin"))
        }
    }

    @Test(arguments: Engine.allCases) func `say on the page of a pair that both speak the language`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("Manon Perrin").with { $0.languages = ["fr", "en"] },
                .mentor("Luc Gauthier").with { ($0.languages, $0.language) = (["fr", "en"], "en") },
                .mentee("Adrien Colin").with { $0.languages = ["de"] },
                .mentor("Nadia Haddad").with { $0.languages = ["de"] },
            ]
            let (programme, browser, run) = try await server.matched(people, commonLanguage: true)
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            func page(_ name: String, _ language: String = "fr") async throws -> String {
                let browser = try await server.browser(signedInAs: programme.person(name), language: language)
                let home = try await browser.get("/").text
                let link = try home.range(of: "href=\"/mentorships/").orThrow()
                return try await browser.get("/mentorships/" + home[link.upperBound...].prefix { $0 != "\"" }).text
            }
            #expect(try await page("Colin").contains("Langue commune\u{202F}: allemand."))
            #expect(try await page("Perrin").contains("Langues communes\u{202F}: "))
            #expect(try await page("Gauthier", "en").contains("You both speak "))
        }
    }

    @Test(arguments: Engine.allCases)
    func `say of two who barely match that they share little, and what that is, to them and to who runs the programme`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched([
                .mentee("Ada Un", wishes: ["Quatre"]).with { $0.excluded = ["Quatre"] },
                .mentor("Bob Deux", wishes: ["Trois"]).with { ($0.language, $0.excluded) = ("en", ["Trois"]) },
                .mentee("Cat Trois", wishes: ["Quatre"]),
                .mentor("Dan Quatre", wishes: ["Trois"]),
            ])
            let lack = "À l’aise en français, mais ni l’un·e ni l’autre ne l’a demandé"
            let choices = try await browser.get(run + "/mentees/" + programme.participant("Un").text).text
            #expect(choices.contains(lack))
            #expect(try await browser.get(run).text.contains(lack))
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(try await browser.get(run).text.contains(lack))
            let home = try await server.browser(signedInAs: programme.person("Un")).get("/").text
            #expect(
                home.contains("Vos réponses se recoupent peu") && home.contains("Langue commune\u{202F}: français"))
            #expect(home.contains("qui conduit le programme peut chercher autre chose"))
            let english = try await server.browser(signedInAs: programme.person("Deux")).get("/").text
            #expect(english.contains("Your answers have little in common") && english.contains("You both speak French"))
            let close = try await server.browser(signedInAs: programme.person("Trois")).get("/").text
            #expect(close.contains("souhaitiez travailler ensemble") && !close.contains("se recoupent peu"))
        }
    }
}

private enum ReasonsSQL {
    static let competencies: Statement = "SELECT id, name_fr FROM competency ORDER BY position, id LIMIT 3"
}
