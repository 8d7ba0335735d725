import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing
import Web

@testable import binome

/// Another's identifiers in paths: whoever may open a door finds their own behind it; of what is not theirs they are
/// told the same as of what does not exist.
@Suite struct `What is another's` {
    /// Routes whose rows belong to a programme, a pair or a person.
    private static let owned = AllRoutes.all.filter {
        $0.path.contains("/:programme") || $0.path.contains("/:mentorship") || $0.path.contains("/:session")
    }

    private func path(_ route: Route, _ ids: [String: String]) -> String {
        route.path.replacing(/:([a-z_]+)/) { ids[String($0.1)] ?? ID<Person>(at: Instant(milliseconds: 1)).text }
    }

    /// Knocks with what a form of that page would send, about the same people.
    private func knock(_ route: Route, _ path: String, _ browser: Browser, _ ids: [String: String]) async throws -> Int
    {
        if route.method == .get { return try await browser.get(path).status }
        return try await browser.post(
            path,
            [
                "do": "forbid", "pair": ids["pair"] ?? "", "moved": ids["mentee"] ?? "", "mentor": ids["mentor"] ?? "",
                "version": "1", "participant": ids["participant"] ?? "",
            ], from: "/accessibility"
        ).status
    }

    /// What only somebody else may change: lines of the audit trail and mails.
    private func traces(_ server: TestServer) async throws -> [Int] {
        [try await server.count(AccessCountSQL.audit), try await server.count(AccessCountSQL.mails)]
    }

    @Test(arguments: Engine.allCases)
    func `does not exist for somebody of another programme, whatever their role`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let both = try await TwoProgrammes(on: server)
            let others = try both.others.programme.person("Gamma")
            let stranger = try await server.browser(signedInAs: others)
            let session = try await server.database.read { try $0.row(AccessCountSQL.session, others)?.text("id") }
            let ids = both.others.ids.merging(["session": try session.orThrow()]) { $1 }
            let before = try await traces(server)
            for (name, roles, browser) in try await both.people(on: server) {
                for route in Self.owned {
                    let status = try await knock(route, path(route, ids), browser, ids)
                    let isLetIn = roles.contains { route.audience.includes($0) }
                    #expect(
                        status == (isLetIn ? 404 : 403), "\(name) at \(route.method) \(route.path): \(status)")
                }
            }
            #expect(try await traces(server) == before)
            #expect(try await stranger.get("/account").status == 200)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is not reached through one's own programme either`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let both = try await TwoProgrammes(on: server)
            let mixed = both.others.ids.merging(["programme": both.own.programme.id.text]) { $1 }
            let before = try await traces(server)
            for (name, roles, browser) in try await both.people(on: server) {
                for route in Self.owned
                where [":run", ":participant", ":mentee"].contains(where: route.path.contains)
                    && roles.contains(where: { route.audience.includes($0) })
                {
                    let status = try await knock(route, path(route, mixed), browser, mixed)
                    #expect(status == 404, "\(name) at \(route.method) \(route.path): \(status)")
                }
            }
            #expect(try await traces(server) == before)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is not taken from the fields of a form either`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let both = try await TwoProgrammes(on: server)
            let manager = try #require(try await both.people(on: server).first { $0.roles == [.manager] }).browser
            let (run, ids) = (try await server.run(of: both.own.programme, by: manager), both.others.ids)
            let fields: KeyValuePairs = [
                "do": "forbid", "pair": ids["pair"] ?? "", "moved": ids["mentee"] ?? "", "mentor": ids["mentor"] ?? "",
                "version": "1", "reason": "x", "participant": ids["participant"] ?? "", "person": ids["mentor"] ?? "",
            ]
            let before = try await traces(server)
            for path in [
                run + "/decisions", run + "/moves", "/programmes/\(both.own.programme.id)/participants/withdrawals",
                "/programmes/\(both.own.programme.id)/participants/new",
                "/programmes/\(both.own.programme.id)/exclusions/removals",
            ] {
                let status = try await manager.post(path, fields, from: "/accessibility").status
                #expect(status < 500, "\(path): \(status)")
            }
            #expect(try await traces(server) == before)
        }
    }

    /// The ids are those of a mentee in Lyon; the local manager looks after Paris.
    @Test(arguments: Engine.allCases)
    func `stays out of sight of a local manager of another site`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let both = try await TwoProgrammes(on: server)
            let people = try await both.people(on: server)
            let local = try #require(people.first { $0.roles == [.localManager] }).browser
            let before = try await traces(server)
            var seen = 0
            for route in Self.owned where route.audience.includes(.localManager) {
                let theirs = path(route, both.own.ids)
                if route.path.contains(":participant") || route.path.contains(":mentee") {
                    let status = try await knock(route, theirs, local, both.own.ids)
                    #expect(status == 404, "\(route.method) \(route.path): \(status)")
                } else if route.method == .get, route.path.contains("/:programme") {
                    let answer = try await local.get(theirs)
                    #expect(!answer.text.contains("Lyonnet"), "\(route.path)")
                    if answer.text.contains("Parisot") { seen += 1 }
                }
            }
            // They do see those they look after.
            #expect(seen >= 2)
            #expect(try await traces(server) == before)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is told of in the same words as what never was`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let both = try await TwoProgrammes(on: server)
            for (name, _, browser) in try await both.people(on: server) where name != "administrator" {
                let other = try await browser.get("/mentorships/\(both.others.mentorship)")
                let never = try await browser.get("/mentorships/\(ID<Mentorship>(at: server.clock.now).text)")
                let malformed = try await browser.get("/mentorships/..%2f..%2fetc")
                #expect(other.status == 404 && never.status == 404 && malformed.status == 404)
                #expect(other.text == never.text && other.text == malformed.text, "\(name)")
            }
        }
    }
}

private enum AccessCountSQL {
    static let audit: Statement = "SELECT COUNT(*) AS count FROM audit WHERE action NOT IN ('person.added')"
    static let mails: Statement = "SELECT COUNT(*) AS count FROM outbox"
    static let session: Statement = "SELECT id FROM session WHERE person_id = \(.text("person"))"
}
