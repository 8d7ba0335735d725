import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// Each way in is shut to whoever has left, and to nobody else.
@Suite struct `Whoever has left` {
    private let password = "cerf volant tombe lentement"

    @Test(arguments: Engine.allCases)
    func `comes in by no way, and by each again once they are back`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let id = try await server.employee("Ada", "Un", number: "005388", email: "ada@exemple.fr")
            try await server.setPassword(password, of: id)
            let manager = try await server.browser(signedInAs: .manager)
            let slip = try await server.employee("Bob", "Deux", number: "005389")
            let slips = try await manager.post("/printed-codes", ["person": slip.text]).text
            let code = String(try #require(slips.firstMatch(of: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/)).output.0)
            func ways() async throws -> [Int] {
                var ways: [Int] = []
                for name in ["ada@exemple.fr", "005388"] {
                    ways.append(
                        try await server.browser().post("/sign-in", ["name": name, "password": password]).status)
                }
                let link = "/sign-in/link/" + (try await server.link(.signIn, for: id))
                ways.append(try await server.browser().post(link, from: "/sign-in").status)
                let invitation = "/invitation/" + (try await server.link(.invitation, for: id))
                ways.append(
                    try await server.browser().post(
                        invitation, ["password": password, "password_again": password], from: "/sign-in"
                    ).status)
                let entered = try await server.browser().post(
                    "/sign-in/code", ["number": "005389", "code": code], from: "/sign-in/code")
                return ways + [entered.status]
            }
            let open = [303, 303, 303, 303, 200]
            #expect(try await ways() == open)
            let own = try await server.browser(signedInAs: id)
            #expect(try await own.get("/").status == 200)
            for person in [id, slip] {
                let left = try await manager.post(
                    "/people/\(person)/departure", ["left_on": "2026-11-24"], from: "/people/\(person)/departure")
                #expect(left.status == 303)
            }
            #expect(try await own.get("/").status == 303)
            #expect(try await ways() == [422, 422, 410, 410, 422])
            for person in [id, slip] {
                _ = try await manager.post("/people/\(person)/return", from: "/people/\(person)")
            }
            #expect(try await ways() == open)
        }
    }
}
