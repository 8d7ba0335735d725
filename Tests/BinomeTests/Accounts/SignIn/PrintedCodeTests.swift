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
}
