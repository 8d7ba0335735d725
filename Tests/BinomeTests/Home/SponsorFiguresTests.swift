import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// What a sponsor's page gives away, computed from it as a curious reader would: a number under five is said nowhere, nor
/// by subtracting one figure from another.
@Suite struct `A sponsor's figures` {
    /// What a figure on the page leaves possible.
    private static func range(_ words: String) -> ClosedRange<Int> {
        let words = words.lowercased()
        let number = Int(words.filter(\.isNumber)) ?? 0
        if words.contains("moins de") || words.contains("fewer") { return 1...(number - 1) }
        if words.contains("au moins") || words.contains("at least") { return number...500 }
        return number...number
    }

    /// Every combination of mentees in a pair and mentees who wait that the page allows, as pairs of two people each.
    private static func possible(_ page: String) throws -> (paired: Set<Int>, waiting: Set<Int>) {
        let figures = page.matches(of: /stat__figure">([^<]*)</).map { range(String($0.1)) }
        let waits = page.firstMatch(of: /<p>([^<]*)(?:personnes attendent|people still wait)/).map {
            range(String($0.1))
        }
        let (mentees, pairs) = (try #require(figures.first), try #require(figures.count > 2 ? figures[2] : nil))
        var (paired, waiting) = (Set<Int>(), Set<Int>())
        for pair in 1...60 where pairs.contains(pair) {
            for wait in 0...60 where (waits ?? 0...0).contains(wait) && mentees.contains(pair + wait) {
                paired.insert(pair)
                waiting.insert(wait)
            }
        }
        return (paired, waiting)
    }

    private func page(
        paired: Int, waiting: Int, _ engine: Engine, language: String = "fr",
        _ check: (String) async throws -> Void
    ) async throws {
        try await withServer(engine) { server in
            let people =
                (0..<(paired + waiting)).map { Somebody.mentee("Ada Mentorée\($0)") }
                + (0..<max(paired, 6)).map { Somebody.mentor("Bob Mentor\($0)", capacity: $0 < paired ? 1 : 0) }
            let programme = try await server.programme(people)
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            try await #require(server.count(TestProgrammeSQL.mentorships) == paired)
            let sponsor = try await server.browser(signedInAs: .sponsor, programme: programme.id, language: language)
            try await check(sponsor.get("/").text)
        }
    }

    @Test(arguments: Engine.allCases)
    func `begin sentences with a capital, and nobody waits who reached their aim`(engine: Engine) async throws {
        try await page(paired: 8, waiting: 3, engine) { page in
            #expect(page.contains("<p>Moins de 5 personnes attendent encore"))
        }
        try await withServer(engine) { server in
            let programme = try await server.programme(
                (0..<7).flatMap { [.mentee("Ada Mentorée\($0)"), .mentor("Bob Mentor\($0)", capacity: 1)] })
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            let pair = try await server.database.read {
                try $0.row(TestProgrammeSQL.mentorshipOf, programme.person("Mentorée0"))?.text("mentorship_id")
            }
            let closing = "/programmes/\(programme.id.text)/pairs/\(try pair.orThrow())/closing"
            #expect(
                try await manager.post(closing, ["reason": "completed", "note": "Son but est atteint."], from: closing)
                    .status == 303)
            for (language, waits) in [("fr", "attend encore"), ("en", "still wait")] {
                let sponsor = try await server.browser(
                    signedInAs: .sponsor, programme: programme.id, language: language)
                let text = try await sponsor.get("/").text
                #expect(!text.contains(waits) && text.contains("<p class=\"stat__figure\">6</p>"))
            }
        }
    }

    @Test(arguments: Engine.allCases, [(8, 3), (3, 8), (4, 4), (3, 2), (1, 12), (12, 1)])
    func `never tell a number under five by subtraction`(engine: Engine, case counts: (Int, Int)) async throws {
        try await page(paired: counts.0, waiting: counts.1, engine) { page in
            let possible = try Self.possible(page)
            if Fewest.isHidden(counts.0) { #expect(possible.paired.isSuperset(of: 1...4), "\(possible)") }
            if Fewest.isHidden(counts.1) { #expect(possible.waiting.isSuperset(of: 1...4), "\(possible)") }
            #expect(
                possible.paired.contains(counts.0) && possible.waiting.contains(counts.1), "and what is said is true")
        }
    }

    @Test(arguments: [("fr", "au moins 7</p>"), ("en", "at least 7</p>")])
    func `say “at least” where the exact number would give another away, and are exact where none is hidden`(
        language: String, words: String
    ) async throws {
        try await page(paired: 8, waiting: 3, .sqlite, language: language) { #expect($0.contains(words)) }
        try await page(paired: 6, waiting: 6, .sqlite, language: language) { page in
            let possible = try Self.possible(page)
            #expect(possible.paired == [6] && possible.waiting == [6])
        }
    }

    @Test(arguments: Engine.allCases)
    func `of several programmes together do not tell those of one`(engine: Engine) async throws {
        try await withServer(engine) { server in
            var grants: [Grant] = []
            for (number, pairs) in [7, 3].enumerated() {
                let people = (0..<pairs).flatMap { index in
                    [
                        Somebody.mentee("Ada Mentorée\(number)x\(index)").with { $0.email = false },
                        Somebody.mentor("Bob Mentor\(number)x\(index)", capacity: 1).with { $0.email = false },
                    ]
                }
                let programme = try await server.programme(people, name: "Programme \(number)")
                let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
                let run = try await server.run(of: programme, by: manager)
                _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
                grants.append(Grant(.sponsor, programme: programme.id))
            }
            server.clock.advance(days: 60)
            let sponsor = try await server.person("Paul", "Payeur", roles: grants)
            let page = try await server.browser(signedInAs: sponsor).get("/").text
            // Seven and one to four: eight at least, and never the sum.
            #expect(page.contains("Au moins 8 binômes") && !page.contains("10 binômes"))
        }
    }
}
