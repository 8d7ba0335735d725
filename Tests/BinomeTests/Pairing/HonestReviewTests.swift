import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// The review says what is so: what decisions cost, which rules were lifted, why somebody waits.
@Suite struct `A review` {
    private func decide(
        _ order: String, _ pair: String, _ run: String, _ browser: Browser
    ) async throws -> String {
        let version = try await browser.get(run).field("version") ?? ""
        let done = try await browser.post(
            run + "/decisions", ["do": order, "pair": pair, "version": version], from: run)
        return try await browser.get(try done.location.orThrow()).text
    }

    private func move(
        _ mentee: String, _ mentor: String, reason: String = "", _ run: String, _ programme: SmallProgramme,
        _ browser: Browser
    ) async throws -> String {
        let done = try await browser.post(
            run + "/moves",
            [
                "moved": programme.participant(mentee).text, "mentor": programme.participant(mentor).text,
                "version": browser.get(run).field("version") ?? "", "reason": reason,
            ], from: run)
        return try await browser.get(String(done.location.orThrow().prefix { $0 != "#" })).text
    }

    @Test(arguments: Engine.allCases) func `says what decisions by hand cost, and no more that nothing does better`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            #expect(try await browser.get(run).text.contains("Aucune autre répartition ne ferait mieux"))
            let locked = try await decide("lock", programme.pair("Colin", "Gauthier"), run, browser)
            #expect(locked.contains("Le binôme est verrouillé. L’ensemble n’y perd rien."))
            #expect(locked.contains("Votre décision ne coûte rien à l’ensemble des binômes"))
            let moved = try await move("Marchand", "Haddad", run, programme, browser)
            #expect(moved.contains("Le binôme choisi à la main est en place") && moved.contains("L’ensemble y perd"))
            #expect(moved.contains("C’est le mieux autour de vos 2 décisions, qui coûtent"))
            #expect(!moved.contains("Aucune autre répartition ne ferait mieux"))
            #expect(try await browser.get(run + "/proof").text.contains("Autour de vos 2 décisions"))
            let forbidden = try await decide("forbid", programme.pair("Perrin", "Haddad"), run, browser)
            #expect(forbidden.contains("Le binôme est écarté") && forbidden.contains("autour de vos 3 décisions"))
        }
    }

    @Test(arguments: Engine.allCases) func `says that equal scores tell nothing apart`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("A Un"), .mentee("B Deux"), .mentee("C Trois"), .mentor("D Quatre"), .mentor("E Cinq"),
                .mentor("F Six"),
            ]
            let programme = try await server.programme(people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let page = try await browser.get(server.run(of: programme, by: browser)).text
            #expect(page.contains("Tous les binômes ont le même score") && page.contains("faute de données"))
            #expect(page.contains("vœux, site") || page.contains("vœux et site"))
            #expect(page.contains("beaucoup d’autres feraient aussi bien"))
        }
    }

    @Test(arguments: Engine.allCases) func `says of a locked mentee that the lock is what stands in the way`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let choices = run + "/mentees/" + (try programme.participant("Perrin").text)
            let before = try await browser.get("\(run)/costs?mentee=\(try programme.participant("Perrin").text)")
            _ = try await decide("lock", programme.pair("Perrin", "Haddad"), run, browser)
            let page = try await browser.get(choices).text
            #expect(page.contains("Manon Perrin est verrouillé·e avec Nadia Haddad"))
            #expect(
                !page.contains("verrouillé ou en cours") && page.contains("data-label=\"Coût, en points\"")
            )
            // A lock on what was best anyway changes no price.
            let after = try await browser.get("\(run)/costs?mentee=\(try programme.participant("Perrin").text)")
            let weber = try programme.participant("Weber")
            #expect(try ToldCosts(after)[weber]?.says == ToldCosts(before)[weber]?.says)
            _ = try await browser.post(run + "/publication", ["version": "2"], from: run)
            let second = try await server.run(of: programme, by: browser)
            let kept = try await browser.get(second + "/mentees/" + (try programme.participant("Perrin").text)).text
            #expect(kept.contains("se poursuit") && !kept.contains(">Voir<"))
        }
    }

    @Test(arguments: Engine.allCases) func `shows a lifted rule in the list, the panel, a filter and before publishing`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people = PairingRunTests.people.map { one in
                one.with { if $0.last == "Weber" { $0.languages = ["de"] } }
            }
            let (programme, browser, run) = try await server.matched(people, commonLanguage: true)
            #expect(!(try await browser.get(run).text).contains("Qui enfreignent une règle"))
            let moved = try await move(
                "Perrin", "Weber", reason: "Elle apprend l’allemand.", run, programme, browser)
            #expect(moved.contains("règle levée\u{202F}: aucune langue commune"))
            #expect(moved.contains("Motif écrit\u{202F}: «\u{202F}Elle apprend l’allemand.\u{202F}»"))
            let lifted = try await browser.get(run + "?lifted=yes").text
            #expect(lifted.contains("Manon Perrin") && lifted.contains("1 sur 1"))
            #expect(!lifted.contains("Adrien Colin</a>"))
            let publication = try await browser.get(run + "/publication").text
            #expect(publication.contains("Un binôme repose sur une règle levée à la main"))
            #expect(publication.contains("Elle apprend l’allemand."))
        }
    }

    @Test(arguments: Engine.allCases) func `gives every list as a file, with no formula in it`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people =
                PairingRunTests.people.map { one in
                    one.with { if $0.last == "Weber" { $0.first = "=1+1" } }
                } + [Somebody.mentee("Reste Seule").with { $0.languages = ["ja"] }]
            let (programme, browser, run) = try await server.matched(people, commonLanguage: true)
            let page = try await browser.get(run).text
            #expect(page.contains("\(run)/export?format=xlsx") && page.contains("\(run)/export?format=csv"))
            let pairs = try await browser.get(run + "/export?format=csv").text
            let colin = try #require(FileRow.all(pairs).first { $0["Mentoré·e"] == "Adrien Colin" })
            #expect(colin["Mentor·e"] == "Luc Gauthier" && colin["Ce qui les rapproche"]?.isEmpty == false)
            #expect(colin["Score"].flatMap { Double($0.replacing(",", with: ".")) } ?? 0 > 0)
            // However far the address says to go on.
            #expect(try await browser.get(run + "/waiting?from=\(Int.max)").status == 200)
            #expect(pairs.contains("'=1+1 Weber") && !pairs.contains(";=1+1"))
            #expect(!(try await browser.get(run + "/export?format=csv&q=colin").text).contains("Marchand"))
            let waiting = try await browser.get(run + "/waiting/export?format=csv").text
            #expect(waiting.contains("Reste Seule") && waiting.contains("langue"))
            let loads = try await browser.get(run + "/mentors/export?format=csv").text
            #expect(loads.contains("Nadia Haddad;1;2;Manon Perrin"))
            _ = try await decide("lock", programme.pair("Colin", "Gauthier"), run, browser)
            #expect(try await browser.get(run + "/decisions/export?format=csv").text.contains("Claire Morel"))
            let second = try await server.run(of: programme, by: browser)
            _ = try await move("Marchand", "Haddad", second, programme, browser)
            #expect(try await browser.get(second + "/changes/export?format=csv").text.contains("Léa Marchand"))
            let book = try await browser.get(run + "/export")
            #expect(book.status == 200 && book.body.starts(with: Array("PK".utf8)))
            let exclusions = "/programmes/\(programme.id.text)/exclusions"
            _ = try await browser.post(
                exclusions, ["one": "colin@exemple.fr", "other": "haddad@exemple.fr", "reason": "Voisins"],
                from: exclusions)
            #expect(try await browser.get(exclusions + "/export?format=csv").text.contains("Voisins"))
        }
    }

    @Test(arguments: Engine.allCases) func `says once it is published what was sent, and pleads no more for reading`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let done = try await browser.post(run + "/publication", ["version": "1"], from: run)
            let page = try await browser.get(try done.location.orThrow()).text
            #expect(page.contains("Publié\u{202F}: 3 binômes commencent"))
            #expect(page.contains("3 binômes publiés le") && page.contains("aucun parti, 6 en attente, aucun refusé"))
            #expect(!page.contains("à relire") && !page.contains("votre regard compte"))
            #expect(page.contains("/programmes/\(programme.id.text)/pairs"))
            try await server.work()
            #expect(try await browser.get(run).text.contains("6 partis, aucun en attente, aucun refusé"))
            // What was done is said for a short while only.
            server.clock.advance(seconds: 300)
            let later = try await browser.get(try done.location.orThrow()).text
            #expect(!later.contains("3 binômes commencent"))
        }
    }

    @Test(arguments: Engine.allCases) func `gathers who waits by cause, with counts, and finds them`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            var people: [Somebody] = [
                .mentor("Luc Gauthier"), .mentor("Zoé Libre", capacity: 3).with { $0.languages = ["de"] },
            ]
            for (number, name) in ["Un", "Deux", "Trois", "Quatre"].enumerated() {
                people.append(.mentee("Paul \(name)").with { $0.site = number < 3 ? "Paris" : "Lyon" })
            }
            people.append(.mentee("Haru Cinq").with { $0.languages = ["ja"] })
            let (_, browser, run) = try await server.matched(people, commonLanguage: true)
            let page = try await browser.get(run + "/waiting").text
            #expect(
                page.contains("4 personnes attendent") && page.contains("4 places restent à pourvoir")
                    && page.contains("Il n’en manque qu’une au programme."))
            #expect(page.contains("Les mentor·es qui conviennent n’ont plus de place"))
            #expect(page.contains("Une règle écarte tout le monde\u{202F}: langue"))
            #expect(try await browser.get(run + "/publication").text.contains("\(run)/waiting"))
            let language = try await browser.get(run + "/waiting?cause=language").text
            #expect(language.contains("Haru Cinq") && !language.contains("Paul Quatre"))
            let found = try await browser.get(run + "/waiting?q=haru").text
            #expect(found.contains("Haru Cinq") && !found.contains("Paul Deux"))
            let loads = try await browser.get(run + "/mentors").text
            let (full, free) = (loads.range(of: "Luc Gauthier"), loads.range(of: "Zoé Libre"))
            #expect(try free.orThrow().lowerBound < full.orThrow().lowerBound, "free places first, as in the heading")
            #expect(!(try await browser.get(run + "/mentors?q=libre").text).contains("Luc Gauthier"))
            // Places are left, and fit nobody who waits: both pages say so, and what keeps them apart.
            #expect(page.contains("3 places restent libres alors que des personnes attendent."))
            #expect(page.contains("Sans l’obligation d’une langue commune, 3 places de plus seraient pourvues."))
            #expect(loads.contains("Il reste 3 places") && loads.contains("ne convient aux 4 personnes qui attendent"))
        }
    }

    @Test(arguments: Engine.allCases) func `of before leads to the latest, and the first has nothing to compare`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, first) = try await server.matched()
            #expect(try await browser.get(first + "/changes").text.contains("C’est le premier appariement"))
            server.clock.advance(seconds: 30)
            let second = try await server.run(of: programme, by: browser)
            let new = try await browser.get(second).text
            #expect(new.contains("les mêmes binômes que le précédent"))
            let old = try await browser.get(first).text
            #expect(old.contains("button--primary\" href=\"\(second)\"") && old.contains("Publier celui-ci quand même"))
            let runs = try await browser.get(programme.runs).text
            #expect(runs.contains("Appariement 1,") && runs.contains("Appariement 2,"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `lets nobody choose in bulk a pair that goes on`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser, first) = try await server.matched()
            let box = "<input type=\"checkbox\" name=\"pair\""
            #expect(try await browser.get(first).text.ranges(of: box).count == 3)
            _ = try await browser.post(first + "/publication", ["version": "1"], from: first)
            server.clock.advance(seconds: 30)
            let second = try await browser.get(server.run(of: programme, by: browser)).text
            #expect(second.contains("Manon Perrin</a>") && !second.contains(box))
        }
    }
}
