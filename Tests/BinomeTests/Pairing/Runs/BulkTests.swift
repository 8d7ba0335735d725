import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Several pairs at once, as the boxes before the rows send them.
@Suite struct `Several pairs at once` {
    /// Six pairs who wish for one another, and a mentor more.
    private static let people: [Somebody] =
        (1...6).map { .mentee("Paul Un\($0)", wishes: ["Deux\($0)"]) }
        + (1...6).map { .mentor("Luc Deux\($0)", wishes: ["Un\($0)"]) } + [.mentor("Zoé Trois")]

    private func order(
        _ order: String, _ pairs: [String], _ run: String, _ browser: Browser, version: String? = nil
    ) async throws -> TestAnswer {
        let seen = try await browser.get(run).field("version")
        let fields = [(name: "do", value: order), ("version", version ?? seen ?? "")] + pairs.map { ("pair", $0) }
        return try await browser.post(run + "/decisions", each: fields, from: run)
    }

    private func wished(_ numbers: [Int]) -> Set<String> { Set(numbers.map { "Un\($0) Deux\($0)" }) }

    @Test(arguments: Engine.allCases)
    func `are locked, released, set aside and allowed again, and no other`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched(Self.people)
            #expect(try await server.pairs(of: run, programme) == wished([1, 2, 3, 4, 5, 6]))
            let three = try [1, 3, 5].map { try programme.pair("Un\($0)", "Deux\($0)") }
            let others = try [2, 4, 6].map { try programme.pair("Un\($0)", "Deux\($0)") }

            #expect(try await order("lock", three, run, browser).status == 303)
            let locked = try await browser.get(run + "?locked=yes").text
            for pair in three { #expect(locked.contains(pair)) }
            for pair in others { #expect(!locked.contains(pair)) }

            #expect(try await order("forbid", others, run, browser).status == 303)
            let apart = try await server.pairs(of: run, programme)
            #expect(apart.count == 6 && apart.isSuperset(of: wished([1, 3, 5])))
            #expect(apart.isDisjoint(with: wished([2, 4, 6])))
            let decisions = try await browser.get(run + "/decisions").text
            for pair in three + others { #expect(decisions.contains("value=\"\(pair)\"")) }

            #expect(try await order("allow", others, run, browser).status == 303)
            #expect(try await server.pairs(of: run, programme) == wished([1, 2, 3, 4, 5, 6]))
            #expect(try await order("unlock", three, run, browser).status == 303)
            #expect(
                try await browser.get(run + "?locked=yes").text.contains("Aucun binôme ne répond à ces filtres"))
            #expect(try await browser.get(run + "/decisions").text.contains(three[0]) == false)
        }
    }

    @Test(arguments: Engine.allCases)
    func `of which one has changed meanwhile are all left as they are, named, and done when it is asked for again`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, first, run) = try await server.matched(Self.people)
            let grant = Grant(.manager, programme: programme.id)
            let second = try await server.browser(signedInAs: server.person("Jean", "Second", roles: [grant]))
            let seen = try await second.get(run).field("version")
            let three = try [1, 2, 3].map { try programme.pair("Un\($0)", "Deux\($0)") }
            #expect(try await order("forbid", [three[1]], run, first).status == 303)
            let after = try await server.pairs(of: run, programme)

            let late = try await order("forbid", three, run, second, version: seen)
            #expect(late.status == 409 && late.text.contains("Claire Morel a changé ces binômes"))
            for pair in three { #expect(late.text.contains("name=\"pair\" value=\"\(pair)\"")) }
            #expect(late.text.ranges(of: "ne sont plus ensemble").count == 1)
            #expect(try await server.pairs(of: run, programme) == after, "not even the two that nobody touched")

            let again = try await order("forbid", three, run, second, version: late.field("version"))
            #expect(again.status == 303)
            let done = try await server.pairs(of: run, programme)
            #expect(done.isDisjoint(with: wished([1, 2, 3])) && done.isSuperset(of: wished([4, 5, 6])))
        }
    }

    @Test(arguments: Engine.allCases)
    func `set aside are allowed again by one press on the page that says so, and only there`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched(Self.people)
            let two = try [1, 2].map { try programme.pair("Un\($0)", "Deux\($0)") }
            let done = try await order("forbid", two, run, browser)
            let page = try await browser.get(try done.location.orThrow()).text
            let undo = try page.firstMatch(of: /<div class="buttons"><form[\s\S]*?<\/form>/).orThrow().0
            #expect(undo.contains("permettre à nouveau ces 2 binômes"))
            for pair in two { #expect(undo.contains("name=\"pair\" value=\"\(pair)\"")) }
            #expect(undo.contains("action=\"\(run)/decisions\"") && undo.contains("value=\"allow\""))
            let version = try String(undo.firstMatch(of: /name="version" value="([0-9]+)"/).orThrow().1)
            #expect(try await order("allow", two, run, browser, version: version).status == 303)
            #expect(try await server.pairs(of: run, programme) == wished([1, 2, 3, 4, 5, 6]))
            #expect(!(try await browser.get(run).text).contains("permettre à nouveau ces"))
            // Two minutes later the page says it no more.
            let again = try await order("forbid", two, run, browser)
            server.clock.advance(seconds: 180)
            #expect(!(try await browser.get(try again.location.orThrow()).text).contains("permettre à nouveau ces"))
        }
    }
}
