import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// The headings of the list sort it, page by page, with nothing but links.
@Suite struct `Participants in an order` {
    private struct Taking: Equatable {
        let name: String
        let side: String
        let site: String
        let places: Int
    }

    private static let sites = ["Lyon", "Évry", "paris", ""]

    /// More than two pages of people, of whom many are alike in all but their names.
    private static let people: [Taking] = (0..<120).map { number in
        // Signs that addresses use for themselves are in some names.
        let name = "Nom\(["~", "%7E", "é", "a"][number % 4])\((number * 37) % 120 + 100)"
        let mentor = number % 3 == 0
        return Taking(
            name: name, side: mentor ? "mentor" : "mentee", site: sites[number % sites.count],
            places: mentor ? number % 5 + 1 : 1)
    }

    /// The names of all pages of an address, one after the other, by the links to the next.
    private func names(_ address: String, _ browser: Browser) async throws -> [String] {
        var (names, next) = ([String](), Optional(address))
        while let path = next {
            let page = try await browser.get(path)
            #expect(page.status == 200)
            names += page.text.matches(
                of: /row-link__target" href="[^"]*"><span class="name__given">P<\/span> ([^<]*)<\/a>/
            ).map { String($0.1) }
            next = self.next(page.text)
            try #require(names.count <= Self.people.count, "no page comes twice")
        }
        return names
    }

    private func next(_ text: String) -> String? {
        text.firstMatch(of: /rel="next" href="([^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
    }

    private static func expected(_ column: String, descends: Bool) -> [String] {
        let name: (Taking) -> String = { PersonWords.nameKey(lastName: $0.name, firstName: "P") }
        let byName = people.sorted { (name($0), $0.places) < (name($1), $1.places) }
        /// By a key, and within it by name.
        func sorted<Key: Comparable>(_ key: (Taking) -> Key) -> [String] {
            byName.enumerated().sorted { one, other in
                let (left, right) = (key(one.element), key(other.element))
                if left == right { return one.offset < other.offset }
                return descends ? left > right : left < right
            }.map(\.element.name)
        }
        switch column {
        case "side": return sorted { $0.side }
        case "site": return sorted { folded($0.site) }
        case "places": return sorted { $0.places }
        default: return (descends ? byName.reversed() : byName).map(\.name)
        }
    }

    @Test(arguments: Engine.allCases, ["fr", "en"])
    func `are sorted by every column, both ways, without one left out or shown twice`(
        engine: Engine, language: String
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(
                Self.people.map { one in
                    Somebody(
                        first: "P", last: one.name, side: one.side, site: one.site.isEmpty ? nil : one.site,
                        capacity: one.places, email: false)
                })
            let browser = try await server.browser(
                signedInAs: .manager, programme: programme.id, language: language)
            let list = "/programmes/\(programme.id.text)/participants"
            let first = try await browser.get(list).text
            #expect(first.contains("aria-sort=\"ascending\""))
            // Back to the beginning from every page but the first, also from the last one, which leads no further.
            let beginning = language == "fr" ? "‹ Début" : "‹ Beginning"
            #expect(first.contains("rel=\"next\"") && !first.contains(beginning))
            let second = try await browser.get(next(first).orThrow()).text
            let last = try await browser.get(next(second).orThrow()).text
            #expect(second.contains(beginning) && last.contains(beginning) && next(last) == nil)
            for column in ["name", "side", "site", "places"] {
                for descends in [false, true] {
                    let found = try await names("\(list)?sort=\(descends ? "-" : "")\(column)", browser)
                    #expect(found == Self.expected(column, descends: descends), "\(column), descends: \(descends)")
                }
            }
            let bySite = try await browser.get("\(list)?sort=site&side=mentor").text
            let heading = try #require(
                bySite.firstMatch(of: /<th scope="col" aria-sort="ascending"><a href="([^"]*)">Site/))
            let turned = try await browser.get(String(heading.1).replacing("&amp;", with: "&")).text
            #expect(turned.contains("aria-sort=\"descending\""))
            #expect(turned.contains("value=\"mentor\" selected"), "what was looked for is kept")
            #expect(turned.contains("<option value=\"-site\" selected>"), "and can be chosen where no heading is seen")
            #expect(try await names("\(list)?sort=nothing&after=nowhere", browser).count == 120)
            let file = try await browser.get("\(list)/export?format=csv&sort=-places").text
            let lines = file.split(whereSeparator: \.isNewline)
            #expect(lines.count == 121)
            #expect(lines[1].contains("Nom") && lines[1].hasSuffix("5") && lines[120].hasSuffix("1"))
        }
    }
}
