import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// What changed under a run while it waited to be published.
@Suite struct `A run that things went past` {
    private static let people: [Somebody] = [
        .mentee("Manon Perrin", wishes: ["Haddad"]), .mentee("Adrien Colin", wishes: ["Haddad"]),
        .mentor("Nadia Haddad", capacity: 2, wishes: ["Perrin", "Colin"]),
    ]

    private func capacity(
        _ name: String, _ places: Int, _ programme: SmallProgramme, _ browser: Browser
    ) async throws {
        let page = try programme.page(name)
        #expect(try await browser.post(page, ["shown": "yes", "capacity": "\(places)"], from: page).status == 303)
    }

    private func relations(_ name: String, _ programme: SmallProgramme, _ server: TestServer) async throws -> Int {
        let person = try programme.person(name)
        return try await server.database.read { tx in
            try tx.rows(TestProgrammeSQL.mentorshipOf, person).count
        }
    }

    @Test(arguments: Engine.allCases)
    func `is not published over places that were lowered`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            #expect(!(try await browser.get(run).text).contains("ne tiennent plus"))
            try await capacity("Haddad", 1, programme, browser)
            for path in [run, run + "/publication"] {
                let text = try await browser.get(path).text
                #expect(text.contains("2 binômes ne tiennent plus"))
                #expect(text.contains("Nadia Haddad a désormais moins de places que de binômes"))
            }
            let refused = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(refused.text.contains("2 binômes ne tiennent plus"))
            #expect(try await relations("Haddad", programme, server) == 0)
            try await capacity("Haddad", 2, programme, browser)
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(try await relations("Haddad", programme, server) == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is not published over a pair that came back`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([
                .mentee("Manon Perrin", wishes: ["Haddad"]), .mentor("Nadia Haddad", capacity: 1, wishes: ["Perrin"]),
                .mentor("Luc Gauthier", capacity: 1),
            ])
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let first = try await server.run(of: programme, by: browser)
            _ = try await browser.post(first + "/publication", ["version": "1"], from: first)
            #expect(try await relations("Haddad", programme, server) == 1)
            server.clock.advance(seconds: 30)
            let haddad = try programme.page("Haddad")
            _ = try await browser.post(haddad + "/withdrawal", ["ends": "1"], from: haddad)
            let second = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: second, programme) == ["Perrin Gauthier"])
            _ = try await browser.post(haddad + "/return", from: haddad)
            let text = try await browser.get(second).text
            #expect(text.contains("Manon Perrin a désormais moins de places que de binômes"))
            #expect(text.contains("ce binôme existe déjà, et cet appariement ne le connaît pas"))
            let refused = try await browser.post(second + "/publication", ["version": "1"], from: second)
            #expect(refused.text.contains("2 binômes ne tiennent plus"))
            #expect(try await relations("Gauthier", programme, server) == 0)
            let third = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: third, programme) == ["Perrin Haddad"])
            #expect(!(try await browser.get(third).text).contains("ne tien"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is not published over a pair that was brought in since`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            let base = "/programmes/\(programme.id.text)/participants/pairs"
            let file = "Mentoré;Mentor;Début;Rencontres\nperrin@exemple.fr;Luc Petit;01/09/2026;2\n"
            try await server.person("Luc", "Petit")
            let preview = try await browser.upload(
                "\(base)/preview", file: ("file", "pairs.csv", Array(file.utf8)), from: base)
            let pairs = try #require(preview.field("pairs"))
            #expect(try await browser.post(base, ["pairs": pairs], from: base).status == 303)
            let text = try await browser.get(run).text
            #expect(text.contains("Manon Perrin a désormais moins de places que de binômes"))
            #expect(text.contains("ce binôme existe déjà, et cet appariement ne le connaît pas"))
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(try await relations("Haddad", programme, server) == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `names who came in since, and a publication without them leaves a task`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let colin = try programme.page("Colin")
            _ = try await browser.post(colin + "/withdrawal", ["ends": "0"], from: colin)
            let run = try await server.run(of: programme, by: browser)
            #expect(!(try await browser.get(run).text).contains("participe depuis"))
            _ = try await browser.post(colin + "/return", from: colin)
            for path in [run, run + "/publication"] {
                #expect(try await browser.get(path).text.contains("Adrien Colin participe depuis et n’est pas dans"))
            }
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(try await relations("Colin", programme, server) == 0)
            #expect(try await browser.get("/").text.contains("Adrien Colin n’a pas de mentor·e"))
            let list = try await browser.get("/programmes/\(programme.id.text)/pairs").text
            #expect(list.contains("Une personne n’a pas de mentor·e") && list.contains("N’a encore eu personne"))
            let next = try await server.run(of: programme, by: browser)
            _ = try await browser.post(next + "/publication", ["version": "1"], from: next)
            #expect(!(try await browser.get("/").text).contains("n’a pas de mentor·e"))
        }
    }
}
