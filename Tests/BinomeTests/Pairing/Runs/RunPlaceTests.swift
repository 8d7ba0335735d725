import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Where the pages of a run are in their programme, and their long lists.
@Suite struct `The place of a run in its programme` {
    private static let people =
        (0..<60).map { Somebody.mentee("Paul Un\($0)") }
        + (0..<59).map { .mentor("Luc Deux\($0)", capacity: 1).with { $0.languages = ["de"] } }
        + [.mentor("Zoé Trois", capacity: 1)]

    @Test(arguments: Engine.allCases) func `stand under the tabs of their programme, and say what is above them`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let home = "/programmes/\(programme.id.text)"
            let pair = try #require(try await server.pairs(of: run, programme).first?.split(separator: " "))
            let (mentee, mentor) = (
                try programme.participant(String(pair[0])).text, try programme.participant(String(pair[1])).text
            )
            let pages = [
                "", "/waiting", "/mentors", "/decisions", "/proof", "/publication", "/mentees/\(mentee)",
                "/mentors/\(mentor)", "/moves?moved=\(mentee)&mentor=\(mentor)",
            ].map { run + $0 }
            for path in pages + [programme.runs] {
                let page = try await browser.get(path).text
                let tabs = try page.firstMatch(of: /<nav class="tabs" [\s\S]*?<\/nav>/).orThrow().0
                #expect(tabs.contains("href=\"\(home)/pairs\" aria-current=\"true\""), "\(path)")
                for other in ["", "/participants", "/rules", "/exclusions", "/settings"] {
                    #expect(tabs.contains("href=\"\(home)\(other)\">"), "\(path) to \(other)")
                }
                let trail = try page.firstMatch(of: /<nav class="breadcrumb"[\s\S]*?<\/nav>/).orThrow().0
                let above = trail.matches(of: /href="([^"]+)"/).map { String($0.1) }
                #expect(above.prefix(3) == ["/programmes", home, home + "/pairs"], "\(path)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `lead a local manager to no page of the programme that is not theirs`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let people = [
                Somebody.mentee("Manon Perrin"), .mentee("Adrien Colin"), .mentor("Nadia Haddad"),
                .mentor("Luc Gauthier"),
            ]
            let scene = try await LocalScene(people, on: server)
            let page = try await server.browser(signedInAs: scene.local).get(scene.run).text
            let tabs = try page.firstMatch(of: /<nav class="tabs" [\s\S]*?<\/nav>/).orThrow().0
            #expect(tabs.contains("/pairs\" aria-current=\"true\"") && tabs.contains("/participants\""))
            for other in ["/rules\"", "/exclusions\"", "/settings\""] { #expect(!tabs.contains(other)) }
        }
    }

    @Test(arguments: Engine.allCases) func `list decisions and changes fifty at a time`(engine: Engine) async throws {
        try await withServer(engine) { server in
            // In the first run one mentee alone has a mentor: the others speak another language.
            let (programme, browser, first) = try await server.matched(Self.people, commonLanguage: true)
            try await server.database.write { _ = try $0.run("UPDATE programme SET common_language = FALSE") }
            let second = try await server.run(of: programme, by: browser)
            func names(_ path: String) async throws -> [String] {
                try await browser.get(path).text.matches(of: /<th scope="row" class="name">([^<]+)</).map {
                    String($0.1)
                }
            }
            #expect(try await server.pairs(of: first, programme).count == 1)
            let changed = try await names(second + "/changes")
            let rest = try await names(second + "/changes?from=50")
            #expect(changed.count == 50 && rest.count >= 9 && Set(changed).isDisjoint(with: rest))
            #expect(try await browser.get(second + "/changes").text.contains("rel=\"next\""))
            let locked = try await server.pairs(of: second, programme).map { names -> (name: String, value: String) in
                let pair = names.split(separator: " ").map(String.init)
                return ("pair", try programme.pair(pair[0], pair[1]))
            }
            _ = try await browser.post(
                second + "/decisions", each: locked + [("do", "lock"), ("version", "1")], from: second)
            let decided = try await names(second + "/decisions")
            let others = try await names(second + "/decisions?from=50")
            #expect(decided.count == 50 && others.count == 10 && Set(decided).isDisjoint(with: others))
            // Who takes a decision back on the second page stays there.
            let page = try await browser.get(second + "/decisions?from=50").text
            #expect(page.contains("name=\"return\" value=\"\(second)/decisions?from=50\""))
            #expect(page.contains("51 à 60 sur 60") && page.contains("60 décisions"))
        }
    }
}
