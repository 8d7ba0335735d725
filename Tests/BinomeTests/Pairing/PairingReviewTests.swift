import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Deciding about pairs by hand: lock, set aside, move; alone and two at once.
@Suite struct PairingReviewTests {
    @Test(arguments: Engine.allCases) func `A pair that is set aside is not proposed again until it is allowed`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let pair = try programme.pair("Colin", "Gauthier")
            let version = try await browser.get(run).field("version") ?? ""
            let done = try await browser.post(
                run + "/decisions", ["do": "forbid", "pair": pair, "version": version], from: run)
            #expect(done.status == 303)
            let after = try await server.pairs(of: run, programme)
            #expect(after.count == 3 && !after.contains("Colin Gauthier"))
            let again = try await server.run(of: programme, by: browser)
            #expect(!(try await server.pairs(of: again, programme)).contains("Colin Gauthier"))
            #expect(try await browser.get(again + "/decisions").text.contains("Permettre à nouveau"))
            _ = try await browser.post(
                again + "/decisions", ["do": "allow", "pair": pair, "version": "1"], from: again)
            #expect(try await server.pairs(of: again, programme).contains("Colin Gauthier"))
            #expect(try await browser.get(again).text.contains("prouvé"))
        }
    }

    @Test(arguments: Engine.allCases) func `Locked pairs stay when everything is solved again`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let (mentee, mentor) = (
                try programme.participant("Marchand").text, try programme.participant("Haddad").text
            )
            let confirm = try await browser.get("\(run)/moves?moved=\(mentee)&mentor=\(mentor)")
            #expect(confirm.text.contains("Léa Marchand avec Nadia Haddad\u{202F}?"))
            #expect(confirm.text.contains("perdrait"))
            #expect(try await server.pairs(of: run, programme).contains("Marchand Weber"))
            let moved = try await browser.post(
                run + "/moves", ["moved": mentee, "mentor": mentor, "version": confirm.field("version") ?? ""],
                from: run)
            #expect(moved.status == 303)
            #expect(try await server.pairs(of: run, programme).contains("Marchand Haddad"))
            #expect(try await browser.get(run).text.contains("choisi à la main"))
            let again = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: again, programme).contains("Marchand Haddad"))
            let changes = try await browser.get(again + "/changes").text
            #expect(changes.contains("Rien n’a changé"))
            _ = try await browser.post(
                again + "/decisions",
                ["do": "unlock", "pair": try programme.pair("Marchand", "Haddad"), "version": "1"], from: again)
            #expect(try await server.pairs(of: again, programme).contains("Marchand Weber"))
        }
    }

    @Test(arguments: Engine.allCases) func `A rule is lifted with a reason, an exclusion never`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people = PairingRunTests.people.map { one in
                one.with {
                    if $0.last == "Weber" { $0.languages = ["de"] }
                    if $0.last == "Perrin" { $0.excluded = ["Gauthier"] }
                }
            }
            let (programme, browser, run) = try await server.matched(people, commonLanguage: true)
            let (mentee, mentor) = (try programme.participant("Perrin").text, try programme.participant("Weber").text)
            let bare = try await browser.post(
                run + "/moves", ["moved": mentee, "mentor": mentor, "version": "1"], from: run)
            #expect(bare.status == 422)
            #expect(bare.text.contains("écrivez pourquoi passer outre"))
            let given = try await browser.post(
                run + "/moves",
                ["moved": mentee, "mentor": mentor, "version": "1", "reason": "Elle apprend l’allemand."],
                from: run)
            #expect(given.status == 303)
            #expect(try await server.pairs(of: run, programme).contains("Perrin Weber"))
            #expect(try await browser.get(run + "/decisions").text.contains("Elle apprend l’allemand."))
            let gauthier = try programme.participant("Gauthier").text
            let excluded = try await browser.post(
                run + "/moves", ["moved": mentee, "mentor": gauthier, "version": "2", "reason": "Si."], from: run)
            #expect(excluded.status == 422)
            #expect(!(try await server.pairs(of: run, programme)).contains("Perrin Gauthier"))
        }
    }

    @Test(arguments: Engine.allCases) func `The second of two managers is told who was faster and loses nothing`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, first, run) = try await server.matched()
            let grant = Grant(.manager, programme: programme.id)
            let second = try await server.browser(signedInAs: server.person("Jean", "Second", roles: [grant]))
            let seen = try await second.get(run).field("version") ?? ""
            _ = try await first.post(
                run + "/decisions", ["do": "lock", "pair": try programme.pair("Colin", "Gauthier"), "version": seen],
                from: run)
            let pair = try programme.pair("Marchand", "Weber")
            let late = try await second.post(
                run + "/decisions", ["do": "forbid", "pair": pair, "version": seen], from: run)
            #expect(late.status == 409)
            #expect(late.text.contains("Claire Morel a changé ces binômes"))
            #expect(late.text.contains(pair))
            #expect(try await server.pairs(of: run, programme).contains("Marchand Weber"))
            let repeated = try await second.post(
                run + "/decisions", ["do": "forbid", "pair": pair, "version": late.field("version") ?? ""], from: run)
            #expect(repeated.status == 303)
            #expect(!(try await server.pairs(of: run, programme)).contains("Marchand Weber"))
            let moved = try await first.post(
                run + "/moves",
                [
                    "moved": programme.participant("Marchand").text, "mentor": programme.participant("Haddad").text,
                    "version": seen,
                ], from: run)
            #expect(moved.status == 409)
            #expect(moved.text.contains("Jean Second a changé ces binômes"))
        }
    }

    @Test(arguments: Engine.allCases) func `A local manager sees and moves only the mentees they look after`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people = PairingRunTests.people.map { one in
                one.with { $0.site = ["Perrin", "Haddad"].contains($0.last) ? "Lyon" : "Paris" }
            }
            let (programme, _, run) = try await server.matched(people)
            let grant = Grant(.localManager, programme: programme.id, site: programme.sites["Lyon"])
            let local = try await server.browser(signedInAs: server.person("Lou", "Local", roles: [grant]))
            let page = try await local.get(run)
            #expect(page.status == 200)
            #expect(page.text.contains("Manon Perrin"))
            #expect(!page.text.contains("Adrien Colin") && !page.text.contains("Léa Marchand"))
            #expect(!page.text.contains("/publication"))
            let lock = try await local.post(
                run + "/decisions", ["do": "lock", "pair": try programme.pair("Perrin", "Haddad"), "version": "1"],
                from: run)
            #expect(lock.status == 303)
            let foreign = try await local.post(
                run + "/decisions", ["do": "forbid", "pair": try programme.pair("Marchand", "Weber"), "version": "2"],
                from: run)
            #expect(foreign.status == 404)
            // Giving Perrin the mentor of Colin would move Colin, whom the local manager does not look after.
            let touching = try await local.post(
                run + "/moves",
                [
                    "moved": programme.participant("Perrin").text, "mentor": programme.participant("Gauthier").text,
                    "version": "2",
                ], from: run)
            #expect(touching.status == 422)
            #expect(try await local.post(programme.runs, from: programme.runs).status == 403)
            #expect(try await local.get(run + "/mentors").status == 403)
            let colin = try programme.participant("Colin").text
            #expect(try await local.get(run + "/mentees/" + colin).status == 404)
            #expect(try await local.get("\(run)/costs?mentee=\(colin)").status == 404)
        }
    }

    @Test(arguments: Engine.allCases) func `Filters, pages and the other mentors show what they say`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            let found = try await browser.get(run + "?q=lea")
            #expect(found.text.contains("1 sur 1") && found.text.contains("Léa Marchand"))
            #expect(try await browser.get(run + "?q=personne").text.contains("Aucun binôme ne répond à ces filtres"))
            #expect(try await browser.get(run + "?locked=yes").text.contains("Aucun binôme ne répond à ces filtres"))
            #expect(try await browser.get(run + "?below=1").text.contains("Aucun binôme ne répond à ces filtres"))
            let choices = try await browser.get(run + "/mentees/" + (try programme.participant("Perrin").text))
            #expect(choices.text.contains("ensemble aujourd’hui") && choices.text.contains("Luc Gauthier"))
            let costs = try await browser.get("\(run)/costs?mentee=\(try programme.participant("Perrin").text)")
            let told = try ToldCosts(costs)
            #expect(told[try programme.participant("Haddad")]?.kind == "here")
            #expect(told[try programme.participant("Weber")]?.says.contains("l’ensemble des binômes perdrait") == true)
            #expect(told.best.first == told.mentors.first { $0.kind == "open" }?.mentor)
            #expect(try await browser.get(run + "/mentors").text.contains("1 sur 2"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `A pair opens over its list, leads back to its row and on to the next, on the same page`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people = (0..<60).map { Somebody.mentee("Paul Un\($0)") } + (0..<60).map { .mentor("Luc Deux\($0)") }
            let programme = try await server.programme(people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            let link = /rel="next" href="([^"#]*)/
            let second = try await browser.get(run).text.matches(of: link).map { String($0.1) }
                .first { $0.contains("after=") && !$0.contains("pair=") }.orThrow().replacing("&amp;", with: "&")
            let page = try await browser.get(second).text
            let pair = try page.firstMatch(of: /row-link__target"[^>]* href="([^"#]*)#row-/).orThrow().1
                .replacing("&amp;", with: "&")
            #expect(pair.contains("after="))
            let open = try await browser.get(String(pair)).text
            // On a narrow screen the opened pair lies over the list; a link, without any script, leads back to its row.
            let closing = try open.firstMatch(of: /sheet__close" href="([^"#]*)#(row-[^"]*)"/).orThrow()
            #expect(open.contains("class=\"card sheet\"") && !page.contains("class=\"card sheet\""))
            #expect(open.contains("id=\"\(closing.2)\" aria-current=\"true\""))
            #expect(!closing.1.contains("pair=") && closing.1.contains("after="))
            let closed = try await browser.get(String(closing.1).replacing("&amp;", with: "&")).text
            #expect(closed.contains("id=\"\(closing.2)\"") && !closed.contains("class=\"card sheet\""))
            #expect(open.contains("Suivant\u{202F}: Paul Un"))
            #expect(open.matches(of: link).contains { $0.1.contains("pair=") && $0.1.contains("after=") })
        }
    }
}
