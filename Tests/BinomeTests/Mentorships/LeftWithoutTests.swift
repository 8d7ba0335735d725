import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// A publication that leaves somebody out, and what they are told.
@Suite struct `Somebody left without a pair` {
    /// Two mentees for one place, and a mentor whom no language joins to anybody.
    private func scene(_ server: TestServer) async throws -> (SmallProgramme, Browser, String) {
        let programme = try await server.programme(
            [
                .mentee("Adrien Colin", wishes: ["Gauthier"]), .mentee("Renée Morin"),
                .mentor("Luc Gauthier", wishes: ["Colin"]),
                .mentor("Uwe Kern").with { ($0.languages, $0.language) = (["de"], "en") },
            ], commonLanguage: true)
        let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
        return (programme, browser, try await server.run(of: programme, by: browser))
    }

    @Test(arguments: Engine.allCases) func `is told that it is published, why, what comes next and whom to ask`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, manager, run) = try await scene(server)
            let overview = "/programmes/\(programme.id.text)"
            let before = try await manager.get(overview + "/pairs").text
            #expect(before.contains("<h1>Un binôme proposé, à relire puis à publier</h1>"))
            #expect(before.contains("button--primary\" href=\"\(run)\"") && !before.contains("Rencontres avant"))
            let proposed = try await manager.get("/").text
            #expect(proposed.contains("une personne resterait sans mentor·e"))
            let runs = try await manager.get(programme.runs).text
            #expect(runs.contains("<h1>Un appariement, à relire</h1>") && runs.contains("Lancer un nouvel appariement"))
            let asked = try await manager.get(run + "/publication").text
            #expect(
                asked.contains(
                    "<p>Une personne reste sans mentor·e. <a href=\"\(run)/waiting\">Voir qui, et pourquoi</a>"))
            #expect(asked.contains("Ce programme n’a pas encore de référent·e"))
            #expect(asked.contains("Écrire aussi aux 2 personnes qui restent sans binôme\u{202F}?"))
            // Whoever publishes chooses: neither is chosen for them.
            for value in ["yes", "no"] { #expect(asked.contains("name=\"tell_others\" value=\"\(value)\" required>")) }
            _ = try await manager.post(run + "/publication", ["version": "1", "tell_others": "yes"], from: run)
            let after = try await manager.get(overview).text
            #expect(after.contains("\u{202F}; une personne attend</h1>") && after.contains("href=\"\(run)/waiting\""))
            #expect(try await !manager.get(programme.runs).text.contains("à relire</h1>"))
            let theirManager = try await manager.get("/").text
            #expect(theirManager.contains("Une personne reste sans mentor·e"))
            #expect(theirManager.contains("href=\"\(run)/waiting\""))
            let mentee = try await server.browser(signedInAs: programme.person("Morin"))
            let home = try await mentee.get("/").text
            #expect(home.contains("Il n’y a pas de binôme pour vous cette fois."))
            #expect(home.ranges(of: "toutes leurs places prises").count == 1 && home.contains("Claire Morel"))
            #expect(home.contains("si une place s’ouvre pour vous"))
            #expect(!home.contains("se prépare") && !home.contains("Vous cherchez un"))
            let list = try await mentee.get("/mentorships").text
            #expect(list.contains("Publié, sans binôme pour vous") && !list.contains("se prépare"))
            let mentor = try await server.browser(signedInAs: programme.person("Kern"), language: "en")
            let theirs = try await mentor.get("/").text
            #expect(theirs.contains("There is no pair for you this time."))
            #expect(theirs.contains("rules allowed nobody to be entrusted to you: this is no judgement on you"))
            // No cause is named that may not be theirs, and nobody is promised whom the rules may never allow.
            #expect(!theirs.contains("language") || !theirs.contains("such as a language"))
            #expect(theirs.contains("If somebody can be proposed to you") && !theirs.contains("As soon as"))
            try await server.work()
            let mail = try server.mails.first { $0.to == "morin@exemple.fr" }.orThrow()
            #expect(
                mail.subject.contains("pas de mentor·e pour vous cette fois")
                    && mail.text.contains("ce n’est pas un jugement sur vous"))
            #expect(mail.text.contains("Claire Morel"))
            #expect(server.mails.contains { $0.to == "kern@exemple.fr" && $0.subject.contains("no mentee this time") })
        }
    }

    @Test(arguments: Engine.allCases)
    func `and whose former pair goes on again is left without nobody, also once that pair has ended`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([
                .mentee("Adrien Colin", wishes: ["Gauthier"]), .mentee("Léa Marchand", wishes: ["Weber"]),
                .mentor("Luc Gauthier", wishes: ["Colin"]), .mentor("Thomas Weber", wishes: ["Marchand"]),
            ])
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            let (mentor, colin, day) = (
                try programme.person("Gauthier"), try programme.person("Colin"), Day("2026-11-24")
            )
            let now = server.clock.now
            try await server.database.write { tx in
                try Departures.leave(mentor, on: day.orThrow(), by: .product, in: tx, at: now)
            }
            server.clock.advance(seconds: 30)
            let second = try await server.run(of: programme, by: manager)
            _ = try await manager.post(second + "/publication", ["version": "1", "tell_others": "yes"], from: second)
            #expect(try await server.count("SELECT COUNT(*) AS count FROM mentorship_wait") == 1)
            try await server.database.write { try Departures.undo(mentor, by: .product, in: $0, at: now) }
            #expect(try await server.count("SELECT COUNT(*) AS count FROM mentorship_wait") == 0)
            #expect(try await server.browser(signedInAs: colin).get("/").text.contains("Luc Gauthier"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `gets no mail where that is not wished, and is told on their page all the same`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, manager, run) = try await scene(server)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            try await server.work()
            #expect(!server.mails.contains { $0.to == "morin@exemple.fr" })
            let mentee = try await server.browser(signedInAs: programme.person("Morin"))
            #expect(try await mentee.get("/").text.contains("Il n’y a pas de binôme pour vous cette fois."))
            // Once a later publication has somebody for them, nothing of it is left.
            server.clock.advance(seconds: 30)
            let (mentor, now) = (try programme.participant("Gauthier"), server.clock.now)
            try await server.database.write { tx in
                try Participants.setCapacity(2, of: mentor, in: programme.id, by: .product, in: tx, at: now)
            }
            let second = try await server.run(of: programme, by: manager)
            #expect(try await mentee.get("/").text.contains("De nouvelles propositions sont relues"))
            _ = try await manager.post(second + "/publication", ["version": "1"], from: second)
            #expect(try await mentee.get("/").text.contains("Luc Gauthier vous accompagne."))
        }
    }

    @Test(arguments: Engine.allCases) func `and who comes after the publication is told that it was before them`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, manager, run) = try await scene(server)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            server.clock.advance(days: 1)
            let late = try await server.person("Tard", "Venue")
            let page = "/programmes/\(programme.id.text)/participants/new"
            _ = try await manager.post(page, ["person": late.text, "side": "mentee"], from: page)
            let home = try await server.browser(signedInAs: late).get("/").text
            #expect(home.contains("Vous n’avez pas encore de binôme.") && home.contains("déjà publiés"))
        }
    }

    @Test(arguments: Engine.allCases) func `counts on the page of publication as a person, and mails are shown first`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([
                .mentee("Léa Marchand"), .mentee("Paul Girard"), .mentee("Une Autre").with { $0.email = false },
                .mentor("Thomas Weber", capacity: 2), .mentor("Luc Gauthier"),
            ])
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            let page = try await manager.get(run + "/publication").text
            // Weber has two mentees and gets one mail.
            #expect(page.contains("4 personnes recevront un courriel, un seul chacune"))
            #expect(page.contains("Une personne n’a pas d’adresse"))
            #expect(page.contains("Le courriel à un·e mentor·e") && page.contains("Le courriel à un·e mentoré·e"))
            #expect(page.contains("sera votre mentor·e"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `counts once on either side, and each number on the page of publication is accounted for in words`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([
                .mentee("Adrien Colin", wishes: ["Gauthier"]), .mentor("Luc Gauthier", wishes: ["Colin"]),
                .mentee("Renée Morin"), .mentee("Une Autre").with { $0.email = false },
                .mentor("Zoé Seule").with { $0.excluded = ["Colin", "Morin", "Autre", "Gauthier"] },
            ])
            // Gauthier seeks somebody, too, and so does the mentor whom nobody may have.
            let now = server.clock.now
            try await server.database.write { tx in
                for name in ["Gauthier", "Seule"] {
                    try tx.run(
                        TestProgrammeSQL.participant, ID<Participant>(at: now), programme.id,
                        programme.person(name), "mentee", Int?.none, now)
                }
            }
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            let page = try await manager.get(run + "/publication").text
            #expect(page.contains("Ces binômes réunissent 2 personnes. 2 personnes recevront un courriel"))
            // Morin, Autre, Gauthier as a mentee, Seule on both sides: four people, five times without somebody.
            #expect(page.contains("Écrire aussi aux 4 personnes qui restent sans binôme"))
            #expect(
                page.contains("Sans binôme\u{202F}: 4 mentoré·es et un·e mentor·e. Une personne l’est des deux côtés"))
            #expect(page.contains("Deux reçoivent un courriel, qui explique pourquoi"))
            #expect(page.contains("Une personne a un binôme de l’autre côté, et lit les deux dans un même courriel."))
            #expect(
                page.contains("n’a pas d’adresse qui fonctionne\u{202F}: elle le lit")
                    && page.contains("de vous (Une Autre)."))
            #expect(page.contains("Avec les binômes\u{202F}: 4 courriels en tout."))
            let person = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: person, language: "en").get(run + "/publication").text
            #expect(english.contains("Also write to the 4 people left without a pair"))
            #expect(
                english.contains(
                    "Without a pair: 4 mentees and one mentor. One person is so on both sides, and counts once."))
            #expect(english.contains("With the pairs: 4 mails in all."))
            let before = server.mails.count
            let done = try await manager.post(
                run + "/publication", ["version": "1", "tell_others": "yes"], from: run)
            let said = try await manager.get(done.location.orThrow()).text
            #expect(said.contains("4 courriels"), "\(said.firstMatch(of: /data-done><p>([^<]*)/)?.1 ?? "")")
            try await server.work()
            #expect(server.mails.count - before == 4, "\(server.mails.map(\.to))")
        }
    }
}
