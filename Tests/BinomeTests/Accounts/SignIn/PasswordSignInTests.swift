import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing
import Web

@Suite struct PasswordSignInTests {
    private let password = "cerf volant tombe lentement"

    @Test(arguments: Engine.allCases)
    func `Whoever gives address and password is signed in, and out again`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire.morel@exemple.fr")
            try await server.setPassword(password, of: person)
            let browser = server.browser()
            #expect(try await browser.get("/").location == "/sign-in")
            #expect(try await browser.get("/settings").location == "/sign-in?return=%2Fsettings")
            let answer = try await browser.post(
                "/sign-in", ["name": "Claire.Morel@exemple.fr", "password": password])
            #expect(answer.status == 303)
            #expect(answer.location == "/")
            #expect(try await browser.get("/").status == 200)
            #expect(try await browser.post("/sign-out", from: "/").location == "/sign-in")
            #expect(try await browser.get("/").status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `A wrong password, an unknown name and an account without password get the same page`(
        _ engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let known = try await server.person(email: "known@exemple.fr")
            try await server.setPassword(password, of: known)
            try await server.person("Jean", "Petit", email: "empty@exemple.fr")
            var pages: Set<String> = []
            for name in ["known@exemple.fr", "empty@exemple.fr", "nobody@exemple.fr", "12345"] {
                let browser = server.browser()
                let token = try await browser.formToken(at: "/sign-in")
                let answer = try await browser.post(
                    "/sign-in", ["name": name, "password": "something else entirely"], token: token)
                #expect(answer.status == 422)
                pages.insert(answer.text.replacing(name, with: "NAME").replacing(token, with: "TOKEN"))
            }
            #expect(pages.count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `The sixth wrong password has to wait, whether the account exists or not`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            try await server.setPassword(password, of: person)
            for name in ["claire@exemple.fr", "nobody@exemple.fr"] {
                let browser = server.browser()
                for _ in 1...5 {
                    #expect(
                        try await browser.post("/sign-in", ["name": name, "password": "wrong wrong wrong"]).status
                            == 422)
                }
                let waiting = try await browser.post("/sign-in", ["name": name, "password": password])
                #expect(waiting.status == 429)
                #expect(waiting.headers[.retryAfter] == "1")
            }
            server.clock.advance(seconds: 2)
            let answer = try await server.browser().post(
                "/sign-in", ["name": "claire@exemple.fr", "password": password])
            #expect(answer.status == 303)
        }
    }

    /// Somebody with an address and a staff number.
    private func claire(on server: TestServer) async throws -> ID<Person> {
        let (person, now) = (try await server.person(email: "claire@exemple.fr"), server.clock.now)
        try await server.database.write { tx in
            var input = PersonInput(firstName: "Claire", lastName: "Morel")
            (input.email, input.staffNumber) = ("claire@exemple.fr", "004217")
            _ = try People.change(person, to: input, by: .product, in: tx, at: now)
        }
        return person
    }

    /// Were both names of a person counted together, waiting at one after failing at the other would tell that they are
    /// one person's.
    @Test(arguments: Engine.allCases)
    func `Address and staff number of one person wait apart`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            _ = try await claire(on: server)
            let browser = server.browser()
            let token = try await browser.formToken(at: "/sign-in")
            func attempt(_ name: String) async throws -> Int {
                try await browser.post("/sign-in", ["name": name, "password": "wrong"], token: token).status
            }
            for _ in 1...5 { #expect(try await attempt("claire@exemple.fr") == 422) }
            #expect(try await attempt("CLAIRE@exemple.fr") == 429)
            #expect(try await attempt("004217") == 422)
        }
    }

    /// A number is found without its zeros, with others, and with spaces in it: no way of writing it gives more tries.
    @Test(arguments: Engine.allCases)
    func `A staff number waits however it is written`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await claire(on: server)
            try await server.setPassword(password, of: person)
            let browser = server.browser()
            let token = try await browser.formToken(at: "/sign-in")
            func attempt(_ name: String, at path: String = "/sign-in", _ secret: String = "wrong") async throws -> Int {
                try await browser.post(
                    path, ["name": name, "number": name, "password": secret, "code": "x"], token: token
                )
                .status
            }
            for name in ["004217", "4217", "04217", "0042 17", "4 2 1 7"] { #expect(try await attempt(name) == 422) }
            for name in ["00004217", "42 17", "4  217", "004217"] {
                #expect(try await attempt(name, password) == 429, "\(name)")
                #expect(try await attempt(name, at: "/sign-in/code") == 429, "\(name)")
            }
            #expect(try await attempt("4218") == 422)
            server.clock.advance(seconds: 2)
            #expect(try await attempt("42 17", password) == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `Fifty wrong names from one address make that address wait`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = server.browser()
            let token = try await browser.formToken(at: "/sign-in")
            for number in 1...50 {
                let answer = try await browser.post(
                    "/sign-in", ["name": "n\(number)@exemple.fr", "password": "x"], token: token)
                #expect(answer.status == 422)
            }
            let answer = try await browser.post(
                "/sign-in", ["name": "other@exemple.fr", "password": "x"], token: token)
            #expect(answer.status == 429)
            #expect(answer.text.contains("15 minutes"))
        }
    }

    @Test func `After signing in one goes where one wanted, but never to another site`() async throws {
        try await withServer(.sqlite) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            try await server.setPassword(password, of: person)
            let cases = [
                ("/people?q=a", "/people?q=a"), ("//evil.example", "/"), ("https://evil.example/", "/"),
                ("/\\evil.example", "/"), ("/sign-in/second-factor", "/"), ("javascript:alert(1)", "/"),
                ("/\u{9}/evil.example", "/"), ("", "/"),
            ]
            for (asked, expected) in cases {
                let answer = try await server.browser().post(
                    "/sign-in", ["name": "claire@exemple.fr", "password": password, "return": asked])
                #expect(answer.location == expected, "\(asked)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `Signing in gives a new session; one planted beforehand opens nothing`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr")
            try await server.setPassword(password, of: person)
            let planted = Token(for: .session).text
            let browser = server.browser()
            browser.set(cookie: "binome_session", planted)
            let answer = try await browser.post("/sign-in", ["name": "claire@exemple.fr", "password": password])
            let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("binome_session=") })
            #expect(!cookie.contains(planted))
            let thief = server.browser()
            thief.set(cookie: "binome_session", planted)
            #expect(try await thief.get("/").status == 303)
        }
    }
}
