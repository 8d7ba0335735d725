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
            #expect(after.contains("3 binômes en cours"))
        }
    }

    @Test(arguments: Engine.allCases) func `Missing places of mentors are a task`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([.mentee("A B"), .mentee("C D"), .mentor("E F")])
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            #expect(try await browser.get("/").text.contains("Il manque une place de mentor"))
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
            #expect(page.contains("Mon binôme"))
        }
    }
}
