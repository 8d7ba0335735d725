import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

/// The workbook as human resources hand it over: what its maker put in is what the page and the command find.
@Suite struct `The messy workbook` {
    /// The traps of its maker that have a name of their own, with what is said and done in French.
    private static let named = [
        "377 matricules avaient perdu leurs zéros de tête\u{202F}: ils leur sont rendus",
        "15 lignes sont d’autres contrats de personnes déjà présentes dans la liste\u{202F}: ils sont réunis",
        "1 ligne de total, ignorée",
        "70 personnes sont sans adresse\u{202F}: elles se connecteront avec un code imprimé",
        "Pour 23 personnes, la liste ne nomme pas de responsable",
        "7 noms sont portés par plusieurs personnes\u{202F}: elles restent distinctes",
    ]

    private func truth() throws -> [String: Int] {
        try JSONDecoder().decode([String: Int].self, from: Data(try ListSession.sample("roster-messy.json")))
    }

    @Test func `is counted by the command as its maker counted it, on a database that is not made yet`() async throws {
        try await withFolder { folder in
            let list = ListSession.data.appendingPathComponent("roster-messy.xlsx").path
            let answer = try await ServerProcess.run(
                "people", "import", list, "--dry-run", "--json", "--database", "sqlite:\(folder)/none.sqlite")
            #expect(answer.code == 0, "\(answer.errors)")
            let found = try #require(
                try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
            for (key, count) in try truth() { #expect(found[key] as? Int == count, "\(key)") }
            for (key, count) in ["new": 785, "changed": 0, "unchanged": 0, "refused": 0] {
                #expect(found[key] as? Int == count, "\(key)")
            }
            let problems = try #require(found["problems"] as? [[String: Any]])
            #expect(problems.count == 393)
            for problem in problems {
                let texts = ["column", "value", "reason"].compactMap { problem[$0] as? String }
                #expect(problem["line"] is Int)
                #expect(texts.count == 3)
                #expect(texts.last?.isEmpty == false)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty, "a dry run makes nothing")

            let said = try await ServerProcess.run(
                "people", "import", list, "--dry-run", "--database", "sqlite:\(folder)/none.sqlite", "--language", "fr")
            for sentence in Self.named { #expect(said.output.contains(sentence), "\(sentence)") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `is counted by the page as its maker counted it, and each trap is named with what was done`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let columns = try #require(
                try await session.hand(try ListSession.sample("roster-messy.xlsx"), "effectif.xlsx").location)
            // Two titles above, headings on two lines, another sheet.
            let asked = try await session.browser.get(columns).text
            #expect(asked.contains("11 colonnes reconnues sur 11"))
            #expect(asked.contains("<option value=\"Effectif\" selected>") && asked.contains("Légende"))
            #expect(asked.contains("<option value=\"4\" selected>ligne 4"))
            let path = try await session.compare(try ListSession.sample("roster-messy.xlsx"), "effectif.xlsx")
            let counts = try await session.counts(path)
            let found = [
                "persons": counts.persons, "lines": counts.lines, "twice": counts.twice,
                "without_address": counts.withoutAddress, "without_manager": counts.withoutManager,
                "homonyms": counts.homonyms,
            ]
            #expect(try found == truth())
            let page = try await session.browser.get(path).text
            for sentence in Self.named { #expect(page.contains(sentence), "\(sentence)") }
            let zeros = try await session.browser.get(path + "/problems/lostZeros/zerosAdded").text
            #expect(
                zeros.contains("Le matricule 19 a perdu ses zéros de tête") && zeros.contains("Les zéros sont rendus"))
            let file = try await session.browser.get(path + "/problems?format=csv").text
            let lines = file.split(separator: "\r\n")
            #expect(lines.count == 395, "the headings, each problem, and that whoever imports is not named")
            #expect(file.contains("90103") && file.contains("TOTAL"))

            try await session.apply(path)
            // Dates that are texts ('08/07/23'), managers as a name, a number or an address.
            let second = try await session.person("00019")
            #expect(second.managerName?.hasSuffix("Laporte") == true)
            #expect(try await server.database.count(TestCountSQL.people) == 786)
        }
    }
}
