import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// Codes on paper, for people without an address.
@Suite struct `A printed code` {
    /// The code that the page shows once.
    private func code(for person: ID<Person>, _ server: TestServer) async throws -> String {
        let manager = try await server.browser(signedInAs: .manager)
        let slips = try await manager.post("/printed-codes", ["person": person.text]).text
        let found = try #require(slips.firstMatch(of: /[0-9A-Z]{4,5}(-[0-9A-Z]{4,5})+/), "\(slips)")
        return String(found.output.0)
    }

    @Test(arguments: Engine.allCases)
    func `is taken with the staff number as it is typed, its zeros left out or not`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let ada = try await server.employee("Ada", "Un", number: "005388")
            try await server.employee("Bob", "Deux", number: "05389")
            try await server.employee("Cat", "Trois", number: "5389")
            let code = try await code(for: ada, server)
            for typed in ["5388", "05388", "0005388", "005388"] {
                let answer = try await server.browser().post(
                    "/sign-in/code", ["number": typed, "code": code], from: "/sign-in/code")
                #expect(answer.status == 200, "\(typed)")
                #expect(answer.field("number") == "005388")
            }
            // Where two people could be meant, neither is.
            let other = try await server.browser().post(
                "/sign-in/code", ["number": "005389", "code": code], from: "/sign-in/code")
            #expect(other.status == 422)
            let password = "trois cerises au marché"
            let entered = try await server.browser().post(
                "/sign-in/code",
                ["number": "5388", "code": code, "password": password, "password_again": password],
                from: "/sign-in/code")
            #expect(entered.status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `says in its reader's language what it is for, with whom and what to do; its square holds the address alone`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([
                .mentee("Léa Marchand", wishes: ["Weber"]).with { $0.email = false },
                .mentor("Thomas Weber").with { ($0.email, $0.language) = (false, "en") },
                .mentor("Zoé Vide").with { $0.email = false },
            ])
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            _ = try await manager.post(run + "/publication", ["version": "1", "tell_others": "no"], from: run)
            func slip(_ name: String, _ browser: Browser) async throws -> String {
                let made = try await browser.post("/printed-codes", ["person": programme.person(name).text])
                let found = try made.text.firstMatch(of: /<section class="card slip"[\s\S]*?<\/section>/).orThrow()
                return String(found.0)
            }
            let address = "http://127.0.0.1:8080/sign-in/code"
            let lea = try await slip("Marchand", manager)
            #expect(lea.contains("lang=\"fr\""))
            #expect(lea.contains("Nouveaux managers") && lea.contains("comme mentoré·e"))
            #expect(lea.contains("Thomas Weber vous accompagne.") && lea.contains(address))
            #expect(lea.contains("Choisissez un mot de passe"))
            let square = try qrCodeSVGPath(address).orThrow()
            #expect(lea.contains(square.path), "the address of the form, and no code")
            let thomas = try await slip("Weber", manager)
            #expect(thomas.contains("lang=\"en\"") && thomas.contains("You are the mentor of Léa Marchand."))
            let zoe = try await slip("Vide", manager)
            #expect(zoe.contains("comme mentor·e.") && !zoe.contains("Vous accompagnez"))
            // Whoever does not run the programme prints a slip that does not speak of it.
            let ada = try await server.browser(signedInAs: server.person("Ada", "Sol", roles: [Grant(.administrator)]))
            let told = try await slip("Marchand", ada)
            #expect(!told.contains("Weber") && !told.contains("Nouveaux managers"))
            #expect(told.contains("propose du mentorat"))
        }
    }
}
