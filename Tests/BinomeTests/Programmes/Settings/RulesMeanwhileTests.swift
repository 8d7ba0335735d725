import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Two managers who change the rules, or the settings, of one programme at the same time.
@Suite struct `Rules that two managers change at once` {
    /// What a browser sends of the page of rules as it shows it, but for these fields.
    private static func fields(
        version: String, _ changes: [String: String]
    ) -> [(name: String, value: String)] {
        var fields = [
            "shown": "yes", "version": version, "weight-wishes": "high", "weight-language": "medium",
            "weight-site": "medium", "weight-competencies": "off",
        ]
        fields.merge(changes) { $1 }
        return fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// A programme, its page of rules, and the two browsers, the second in English.
    private func both(
        _ server: TestServer
    ) async throws -> (programme: SmallProgramme, rules: String, first: Browser, second: Browser) {
        let programme = try await server.programme(PairingRunTests.people)
        let grant = [Grant(.manager, programme: programme.id)]
        let (luc, ann) = (
            try await server.person("Luc", "Moreau", roles: grant), try await server.person("Ann", "Lee", roles: grant)
        )
        return (
            programme, "/programmes/\(programme.id.text)/rules", try await server.browser(signedInAs: luc),
            try await server.browser(signedInAs: ann, language: "en")
        )
    }

    @Test(arguments: Engine.allCases)
    func `keep what the second typed, say who saved what and when, and let the second decide`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, rules, luc, ann) = try await both(server)
            let saved = try await luc.post(
                rules, each: Self.fields(version: "1", ["weight-site": "high", "other_site": "yes"]), from: rules)
            #expect(saved.status == 303)
            let told = try await ann.post(
                rules,
                each: Self.fields(
                    version: "1", ["weight-site": "number", "number-site": "37", "weight-language": "must"]),
                from: rules)
            #expect(told.status == 409)
            #expect(told.text.contains("Luc Moreau saved other rules on Tuesday 24\u{A0}November 2026"))
            #expect(told.text.contains("<li>Site: 37 instead of high</li>"))
            #expect(told.text.contains("<li>Another site: not required instead of required</li>"))
            #expect(told.text.contains("<li>Languages: must instead of medium</li>"))
            // What was typed is in the form, whose version is the present one.
            #expect(told.field("number-site") == "37" && told.field("version") == "2")
            #expect(told.text.contains("value=\"must\" checked") && told.text.contains("Save mine instead"))
            #expect(told.text.contains("href=\"\(rules)\">Forget mine"))
            #expect(try await ann.get(rules).text.contains("name=\"other_site\" value=\"yes\" checked"))
            // Who saved in another window is not spoken of as somebody else.
            let own = try await luc.post(rules, each: Self.fields(version: "1", ["weight-site": "low"]), from: rules)
            #expect(
                own.status == 409
                    && own.text.contains("Vous avez enregistré d’autres règles le mardi 24\u{00A0}novembre"))
            let over = try await ann.post(
                rules,
                each: Self.fields(version: "2", ["weight-site": "number", "number-site": "37"]), from: rules)
            #expect(over.status == 303)
            let kept = try await server.database.read { try ProgrammeRules.load(of: programme.id, in: $0) }
            #expect(kept.weights["site"] == "37" && !kept.otherSite)
        }
    }

    @Test(arguments: Engine.allCases)
    func `are no clash where the other changed the settings alone, and settings keep what was typed, too`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, rules, luc, ann) = try await both(server)
            let settings = "/programmes/\(programme.id.text)/settings"
            func set(_ browser: Browser, _ purpose: String, _ version: String) async throws -> TestAnswer {
                server.clock.advance(seconds: 1)
                return try await browser.post(
                    settings,
                    [
                        "name": "Nouveaux managers", "purpose": purpose, "kind": "one_to_one", "formality": "formal",
                        "starts_on": "2026-12-01", "ends_on": "2027-09-01", "mentor_capacity": "1",
                        "mentee_capacity": "1", "meeting_days": "21", "version": version,
                    ], from: settings)
            }
            #expect(try await set(luc, "Grandir", "1").status == 303)
            // Rules shown before that are nobody else's.
            server.clock.advance(seconds: 1)
            let saved = try await ann.post(rules, each: Self.fields(version: "1", ["weight-site": "low"]), from: rules)
            #expect(saved.status == 303)
            #expect(try await set(luc, "Grandir encore", "2").status == 303)
            let told = try await set(ann, "Se connaître", "1")
            #expect(
                told.status == 409
                    && told.text.contains("Luc Moreau saved other settings on Tuesday 24\u{A0}November 2026"))
            #expect(told.text.contains("Se connaître</textarea>") && told.field("version") == "4")
            #expect(try await set(ann, "Se connaître", "4").status == 303)
            // A version that never was clashes.
            #expect(try await set(ann, "Rien", "9").status == 409)
        }
    }

    @Test(arguments: Engine.allCases)
    func `say what is tried and not saved as long as it is so`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (_, rules, luc, ann) = try await both(server)
            let tried = rules + "?shown=yes&version=1&weight-site=high&least_score=50"
            let french = try await luc.get(tried)
            #expect(french.text.contains("changements à l’essai, pas enregistrés"))
            #expect(french.text.contains("<li>Site\u{202F}: fort au lieu de moyen</li>"))
            #expect(french.text.contains("<li>Score minimal\u{202F}: 50 au lieu d’aucun</li>"))
            #expect(french.text.contains("data-is-unsaved"))
            #expect(try await ann.get(tried).text.contains("changes tried, not saved"))
            let kept = try await luc.get(rules).text
            #expect(!kept.contains("à l’essai") && !kept.contains("data-is-unsaved") && kept.contains("data-unsaved"))
        }
    }
}
