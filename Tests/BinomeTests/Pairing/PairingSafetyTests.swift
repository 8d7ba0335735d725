import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// What was decided in the meantime holds: exclusions, decisions on another run, changes of people.
@Suite struct `What changes between a computation and its publication` {
    private func exclude(
        _ one: String, _ other: String, _ programme: SmallProgramme, _ browser: Browser
    ) async throws -> TestAnswer {
        let page = "/programmes/\(programme.id.text)/exclusions"
        return try await browser.post(page, ["one": one, "other": other], from: page)
    }

    @Test(arguments: Engine.allCases) func `an exclusion set after the computation keeps the pair from being published`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            #expect(try await exclude("Léa Marchand", "Thomas Weber", programme, browser).status == 303)
            let page = try await browser.get(run + "/publication").text
            #expect(page.contains("Un binôme ne tient plus depuis l’appariement"))
            #expect(
                page.contains("<h1>Rien ne peut être publié pour l’instant") && !page.contains("Ce qui va se passer"))
            #expect(page.contains("Léa Marchand et Thomas Weber"))
            let refused = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(refused.status == 422)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 0)
            let again = try await server.run(of: programme, by: browser)
            #expect(!(try await server.pairs(of: again, programme)).contains("Marchand Weber"))
            #expect(try await browser.post(again + "/publication", ["version": "1"], from: again).status == 303)
        }
    }

    @Test(arguments: Engine.allCases, ["fr", "en"])
    func `keeps who withdrew or left from being held by a lock or a choice`(
        engine: Engine, language: String
    ) async throws {
        try await withServer(engine) { server in
            let (programme, manager, run) = try await server.matched()
            let page = try programme.page("Weber")
            _ = try await manager.post(page + "/withdrawal", from: page)
            let (person, now) = (try programme.person("Colin"), server.clock.now)
            try await server.database.write { tx in
                try Departures.leave(person, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            let one = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let browser = try await server.browser(signedInAs: one, language: language)
            let version = try await browser.get(run).field("version") ?? ""
            for (pair, said) in [
                (
                    "Marchand Weber",
                    ["fr": "Thomas Weber ne participe plus", "en": "Thomas Weber no longer takes part"]
                ),
                ("Colin Gauthier", ["fr": "Adrien Colin a quitté", "en": "Adrien Colin has left"]),
            ] {
                let sentence = try said[language].orThrow()
                let names = pair.split(separator: " ").map(String.init)
                let key = try programme.pair(names[0], names[1])
                let locked = try await browser.post(
                    run + "/decisions", ["do": "lock", "pair": key, "version": version], from: run)
                #expect(locked.status == 422 && locked.text.contains(sentence), "\(pair)")
                let moved = try await browser.post(
                    run + "/moves",
                    [
                        "moved": programme.participant(names[0]).text, "mentor": programme.participant(names[1]).text,
                        "version": version, "reason": "",
                    ], from: run)
                #expect(moved.status == 422 && moved.text.contains(sentence), "\(pair)")
            }
            #expect(try await browser.get(run).field("version") == version)
            // To set it aside, on the other hand, does no harm.
            let aside = try await browser.post(
                run + "/decisions", ["do": "forbid", "pair": programme.pair("Marchand", "Weber"), "version": version],
                from: run)
            #expect(aside.status == 303)
        }
    }

    @Test(arguments: Engine.allCases) func `an exclusion opens the lock that held the two together`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            _ = try await browser.post(
                run + "/decisions", ["do": "lock", "pair": programme.pair("Marchand", "Weber"), "version": "1"],
                from: run)
            _ = try await exclude("Weber Thomas", "Léa Marchand", programme, browser)
            let again = try await server.run(of: programme, by: browser)
            #expect(!(try await server.pairs(of: again, programme)).contains("Marchand Weber"))
            #expect(try await server.pairs(of: again, programme).count == 3)
        }
    }

    @Test(arguments: Engine.allCases) func `two who work together are kept apart once one has withdrawn`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            let refused = try await exclude("Léa Marchand", "Thomas Weber", programme, browser)
            #expect(refused.status == 422)
            #expect(refused.text.contains("travaillent ensemble dans ce programme"))
            let participant = "/programmes/\(programme.id.text)/participants/\(try programme.participant("Weber").text)"
            _ = try await browser.post(participant + "/withdrawal", ["ends": "1"], from: participant)
            #expect(try await exclude("Léa Marchand", "Thomas Weber", programme, browser).status == 303)
        }
    }

    @Test(arguments: Engine.allCases) func `somebody who becomes the other's manager is not published with them`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let (mentee, mentor, now) = (
                try programme.person("Marchand"), try programme.person("Weber"), server.clock.now
            )
            try await server.database.write { tx in
                var input = PersonInput(firstName: "Léa", lastName: "Marchand")
                input.email = "marchand@exemple.fr"
                input.languages = ["fr"]
                input.manager = mentor
                _ = try People.change(mentee, to: input, by: .product, in: tx, at: now)
            }
            #expect(try await browser.get(run + "/publication").text.contains("esponsable direct·e"))
            #expect(try await browser.post(run + "/publication", ["version": "1"], from: run).status == 422)
        }
    }

    @Test(arguments: Engine.allCases) func `a rule that was lifted with a reason stays lifted when it is published`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people = PairingRunTests.people.map { one in
                one.with { if $0.last == "Weber" { $0.languages = ["de"] } }
            }
            let (programme, browser, run) = try await server.matched(people, commonLanguage: true)
            _ = try await browser.post(
                run + "/moves",
                [
                    "moved": programme.participant("Perrin").text, "mentor": programme.participant("Weber").text,
                    "version": "1", "reason": "Elle apprend l’allemand.",
                ], from: run)
            #expect(try await browser.post(run + "/publication", ["version": "2"], from: run).status == 303)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what was decided on another run while one waited counts in it, and the older one names the newer`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, first) = try await server.matched()
            server.clock.advance(seconds: 1)
            let second = try await browser.post(programme.runs, from: programme.runs).location.orThrow()
            // Decided after the second was asked for and before it ends.
            _ = try await browser.post(
                first + "/decisions", ["do": "forbid", "pair": programme.pair("Marchand", "Weber"), "version": "1"],
                from: first)
            try await server.work()
            #expect(!(try await server.pairs(of: second, programme)).contains("Marchand Weber"))
            let page = try await browser.get(first).text
            #expect(page.contains("Un appariement plus récent existe"))
            #expect(page.contains(second))
        }
    }
}
