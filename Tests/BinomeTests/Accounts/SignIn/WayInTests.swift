import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// How long what lets somebody in lasts, and what ends it.
@Suite struct `A way in` {
    private let password = "cerf volant tombe lentement"

    private func print(for person: ID<Person>, _ server: TestServer) async throws -> String? {
        let manager = try await server.browser(signedInAs: .manager)
        let slips = try await manager.post("/printed-codes", ["person": person.text]).text
        return slips.firstMatch(of: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/).map { String($0.output.0) }
    }

    private func enter(_ code: String, _ server: TestServer, choosing password: String? = nil) async throws -> Int {
        var fields = [(name: "number", value: "005388"), ("code", code)]
        if let password { fields += [("password", password), ("password_again", password)] }
        return try await server.browser().post("/sign-in/code", each: fields, from: "/sign-in/code").status
    }

    @Test(arguments: Engine.allCases)
    func `on paper ends after sixty days, when it was used, and when another is printed`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let ada = try await server.employee("Ada", "Un", number: "005388")
            let first = try #require(try await print(for: ada, server))
            let second = try #require(try await print(for: ada, server))
            #expect(try await enter(first, server) == 422)
            #expect(try await enter(second, server) == 200)
            server.clock.advance(seconds: 60 * 86_400 - 1)
            #expect(try await enter(second, server) == 200)
            server.clock.advance(seconds: 1)
            #expect(try await enter(second, server) == 422)
            #expect(try await enter(second, server, choosing: password) == 422)
            let third = try #require(try await print(for: ada, server))
            #expect(try await enter(third, server, choosing: password) == 303)
            #expect(try await enter(third, server, choosing: "un autre mot de passe long") == 422)
            #expect(try await enter(third, server) == 422)
        }
    }

    /// Whoever prints a code could use it, and would hold the role.
    @Test(arguments: Engine.allCases)
    func `is printed for nobody who holds a role or has an address`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let referent = try await server.person(email: "ada@exemple.fr", roles: [Grant(.administrator)])
            let reader = try await server.person(email: "bob@exemple.fr")
            for (person, number) in [(referent, "005388"), (reader, "005389")] {
                let now = server.clock.now
                try await server.database.write { tx in
                    var input = try PersonRecord.find(person, in: tx).input
                    input.staffNumber = number
                    if person == referent { input.email = nil }
                    _ = try People.change(person, to: input, by: .product, in: tx, at: now)
                }
                #expect(try await print(for: person, server) == nil)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `of whoever does not give the second factor ends after half an hour`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "admin@exemple.fr", roles: [Grant(.administrator)])
            try await server.setPassword(password, of: person)
            let browser = server.browser()
            try await browser.post("/sign-in", ["name": "admin@exemple.fr", "password": password])
            server.clock.advance(seconds: 30 * 60 - 1)
            #expect(try await browser.get("/account/second-factor").status == 200)
            server.clock.advance(seconds: 1)
            #expect(try await browser.get("/account/second-factor").location?.hasPrefix("/sign-in?") == true)
        }
    }

    /// Whoever finds a browser left open must not be able to take the account along.
    @Test(arguments: Engine.allCases)
    func `to another address is open, without a password, for a quarter of an hour`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            let link = try await server.link(.signIn, for: person)
            let browser = server.browser()
            try await browser.post("/sign-in/link/\(link)", from: "/sign-in")
            server.clock.advance(seconds: 15 * 60 - 1)
            #expect(try await browser.post("/account/address", ["email": "c.morel@exemple.fr"]).status == 303)
            server.clock.advance(seconds: 1)
            #expect(try await browser.post("/account/address", ["email": "autre@exemple.fr"]).status == 422)
            try await server.work()
            #expect(server.mails.map(\.to) == ["c.morel@exemple.fr"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `that a browser had before ends when it signs in anew`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = server.browser()
            var sessions: [String] = []
            for name in ["ada@exemple.fr", "bob@exemple.fr"] {
                let link = try await server.link(.signIn, for: server.person(email: name))
                let answer = try await browser.post("/sign-in/link/\(link)", from: "/accessibility")
                let cookie = answer.headers[values: .setCookie].first { $0.hasPrefix("binome_session=") }
                sessions.append(String(try #require(cookie).dropFirst("binome_session=".count).prefix { $0 != ";" }))
            }
            for (session, status) in zip(sessions, [303, 200]) {
                let other = server.browser()
                other.set(cookie: "binome_session", session)
                #expect(try await other.get("/account").status == status)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `by a password that was changed while it was looked at is shut`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            try await server.setPassword(password, of: person)
            let now = server.clock.now
            let old = try #require(try await server.database.read { try Account.of(person, in: $0)?.password })
            try await server.setPassword("un autre mot de passe long", of: person)
            await #expect(throws: WrongSecret.self) {
                _ = try await server.database.write {
                    try SignIn.open(person, verified: old, browser: .init(), in: $0, at: now)
                }
            }
        }
    }
}
