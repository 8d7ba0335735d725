import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Pairs from a file that go against a rule or over somebody's places, and taking them out again.
@Suite struct `A pair from a file` {
    private static let people: [Somebody] = [
        .mentee("Manon Perrin"), .mentee("Adrien Colin"), .mentor("Nadia Haddad", capacity: 1),
        .mentor("Luc Gauthier").with { $0.languages = ["de"] }, .mentee("Léa Marchand"),
    ]
    private static let file = """
        Mentoré;Mentor;Début;Rencontres
        perrin@exemple.fr;haddad@exemple.fr;01/09/2026;4
        colin@exemple.fr;haddad@exemple.fr;01/09/2026;2
        marchand@exemple.fr;gauthier@exemple.fr;;1
        """

    /// Brings the file in; what was shown before.
    private func bring(_ programme: SmallProgramme, _ browser: Browser) async throws -> String {
        let base = "/programmes/\(programme.id.text)/participants/pairs"
        let preview = try await browser.upload(
            "\(base)/preview", file: ("file", "pairs.csv", Array(Self.file.utf8)), from: base)
        let pairs = try #require(preview.field("pairs"))
        #expect(try await browser.post(base, ["pairs": pairs], from: base).status == 303)
        return preview.text
    }

    @Test(arguments: Engine.allCases)
    func `warns of rules and places before it comes in, in the review, and in its filter`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people, commonLanguage: true)
            let ann = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let browser = try await server.browser(signedInAs: ann)
            let english = try await server.browser(signedInAs: ann, language: "en")
            let shown = try await bring(programme, browser)
            #expect(shown.contains("2 choses à savoir avant"))
            #expect(shown.contains("<li>Léa Marchand et Luc Gauthier\u{202F}: aucune langue commune</li>"))
            #expect(shown.contains("<li>Nadia Haddad\u{202F}: 2 binômes pour une place</li>"))
            let run = try await server.run(of: programme, by: browser)
            let (french, told) = (try await browser.get(run).text, try await english.get(run).text)
            #expect(french.contains("Nadia Haddad\u{202F}: 2 binômes pour une place"))
            #expect(told.contains("<li>Nadia Haddad: 2 pairs for one place</li>"))
            #expect(french.contains("Un binôme qui se poursuit enfreint une règle de cet appariement"))
            let filtered = try await browser.get(run + "?lifted=yes").text
            #expect(filtered.contains("1 sur 1") && filtered.contains("Léa Marchand</a>"))
            #expect(filtered.contains("se poursuit malgré une règle\u{202F}: aucune langue commune"))
            #expect(
                try await english.get(run + "?lifted=yes").text.contains(
                    "goes on against a rule: no language in common"))
            // Nobody is asked why: it can be published as it is.
            #expect(try await browser.post(run + "/publication", ["version": "1"], from: run).status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is taken out again before anything is published, and nobody is told`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people, commonLanguage: true)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            _ = try await bring(programme, browser)
            let run = try await server.run(of: programme, by: browser)
            let pairs = "/programmes/\(programme.id.text)/pairs"
            let list = try await browser.get(pairs).text
            #expect(list.contains("3 binômes venus d’un fichier, pas encore publiés"))
            #expect(list.contains("se poursuit malgré une règle\u{202F}: aucune langue commune"))
            let marchand = try #require(list.range(of: "Léa Marchand et Luc Gauthier"))
            let link = try #require(list[marchand.upperBound...].firstMatch(of: /href="([^"]+removal)"/))
            let path = String(link.1)
            #expect(
                try await browser.get(path).text.contains("Retirer le binôme de Léa Marchand et Luc Gauthier\u{202F}?"))
            let ann = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: ann, language: "en")
            #expect(try await english.get(path).text.contains("Nobody is told, as nothing is published"))
            let done = try await browser.post(path, from: path)
            #expect(try await browser.get(done.location.orThrow()).text.contains("Le binôme est retiré"))
            #expect(try await server.count(TestProgrammeSQL.mailCount) == 0)
            // The run that knew it is out of date, and the next one does without.
            #expect(try await browser.get(run).text.contains("ce binôme est terminé depuis"))
            server.clock.advance(seconds: 30)
            let next = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: next, programme) == ["Perrin Haddad", "Colin Haddad"])
            #expect(try await browser.post(path, from: pairs).status == 404)
            // Once published, a pair is ended as any other.
            _ = try await browser.post(next + "/publication", ["version": "1"], from: next)
            #expect(!(try await browser.get(pairs).text).contains("venus d’un fichier"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `holds no place once one of the two withdrew or left, and what is computed then is published`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people = Self.people + [.mentor("Thomas Weber", capacity: 3)]
            let programme = try await server.programme(people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            _ = try await bring(programme, browser)
            let haddad = try programme.page("Haddad")
            _ = try await browser.post(haddad + "/withdrawal", ["ends": "0"], from: haddad)
            let (gauthier, now) = (try programme.person("Gauthier"), server.clock.now)
            try await server.database.write { tx in
                try Departures.leave(gauthier, on: Day("2026-11-23").orThrow(), by: .product, in: tx, at: now)
            }
            let run = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: run, programme) == ["Perrin Weber", "Colin Weber", "Marchand Weber"])
            #expect(!(try await browser.get(run).text).contains("ne tien"))
            #expect(
                !(try await browser.get("/programmes/\(programme.id.text)/pairs").text).contains("venus d’un fichier"))
            #expect(try await browser.post(run + "/publication", ["version": "1"], from: run).status == 303)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `of two who are kept apart is left out with its line`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let exclusions = "/programmes/\(programme.id.text)/exclusions"
            _ = try await browser.post(
                exclusions, ["one": "Nadia Haddad", "other": "Manon Perrin"], from: exclusions)
            let shown = try await bring(programme, browser)
            #expect(shown.contains("Ligne 2") && shown.contains("ces deux personnes sont exclues l’une de l’autre"))
            #expect(shown.contains("2 binômes peuvent entrer"))
        }
    }
}
