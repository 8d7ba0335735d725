import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// The page that asks before publishing says how many mails leave, and when none can.
@Suite struct `Mails of a publication` {
    private func scene(_ server: TestServer) async throws -> (SmallProgramme, Browser, String) {
        let programme = try await server.programme([
            .mentee("Adrien Colin", wishes: ["Gauthier"]), .mentee("Renée Morin"),
            .mentor("Luc Gauthier", wishes: ["Colin"]),
        ])
        // Luc seeks a mentor too, and finds none: he reads both in one mail.
        let (luc, now) = (try programme.person("Gauthier"), server.clock.now)
        try await server.database.write { tx in
            _ = try tx.run(
                TestProgrammeSQL.participant, ID<Participant>(at: now), programme.id, luc, "mentee", nil as Int?, now)
        }
        let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
        return (programme, browser, try await server.run(of: programme, by: browser))
    }

    @Test(arguments: Engine.allCases)
    func `are announced as waiting where no server is named, before and after`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await scene(server)
            let asked = try await browser.get(run + "/publication").text
            #expect(asked.contains("aucun serveur de courriels n’est nommé"))
            #expect(asked.contains("seules les personnes qui se connectent sauront"))
            #expect(asked.contains("il commence le"))
            let english = try await server.browser(
                signedInAs: server.person(
                    "Ann", "Lee", roles: [Grant(.manager, programme: programme.id)]), language: "en")
            #expect(try await english.get(run + "/publication").text.contains("no mail server is named"))
            let done = try await browser.post(
                run + "/publication", ["version": "1", "tell_others": "yes"], from: run)
            let page = try await browser.get(try done.location.orThrow()).text
            #expect(page.contains("3 courriels attendent un serveur de courriels."))
            #expect(!page.contains("en route"))
            let overview = try await browser.get("/programmes/\(programme.id.text)").text
            #expect(overview.contains("mais les courriels attendent"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `leave in the number that was announced`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (_, browser, run) = try await scene(server)
            let asked = try await browser.get(run + "/publication").text
            #expect(asked.contains("Avec les binômes\u{202F}: 3 courriels en tout."))
            _ = try await browser.post(run + "/publication", ["version": "1", "tell_others": "yes"], from: run)
            let before = server.mails.count
            try await server.work()
            #expect(server.mails.count - before == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `leave out, and name, who has to be told another way`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await scene(server)
            let (person, now) = (try programme.person("Colin"), server.clock.now)
            try await server.database.write { tx in
                let address = try PersonRecord.find(person, in: tx).input.email ?? ""
                try PersonEntry.noteMailRefused(person, by: address, in: tx, at: now)
            }
            let asked = try await browser.get(run + "/publication").text
            #expect(asked.contains("Une adresse a refusé nos courriels. À prévenir autrement"))
            #expect(asked.contains("href=\"/people/\(person.text)\">Adrien Colin</a>"))
        }
    }
}
