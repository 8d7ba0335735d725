import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// The mail that tells two people that they are a pair: with whom, why, and how to reach each other.
@Suite struct `The first mail of a pair` {
    private static let post: Statement = """
        UPDATE person SET job_title = \(.text("title")), language = \(.text("language")) WHERE id = \(.text("id"))
        """

    /// Luc has no address where asked so; both read the language.
    private func scene(
        _ server: TestServer, language: String, lucHasAddress: Bool = true
    ) async throws -> (SmallProgramme, Browser, String) {
        let programme = try await server.programme([
            Somebody.mentee("Adrien Colin", wishes: ["Gauthier"]).with { $0.site = "Lyon" },
            .mentor("Luc Gauthier").with {
                $0.site = "Paris"
                $0.email = lucHasAddress
            },
        ])
        try await server.database.write { tx in
            try tx.run(Self.post, "Acheteur <A&B>", language, try programme.person("Colin"))
            try tx.run(Self.post, "Géomètre", language, try programme.person("Gauthier"))
        }
        let manager = try await server.person(
            "Inès", "Belkacem", email: "ines@exemple.fr", roles: [Grant(.manager, programme: programme.id)])
        let browser = try await server.browser(signedInAs: manager, language: language)
        return (programme, browser, try await server.run(of: programme, by: browser))
    }

    /// What a page shows, without its marks.
    private func words(_ page: String) -> String {
        page.replacing(/<[^>]*>/, with: "\n").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&amp;", with: "&")
    }

    @Test(arguments: Engine.allCases, ["fr", "en"])
    func `names post, site, one reason and the address, word for word as it was shown before`(
        engine: Engine, language: String
    ) async throws {
        try await withServer(engine) { server in
            let (_, browser, run) = try await scene(server, language: language)
            let shown = words(try await browser.get(run + "/publication").text)
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            try await server.work()
            let mails = server.mails.filter { $0.subject.contains("Gauthier") || $0.subject.contains("Colin") }
            #expect(mails.count == 2)
            let toMentee = try #require(mails.first { $0.subject.contains("Luc Gauthier") })
            let toMentor = try #require(mails.first { $0.subject.contains("Adrien Colin") })
            let fr = language == "fr"
            let (narrow, post) = (
                "\u{202F}", fr ? "Poste\u{202F}: Géomètre. Site\u{202F}: Paris." : "Job title: Géomètre. Site: Paris."
            )
            #expect(toMentee.text.contains("\n\n\(post)\n\n"))
            let wished = fr ? "Vous aviez souhaité travailler avec Luc." : "You wished to work with Luc."
            #expect(toMentee.text.contains("\n\n\(wished)\n\n"))
            let write = fr ? "Pour écrire à Luc\(narrow): gauthier@exemple.fr" : "To write to Luc: gauthier@exemple.fr"
            #expect(toMentee.text.contains("\n\n\(write)\n\n"))
            #expect(toMentor.text.contains("Acheteur <A&B>") && toMentor.text.contains("colin@exemple.fr"))
            #expect(
                toMentor.text.contains(
                    fr ? "Adrien souhaitait travailler avec vous." : "Adrien wished to work with you."))
            for mail in [toMentee, toMentor] {
                let blocks = mail.text.components(separatedBy: "\n\n").dropFirst().prefix { !$0.hasPrefix("-- ") }
                let paragraphs = blocks.filter { !$0.contains("http://") }
                #expect(paragraphs.count == 6)
                let begins = fr ? "Votre binôme commence le " : "Your pair begins on "
                #expect(paragraphs.contains { $0.hasPrefix(begins) })
                for paragraph in paragraphs {
                    #expect(shown.contains(paragraph), "the preview has no “\(paragraph)”")
                    #expect(words(mail.html).contains(paragraph), "the HTML part has no “\(paragraph)”")
                }
                #expect(!mail.text.contains("⟦") && !mail.text.contains("\u{FFFC}"))
            }
        }
    }

    @Test(arguments: Engine.allCases) func `says through whom to go where the partner has no address`(
        engine: Engine
    ) async throws {
        try await withServer(engine, mailServerGiven: true) { server in
            let (_, browser, run) = try await scene(server, language: "fr", lucHasAddress: false)
            let asked = try await browser.get(run + "/publication").text
            // The heading promises a mail to nobody who gets none, and says who tells them.
            #expect(asked.contains("Une personne recevra un courriel qui lui dit avec qui elle travaille."))
            #expect(asked.contains("Une autre n’a pas d’adresse qui fonctionne\u{202F}: à vous de la prévenir."))
            #expect(asked.contains(">Imprimer leurs codes</a>"))
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            try await server.work()
            let mail = try #require(server.mails.first { $0.subject.contains("Luc Gauthier") })
            #expect(
                mail.text.contains(
                    "Luc n’a pas d’adresse connue\u{202F}; pour vous joindre, passez par Inès Belkacem (ines@exemple.fr)."
                ))
            #expect(!server.mails.contains { $0.to.contains("gauthier") })
        }
    }

    @Test func `says nothing that the register of fields keeps from a partner`() {
        for column in ["first_name", "last_name", "job_title", "site_id", "email"] {
            #expect(FieldRegister.reads(.pair, column, of: "person"), "\(column)")
        }
        for column in ["staff_number", "hired_on", "wish", "grade_id"] {
            #expect(!FieldRegister.reads(.pair, column, of: "person"), "\(column)")
        }
    }
}
