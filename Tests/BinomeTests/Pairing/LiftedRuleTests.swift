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

    @Test(arguments: Engine.allCases)
    func `is none where a pair was locked before the rule could be judged: somebody says why, or nothing is published`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let named: [Somebody] = [
                .mentee("Manon Perrin", wishes: ["Haddad"]), .mentor("Nadia Haddad", wishes: ["Perrin"]),
                .mentee("Adrien Colin"), .mentor("Luc Gauthier"),
            ]
            let people = named.map { one in one.with { $0.grade = $0.last == "Gauthier" ? "Cadre" : "Assistant" } }
            let programme = try await server.programme(people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            try await server.database.write { _ = try $0.run(LiftedRuleSQL.rule, 1, programme.id) }
            let asked = try await browser.post(programme.runs, ["without_rules": "yes"], from: programme.runs)
            try await server.work()
            let first = try asked.location.orThrow()
            let pair = try programme.pair("Perrin", "Haddad")
            _ = try await browser.post(
                first + "/decisions", ["do": "lock", "pair": pair, "version": "1"], from: first)
            // Once the grades are in order, the two turn out to break the rule.
            try await server.database.write { tx in
                try tx.run(LiftedRuleSQL.rank, 1, "Assistant")
                try tx.run(LiftedRuleSQL.rank, 2, "Cadre")
            }
            server.clock.advance(seconds: 30)
            let run = try await server.run(of: programme, by: browser)
            let review = try await browser.get(run + "?pair=" + pair).text
            #expect(review.contains("enfreint une règle, sans motif écrit\u{202F}: écart de grade"))
            #expect(review.contains("Un binôme verrouillé enfreint une règle, et personne n’a dit pourquoi"))
            #expect(!review.contains("règle levée") && review.contains("Dire pourquoi, ou y renoncer"))
            #expect(try await browser.get(run + "?lifted=yes").text.contains("1 sur 1"))
            let home = try await browser.get("/").text
            #expect(home.contains("Un binôme verrouillé enfreint une règle, sans motif"))
            #expect(home.contains("\(run)?lifted=yes") && !home.contains("prêts à être publiés"))
            let held = try await browser.get(run + "/publication").text
            #expect(held.contains("Rien ne peut être publié") && held.contains("Manon Perrin et Nadia Haddad"))
            #expect(!held.contains("button button--primary\">Publier"))
            let path = "\(run)/moves?moved=\(try programme.participant("Perrin").text)"
            #expect(held.contains("\(path)&amp;mentor=\(try programme.participant("Haddad").text)"))
            let refused = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(refused.status == 422 && refused.text.contains("enfreint une règle sans motif"))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 0)
            try await explain(run, programme, browser, server)
        }
    }

    /// The reason is asked for, noted with the pair, and the way is free.
    private func explain(
        _ run: String, _ programme: SmallProgramme, _ browser: Browser, _ server: TestServer
    ) async throws {
        let (mentee, mentor) = (try programme.participant("Perrin").text, try programme.participant("Haddad").text)
        func typed(_ reason: String) -> KeyValuePairs<String, String> {
            ["moved": mentee, "mentor": mentor, "version": "1", "reason": reason]
        }
        let ask = try await browser.get("\(run)/moves?moved=\(mentee)&mentor=\(mentor)").text
        #expect(ask.contains("Pourquoi Manon Perrin avec Nadia Haddad") && ask.contains("Ou renoncer à ce binôme"))
        let mute = try await browser.post(run + "/moves", typed(""), from: run)
        #expect(mute.status == 422 && mute.text.contains("écrivez pourquoi passer outre"))
        let done = try await browser.post(run + "/moves", typed("Elles se sont choisies."), from: run)
        let page = try await browser.get(String(done.location.orThrow().prefix { $0 != "#" })).text
        #expect(page.contains("Le motif est noté") && page.contains("règle levée\u{202F}: écart de grade"))
        #expect(page.contains("Elles se sont choisies.") && !page.contains("choisi à la main"))
        #expect(!(try await browser.get("/").text).contains("enfreint une règle"))
        let published = try await browser.post(run + "/publication", ["version": "2"], from: run)
        #expect(published.status == 303)
        #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
    }

    @Test(arguments: Engine.allCases)
    func `is none of a pair that breaks it without a reason, which is given up as well`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("Manon Perrin"), .mentor("Nadia Haddad").with { $0.languages = ["de"] },
                .mentor("Luc Gauthier"),
            ]
            let (programme, browser, run) = try await server.matched(people, commonLanguage: true)
            let pair = try programme.pair("Perrin", "Haddad")
            func decide(_ order: String, _ version: String) async throws {
                _ = try await browser.post(
                    run + "/decisions", ["do": order, "pair": pair, "version": version], from: run)
            }
            try await decide("lock", "1")
            #expect(try await browser.get("/").text.contains("enfreint une règle, sans motif"))
            try await decide("unlock", "2")
            #expect(!(try await browser.get("/").text).contains("enfreint une règle"))
            #expect(try await server.pairs(of: run, programme) == ["Perrin Gauthier"])
            #expect(try await browser.post(run + "/publication", ["version": "3"], from: run).status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is not said of a locked pair that breaks none: there is nothing to confirm, and nothing is written`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let pair = try programme.pair("Perrin", "Haddad")
            _ = try await browser.post(run + "/decisions", ["do": "lock", "pair": pair, "version": "1"], from: run)
            let (mentee, mentor) = (try programme.participant("Perrin").text, try programme.participant("Haddad").text)
            let path = "\(run)/moves?moved=\(mentee)&mentor=\(mentor)"
            let asked = try await browser.get(path).text
            #expect(asked.contains("il n’y a rien à confirmer") && !asked.contains("name=\"version\""))
            let ann = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: ann, language: "en")
            #expect(try await english.get(path).text.contains("there is nothing to confirm"))
            for (reader, says) in [(browser, "rien n’a changé"), (english, "nothing has changed")] {
                let fields: KeyValuePairs = ["moved": mentee, "mentor": mentor, "version": "2", "reason": "Parce que."]
                let done = try await reader.post(run + "/moves", fields, from: run)
                let page = try await reader.get(String(done.location.orThrow().prefix { $0 != "#" })).text
                #expect(page.contains(says) && !page.contains("motif est noté") && !page.contains("reason is noted"))
                #expect(page.contains("name=\"version\" value=\"2\"") && !page.contains("Parce que."))
            }
            #expect(try await server.count(LiftedRuleSQL.explained) == 0)
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
    static let explained: Statement = "SELECT COUNT(*) AS count FROM audit WHERE action = 'pairs.explained'"
    static let grade: Statement = "INSERT INTO grade (id, name, name_key, rank) VALUES (\(.text("id")), 'B', 'b', 1)"
    static let setGrade: Statement = "UPDATE person SET grade_id = \(.text("grade"))"
    static let rank: Statement = "UPDATE grade SET rank = \(.integer("rank")) WHERE name = \(.text("name"))"
    static let rule: Statement = """
        UPDATE programme SET grades_above = \(.integer("grades")) WHERE id = \(.text("programme"))
        """
}
