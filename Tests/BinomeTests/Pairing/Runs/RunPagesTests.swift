import Foundation
import Mentoring
import Storage
import TestEngines
import Testing
import Words

@testable import Web
@testable import binome

/// The pages of one run: the ways between them, and their lists, so many rows at a time.
@Suite struct `The pages beside each other` {
    private static func many(_ mentees: Int, _ mentors: Int) -> [Somebody] {
        (0..<mentees).map { Somebody.mentee("Paul Un\($0)") }
            + (0..<mentors).map { .mentor("Luc Deux\($0)", capacity: 1) }
    }

    @Test(arguments: Engine.allCases) func `lead to each other, and the row that is opened leads to its detail`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            for path in ["", "/waiting", "/mentors", "/decisions"] {
                let page = try await browser.get(run + path).text
                let tabs = try page.firstMatch(of: /<nav class="tabs tabs--within"[\s\S]*?<\/nav>/).orThrow().0
                #expect(tabs.contains("href=\"\(run)\(path)\" aria-current=\"page\""), "\(path)")
                for other in ["", "/waiting", "/mentors", "/decisions"] {
                    #expect(tabs.contains("href=\"\(run)\(other)\""), "\(path) to \(other)")
                }
                // There is no run before it to compare with.
                #expect(!tabs.contains("/changes"))
            }
            let second = try await server.run(of: programme, by: browser)
            #expect(
                try await browser.get(second + "/changes").text.contains("\(second)/changes\" aria-current=\"page\""))
            // Nothing but the opened row leads to the detail, whose heading can take the focus.
            let opened = try await browser.get(run).text
            #expect(opened.components(separatedBy: "href=\"#pair-title\"").count == 2)
            #expect(opened.contains("<h2 id=\"pair-title\" tabindex=\"-1\">"))
            let english = try await server.browser(signedInAs: .manager, programme: programme.id, language: "en")
            #expect(try await english.get(run).text.contains(">Go to the detail</a>"))
        }
    }

    @Test(arguments: Engine.allCases) func `begin at the latest proposal, which took the place of the one before`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, first) = try await server.matched()
            server.clock.advance(seconds: 60)
            let second = try await server.run(of: programme, by: browser)
            let overview = try await browser.get("/programmes/\(programme.id.text)").text
            #expect(overview.contains("button--primary\" href=\"\(second)\""))
            let list = try await browser.get(programme.runs).text
            #expect(list.contains("<h1>2 appariements, dont un à relire</h1>"))
            let states = list.matches(of: /row__side"><p>([^<]*)</).map { String($0.1) }
            #expect(states == ["à relire", "remplacé"])
            #expect(list.contains("href=\"\(first)\""), "and can still be looked at")
        }
    }

    @Test(arguments: Engine.allCases) func `let a mentor be found by name among all who could be chosen`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people =
                Self.many(2, 40) + [
                    .mentor("Éloïse De La Tour", capacity: 1).with { ($0.last, $0.email) = ("De La Tour", false) }
                ]
            let (programme, browser, run) = try await server.matched(people)
            let page = run + "/mentees/" + (try programme.participant("Un0").text)
            func names(_ query: String) async throws -> [String] {
                try await browser.get(page + query).text.matches(of: /<th scope="row" class="name">([^<]*)/).map {
                    String($0.1)
                }
            }
            #expect(try await names("").count == 25)
            // Accents and case count for nothing, beginnings of words in any order find.
            #expect(try await names("?q=tour+eloi") == ["Éloïse De La Tour"])
            #expect(try await names("?q=deux").count == 25)
            #expect(try await names("?q=deux&from=25").count == 15)
            let nobody = try await browser.get(page + "?q=personne").text
            #expect(nobody.contains("empty__title") && nobody.contains("value=\"personne\""))
            let next = try await browser.get(page + "?q=deux").text
            #expect(next.contains("q=deux&amp;from=25"), "the next page is one of what was looked for")
            // All would do as well: said once above the list, not at each of them.
            let all = try await browser.get(page).text
            #expect(all.ranges(of: "puis l’ordre des matricules décide").count == 1)
        }
    }

    @Test(arguments: Engine.allCases) func `show mentors with free places first, alone if asked, fifty at a time`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            // Nobody speaks her language.
            let people = Self.many(60, 70) + [.mentor("Zoé Vide", capacity: 3).with { $0.languages = ["de"] }]
            let (_, browser, run) = try await server.matched(people, commonLanguage: true)
            func mentors(_ query: String) async throws -> [String] {
                try await browser.get(run + "/mentors" + query).text.matches(of: /row-link__target"[^>]*>([^<]+)</)
                    .map { String($0.1) }
            }
            let first = try await mentors("")
            #expect(first.count == 50 && first[0] == "Zoé Vide")
            let rest = try await mentors("?from=50")
            #expect(rest.count == 21 && Set(first).isDisjoint(with: rest))
            let page = try await browser.get(run + "/mentors").text
            #expect(page.contains("1 à 50 sur 71") && page.contains("rel=\"next\"") && !page.contains("rel=\"prev\""))
            let free = try await mentors("?free=yes")
            #expect(free.count == 11 && free == Array(first.prefix(11)))
            // Beyond the end the list begins anew; a page of a filter keeps it.
            #expect(try await mentors("?from=5000") == first)
            #expect(try await browser.get(run + "/mentors?q=luc").text.contains("q=luc&amp;from=50"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `name whom a mentee could have at the least cost, and list the rest by pages`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched(Self.many(2, 30))
            let choices = run + "/mentees/" + (try programme.participant("Un0").text)
            let page = try await browser.get(choices).text
            let title = try page.firstMatch(of: /<h1>([^<]*)<\/h1>/).orThrow().1
            #expect(title.hasPrefix("Au moindre coût, Paul Un0 irait avec Luc Deux"))
            #expect(title.hasSuffix("l’ensemble des binômes n’y perdrait rien."))
            let names = page.matches(of: /<th scope="row" class="name">(Luc Deux\d+)/).map { String($0.1) }
            // Together already, then the one whom the heading names.
            #expect(names.count == 25 && title.contains("\(names[1])\u{202F}:"))
            let next = try await browser.get(choices + "?from=25").text
            let others = next.matches(of: /<th scope="row" class="name">(Luc Deux\d+)/).map { String($0.1) }
            #expect(others.count == 5 && Set(names).isDisjoint(with: others))
            #expect(page.contains("1 à 25 sur 30") && next.contains("26 à 30 sur 30"))
            // What stands in the way of somebody is said under the name.
            #expect(
                page.contains("<th scope=\"row\" class=\"name\">\(names[0]) <span class=\"tag tag--accent\">ensemble"))
        }
    }

    @Test(arguments: ["fr", "en"]) func `show the two numbers of the proof before what need not be seen`(
        language: String
    ) async throws {
        try await withServer(.sqlite) { server in
            let (programme, _, run) = try await server.matched()
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id, language: language)
            let page = try await browser.get(run + "/proof").text
            let shown = try page.components(separatedBy: "<details class=\"more\"").first.orThrow()
            let figures = shown.matches(of: /stat__figure">([^<]+)</).map { String($0.1) }
            #expect(figures.count == 2 && figures[0] == figures[1] && figures[0] != "0")
            #expect(shown.contains(language == "fr" ? "rien ne peut le dépasser" : "nothing can exceed it"))
        }
    }
}
