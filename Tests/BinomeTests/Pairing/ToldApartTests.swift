import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// What is shown adds up, names one person only, and is said once.
@Suite struct `The pages of a run` {
    @Test(arguments: Engine.allCases) func `tell namesakes apart, in the list and in the file`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("Juliette Mace").with { $0.site = "Lyon" },
                .mentee("Adrien Colin").with { $0.site = "Lyon" }, .mentor("Luc Gauthier"), .mentor("Nadia Haddad"),
            ]
            let programme = try await server.programme(people)
            let (colin, paris, now) = (try programme.person("Colin"), ID<Site>(at: server.clock.now), server.clock.now)
            try await server.database.write { tx in
                try tx.run(TestProgrammeSQL.site, paris, "Paris", "paris")
                var twin = PersonInput(firstName: "Juliette", lastName: "Mace")
                (twin.site, twin.staffNumber) = (paris, "T-77")
                _ = try People.change(colin, to: twin, by: .product, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            let page = try await browser.get(run).text
            #expect(page.contains("Juliette Mace (Lyon)") && page.contains("Juliette Mace (Paris)"))
            #expect(!page.contains("Luc Gauthier ("))
            let file = try await browser.get(run + "/export?format=csv").text
            let rows = FileRow.all(file)
            #expect(rows.contains { $0["Matricule mentoré·e"] == "T-77" || $0["Matricule mentor·e"] == "T-77" })
            #expect(rows.contains { $0["Adresse mentor·e"]?.hasSuffix("@exemple.fr") == true })
        }
    }

    @Test(arguments: Engine.allCases) func `say once whose place more would do for many`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("A Un"), .mentee("B Deux"), .mentee("C Trois"), .mentor("Bernadette Jacob"),
            ]
            let (programme, browser, run) = try await server.matched(people)
            let page = try await browser.get(run + "/waiting").text
            #expect(page.contains("Qui pourrait prendre une personne de plus"))
            #expect(page.contains("Convient à 2 personnes qui attendent."))
            #expect(page.contains("/participants/\(try programme.participant("Jacob").text)"))
            #expect(!page.contains("Bernadette Jacob suffirait"))
            #expect(try await browser.get(run + "/waiting/export?format=csv").text.contains("suffirait"))
        }
    }

    @Test(arguments: Engine.allCases) func `show parts that add up to the score, and what is unknown in grey`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [.mentee("A Un"), .mentor("B Deux")]
            let weights = ["wishes": "high", "language": "medium", "site": "medium", "sharedHopes": "70"]
            let programme = try await server.programme(people, weights: weights)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let page = try await browser.get(server.run(of: programme, by: browser)).text
            let parts = page.matches(of: /score__value">(\d+) sur (\d+)</)
            let score = try page.firstMatch(of: /Score (\d+)/).orThrow().1
            #expect(parts.count == 4)
            #expect(parts.reduce(0) { $0 + (Int($1.1) ?? 0) } == Int(score))
            #expect(parts.reduce(0) { $0 + (Int($1.2) ?? 0) } == 100)
            #expect(page.contains("bar__fill--unknown") && page.contains("compte pour moitié"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `name a published programme by one word until it begins, and show the day it was published`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            let overview = try await browser.get("/programmes/\(programme.id.text)").text
            #expect(overview.contains("<dd>Publié</dd>") && overview.contains("<dd>24\u{A0}novembre 2026</dd>"))
            #expect(try await browser.get("/programmes").text.contains("<p>Publié</p>"))
            let home = try await browser.get("/").text
            #expect(home.contains("Publié") && !home.contains("En cours"))
            #expect(
                home.contains("jusqu’au 1er\u{A0}septembre 2027")
                    || home.contains("jusqu’au 1\u{1D49}\u{02B3} septembre 2027"))
            let mentee = try await server.browser(signedInAs: programme.person("Perrin"))
            #expect(try await mentee.get("/").text.contains("à partir du"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `offer a local manager their own site alone, and count their own decisions alone`(engine: Engine) async throws
    {
        try await withServer(engine) { server in
            let people = PairingRunTests.people.map { one in
                one.with { $0.site = one.last == "Perrin" ? "Lyon" : "Paris" }
            }
            let (programme, browser, run) = try await server.matched(people)
            _ = try await browser.post(
                run + "/decisions", ["do": "lock", "pair": programme.pair("Colin", "Gauthier"), "version": "1"],
                from: run)
            #expect(try await browser.get(run).text.contains("otre décision"))
            let grant = Grant(.localManager, programme: programme.id, site: programme.sites["Lyon"])
            let local = try await server.browser(signedInAs: server.person("Lou", "Local", roles: [grant]))
            #expect(!(try await local.get(run).text).contains("otre décision"))
            for path in [run, "/programmes/\(programme.id.text)/participants"] {
                let page = try await local.get(path).text
                #expect(page.contains(">Lyon</option>") && !page.contains(">Paris</option>"), "\(path)")
            }
        }
    }

    @Test(arguments: Engine.allCases) func `speak of no broken tie beside those who are together`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("A Un"), .mentee("B Deux"), .mentee("C Trois"), .mentor("D Quatre"), .mentor("E Cinq"),
                .mentor("F Six"),
            ]
            let (programme, browser, run) = try await server.matched(people)
            for mentee in ["Un", "Deux", "Trois"] {
                for mentor in ["Quatre", "Cinq", "Six"] {
                    let version = try await browser.get(run).field("version") ?? ""
                    let moved = try await browser.post(
                        run + "/moves",
                        [
                            "moved": programme.participant(mentee).text, "version": version,
                            "mentor": programme.participant(mentor).text,
                        ], from: run)
                    guard moved.status == 303 else { continue }
                    let page = try await browser.get(run + "/mentees/" + programme.participant(mentee).text).text
                    let row = try #require(page.split(separator: "<tr").first { $0.contains("ensemble aujourd’hui") })
                    #expect(row.contains(mentor) && !row.contains("class=\"hint\""), "\(row)")
                }
            }
        }
    }

    /// What the page that asks says of others, and what is said once it is done.
    private func move(
        _ mentee: String, _ mentor: String, _ run: String, _ programme: SmallProgramme, _ browser: Browser
    ) async throws -> (asked: String, note: String, done: String) {
        let (one, other) = (try programme.participant(mentee).text, try programme.participant(mentor).text)
        let asked = try await browser.get("\(run)/moves?moved=\(one)&mentor=\(other)")
        let note = asked.text.firstMatch(of: /card__note">([^<]*)</).map { String($0.1) } ?? ""
        let done = try await browser.post(
            run + "/moves", ["moved": one, "mentor": other, "version": asked.field("version") ?? ""], from: run)
        let page = try await browser.get(String(done.location.orThrow().prefix { $0 != "#" })).text
        return (asked.text, note, page)
    }

    @Test(arguments: Engine.allCases)
    func `say who else would be left without a mentor where the whole loses nothing, and the same afterwards`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("A Un"), .mentee("B Deux"), .mentor("D Quatre"), .mentor("E Cinq", capacity: 0),
            ]
            let (programme, browser, run) = try await server.matched(people)
            let waits = try await server.pairs(of: run, programme) == ["Un Quatre"] ? "Deux" : "Un"
            let named = waits == "Un" ? "B Deux" : "A Un"
            let page = try await browser.get(run + "/mentees/" + programme.participant(waits).text).text
            #expect(
                page.contains("\(named) resterait sans mentor·e") && page.contains("data-label=\"Coût, en points\">0<"))
            #expect(page.contains("N’offre aucune place"))
            let costs = try await browser.get("\(run)/costs?mentee=\(try programme.participant(waits).text)")
            let says = try ToldCosts(costs)[programme.participant("Quatre")]?.says ?? ""
            #expect(
                says.contains("l’ensemble des binômes n’y perdrait rien, mais \(named) resterait sans mentor·e"),
                "\(says)")
            let mentor = try await browser.get(run + "/mentors/" + programme.participant("Quatre").text).text
            #expect(mentor.contains("\(named) resterait sans mentor·e"))
            let told = try await move(waits, "Quatre", run, programme, browser)
            #expect(told.asked.contains("aurait un·e mentor·e, mais \(named) resterait sans mentor·e"))
            #expect(told.note == "Une autre personne n’a plus de mentor·e." && told.done.contains(told.note))
            // The place that is taken by a lock is said to be so.
            let left = try programme.participant(waits == "Un" ? "Deux" : "Un").text
            let locked = try await browser.get(run + "/mentees/" + left).text
            #expect(locked.contains("Sa place est prise par un binôme verrouillé ou en cours"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `count the others whom a move touches alike before and after`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            for (mentee, mentor) in [("Marchand", "Gauthier"), ("Perrin", "Weber")] {
                let told = try await move(mentee, mentor, run, programme, browser)
                #expect(told.asked.contains("Ce qui change") && !told.note.isEmpty)
                #expect(told.done.contains(told.note), "\(told.note)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `write costs to a tenth of a point, and the least of them never as nothing`(engine: Engine) async throws {
        try await withServer(engine) { server in
            for (weight, cell, whole) in [
                ("1", "moins de 0,1", "moins de 0,1\u{A0}point"), ("10", "0,4", "0,4\u{A0}point"),
                ("100", "3,8", "3,8\u{A0}points"),
            ] {
                let name = "P\(weight)"
                let people: [Somebody] = [
                    .mentee("A Un\(name)").with { $0.grade = "G1" },
                    .mentor("D Quatre\(name)").with { $0.grade = "G2" },
                    .mentor("E Cinq\(name)").with { $0.grade = "G5" },
                ]
                var weights = [
                    "competencies", "wishes", "language", "availability", "site", "departmentVariety", "sharedHopes",
                ]
                .reduce(into: [:]) { $0[$1] = "high" }
                weights["seniorityGap"] = weight
                let programme = try await server.programme(people, weights: weights, name: name)
                try await server.database.write { tx in
                    for rank in [1, 2, 5] { try tx.run(ToldApartSQL.rank, rank, "G\(rank)") }
                }
                let manager = try await server.person(
                    "Mo", name, roles: [Grant(.manager, programme: programme.id)])
                let browser = try await server.browser(signedInAs: manager)
                let run = try await server.run(of: programme, by: browser)
                let mentee = try programme.participant("Un\(name)").text
                let page = try await browser.get(run + "/mentees/" + mentee).text
                #expect(page.contains("data-label=\"Coût, en points\">\(cell)<"), "\(weight): \(page)")
                let says = try ToldCosts(await browser.get("\(run)/costs?mentee=\(mentee)"))[
                    programme.participant("Cinq\(name)")]?.says
                #expect(says?.contains("l’ensemble des binômes perdrait \(whole)") == true, "\(says ?? "")")
                let english = try await server.browser(signedInAs: manager, language: "en")
                let theirs = try await english.get("\(run)/costs?mentee=\(mentee)").text
                #expect(theirs.contains("would lose less than 0.1\u{A0}points") == (weight == "1"), "\(theirs)")
                let told = try await move("Un\(name)", "Cinq\(name)", run, programme, browser)
                #expect(told.asked.contains("perdrait \(whole)") && told.done.contains("L’ensemble y perd \(whole)."))
            }
        }
    }
}

private enum ToldApartSQL {
    static let rank: Statement = "UPDATE grade SET rank = \(.integer("rank")) WHERE name = \(.text("name"))"
}
