import Foundation
import Matching
import Mentoring
import Storage
import Testing

@testable import binome

/// Whom to ask where mentors are short of a competency.
@Suite struct `Whom to ask` {
    @Test(arguments: Engine.allCases)
    func `are those who hold it at level 3 or above and are no mentors yet, those who wish it first`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let programme = try await server.programme(by: claire)
            let now = server.clock.now
            let competency = try await server.database.write { tx in
                try Competencies.installDefault(in: tx, at: now)
                let found = try #require(try Competencies.match(name: "écoute active", in: tx))
                let people: [(String, Int?, Wish?)] = [
                    ("Ferme", 2, nil), ("Habile", 3, nil), ("Volontaire", 4, .mentor), ("Muette", nil, nil),
                    ("Mentore", 5, .mentor), ("Complète", 5, .mentor),
                ]
                for (name, level, wish) in people {
                    var input = PersonInput(firstName: "Anne", lastName: name)
                    input.wish = wish
                    if name == "Complète" { input.capacity = 0 }
                    let person = try People.add(input, by: .product, in: tx, at: now)
                    try People.setCompetencies(
                        [PersonCompetency(found, held: true, level: level, wanted: false)], of: person, source: .hand,
                        by: .product, in: tx, at: now)
                    if name == "Mentore" {
                        _ = try Participants.add(person, as: .mentor, to: programme, by: .product, in: tx, at: now)
                    }
                }
                // Who asks is not asked.
                try People.setCompetencies(
                    [PersonCompetency(found, held: true, level: 5, wanted: false)], of: claire, source: .hand,
                    by: .product, in: tx, at: now)
                for number in 1...3 {
                    let mentee = try People.add(
                        PersonInput(firstName: "Marc", lastName: "N\(number)"), by: .product, in: tx, at: now)
                    try People.setCompetencies(
                        [PersonCompetency(found, held: false, wanted: true)], of: mentee, source: .hand, by: .product,
                        in: tx, at: now)
                    _ = try Participants.add(mentee, as: .mentee, to: programme, by: .product, in: tx, at: now)
                }
                return found
            }
            let browser = try await server.browser(signedInAs: claire)
            let path = "/programmes/\(programme)/recruits/\(competency)"
            // The overview leads there, and so does the home page.
            #expect(try await browser.get("/programmes/\(programme)").text.contains("href=\"\(path)\""))
            #expect(try await browser.get("/").text.contains("href=\"\(path)\""))
            let parts = try await browser.get(path).text.components(separatedBy: "id=\"counted\"")
            let page = parts[0]
            // Both numbers of the shortage lead to who they are.
            let counted = try #require(parts.last)
            #expect(counted.contains("3 personnes la cherchent") && counted.contains("Marc N1</a>"))
            #expect(counted.contains("Une personne qui accompagne la maîtrise") && counted.contains("Anne Mentore</a>"))
            #expect(
                page.contains(
                    "3 personnes pourraient aider en « écoute active »".replacing("« ", with: "«\u{202F}").replacing(
                        " »", with: "\u{202F}»")))
            #expect(!page.contains("Anne Ferme") && !page.contains("Anne Mentore") && !page.contains("Anne Complète"))
            #expect(!page.contains("<h3><a href=\"/people/\(claire.text)\""))
            #expect(page.contains("niveau inconnu, n’accompagne personne"))
            let places = try ["Anne Volontaire", "Anne Habile", "Anne Muette"].map { name in
                try #require(page.range(of: name), "\(name)").lowerBound
            }
            #expect(places == places.sorted())
            #expect(page.contains("souhaite être mentor·e") && page.contains("niveau inconnu"))
            let person = try #require(page.firstMatch(of: /name="person" value="([^"]+)"/)?.1)
            let taken = try await browser.post(
                "/programmes/\(programme)/participants/new", ["person": String(person), "side": "mentor"])
            #expect(taken.status == 303)
            let after = try await browser.get(path).text.components(separatedBy: "id=\"counted\"")
            #expect(!after[0].contains("Anne Volontaire") && after.last?.contains("Anne Volontaire") == true)
            let nobody = try await browser.get("/programmes/\(programme)/recruits/\(ID<Competency>(at: now))")
            #expect(nobody.status == 404)
        }
    }
}
