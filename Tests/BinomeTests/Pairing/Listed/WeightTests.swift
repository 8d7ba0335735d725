import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Weights as the form saves them. Wishes speak for the one mentor, the site for the other: the heavier decides.
@Suite struct `A weight` {
    struct Case: Sendable, CustomTestStringConvertible {
        let wishes: String
        let site: String
        let mentor: String?
        var testDescription: String { "wishes \(wishes), site \(site)" }
    }

    static let cases = [
        Case(wishes: "high", site: "low", mentor: "Loin"), Case(wishes: "low", site: "high", mentor: "Voisin"),
        Case(wishes: "medium", site: "low", mentor: "Loin"), Case(wishes: "low", site: "medium", mentor: "Voisin"),
        Case(wishes: "high", site: "medium", mentor: "Loin"), Case(wishes: "medium", site: "high", mentor: "Voisin"),
        Case(wishes: "off", site: "low", mentor: "Voisin"), Case(wishes: "low", site: "off", mentor: "Loin"),
        Case(wishes: "low", site: "19", mentor: "Loin"), Case(wishes: "low", site: "21", mentor: "Voisin"),
        Case(wishes: "high", site: "must", mentor: "Voisin"), Case(wishes: "must", site: "high", mentor: "Loin"),
    ]

    private func fields(_ one: Case, version: String) -> [(name: String, value: String)] {
        var fields = [(name: "shown", value: "yes"), ("version", version), ("weight-language", "off")]
        for (criterion, weight) in [("wishes", one.wishes), ("site", one.site)] {
            let isNumber = Int(weight) != nil
            fields.append(("weight-\(criterion)", isNumber ? "number" : weight))
            if isNumber { fields.append(("number-\(criterion)", weight)) }
        }
        return fields
    }

    private func save(_ one: Case, _ programme: SmallProgramme, _ browser: Browser) async throws {
        let page = "/programmes/\(programme.id.text)/rules"
        let version = try #require(try await browser.get(page).field("version"))
        let saved = try await browser.post(page, each: fields(one, version: version), from: page)
        #expect(saved.status == 303)
        let shown = try await browser.get(page).text
        for (criterion, weight) in [("wishes", one.wishes), ("site", one.site)] {
            let value = Int(weight) == nil ? weight : "number"
            #expect(
                shown.contains("name=\"weight-\(criterion)\" value=\"\(value)\" checked"), "\(criterion) \(weight)")
            if value == "number" { #expect(try await browser.get(page).field("number-\(criterion)") == weight) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `that the form saves decides: low, medium, high, a number, a must, and off`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("Manon Perrin", wishes: ["Loin"]).with { $0.site = "Lyon" },
                .mentor("Luc Loin", wishes: ["Perrin"]).with { $0.site = "Nantes" },
                .mentor("Nadia Voisin").with { $0.site = "Lyon" },
            ]
            let programme = try await server.programme(people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            for one in Self.cases {
                try await save(one, programme, browser)
                server.clock.advance(seconds: 1)
                let run = try await server.run(of: programme, by: browser)
                let expected = Set(one.mentor.map { ["Perrin \($0)"] } ?? [])
                #expect(try await server.pairs(of: run, programme) == expected, "\(one.testDescription)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `of a must forbids whoever does not meet it, even where nobody else is left`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("Manon Perrin", wishes: ["Loin"]).with { $0.site = "Lyon" },
                .mentor("Luc Loin", wishes: ["Perrin"]).with { $0.site = "Nantes" },
            ]
            let programme = try await server.programme(people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            try await save(Case(wishes: "high", site: "must", mentor: nil), programme, browser)
            let run = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: run, programme).isEmpty)
            let waiting = try await browser.get(run + "/waiting").text
            #expect(waiting.contains("Manon Perrin"))
        }
    }
}
