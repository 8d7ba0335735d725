import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Days of a programme that are seldom meant: asked about once, kept once somebody says that they are.
@Suite struct `Days that are seldom meant` {
    private func fields(
        _ starts: String, _ publishes: String, _ more: [String: String] = [:]
    ) -> [(name: String, value: String)] {
        var fields = [
            "name": "Passerelles", "purpose": "Neuf sur dix.", "kind": "one_to_one", "formality": "formal",
            "starts_on": starts, "ends_on": "2027-10-01", "publishes_on": publishes, "mentor_capacity": "1",
            "mentee_capacity": "1", "meeting_days": "21",
        ]
        fields.merge(more) { $1 }
        return fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    @Test(arguments: Engine.allCases)
    func `are asked about when a programme is opened, in the reader's words, and kept by a deliberate yes`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let ada = try await server.person("Ada", "Sol", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: ada)
            let english = try await server.browser(signedInAs: ada, language: "en")
            let blank = ["blank": "yes"]
            #expect(!(try await browser.get("/programmes/new?blank=yes").text).contains("days_meant"))
            for (starts, publishes, french, told) in [
                ("2026-11-01", "", "Le 1er\u{A0}novembre 2026 est passé", "1\u{A0}November 2026 is past"),
                ("2026-12-01", "2027-01-15", "C’est après le début du programme", "after the programme begins"),
                ("2026-12-01", "2026-11-20", "rien ne peut plus être publié", "nothing can be published on it"),
            ] {
                let asked = try await browser.post(
                    "/programmes", each: fields(starts, publishes, blank), from: "/programmes/new")
                #expect(asked.status == 422 && asked.text.contains(french), "\(starts) \(publishes)")
                #expect(asked.text.contains("Oui, ces dates sont voulues"))
                #expect(!asked.text.contains("name=\"days_meant\" value=\"yes\" checked"))
                let other = try await english.post(
                    "/programmes", each: fields(starts, publishes, blank), from: "/programmes/new")
                #expect(other.text.contains(told) && other.text.contains("Yes, these dates are meant"))
            }
            let made = try await browser.post(
                "/programmes",
                each: fields("2026-11-01", "2027-01-15", ["blank": "yes", "days_meant": "yes"]),
                from: "/programmes/new")
            #expect(made.status == 303)
            // What stays as it was is not asked about again.
            let settings = try made.location.orThrow() + "/settings"
            let renamed = try await browser.post(
                settings, each: fields("2026-11-01", "2027-01-15", ["version": "1", "purpose": "Dix sur dix."]),
                from: settings)
            #expect(renamed.status == 303)
            let moved = try await browser.post(
                settings, each: fields("2026-11-01", "2027-02-15", ["version": "2", "purpose": "Dix sur dix."]),
                from: settings)
            #expect(moved.status == 422 && moved.text.contains("C’est après le début du programme"))
        }
    }
}

/// Who has left the organisation takes part in nothing, whatever is counted.
@Suite struct `A participant who has left` {
    @Test(arguments: Engine.allCases)
    func `is counted nowhere, and found among those who take part no more`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let manager = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let browser = try await server.browser(signedInAs: manager)
            let english = try await server.browser(signedInAs: manager, language: "en")
            let (list, all) = ("/programmes/\(programme.id.text)/participants", "/programmes")
            #expect(try await browser.get(list).text.contains("6 personnes participent"))
            #expect(try await browser.get(all).text.contains("3 mentoré·es, 4 places"))
            let (perrin, gauthier) = (try programme.person("Perrin"), try programme.person("Gauthier"))
            let now = server.clock.now
            try await server.database.write { tx in
                for person in [perrin, gauthier] {
                    try Departures.leave(person, on: Day("2026-11-23").orThrow(), by: .product, in: tx, at: now)
                }
            }
            #expect(try await browser.get(list).text.contains("4 personnes participent"))
            #expect(!(try await browser.get(list).text).contains(listed("Manon", "Perrin")))
            #expect(try await browser.get(all).text.contains("2 mentoré·es, 3 places"))
            let gone = try await browser.get(list + "?shown=withdrawn").text
            #expect(gone.contains("2 personnes ne participent plus") && gone.contains(listed("Manon", "Perrin")))
            // They are brought back where they left, not here.
            #expect(gone.contains("a quitté l’organisation") && !gone.contains("name=\"participant\" value"))
            #expect(try await english.get(list + "?shown=withdrawn").text.contains("has left the organisation"))
        }
    }
}
