import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing
import Web

/// Every kind of link that mails carry: how long it lives, for what, and how often.
@Suite struct `Links in mails` {
    struct Kind: Sendable, CustomTestStringConvertible {
        let purpose: AccessLinks.Purpose
        let path: String
        let minutes: Int
        /// What its page sends.
        let password: String?

        var testDescription: String { purpose.rawValue }

        static let all = [
            Kind(purpose: .signIn, path: "/sign-in/link/", minutes: 15, password: nil),
            Kind(purpose: .password, path: "/password/", minutes: 60, password: "cerf volant tombe lentement"),
            Kind(purpose: .invitation, path: "/invitation/", minutes: 10_080, password: "cerf volant tombe lentement"),
            Kind(purpose: .address, path: "/account/address/", minutes: 1_440, password: nil),
            Kind(purpose: .setUp, path: "/mail-arrival/", minutes: 1_440, password: nil),
        ]
    }

    private func link(_ kind: Kind, _ server: TestServer, _ person: ID<Person>) async throws -> String {
        let detail = kind.purpose == .address ? "new@exemple.fr" : nil
        return kind.path + (try await server.link(kind.purpose, for: person, detail: detail))
    }

    private func press(_ kind: Kind, _ link: String, _ browser: Browser) async throws -> TestAnswer {
        guard let password = kind.password else { return try await browser.post(link, from: "/accessibility") }
        return try await browser.post(
            link, ["password": password, "password_again": password], from: "/accessibility")
    }

    @Test(arguments: Engine.allCases, Kind.all)
    func `live to their minute, work once, and looking changes nothing`(engine: Engine, kind: Kind) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr", roles: [Grant(.administrator)])
            let (good, late) = (try await link(kind, server, person), try await link(kind, server, person))
            server.clock.advance(seconds: kind.minutes * 60 - 1)
            let browser = server.browser()
            for _ in 1...2 { #expect(try await browser.get(good).status == 200) }
            #expect(try await browser.send(.head, good, headers: [:], body: []).status == 200)
            let taken = try await press(kind, good, browser)
            #expect([200, 303].contains(taken.status), "\(taken.status)")
            #expect(try await browser.get(good).status == 410)
            #expect(try await press(kind, good, browser).status == 410)
            server.clock.advance(seconds: 1)
            #expect(try await browser.get(late).status == 410)
            #expect(try await press(kind, late, server.browser()).status == 410)
        }
    }

    /// Forged ones, whole ones of another kind, cut ones: nobody learns which it was.
    @Test(arguments: Kind.all)
    func `open nothing but what they were made for`(kind: Kind) async throws {
        try await withServer(.sqlite) { server in
            let person = try await server.person(email: "claire@exemple.fr", roles: [Grant(.administrator)])
            let own = try await link(kind, server, person)
            var tokens = [Token(for: .signIn).text, String(own.dropLast()), own + "A", "..%2f", "%00", "é"]
            for other in Kind.all where other.purpose != kind.purpose {
                tokens.append(try await server.link(other.purpose, for: person, detail: "new@exemple.fr"))
            }
            let browser = server.browser()
            var pages: Set<String> = []
            for token in tokens {
                let path = kind.path + (token.split(separator: "/").last.map(String.init) ?? "")
                let page = try await browser.get(path)
                #expect(page.status == 410, "\(token)")
                pages.insert(page.text)
                #expect(try await press(kind, path, browser).status == 410, "\(token)")
            }
            #expect(pages.count == 1)
            // None of that used it up.
            #expect(try await browser.get(own).status == 200)
        }
    }

    @Test(arguments: Engine.allCases, Kind.all)
    func `let one in of several who press at once`(engine: Engine, kind: Kind) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr", roles: [Grant(.administrator)])
            let link = try await link(kind, server, person)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...4 {
                    let browser = server.browser()
                    group.addTask { try await press(kind, link, browser).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.filter { $0 == 410 }.count == 3, "\(statuses)")
            #expect(statuses.filter { $0 == 200 || $0 == 303 }.count == 1, "\(statuses)")
        }
    }
}
