import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Two managers who publish the same pairs, one after the other.
@Suite struct `A run that was published already` {
    @Test(arguments: Engine.allCases)
    func `says so to the second manager, by whom and when, and sends nothing twice`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let grant = [Grant(.manager, programme: programme.id)]
            let luc = try await server.browser(signedInAs: server.person("Luc", "Moreau", roles: grant))
            let ann = try await server.person("Ann", "Lee", roles: grant)
            let (french, english) = (
                try await server.browser(signedInAs: ann), try await server.browser(signedInAs: ann, language: "en")
            )
            let run = try await server.run(of: programme, by: luc)
            #expect(try await luc.post(run + "/publication", ["version": "1"], from: run).status == 303)
            let mails = try await server.count(TestProgrammeSQL.mailCount)
            server.clock.advance(seconds: 60)
            for (browser, title, told) in [
                (french, "Ces binômes sont déjà publiés", "Luc Moreau les a publiés le mardi 24\u{A0}novembre 2026"),
                (
                    english, "These pairs are published already",
                    "Luc Moreau published them on Tuesday 24\u{A0}November 2026"
                ),
            ] {
                let second = try await browser.post(run + "/publication", ["version": "1"], from: run)
                #expect(second.status == 409 && second.text.contains(title) && second.text.contains(told))
                #expect(!second.text.contains("name=\"tell_others\""))
                #expect(try await browser.get(run + "/publication").text.contains(told))
            }
            // Who sent the form twice is where they wanted to be.
            let again = try await luc.post(run + "/publication", ["version": "1"], from: run)
            #expect(again.location == run)
            #expect(try await server.count(TestProgrammeSQL.mailCount) == mails)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 3)
        }
    }
}

/// What is shown before a publication of the mails that it sends.
@Suite struct `The mails that a publication shows` {
    @Test(arguments: Engine.allCases)
    func `are those that leave, word for word, of every kind that leaves`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(
                [
                    .mentee("Adrien Colin", wishes: ["Gauthier"]), .mentor("Luc Gauthier", wishes: ["Colin"]),
                    .mentee("Renée Morin"), .mentor("Uwe Kern").with { $0.languages = ["de"] },
                    .mentee("Manon Perrin"), .mentor("Nadia Haddad"),
                ], commonLanguage: true)
            let now = server.clock.now
            try await server.database.write { tx in
                _ = try tx.run(
                    TestProgrammeSQL.existing, ID<Participant>(at: now), programme.id, programme.participant("Perrin"),
                    programme.participant("Haddad"), now)
            }
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            let shown = try await browser.get(run + "/publication").text
            _ = try await browser.post(run + "/publication", ["version": "1", "tell_others": "yes"], from: run)
            try await server.work()
            #expect(server.mails.count == 6)
            for mail in server.mails {
                #expect(shown.contains("<strong>\(mail.subject)</strong>"), "\(mail.subject)")
                // Greeting, paragraphs and why it is sent; addresses and the sender's name stand in the mail alone.
                let blocks = mail.text.components(separatedBy: "\n\n").filter {
                    !$0.contains("http") && !$0.hasPrefix("-- ")
                }
                #expect(blocks.count >= 3)
                for block in blocks { #expect(shown.contains("<p>\(block)</p>"), "\(block)") }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `name nobody as whom they are to ask, also where they run the programme themselves`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([
                .mentee("Adrien Colin", wishes: ["Gauthier"]), .mentee("Renée Morin"),
                .mentor("Luc Gauthier", wishes: ["Colin"]),
            ])
            let renee = try programme.person("Morin")
            try await server.grant(Grant(.manager, programme: programme.id), to: renee)
            let browser = try await server.browser(signedInAs: renee)
            let run = try await server.run(of: programme, by: browser)
            #expect(!(try await browser.get(run + "/publication").text).contains("Une question"))
            let ann = try await server.person(
                "Ann", "Lee", email: "ann@exemple.fr", roles: [Grant(.manager, programme: programme.id)])
            let shown = try await browser.get(run + "/publication").text
            #expect(
                shown.contains("Une question\u{202F}: Ann Lee (ann@exemple.fr)") && !shown.contains("Renée Morin ("))
            let english = try await server.browser(signedInAs: ann, language: "en")
            #expect(try await english.get(run + "/publication").text.contains("A question: Ann Lee"))
            _ = try await browser.post(run + "/publication", ["version": "1", "tell_others": "yes"], from: run)
            try await server.work()
            let mail = try server.mails.first { $0.to == "morin@exemple.fr" }.orThrow()
            #expect(mail.text.contains("Ann Lee") && !mail.text.contains("Renée Morin"))
        }
    }
}
