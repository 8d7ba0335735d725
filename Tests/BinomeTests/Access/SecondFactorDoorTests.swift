import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// A password alone opens nothing to whoever looks after others.
@Suite struct `Before the second factor` {
    @Test(arguments: [Role.administrator, .manager, .localManager])
    func `every door leads to it, and nothing is done`(role: Role) async throws {
        try await withServer(.sqlite) { server in
            let both = try await TwoProgrammes(on: server)
            let site = role == .localManager ? both.own.programme.sites["Paris Premier"] : nil
            let person = try await server.person(
                email: "claire@exemple.fr",
                roles: [Grant(role, programme: role == .administrator ? nil : both.own.programme.id, site: site)])
            try await server.setPassword("cerf volant tombe lentement", of: person)
            let browser = server.browser()
            let entered = try await browser.post(
                "/sign-in", ["name": "claire@exemple.fr", "password": "cerf volant tombe lentement"])
            #expect(entered.status == 303)
            let before = try await server.database.read { try $0.row("SELECT COUNT(*) AS n FROM audit")?.integer("n") }
            for route in AllRoutes.all where route.audience.includes(role) && route.audience != .everyone {
                let path = route.path.replacing(/:([a-z_]+)/) { both.own.ids[String($0.1)] ?? person.text }
                if route.beforeSecondFactor { continue }
                let answer =
                    route.method == .get
                    ? try await browser.get(path) : try await browser.post(path, from: "/accessibility")
                #expect(answer.status == 303, "\(route.method) \(route.path): \(answer.status)")
                #expect(answer.location?.hasPrefix("/sign-in/second-factor") == true, "\(route.path)")
            }
            let after = try await server.database.read { try $0.row("SELECT COUNT(*) AS n FROM audit")?.integer("n") }
            #expect(before == after)
        }
    }
}
