import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// The pairs of a programme, as who runs it sees them.
@Suite struct `The pairs of a programme` {
    private func published(_ server: TestServer) async throws -> (SmallProgramme, Browser) {
        let people = PairingRunTests.people.map { one in
            one.with { $0.site = ["Perrin", "Haddad"].contains($0.last) ? "Lyon" : "Paris" }
        }
        let programme = try await server.programme(people)
        let (mentee, mentor) = (try programme.participant("Perrin"), try programme.participant("Haddad"))
        let now = server.clock.now
        try await server.database.write { tx in
            _ = try tx.run(TestProgrammeSQL.existing, ID<PairingRun>(at: now), programme.id, mentee, mentor, now)
        }
        let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
        let run = try await server.run(of: programme, by: browser)
        _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
        return (programme, browser)
    }

    @Test(arguments: Engine.allCases) func `say who works with whom, since when and how often they had met`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let page = "/programmes/\(programme.id.text)/pairs"
            let list = try await browser.get(page).text
            // The programme begins later: nobody is at work yet.
            #expect(list.contains("3 binômes publiés\u{202F}; le programme commence le 1er\u{A0}décembre."))
            #expect(list.contains("Manon Perrin") && list.contains("4\u{A0}mai 2026"))
            let found = try await browser.get(page + "?q=weber").text
            #expect(found.contains("Léa Marchand") && !found.contains("Manon Perrin"))
            let file = try await browser.get(page + "/export?format=csv&q=perrin")
            let row = try #require(FileRow.all(file.text).first)
            #expect(row["Mentoré·e"] == "Manon Perrin" && row["Mentor·e"] == "Nadia Haddad" && row["Site"] == "Lyon")
            #expect(row["Matricule mentoré·e"]?.hasPrefix(String(programme.id.text.suffix(8))) == true)
            #expect(row["Adresse mentoré·e"] == "perrin@exemple.fr" && row["Adresse mentor·e"] == "haddad@exemple.fr")
            #expect(file.headers[.contentDisposition]?.contains("attachment") == true)
            let home = try await browser.get("/").text
            #expect(home.contains("href=\"\(page)\"") && home.contains("3 binômes publiés"))
            #expect(!home.contains("Binômes en cours"))
            server.clock.advance(days: 40)
            let later = try await server.browser(signedInAs: .manager, programme: programme.id)
            #expect(try await later.get(page).text.contains("3 binômes en cours</h1>"))
            let during = try await later.get("/").text
            #expect(during.contains("3 binômes en cours"))
            // It ends in another year, so that of its first day is said.
            #expect(during.contains("du 1er\u{A0}décembre 2026 au 1er\u{A0}septembre 2027"))
        }
    }

    @Test(arguments: Engine.allCases) func `are ended by hand with a reason that the two do not read`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            try await server.work()
            let page = "/programmes/\(programme.id.text)/pairs"
            let id = try await server.database.read {
                try $0.row(TestProgrammeSQL.mentorshipOf, programme.person("Marchand"))?.text("mentorship_id")
            }
            let closing = "\(page)/\(try id.orThrow())/closing"
            let asked = try await browser.get(closing).text
            #expect(asked.contains("Mettre fin au binôme de Léa Marchand et Thomas Weber"))
            #expect(asked.contains("Pourquoi, en quelques mots (obligatoire)"))
            #expect(asked.firstMatch(of: /<textarea id="field-note"[^>]* required/) != nil)
            let bare = try await browser.post(closing, ["reason": "agreed", "note": ""], from: closing)
            #expect(bare.status == 422 && bare.text.contains("Écrivez en quelques mots"))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
            let done = try await browser.post(
                closing, ["reason": "agreed", "note": "Ils ont changé de métier."], from: closing)
            let after = try await browser.get(try done.location.orThrow()).text
            #expect(after.contains("Le binôme est terminé") && after.contains("2 binômes publiés"))
            let ended = try await browser.get(page + "?shown=ended").text
            #expect(ended.contains("Ils ont changé de métier.") && ended.contains("d’un commun accord"))
            try await server.work()
            #expect(server.mails.count { $0.subject.contains("est terminé") } == 2)
            #expect(!server.mails.contains { $0.text.contains("métier") })
            let mentee = try await server.browser(signedInAs: programme.person("Marchand"))
            let home = try await mentee.get("/").text
            #expect(home.contains("Votre binôme avec Thomas Weber a pris fin.") && !home.contains("métier"))
            // They are not put together again.
            let run = try await server.run(of: programme, by: browser)
            #expect(!(try await server.pairs(of: run, programme)).contains("Marchand Weber"))
            // A page that was left open says that it is done, and where it is written.
            let stale = try await browser.post(closing, ["reason": "agreed", "note": "Encore."], from: page)
            #expect(stale.status == 422 && stale.text.contains("c’est déjà fait"))
            #expect(stale.text.contains("\(page)?shown=ended") && !stale.text.contains("Rien à cette adresse"))
            #expect(!(try await browser.get(page + "?shown=ended").text).contains("Encore."))
        }
    }

    @Test(arguments: Engine.allCases) func `are those of whom a local manager looks after, and nobody else's to end`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, _) = try await published(server)
            let page = "/programmes/\(programme.id.text)/pairs"
            let grant = Grant(.localManager, programme: programme.id, site: programme.sites["Lyon"])
            let local = try await server.browser(signedInAs: server.person("Lou", "Local", roles: [grant]))
            let list = try await local.get(page).text
            #expect(list.contains("Manon Perrin") && !list.contains("Léa Marchand") && !list.contains("/closing"))
            let mine = try await local.get(page + "/export?format=csv").text
            #expect(!mine.contains("Marchand"))
            // Numbers and addresses are those of the people they look after; the other of a pair is a name.
            #expect(mine.contains("perrin@exemple.fr"))
            try await server.move("Haddad", of: programme, to: "Paris")
            let apart = try #require(FileRow.all(try await local.get(page + "/export?format=csv").text).first)
            #expect(apart["Mentor·e"] == "Nadia Haddad" && apart["Adresse mentoré·e"] == "perrin@exemple.fr")
            #expect(apart["Adresse mentor·e"] == "" && apart["Matricule mentor·e"] == "")
            let other = try await server.programme([.mentee("A B"), .mentor("C D")], name: "Autre")
            let stranger = try await server.browser(
                signedInAs: server.person("Ugo", "Autre", roles: [Grant(.manager, programme: other.id)]))
            #expect(try await stranger.get(page).status == 404)
            #expect(try await stranger.get(page + "/export").status == 404)
        }
    }

    @Test(arguments: Engine.allCases)
    func `keep their meetings in the totals once they have ended`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser) = try await published(server)
            let held = /<dt>Rencontres avant Binôme<\/dt><dd>(?:<a[^>]*>)?(\d+)/
            #expect(try await browser.get("/").text.firstMatch(of: held)?.1 == "3")
            let id = try await server.database.read {
                try $0.row(TestProgrammeSQL.mentorshipOf, programme.person("Perrin"))?.text("mentorship_id")
            }
            let closing = "/programmes/\(programme.id.text)/pairs/\(try id.orThrow())/closing"
            _ = try await browser.post(closing, ["reason": "completed", "note": "Fini."], from: closing)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            #expect(try await browser.get("/").text.firstMatch(of: held)?.1 == "3")
            let page = try await browser.get("/programmes/\(programme.id.text)/pairs").text
            #expect(page.contains("3 rencontres avant Binôme, binômes terminés compris."))
        }
    }
}

extension TestServer {
    /// Somebody works at another site from now on.
    fileprivate func move(_ last: String, of programme: SmallProgramme, to site: String) async throws {
        let (person, now) = (try programme.person(last), clock.now)
        try await database.write { tx in
            var input = try PersonRecord.find(person, in: tx).input
            input.site = programme.sites[site]
            _ = try People.change(person, to: input, by: .product, in: tx, at: now)
        }
    }
}
