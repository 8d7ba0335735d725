import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing
import Web

@Suite struct SecondFactorTests {
    private let password = "cerf volant tombe lentement"

    @Test(arguments: Engine.allCases)
    func `An administrator sets up a second factor, and gives it each time; a code works once`(
        _ engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (browser, app, _) = try await administrator(server)
            #expect(try await browser.get("/settings").status == 200)
            let second = server.browser()
            try await second.post(
                "/sign-in", ["name": "admin@exemple.fr", "password": password, "return": "/settings"])
            #expect(try await second.get("/settings").location == "/sign-in/second-factor?return=%2Fsettings")
            // The code with which it was set up is spent.
            let spent = app.code(at: TOTP.step(at: server.clock.now.milliseconds))
            #expect(try await second.post("/sign-in/second-factor", ["code": spent]).status == 422)
            server.clock.advance(seconds: 30)
            let code = app.code(at: TOTP.step(at: server.clock.now.milliseconds))
            let answer = try await second.post("/sign-in/second-factor", ["code": code, "return": "/settings"])
            #expect(answer.location == "/settings")
            #expect(try await second.get("/settings").status == 200)
            let third = server.browser()
            try await third.post("/sign-in", ["name": "admin@exemple.fr", "password": password])
            #expect(try await third.post("/sign-in/second-factor", ["code": code]).status == 422)
        }
    }

    @Test(arguments: Engine.allCases)
    func `A recovery code stands in once, and its owner is told`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let (_, _, codes) = try await administrator(server)
            #expect(codes.count == 10)
            for (code, status) in [(codes[3].uppercased(), 303), (codes[3], 422), ("0000-0000", 422), (codes[4], 303)] {
                let browser = server.browser()
                try await browser.post("/sign-in", ["name": "admin@exemple.fr", "password": password])
                #expect(try await browser.post("/sign-in/second-factor", ["code": code]).status == status, "\(code)")
            }
            try await server.work()
            #expect(server.mails.filter { $0.text.contains("Il en reste") }.count == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `Guessing codes has to wait`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            _ = try await administrator(server)
            let browser = server.browser()
            try await browser.post("/sign-in", ["name": "admin@exemple.fr", "password": password])
            for number in 1...5 {
                #expect(try await browser.post("/sign-in/second-factor", ["code": "00000\(number)"]).status == 422)
            }
            #expect(try await browser.post("/sign-in/second-factor", ["code": "000006"]).status == 429)
        }
    }

    @Test(arguments: Engine.allCases)
    func `A stolen password alone can neither replace nor take off the second factor`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            _ = try await administrator(server)
            let thief = server.browser()
            try await thief.post("/sign-in", ["name": "admin@exemple.fr", "password": password])
            #expect(try await thief.get("/account/second-factor").location == "/sign-in/second-factor")
            #expect(try await thief.post("/account/second-factor/secret").status == 404)
            #expect(
                try await thief.post("/account/second-factor", ["code": "123456"], from: "/sign-in/second-factor")
                    .status == 404)
            for path in [
                "/account/second-factor/recovery-codes", "/account/second-factor/removal", "/account/password",
            ] {
                #expect(try await thief.post(path).location?.hasPrefix("/sign-in/second-factor") == true, "\(path)")
            }
        }
    }

    @Test(arguments: [Role.administrator, .manager, .localManager])
    func `Every door for roles that need a second factor stays shut without it`(_ role: Role) async throws {
        try await withServer(.sqlite) { server in
            let person = try await server.person(email: "claire@exemple.fr", roles: [Grant(role)])
            try await server.setPassword(password, of: person)
            let browser = server.browser()
            try await browser.post("/sign-in", ["name": "claire@exemple.fr", "password": password])
            let token = try await browser.formToken(at: "/account/second-factor")
            for route in AllRoutes.all where route.audience != .everyone && !route.beforeSecondFactor {
                let path = route.path.split(separator: "/").map {
                    $0.hasPrefix(":") ? ID<Person>(at: server.clock.now).text : String($0)
                }
                let at = "/" + path.joined(separator: "/")
                let answer = route.method == .get ? try await browser.get(at) : try await browser.post(at, token: token)
                let isShut = answer.location?.hasPrefix("/sign-in/second-factor") == true || answer.status == 403
                #expect(isShut, "\(route.method) \(route.path) answered \(answer.status)")
            }
        }
    }

    @Test func `In the demonstration the second factor is waived`() async throws {
        try await withServer(.sqlite, demonstration: true) { server in
            let person = try await server.person(email: "claire@exemple.fr", roles: [Grant(.administrator)])
            let link = try await server.link(.signIn, for: person)
            let browser = server.browser()
            try await browser.post("/sign-in/link/\(link)", from: "/sign-in")
            #expect(try await browser.get("/settings").status == 200)
        }
    }

    /// An administrator who has set a second factor up: a browser that gave it, the app, the codes on paper.
    private func administrator(_ server: TestServer) async throws -> (Browser, TOTP, [String]) {
        let person = try await server.person(email: "admin@exemple.fr", roles: [Grant(.administrator)])
        try await server.setPassword(password, of: person)
        let browser = server.browser()
        try await browser.post("/sign-in", ["name": "admin@exemple.fr", "password": password])
        #expect(try await browser.get("/settings").location == "/sign-in/second-factor?return=%2Fsettings")
        #expect(try await browser.get("/sign-in/second-factor").location == "/account/second-factor")
        try await browser.post("/account/second-factor/secret", from: "/account/second-factor")
        let page = try await browser.get("/account/second-factor").text
        #expect(page.contains("<svg viewBox"))
        let typed = try #require(
            page.range(of: "<code id=\"secret\">").map { page[$0.upperBound...].prefix { $0 != "<" } })
        let app = TOTP(secret: try #require(bytes(base32: String(typed))))
        #expect(try await browser.post("/account/second-factor", ["code": "000000"]).status == 422)
        let code = app.code(at: TOTP.step(at: server.clock.now.milliseconds))
        let answer = try await browser.post("/account/second-factor", ["code": code])
        #expect(answer.status == 200)
        let list = try #require(answer.text.range(of: "id=\"codes\">")).upperBound
        let items = answer.text[list...].prefix(while: { _ in true }).components(separatedBy: "</ul>")[0]
        let codes = items.components(separatedBy: "<li>").dropFirst().map { String($0.prefix { $0 != "<" }) }
        return (browser, app, codes)
    }
}
