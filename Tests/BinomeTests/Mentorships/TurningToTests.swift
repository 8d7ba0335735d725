import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Nobody who takes part, did, or would like to is left without somebody to turn to.
@Suite struct `Whom somebody turns to` {
    /// Manon reads English.
    private static let people = PairingRunTests.people.map { one in
        one.with { if $0.last == "Perrin" { $0.language = "en" } }
    }

    /// A programme whose pairs are published by Inès, who runs it.
    private func published(
        _ server: TestServer, _ people: [Somebody] = Self.people
    ) async throws -> (programme: SmallProgramme, manager: Browser) {
        let programme = try await server.programme(people)
        let person = try await server.person(
            "Inès", "Belkacem", email: "ines@exemple.fr", roles: [Grant(.manager, programme: programme.id)])
        let manager = try await server.browser(signedInAs: person)
        let run = try await server.run(of: programme, by: manager)
        _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
        return (programme, manager)
    }

    /// The page of somebody's only pair.
    private func pair(_ name: String, _ programme: SmallProgramme, _ server: TestServer) async throws -> String {
        let browser = try await server.browser(signedInAs: programme.person(name))
        let page = try await browser.get("/mentorships").location.orThrow()
        return try await browser.get(page).text
    }

    /// What it says of whom a worry goes to.
    private func worry(_ name: String, _ programme: SmallProgramme, _ server: TestServer) async throws -> String {
        let page = try await pair(name, programme, server)
        let parts = page.components(separatedBy: page.contains("A worry,") ? "A worry," : "Une inquiétude,")
        return try parts.dropFirst().first.orThrow().components(separatedBy: "</dl>")[0]
    }

    private func referent(
        _ server: TestServer, _ first: String, _ last: String, of programme: SmallProgramme
    ) async throws {
        _ = try await server.person(
            first, last, email: "\(folded(last))@exemple.fr", roles: [Grant(.referent, programme: programme.id)])
    }

