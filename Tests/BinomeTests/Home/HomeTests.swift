import Foundation
import Matching
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// The first page says what waits, for each part that people play.
@Suite struct HomeTests {
    @Test(arguments: Engine.allCases) func `A manager is led from gathering to pairing to publishing`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let begin = try await browser.get("/").text
            #expect(begin.contains("Bonjour Claire. Une chose vous attend."))
            #expect(begin.contains("n’ont pas encore de binôme"))
            let run = try await server.run(of: programme, by: browser)
            let ready = try await browser.get("/").text
            #expect(ready.contains(run))
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            let after = try await browser.get("/").text
            #expect(after.contains("Rien ne vous attend."))
            #expect(after.contains("3 binômes publiés"))
        }
    }

    @Test(arguments: Engine.allCases) func `Missing places of mentors are a task`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([.mentee("A B"), .mentee("C D"), .mentor("E F")])
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            #expect(try await browser.get("/").text.contains("Il manque une place de mentor·e"))
        }
    }

    @Test(arguments: Engine.allCases) func `An administrator alone is sent to the staff list`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let page = try await browser.get("/").text
            #expect(page.contains("La liste du personnel n’est pas encore là"))
            #expect(page.contains("/people/import"))
        }
    }

    @Test(arguments: Engine.allCases) func `Before anybody takes part there are no noughts, but what to do first`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let programme = try await server.programme(by: claire)
            let browser = try await server.browser(signedInAs: claire)
            let empty = try await browser.get("/").text
            #expect(empty.contains("Pour commencer") && empty.contains("/programmes/\(programme)/participants/new"))
            #expect(!empty.contains("facts--figures"))
            let (mentee, now) = (try await server.person("Adrien", "Colin"), server.clock.now)
            try await server.database.write { tx in
                _ = try Participants.add(mentee, as: .mentee, to: programme, by: .product, in: tx, at: now)
            }
            let begun = try await browser.get("/").text
            #expect(begun.contains("facts--figures") && !begun.contains("Pour commencer"))
        }
    }

    @Test(arguments: Engine.allCases) func `A mentor finds their mentee on the first page`(engine: Engine) async throws
    {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            let mentor = try await server.browser(signedInAs: programme.person("Weber"))
            let page = try await mentor.get("/").text
            #expect(page.contains("Vous accompagnez Léa Marchand."))
            #expect(page.contains("Mon mentorat"))
        }
    }

    @Test(arguments: Engine.allCases) func `A mentor of two finds both, with the way to each`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([
                .mentee("Léa Marchand"), .mentee("Paul Girard"), .mentor("Thomas Weber", capacity: 2),
            ])
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            let page = try await server.browser(signedInAs: programme.person("Weber")).get("/").text
            #expect(page.contains("Vous accompagnez deux personnes."))
            #expect(page.contains("mailto:marchand@exemple.fr") && page.contains("mailto:girard@exemple.fr"))
            #expect(page.contains("Pour commencer"))
        }
    }

    @Test(arguments: Engine.allCases) func `Somebody who waits is told what will happen, and when`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let mentee = try await server.browser(signedInAs: programme.person("Marchand"), language: "fr")
            let before = try await mentee.get("/").text
            #expect(before.contains("Les binômes se préparent."))
            #expect(before.contains("les propositions viendront ensuite"))
            #expect(before.contains("mardi 1er\u{A0}décembre"))
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            _ = try await server.run(of: programme, by: manager)
            #expect(try await mentee.get("/").text.contains("Des personnes relisent les propositions"))
        }
    }

    @Test(arguments: Engine.allCases) func `A sponsor and a referent read of programmes, never a participant's name`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            let sponsor = try await server.browser(signedInAs: .sponsor, programme: programme.id).get("/").text
            // Three people could be guessed: no number under five is said.
            #expect(sponsor.contains("moins de 5</p>") && sponsor.contains("sous 5, le nombre exact n’est pas dit"))
            for figure in ["3", "4"] { #expect(!sponsor.contains("<p class=\"stat__figure\">\(figure)</p>")) }
            #expect(!sponsor.contains("3 binômes"))
            #expect(sponsor.contains("Mené par Claire Morel"))
            let referent = try await server.browser(signedInAs: .referent, programme: programme.id).get("/").text
            #expect(referent.contains("Les binômes d’un programme comptent sur vous."))
            // Published, but the programme begins later.
            #expect(referent.contains("<p>3 binômes publiés</p>") && !referent.contains("en cours"))
            for name in programme.persons.keys {
                #expect(!sponsor.contains(name) && !referent.contains(name), "\(name)")
            }
            server.clock.advance(days: 40)
            let begun = try await server.browser(signedInAs: .referent, programme: programme.id, language: "en")
            #expect(try await begun.get("/").text.contains("<p>3 pairs under way</p>"))
        }
    }

    @Test(arguments: Engine.allCases) func `A local manager's figures are those of whom they look after`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(
                [
                    .mentee("Léa Marchand").with { $0.site = "Lyon" },
                    .mentee("Paul Girard").with { $0.site = "Paris" },
                    .mentor("Thomas Weber").with { $0.site = "Lyon" }, .mentor("Nadia Haddad"),
                ], weights: ["wishes": "high"])
            let site = programme.sites["Lyon"]
            let person = try await server.person(
                "Hugo", "Sabatier", roles: [Grant(.localManager, programme: programme.id, site: site)])
            let browser = try await server.browser(signedInAs: person)
            let own = "de votre côté\u{202F}: un·e mentoré·e, une place"
            let home = own.replacing("côté", with: "côté (Lyon)")
            #expect(try await browser.get("/").text.contains(home))
            // Nothing is said to be missing of places that all sites share.
            #expect(try await browser.get("/programmes/\(programme.id)").text.contains(own))
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            #expect(try await manager.get("/").text.contains("2 binômes proposés sous le score de 60"))
            #expect(try await browser.get("/").text.contains("Un binôme proposé sous le score de 60"))
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            #expect(try await browser.get("/").text.contains("1 binôme publié"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `An administrator is not told to open a first programme where others run one`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            _ = try await server.person("Aline", "Ba")
            let browser = try await server.browser(signedInAs: .administrator)
            #expect(try await browser.get("/").text.contains("/programmes/new"))
            _ = try await server.programme(PairingRunTests.people)
            let page = try await browser.get("/").text
            #expect(!page.contains("/programmes/new"))
            #expect(page.contains("/settings/roles") && page.contains("/settings/audit"))
        }
    }

    @Test(arguments: Engine.allCases) func `A competency that mentors lack is a task that names it`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let now = server.clock.now
            let seeker = try programme.person("Marchand")
            try await server.database.write { tx in
                try Competencies.installDefault(in: tx, at: now)
                let all = try Competencies.all(in: tx)
                let negotiation = try all.first { $0.key == "negotiation" }.orThrow().id
                let sought = PersonCompetency(negotiation, held: false, level: nil, wanted: true, wantedLevel: 3)
                try People.setCompetencies([sought], of: seeker, source: .hand, by: .product, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let page = try await browser.get("/").text
            #expect(page.contains("Il manque des mentor·es en négociation"))
            #expect(page.contains("une personne la cherche, aucune place"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `No home speaks of a publication whose day is behind, and the list says it is late`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            func homes() async throws -> [String] {
                let sponsor = Grant(.sponsor, programme: programme.id)
                let manager = Grant(.manager, programme: programme.id)
                let people = [
                    try await server.person("Ada", "Un", roles: [manager]),
                    try await server.person("Ida", "Deux", roles: [sponsor]), try programme.person("Colin"),
                ]
                var pages: [String] = []
                for person in people {
                    let browser = try await server.browser(signedInAs: person)
                    pages.append(try await browser.get("/").text)
                    if person == people.last { pages.append(try await browser.get("/mentorships").text) }
                }
                return pages
            }
            let today = Day(server.clock.now, in: .gmt)
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            _ = try await server.run(of: programme, by: manager)
            for (day, isToCome) in [(today.adding(days: 2), true), (today.adding(days: -2), false)] {
                try await server.database.write { tx in _ = try tx.run(PublishingDaySQL.publishes, day, programme.id) }
                for (place, page) in try await homes().enumerated() {
                    let says =
                        page.contains("publie ") || page.contains("Publication") || page.contains("publication ")
                    #expect(says == isToCome, "\(place) \(isToCome)")
                }
                let list = try await manager.get("/programmes").text
                #expect(list.contains("publie le") == isToCome)
                #expect(list.contains("devait publier le") != isToCome)
            }
        }
    }
}

private enum PublishingDaySQL {
    static let publishes: Statement = """
        UPDATE programme SET publishes_on = \(.text("day")) WHERE id = \(.text("programme"))
        """
}
