import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Figures of a review mean what one finds behind them, wherever they are said.
@Suite struct `Figures of a review` {
    private func decide(_ order: String, _ pair: String, _ run: String, _ browser: Browser) async throws {
        let version = try await browser.get(run).field("version") ?? ""
        _ = try await browser.post(run + "/decisions", ["do": order, "pair": pair, "version": version], from: run)
    }

    /// Three pairs under 60: one goes on from before, one will be locked.
    private func scene(_ server: TestServer) async throws -> (SmallProgramme, Browser, String) {
        let people: [Somebody] = [
            .mentee("Manon Perrin").with { $0.site = "Lyon" }, .mentee("Adrien Colin"), .mentee("Léa Marchand"),
            .mentor("Luc Gauthier"), .mentor("Nadia Haddad"), .mentor("Thomas Weber").with { $0.site = "Paris" },
        ]
        let programme = try await server.programme(people, weights: ["wishes": "high", "site": "medium"])
        let (mentee, mentor) = (try programme.participant("Perrin"), try programme.participant("Weber"))
        let now = server.clock.now
        try await server.database.write { tx in
            _ = try tx.run(TestProgrammeSQL.existing, ID<PairingRun>(at: now), programme.id, mentee, mentor, now)
        }
        let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
        return (programme, browser, try await server.run(of: programme, by: browser))
    }

    /// The mentor whom a mentee has in a run, by last name.
    private func mentor(
        of mentee: String, _ run: String, _ programme: SmallProgramme, _ server: TestServer
    ) async throws -> String {
        let pairs = try await server.pairs(of: run, programme)
        return try (pairs.first { $0.hasPrefix(mentee + " ") }?.split(separator: " ").last).map(String.init).orThrow()
    }

