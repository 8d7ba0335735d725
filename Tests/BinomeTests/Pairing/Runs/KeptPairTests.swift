import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Pairs that stay together in a run: brought in from a file, or going on from an earlier publication.
@Suite struct `A pair that stays together` {
    private static let people: [Somebody] = [
        .mentee("Manon Perrin"), .mentor("Nadia Haddad"), .mentee("Adrien Colin"), .mentor("Luc Gauthier"),
    ]

    private func move(
        _ mentee: String, _ mentor: String, _ programme: SmallProgramme, reason: String = "", version: String
    ) throws -> KeyValuePairs<String, String> {
        [
            "moved": try programme.participant(mentee).text, "mentor": try programme.participant(mentor).text,
            "version": version, "reason": reason,
        ]
    }

    private func asks(_ mentee: String, _ mentor: String, _ programme: SmallProgramme) throws -> String {
        try "/moves?moved=\(programme.participant(mentee).text)&mentor=\(programme.participant(mentor).text)"
    }

    @Test(arguments: Engine.allCases)
    func `has nothing to confirm, and is no lock once that is confirmed all the same`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people, commonLanguage: true)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let (id, now) = (ID<Participant>(at: server.clock.now), server.clock.now)
            try await server.database.write { tx in
                _ = try tx.run(
                    TestProgrammeSQL.existing, id, programme.id, programme.participant("Perrin"),
                    programme.participant("Haddad"), now)
            }
            let run = try await server.run(of: programme, by: browser)
            let ann = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: ann, language: "en")
            let page = try asks("Perrin", "Haddad", programme)
            #expect(
                try await browser.get(run + page).text.contains("se poursuit déjà\u{202F}: il n’y a rien à confirmer"))
            #expect(try await english.get(run + page).text.contains("goes on already: there is nothing to confirm"))
            let done = try await browser.post(
                run + "/moves", try move("Perrin", "Haddad", programme, version: "1"), from: run)
            #expect(done.status == 303)
            let text = try await browser.get(String(done.location.orThrow().prefix { $0 != "#" })).text
            #expect(text.contains("rien n’a changé") && text.contains("se voyaient déjà</span>"))
            #expect(!text.contains("choisi à la main") && text.contains("name=\"version\" value=\"1\""))
            let decisions = try await browser.get(run + "/decisions").text
            #expect(decisions.contains("Aucune décision prise") && decisions.contains("Déjà en binôme"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is said to have met before where a file says so, and to be a pair already where Binôme published it`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let manager = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let browser = try await server.browser(signedInAs: manager)
            let (id, now) = (ID<Participant>(at: server.clock.now), server.clock.now)
            try await server.database.write { tx in
                _ = try tx.run(
                    TestProgrammeSQL.existing, id, programme.id, programme.participant("Perrin"),
                    programme.participant("Haddad"), now)
            }
            let first = try await server.run(of: programme, by: browser)
            _ = try await browser.post(first + "/publication", ["version": "1"], from: first)
            server.clock.advance(seconds: 30)
            let second = try await server.run(of: programme, by: browser)
            // Another run is published over it, so that it is read only.
            server.clock.advance(seconds: 30)
            let third = try await server.run(of: programme, by: browser)
            _ = try await browser.post(third + "/publication", ["version": "1"], from: third)
            for (language, met, already) in [
                ("fr", "se voyaient déjà", "déjà en binôme"), ("en", "met before", "a pair already"),
            ] {
                let reader = try await server.browser(signedInAs: manager, language: language)
                let (begun, later) = (try await reader.get(first).text, try await reader.get(second).text)
                #expect(begun.ranges(of: "\(met)</span>").count == 1 && !begun.contains("\(already)</span>"))
                #expect(later.ranges(of: "\(already)</span>").count == 2 && !later.contains("\(met)</span>"))
            }
            let file = try await browser.get(second + "/export?format=csv").text
            #expect(file.contains("déjà en binôme") && !file.contains("se voyaient déjà"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `by a reason that was written for one rule needs another for a rule that it breaks later`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people = Self.people.map { one in
                one.with {
                    $0.site = "Lyon"
                    if $0.last == "Haddad" { $0.languages = ["de"] }
                }
            }
            let programme = try await server.programme(people, commonLanguage: true)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let first = try await server.run(of: programme, by: browser)
            let written = try move("Perrin", "Haddad", programme, reason: "Elle apprend l’allemand.", version: "1")
            #expect(try await browser.post(first + "/moves", written, from: first).status == 303)
            #expect(!(try await browser.get(first).text).contains("sans motif écrit"))
            let rules = "/programmes/\(programme.id.text)/rules"
            server.clock.advance(seconds: 30)
            _ = try await browser.post(
                rules,
                [
                    "shown": "yes", "version": "1", "weight-wishes": "high", "common_language": "yes",
                    "other_site": "yes",
                ],
                from: rules)
            let run = try await server.run(of: programme, by: browser)
            let review = try await browser.get(run + "?lifted=yes").text
            #expect(review.contains("règle levée\u{202F}: aucune langue commune"))
            #expect(review.contains("enfreint une règle, sans motif écrit\u{202F}: même site"))
            let refused = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(refused.status == 422 && refused.text.contains("enfreint une règle sans motif"))
            // What was written is there to go on from.
            let ask = try await browser.get(run + asks("Perrin", "Haddad", programme)).text
            #expect(ask.contains("Elle apprend l’allemand.</textarea>"))
            let more = try move(
                "Perrin", "Haddad", programme, reason: "Elle apprend l’allemand, et tient à Lyon.", version: "1")
            #expect(try await browser.post(run + "/moves", more, from: run).status == 303)
            #expect(!(try await browser.get(run).text).contains("sans motif écrit"))
            server.clock.advance(seconds: 30)
            let next = try await server.run(of: programme, by: browser)
            #expect(!(try await browser.get(next).text).contains("sans motif écrit"))
            #expect(
                try await browser.get(next + "?lifted=yes").text.contains("Elle apprend l’allemand, et tient à Lyon."))
        }
    }
}
