import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Numbers and filters of a review, worked out by hand.
@Suite struct `A review of three pairs` {
    /// Of scores 0, 50 and 100: wished by nobody, by one of the two, by both.
    private let people: [Somebody] = [
        .mentee("Ada Un", wishes: ["Quatre"]).with { ($0.site, $0.department) = ("Lyon", "Achats") },
        .mentor("Dan Quatre", wishes: ["Un"]).with { $0.site = "Nantes" },
        .mentee("Bob Deux", wishes: ["Cinq"]).with { ($0.site, $0.department) = ("Nantes", "Droit") },
        .mentor("Eve Cinq", wishes: ["Un"]).with { $0.site = "Lyon" },
        .mentee("Cat Trois", wishes: ["Quatre"]).with { ($0.site, $0.department) = ("Lyon", "Droit") },
        .mentor("Fay Six", capacity: 3).with { $0.department = "Achats" },
    ]

    @Test(arguments: Engine.allCases)
    func `tells the balance of scores, and shows by site, department and score just those`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(people, weights: ["wishes": "high"])
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: run, programme) == ["Un Quatre", "Deux Cinq", "Trois Six"])
            let page = try await browser.get(run).text
            #expect(page.contains("Médiane 50\u{202F}; le plus bas 0."), "the balance")
            #expect(page.contains("Scores de 0 à 100\u{202F}; médiane 50"))
            let bins = page.matches(of: /<th scope="row">(\d+)–(\d+)<\/th><td class="number">(\d+)<\/td>/)
            #expect(bins.filter { $0.3 != "0" }.map { "\($0.1) \($0.2) \($0.3)" } == ["0 4 1", "50 54 1", "95 100 1"])
            #expect(page.contains("?below=100\""), "the ten most fragile are all there are")
            let loads = try await browser.get(run + "/mentors").text
            #expect(loads.contains("1 sur 3") && loads.contains("1 sur 1") && !loads.contains("2 sur 3"))
            // The least sure first.
            func shown(_ query: String) async throws -> [String] {
                let text = try await browser.get(run + query).text
                return text.matches(of: /id="row-[^"]*"[^>]*data-name="\w+ (\w+)"/).map { String($0.1) }
            }
            #expect(try await shown("") == ["Trois", "Deux", "Un"])
            #expect(try await shown("?below=50") == ["Trois"])
            #expect(try await shown("?below=51") == ["Trois", "Deux"])
            let lyon = try #require(programme.sites["Lyon"])
            #expect(try await shown("?site=\(lyon)") == ["Trois", "Un"])
            let law = try #require(page.firstMatch(of: /<option value="([0-9a-f-]{36})">Droit</)).1
            #expect(try await shown("?department=\(law)") == ["Trois", "Deux"])
            #expect(try await shown("?department=\(law)&site=\(lyon)") == ["Trois"])
            #expect(try await shown("?q=quat") == ["Un"])
            #expect(try await shown("?q=bob") == ["Deux"])
        }
    }

    @Test(arguments: Engine.allCases) func `shows alone what changed since the one before`(engine: Engine) async throws
    {
        try await withServer(engine) { server in
            let programme = try await server.programme(people, weights: ["wishes": "high"])
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let first = try await server.run(of: programme, by: browser)
            #expect(
                try await browser.get(first + "?changed=yes").text.contains("data-name=\"Ada Un\""), "none before it")
            let (one, other, now) = (try programme.person("Un"), try programme.person("Quatre"), server.clock.now)
            try await server.database.write { tx in
                _ = try tx.run(TestProgrammeSQL.exclusion, programme.id, one, other, now)
            }
            server.clock.advance(seconds: 1)
            let second = try await server.run(of: programme, by: browser)
            let pairs = try await server.pairs(of: second, programme)
            let new = pairs.subtracting(["Un Quatre", "Deux Cinq", "Trois Six"])
            #expect(!pairs.contains("Un Quatre") && !new.isEmpty && new.count < 3, "\(pairs)")
            let text = try await browser.get(second + "?changed=yes").text
            let shown = text.matches(of: /id="row-[^"]*"[^>]*data-name="\w+ (\w+)"/).map { String($0.1) }
            #expect(Set(shown) == Set(new.map { String($0.prefix { $0 != " " }) }))
        }
    }

    @Test(arguments: Engine.allCases) func `is one, however often it is asked for before it is there`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let first = try #require(try await browser.post(programme.runs, from: programme.runs).location)
            #expect(try await browser.post(programme.runs).location == first)
            try await server.database.write { _ = try $0.run(TestProgrammeSQL.setRunning) }
            #expect(try await browser.post(programme.runs).location == first)
            #expect(try await server.database.read { try $0.rows(TestProgrammeSQL.states).count } == 1)
            try await server.work()
            #expect(try await browser.post(programme.runs).location != first, "the next is another")
        }
    }

    @Test(arguments: Engine.allCases) func `is not published from a page that was read before somebody decided`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched(people)
            let pair = try programme.pair("Un", "Quatre")
            let decided = try await browser.post(
                run + "/decisions", ["do": "lock", "pair": pair, "version": "1"], from: run)
            #expect(decided.status == 303)
            let late = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(late.status == 409)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 0)
            #expect(try await server.count(TestProgrammeSQL.mailCount) == 0)
            let again = try await browser.post(run + "/publication", ["version": "2"], from: run)
            #expect(again.status == 303, "\(again.text)")
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
        }
    }

    @Test(arguments: Engine.allCases) func `is not published where there is none`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let apart = people.map { $0.with { $0.languages = $0.side == "mentee" ? ["fr"] : ["en"] } }
            let (_, browser, run) = try await server.matched(apart, commonLanguage: true)
            let answer = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(answer.status == 422 && answer.text.contains("Il n’y a aucun binôme à publier."))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 0)
            #expect(try await server.count(TestProgrammeSQL.mailCount) == 0)
        }
    }
}