    @Test(arguments: Engine.allCases)
    func `stands on the page of a pair: who runs the programme, and who receives a worry, with their addresses`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, _) = try await published(server)
            for name in ["Marchand", "Weber"] {
                let page = try await pair(name, programme, server)
                #expect(page.contains("Qui mène «\u{202F}Nouveaux managers\u{202F}»"))
                #expect(page.contains("<p>Inès Belkacem<br><a href=\"mailto:ines@exemple.fr\">ines@exemple.fr</a></p>"))
                #expect(page.contains("Ce programme n’a pas encore de référent·e"))
            }
            try await referent(server, "Aminata", "Diouf", of: programme)
            let french = try await pair("Marchand", programme, server)
            #expect(french.contains("<p>Aminata Diouf<br><a href=\"mailto:diouf@exemple.fr\">"))
            #expect(
                french.contains("votre binôme n’en saura rien sans vous")
                    && !french.contains("pas encore de référent·e"))
            let english = try await pair("Perrin", programme, server)
            #expect(english.contains("Who runs “Nouveaux managers”") && english.contains("Aminata Diouf<br>"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is never the other of the two, nor oneself`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, _) = try await published(server)
            try await server.grant(Grant(.referent, programme: programme.id), to: programme.person("Weber"))
            for name in ["Marchand", "Weber"] {
                let page = try await pair(name, programme, server)
                #expect(page.contains("Ce programme n’a pas de référent·e hors de votre binôme"), "\(name)")
                #expect(page.contains("votre binôme n’en saura rien") || page.contains("Votre binôme n’en saura rien"))
            }
            #expect(try await pair("Perrin", programme, server).contains("<p>Thomas Weber<br>"))

        }
    }

    @Test(arguments: Engine.allCases)
    func `is never who runs the programme where that is the other of the two`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            try await server.grant(Grant(.manager, programme: programme.id), to: programme.person("Weber"))
            let manager = try await server.browser(signedInAs: programme.person("Weber"))
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            #expect(try await server.pairs(of: run, programme).contains("Marchand Weber"))
            // Léa's mentor runs it alone: there is nobody to whom a worry about him may go.
            let alone = try await pair("Marchand", programme, server)
            #expect(alone.contains("<p>Thomas Weber<br>") && alone.contains("personne n’est là pour cela"))
            #expect(!alone.contains("rien sans vous") && !alone.contains("référent·e"))
            // Others may turn to him; he has nobody to ask.
            #expect(try await pair("Perrin", programme, server).contains("No referent is named: talk to whoever runs"))
            let own = try await pair("Weber", programme, server)
            #expect(!own.contains("Qui mène «") && !own.contains("rien sans vous"))
            _ = try await server.person(
                "Inès", "Belkacem", email: "ines@exemple.fr", roles: [Grant(.manager, programme: programme.id)])
            let other = try await worry("Marchand", programme, server)
            #expect(other.contains("<p>Inès Belkacem<br>") && !other.contains("Weber"))
            #expect(other.contains("Conduit le programme, hors de votre binôme\u{202F}: votre binôme n’en saura rien"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is told in English as in French, whatever the other of the two is in the programme`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, _) = try await published(server)
            let haddad = try programme.person("Haddad")
            try await server.grant(Grant(.referent, programme: programme.id), to: haddad)
            #expect(try await worry("Perrin", programme, server).contains("No referent is named outside your pair:"))
            try await server.grant(Grant(.manager, programme: programme.id), to: haddad)
            let other = try await worry("Perrin", programme, server)
            #expect(other.contains("<p>Inès Belkacem<br>") && !other.contains("Haddad"))
            #expect(other.contains("Runs the programme, outside your pair: your partner will hear nothing"))
            let now = server.clock.now
            try await server.database.write { tx in
                let ines = try ProgrammeContacts.all(.manager, of: programme.id, in: tx).first { $0.person != haddad }
                try Departures.leave(ines.orThrow().person, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            let nobody = try await worry("Perrin", programme, server)
            #expect(nobody.contains("nobody is there for this in the programme") && !nobody.contains("hear nothing"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `names nobody of a programme that has ended, closed or not`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, manager) = try await published(server)
            let page = try programme.page("Weber")
            _ = try await manager.post(page + "/withdrawal", ["ends": "1"], from: page)
            let nobody = try await server.person("Zoé", "Garnier")
            // Its last day is the first of September 2027.
            for (days, isOver) in [(0, false), (400, true)] {
                server.clock.advance(days: days)
                let home = try await server.browser(signedInAs: programme.person("Weber")).get("/").text
                let list = try await server.browser(signedInAs: programme.person("Weber")).get("/mentorships").text
                for text in [home, list] {
                    #expect(text.contains("Vous ne participez plus à") == !isOver)
                    #expect(text.contains("Inès Belkacem") == !isOver)
                }
                for language in ["fr", "en"] {
                    let other = try await server.browser(signedInAs: nobody, language: language)
                    #expect(try await other.get("/").text.contains("Inès Belkacem") == !isOver)
                    #expect(try await other.get("/mentorships").text.contains("Inès Belkacem") == !isOver)
                }
            }
            let english = try await server.browser(signedInAs: nobody, language: "en").get("/").text
            #expect(english.contains("whoever runs mentoring where you are"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is told to who has withdrawn, with what they can do, and other words once they are back`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, manager) = try await published(server)
            let page = try programme.page("Weber")
            _ = try await manager.post(page + "/withdrawal", ["ends": "1"], from: page)
            let mentor = try await server.browser(signedInAs: programme.person("Weber"))
            let home = try await mentor.get("/").text
            #expect(home.contains("Vous ne participez plus à «\u{202F}Nouveaux managers\u{202F}»."))
            let whom = "écrivez à <a href=\"mailto:ines@exemple.fr\">Inès Belkacem</a>, qui conduit le programme"
            #expect(home.contains(whom) && home.contains("href=\"/mentorships#ended\""))
            #expect(!home.contains("aucun programme"))
            let list = try await mentor.get("/mentorships").text
            #expect(list.contains(whom) && list.contains("Binômes terminés") && list.contains("Léa Marchand"))
            let perrin = try programme.page("Perrin")
            _ = try await manager.post(perrin + "/withdrawal", ["ends": "1"], from: perrin)
            let english = try await server.browser(signedInAs: programme.person("Perrin")).get("/").text
            #expect(english.contains("You no longer take part in “Nouveaux managers”."))
            #expect(english.contains("who runs the programme and can bring you back"))
            // Léa works with somebody else by then.
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
            _ = try await manager.post(page + "/return", from: page)
            let back = try await mentor.get("/").text
            #expect(back.contains("Vous voilà de retour, sans binôme pour l’instant."))
            #expect(back.contains("Vous n’en faisiez plus partie, et votre binôme avec Léa\u{A0}s’était arrêté le"))
            #expect(!back.contains("cherchent la suite avec vous"))
            #expect(try await mentor.get("/mentorships").text.contains("De retour, sans binôme"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is told to who takes part in nothing: those who run programmes, and nobody else`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let nobody = try await server.person("Zoé", "Garnier")
            let none = try await server.browser(signedInAs: nobody)
            #expect(try await none.get("/").text.contains("écrivez à qui organise le mentorat chez vous"))
            let (programme, _) = try await published(server)
            try await referent(server, "Aminata", "Diouf", of: programme)
            let french = try await none.get("/").text
            #expect(french.contains("Vous ne prenez part à aucun programme pour l’instant"))
            #expect(
                french.contains("<a href=\"mailto:ines@exemple.fr\">Inès Belkacem</a>, qui conduit le mentorat ici"))
            #expect(!french.contains("Diouf"))
            let english = try await server.browser(signedInAs: nobody, language: "en")
            #expect(try await english.get("/mentorships").text.contains("who runs mentoring here and can take you in"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is beside pairs that have ended, which are listed on a page of one's own`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, manager) = try await published(
                server, [.mentee("Léa Marchand"), .mentee("Paul Girard"), .mentor("Thomas Weber", capacity: 2)])
            let page = try programme.page("Girard")
            _ = try await manager.post(page + "/withdrawal", ["ends": "1"], from: page)
            let mentor = try await server.browser(signedInAs: programme.person("Weber"))
            #expect(try await mentor.get("/").text.contains("href=\"/mentorships#ended\""))
            let list = try await mentor.get("/mentorships")
            #expect(list.status == 200)
            let parts = list.text.components(separatedBy: "id=\"ended\"")
            #expect(parts.count == 2 && parts[0].contains("Léa Marchand") && !parts[0].contains("Paul Girard"))
            #expect(parts.last?.contains("Paul Girard") == true && list.text.contains("vous accompagniez"))
            // From a pair one goes back to all of them; who has had one only is led to it.
            let path = try list.text.firstMatch(of: /\/mentorships\/[0-9a-f-]{36}/).orThrow().output
            #expect(try await mentor.get(String(path)).text.contains("href=\"/mentorships\">Vos binômes</a>"))
            let mentee = try await server.browser(signedInAs: programme.person("Marchand"))
            #expect(try await mentee.get("/mentorships").status == 303)
            #expect(!(try await mentee.get("/").text).contains("/mentorships#ended"))
        }
    }
}