    @Test(arguments: Engine.allCases)
    func `count as to be reviewed what is neither locked nor under way, and lead to just these`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await scene(server)
            #expect(try await browser.get("/").text.contains("2 binômes proposés sous le score de 60"))
            let all = try await browser.get(run + "?review=yes").text
            #expect(all.contains("2 sur 2") && !all.contains("Manon Perrin</a>"))
            let colin = try await mentor(of: "Colin", run, programme, server)
            try await decide("lock", programme.pair("Colin", colin), run, browser)
            let home = try await browser.get("/").text
            #expect(home.contains("Un binôme proposé sous le score de 60") && home.contains("\(run)?review=yes"))
            #expect(try await browser.get(run).text.contains("review=yes"))
            let left = try await browser.get(run + "?review=yes").text
            #expect(left.contains("Léa Marchand</a>") && left.contains("1 sur 1") && !left.contains("Adrien Colin</a>"))
            // A score that is asked for shows all that are under it, whatever was decided.
            #expect(try await browser.get(run + "?below=60").text.contains("3 sur 3"))
            let publication = try await browser.get(run + "/publication").text
            #expect(publication.contains("Un binôme reste à relire") && publication.contains("\(run)?review=yes"))
            let marchand = try await mentor(of: "Marchand", run, programme, server)
            try await decide("lock", programme.pair("Marchand", marchand), run, browser)
            #expect(try await browser.get("/").text.contains("3 binômes prêts à être publiés"))
            #expect(!(try await browser.get(run + "/publication").text).contains("reste à relire"))
        }
    }

    @Test(arguments: Engine.allCases) func `count decisions without the pairs that go on, on every page`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await scene(server)
            let none = try await browser.get(run + "/decisions").text
            #expect(none.contains("Aucune décision prise") && none.contains("Un binôme déjà en cours, gardé"))
            let colin = try await mentor(of: "Colin", run, programme, server)
            try await decide("lock", programme.pair("Colin", colin), run, browser)
            #expect(try await browser.get(run).text.contains("Votre décision ne coûte rien"))
            #expect(try await browser.get(run + "/proof").text.contains("Autour de votre décision"))
            let page = try await browser.get(run + "/decisions").text
            #expect(page.contains("Une décision prise") && page.contains("Manon Perrin"))
            let person = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: person, language: "en").get(run + "/decisions").text
            #expect(english.contains("One decision taken") && english.contains("One pair already meeting, kept"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `count changes as the page that names them does: who came, who went, who changed`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let first = try await server.run(of: programme, by: browser)
            _ = try await browser.post(first + "/publication", ["version": "1"], from: first)
            // One mentor leaves, and one mentee comes: Marchand is moved, Morin is new.
            server.clock.advance(seconds: 30)
            let page = "/programmes/\(programme.id.text)/participants/\(try programme.participant("Weber").text)"
            _ = try await browser.post(page + "/withdrawal", ["ends": "1"], from: page)
            let late = try await server.person("Renée", "Morin")
            let new = "/programmes/\(programme.id.text)/participants/new"
            _ = try await browser.post(new, ["person": late.text, "side": "mentee"], from: new)
            _ = try await browser.post(new, ["person": server.person("Uwe", "Kern").text, "side": "mentor"], from: new)
            let second = try await server.run(of: programme, by: browser)
            let review = try await browser.get(second).text
            #expect(review.contains("pour 2 personnes, le binôme a changé depuis le précédent"))
            #expect(review.contains("Changements (2)"))
            let changes = try await browser.get(second + "/changes").text
            #expect(changes.contains("Les binômes de 2 personnes ont changé"))
            #expect(
                changes.contains("Léa Marchand") && changes.contains("Thomas Weber (")
                    && changes.contains("Renée Morin"))
            #expect(!changes.contains("Adrien Colin"))
            let file = try await browser.get(second + "/changes/export?format=csv").text
            #expect(file.contains("Renée Morin") && file.contains("Léa Marchand;Thomas Weber;"))
            let person = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: person, language: "en")
            #expect(try await english.get(second).text.contains("the pairs of 2 mentees have changed"))
            #expect(try await english.get(second + "/changes").text.contains("The pairs of 2 mentees have changed"))
        }
    }

    @Test(arguments: Engine.allCases) func `compare a run with what was published, not with what was set aside by it`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let first = try await server.run(of: programme, by: browser)
            server.clock.advance(seconds: 30)
            let weber = "/programmes/\(programme.id.text)/participants/\(try programme.participant("Weber").text)"
            _ = try await browser.post(weber + "/withdrawal", from: weber)
            let second = try await server.run(of: programme, by: browser)
            #expect(try await browser.get(second).text.contains("Changements (1)"))
            _ = try await browser.post(weber + "/return", from: weber)
            _ = try await browser.post(first + "/publication", ["version": "1"], from: first)
            server.clock.advance(seconds: 30)
            let third = try await server.run(of: programme, by: browser)
            #expect(try await browser.get(third).text.contains("les mêmes binômes que le précédent"))
            #expect(try await browser.get(third + "/changes").text.contains("Rien n’a changé"))
        }
    }

    @Test(arguments: Engine.allCases) func `name the sites where places are missing, not the first of many`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            func missing(_ sites: [String], _ name: String, language: String = "fr") async throws -> String {
                let people = sites.enumerated().map { number, site in
                    Somebody.mentee("Paul \(name)\(number)").with { $0.site = "\(site) \(name)" }
                }
                let programme = try await server.programme(people + [.mentor("Luc \(name)", capacity: 0)], name: name)
                let person = try await server.person(
                    "Mo", "\(name)M", roles: [Grant(.manager, programme: programme.id)])
                let browser = try await server.browser(signedInAs: person, language: language)
                return try await browser.get(server.run(of: programme, by: browser) + "/waiting").text
            }
            let two = try await missing(["Paris", "Paris", "Lyon"], "A")
            #expect(two.contains("Il manque 3 places, dont 2 à Paris A et 1 à Lyon A."))
            // As much everywhere: naming one or two would be chance.
            #expect(try await missing(["Paris", "Lyon", "Lille", "Metz"], "B").contains("Il manque 4 places."))
            let many = try await missing(["Paris", "Paris", "Lyon", "Lille", "Metz"], "C")
            #expect(many.contains("Il manque 5 places, notamment 2 à Paris C."))
            let english = try await missing(["Paris", "Paris", "Lyon", "Lyon", "Lille", "Metz"], "D", language: "en")
            #expect(english.contains("6 places are missing, above all 2 in Lyon D and 2 in Paris D."))
        }
    }

    @Test(arguments: Engine.allCases)
    func `tell those a move leaves from those it finds somebody for`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched([
                .mentor("D Quatre"), .mentor("E Cinq"), .mentee("A Un", wishes: ["Quatre"]), .mentee("C Trois"),
                .mentee("B Deux", wishes: ["Cinq"]).with { $0.excluded = ["Quatre"] },
            ])
            let ann = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: ann, language: "en")
            let (one, other) = (try programme.participant("Un").text, try programme.participant("Cinq").text)
            let asking = "\(run)/moves?moved=\(one)&mentor=\(other)"
            let theirs = try await english.get(asking).text
            #expect(theirs.contains("One of them no longer has a mentor. Another, who waited, has a mentor."))
            let asked = try await browser.get(asking)
            let said = "Parmi elles, une n’a plus de mentor·e. Une autre, qui attendait, a un·e mentor·e."
            #expect(asked.text.contains(said))
            let done = try await browser.post(
                run + "/moves", ["moved": one, "mentor": other, "version": asked.field("version") ?? ""], from: run)
            let page = try await browser.get(String(done.location.orThrow().prefix { $0 != "#" })).text
            #expect(page.contains(said))
        }
    }
}
