import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// A rule that a manager lifted for two people, with the reason they wrote.
@Suite struct `A lifted rule` {
    private func move(
        _ mentee: String, _ mentor: String, reason: String, _ run: String, _ programme: SmallProgramme,
        _ browser: Browser
    ) async throws {
        let done = try await browser.post(
            run + "/moves",
            [
                "moved": programme.participant(mentee).text, "mentor": programme.participant(mentor).text,
                "version": browser.get(run).field("version") ?? "1", "reason": reason,
            ], from: run)
        #expect(done.status == 303)
    }

    @Test(arguments: Engine.allCases)
    func `keeps its label and what was written, locked again, solved again, and once it is published`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people = PairingRunTests.people.map { one in
                one.with { if $0.last == "Weber" { $0.languages = ["de"] } }
            }
            let programme = try await server.programme(people, commonLanguage: true)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let first = try await server.run(of: programme, by: browser)
            try await move("Perrin", "Weber", reason: "Elle apprend l’allemand.", first, programme, browser)
            func check(_ run: String, _ when: Comment) async throws {
                let pair = try await browser.get(run + "?pair=" + programme.pair("Perrin", "Weber")).text
                #expect(pair.contains("règle levée\u{202F}: aucune langue commune"), when)
                #expect(pair.contains("Motif écrit\u{202F}: «\u{202F}Elle apprend l’allemand.\u{202F}»"), when)
                let lifted = try await browser.get(run + "?lifted=yes").text
                #expect(lifted.contains("Manon Perrin</a>") && lifted.contains("1 sur 1"), when)
            }
            try await check(first, "moved")
            let version = try await browser.get(first).field("version") ?? ""
            _ = try await browser.post(
                first + "/decisions", ["do": "lock", "pair": programme.pair("Perrin", "Weber"), "version": version],
                from: first)
            try await check(first, "locked again")
            server.clock.advance(seconds: 30)
            let second = try await server.run(of: programme, by: browser)
            try await check(second, "solved again")
            _ = try await browser.post(second + "/publication", ["version": "1"], from: second)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            server.clock.advance(seconds: 30)
            let third = try await server.run(of: programme, by: browser)
            try await check(third, "published")
            // It was published: nothing of it is to be weighed again.
            #expect(!(try await browser.get(third + "/publication").text).contains("règle levée à la main"))
        }
    }

    @Test(arguments: Engine.allCases) func `is not praised in what speaks for the pair`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(
                [.mentee("Manon Perrin"), .mentor("Nadia Haddad")], weights: ["seniorityGap": "high"])
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            try await server.database.write { tx in
                let grade = ID<Grade>(at: server.clock.now)
                try tx.run(LiftedRuleSQL.grade, grade)
                try tx.run(LiftedRuleSQL.setGrade, grade)
                try tx.run(LiftedRuleSQL.rule, 2, programme.id)
            }
            let run = try await server.run(of: programme, by: browser)
            try await move("Perrin", "Haddad", reason: "Elles se connaissent.", run, programme, browser)
            let page = try await browser.get(run).text
            #expect(page.contains("règle levée\u{202F}: écart de grade"))
            let why = "data-label=\"Pourquoi\"><span>"
            #expect(page.contains(why + "Rien ne ressort") && !page.contains(why + "Même grade"))
            _ = try await browser.post(run + "/publication", ["version": "2"], from: run)
            #expect(try await browser.get(run).text.contains(why + "Rien ne ressort"))
            let file = try await browser.get(run + "/export?format=csv").text
            let perrin = try #require(FileRow.all(file).first { $0["Mentoré·e"] == "Manon Perrin" })
            #expect(perrin["Mentor·e"] == "Nadia Haddad" && perrin["Motif écrit"] == "Elles se connaissent.", "\(file)")
            #expect(!file.contains(";Même grade"))
        }
    }
}

private enum LiftedRuleSQL {
    static let grade: Statement = "INSERT INTO grade (id, name, name_key, rank) VALUES (\(.text("id")), 'B', 'b', 1)"
    static let setGrade: Statement = "UPDATE person SET grade_id = \(.text("grade"))"
    static let rule: Statement = """
        UPDATE programme SET grades_above = \(.integer("grades")) WHERE id = \(.text("programme"))
        """
}
