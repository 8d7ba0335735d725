import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// A page that was left open asks for what is so already: the answer says so, and nothing is done twice.
@Suite struct `Withdrawing and bringing back from a page that is out of date` {
    private func said(_ answer: TestAnswer, _ browser: Browser) async throws -> String {
        try await browser.get(try answer.location.orThrow()).text
    }

    @Test(arguments: Engine.allCases) func `says who was withdrawn already, and counts who really is`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let person = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: person, language: "en")
            let list = "/programmes/\(programme.id.text)/participants"
            let page = try programme.page("Weber")
            let first = try await browser.post(page + "/withdrawal", from: page)
            #expect(try await said(first, browser).contains("Une personne est retirée du programme."))
            let again = try await browser.post(page + "/withdrawal", from: page)
            let text = try await said(again, browser)
            #expect(text.contains("Cette personne était déjà retirée du programme"))
            #expect(!text.contains("Une personne est retirée du programme."))
            let other = try await english.post(page + "/withdrawal", from: page)
            #expect(try await said(other, english).contains("was withdrawn from the programme already"))
            // Two are chosen, of whom one is new.
            let both = try await browser.post(
                list + "/withdrawals",
                [
                    "participant": programme.participant("Weber").text,
                    "participant": programme.participant("Colin").text,
                ], from: list)
            #expect(try await said(both, browser).contains("Une personne est retirée du programme."))
        }
    }

    @Test(arguments: Engine.allCases) func `says who takes part already`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let person = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: person, language: "en")
            let (list, page) = ("/programmes/\(programme.id.text)/participants", try programme.page("Weber"))
            let weber = try programme.participant("Weber").text
            for answer in [
                try await browser.post(page + "/return", from: page),
                try await browser.post(list + "/returns", ["participant": weber], from: list),
            ] {
                #expect(try await said(answer, browser).contains("Cette personne participe déjà au programme"))
            }
            let told = try await english.post(page + "/return", from: page)
            #expect(try await said(told, english).contains("takes part in the programme already"))
        }
    }

    @Test(arguments: Engine.allCases) func `asks nothing once no pair is at stake any more`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            let page = try programme.page("Weber")
            let asked = try await browser.post(page + "/withdrawal", from: page)
            #expect(asked.status == 200 && asked.text.contains("mettrait fin à un binôme"))
            // Confirmed twice: the second finds nobody to withdraw.
            let done = try await browser.post(page + "/withdrawal", ["ends": "1"], from: page)
            #expect(try await said(done, browser).contains("un binôme a pris fin"))
            let twice = try await browser.post(page + "/withdrawal", ["ends": "1"], from: page)
            #expect(try await said(twice, browser).contains("Cette personne était déjà retirée"))
            // The partner's pair has ended meanwhile: confirming to end it withdraws and ends none.
            let partner = try programme.page("Marchand")
            let late = try await browser.post(partner + "/withdrawal", ["ends": "1"], from: partner)
            #expect(try await said(late, browser).contains("Une personne est retirée du programme."))
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
        }
    }
}
