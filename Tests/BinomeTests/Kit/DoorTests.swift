import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// What every request meets before a handler: origin, form token, size, method; and what every answer carries.
@Suite struct `The door` {
    private let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

    private func header(_ name: String) throws -> HTTPField.Name { try #require(HTTPField.Name(name)) }

    /// Chooses English by the form at the foot of every page, with these headers and this token.
    private func chooseEnglish(
        _ browser: Browser, token: String, headers: HTTPFields = [:]
    ) async throws -> (status: Int, text: String) {
        let body = "form_token=\(Path.encoded(token))&language=en"
        let answer = try await browser.send(
            .post, "/language", headers: form.merging(headers), body: Array(body.utf8))
        return (answer.status, answer.text)
    }

    // MARK: Where a post comes from

    @Test func `takes a form of ours, whether the browser says where it comes from or not`() async throws {
        try await withServer(.sqlite) { server in
            let site = try header("Sec-Fetch-Site")
            let kinds: [HTTPFields] = [
                [:], [.origin: "http://127.0.0.1:8080"], [site: "same-origin"], [site: "none"],
                [.origin: "http://127.0.0.1:8080", site: "same-origin"],
            ]
            for headers in kinds {
                let browser = server.browser()
                let token = try await browser.formToken(at: "/sign-in")
                #expect(try await chooseEnglish(browser, token: token, headers: headers).status == 303, "\(headers)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `refuses a post from another site, even with the right token`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let site = try header("Sec-Fetch-Site")
            let kinds: [HTTPFields] = [
                [.origin: "https://evil.example"], [.origin: "null"], [.origin: "http://127.0.0.1:8081"],
                [.origin: "http://127.0.0.1:8080.evil.example"], [site: "cross-site"], [site: "same-site"],
                [.origin: "http://127.0.0.1:8080", site: "cross-site"],
            ]
            for headers in kinds {
                let browser = try await server.browser(signedInAs: .administrator)
                let token = try await browser.formToken(at: "/settings")
                let answer = try await chooseEnglish(browser, token: token, headers: headers)
                #expect(answer.status == 403, "\(headers)")
                #expect(answer.text.contains("<h1>") && !answer.text.contains("⟦"))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `refuses a form without token, with another browser's, or with one from before signing in`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (one, other) = (server.browser(), server.browser())
            let theirs = try await other.formToken(at: "/sign-in")
            for token in ["", "x", theirs] {
                let answer = try await chooseEnglish(one, token: token)
                #expect(answer.status == 403)
            }
            let person = try await server.person(email: "claire@exemple.fr")
            try await server.setPassword("cerf volant tombe lentement", of: person)
            let before = try await one.formToken(at: "/sign-in")
            let entered = try await one.post(
                "/sign-in", ["name": "claire@exemple.fr", "password": "cerf volant tombe lentement"], token: before)
            #expect(entered.status == 303)
            #expect(try await chooseEnglish(one, token: before).status == 403)
            #expect(try await chooseEnglish(one, token: one.formToken(at: "/account")).status == 303)
        }
    }

    @Test func `takes the token of a script from its header`() async throws {
        try await withServer(.sqlite) { server in
            let browser = server.browser()
            let token = try await browser.formToken(at: "/sign-in")
            let name = try header("X-Form-Token")
            let good = try await browser.send(
                .post, "/language", headers: form.merging([name: token]), body: Array("language=en".utf8))
            let bad = try await browser.send(
                .post, "/language", headers: form.merging([name: token + "x"]), body: Array("language=en".utf8))
            #expect(good.status == 303 && bad.status == 403)
        }
    }

    @Test func `believes a forwarded address from its own proxies only`() async throws {
        try await withDatabase(.sqlite) { database in
            for (proxies, expected) in [(Set(["unknown"]), 422), ([], 429)] {
                let server = try TestServer(database: database, clock: TestClock(), trustedProxies: proxies)
                let (browser, name) = (server.browser(), try header("X-Forwarded-For"))
                let token = try await browser.formToken(at: "/sign-in")
                func attempt(_ number: Int, from address: String) async throws -> Int {
                    try await browser.send(
                        .post, "/sign-in", headers: form.merging([name: address]),
                        body: Array("form_token=\(Path.encoded(token))&name=n\(number)-\(expected)&password=x".utf8)
                    ).status
                }
                for number in 1...50 { #expect(try await attempt(number, from: "203.0.113.\(number)") == 422) }
                // Believed, each came from elsewhere; not believed, all came from one address.
                #expect(try await attempt(51, from: "203.0.113.51") == expected)
                // What the visitor wrote before the proxy's own hop counts for nothing.
                if expected == 422 {
                    for number in 52...101 {
                        #expect(try await attempt(number, from: "198.51.100.\(number), 192.0.2.7") == 422)
                    }
                    #expect(try await attempt(102, from: "198.51.100.102, 192.0.2.7") == 429)
                }
            }
        }
    }

    @Test(arguments: [
        ("::ffff:10.0.0.5", "10.0.0.5"), ("10.0.0.5:50212", "10.0.0.5"), ("[2001:DB8::1]:443", "2001:db8::1"),
        ("0:0:0:0:0:0:0:1", "::1"), ("2001:db8:0:0::1", "2001:db8::1"), ("::ffff:0a00:0005", "10.0.0.5"),
    ])
    func `takes one address for one, however it is written`(written: String, address: String) {
        #expect(NetworkAddress.normal(written) == address)
    }

    @Test(arguments: [
        "", "proxy.example.org", "10.0.0.0/8", "10.0.0", "256.1.1.1", "unknown", "[::1", "1.2.3.4.5", "::g",
    ])
    func `takes for an address only what is one`(text: String) {
        #expect(NetworkAddress.normal(text) == nil)
    }

    // MARK: What may be sent

    @Test func `takes no more than a route allows, however it is sent`() async throws {
        try await withServer(.sqlite) { server in
            let browser = server.browser()
            let token = try await browser.formToken(at: "/sign-in")
            let body =
                Array("form_token=\(token)&language=en&x=".utf8) + Array(repeating: UInt8(ascii: "a"), count: 9_000)
            #expect(try await browser.send(.post, "/language", headers: form, body: body).status == 413)
            // A length that is announced too small does not help: what arrives is counted.
            let liar = try await browser.send(
                .post, "/language", headers: form, body: body, announcing: 10)
            #expect(liar.status == 413)
            let part = Array("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8)
            let parts = try await browser.send(
                .post, "/language", headers: [.contentType: "multipart/form-data; boundary=x"],
                body: part + Array(repeating: UInt8(ascii: "a"), count: 9_000) + Array("\r\n--x--\r\n".utf8),
                announcing: 10)
            #expect(parts.status == 413)
        }
    }

    @Test(arguments: [
        ("text/plain", "language=en", 415), ("application/json", "{}", 415), ("", "language=en", 415),
        ("application/x-www-form-urlencoded", "language=%ff", 400), ("application/x-www-form-urlencoded", "a=%00", 400),
        ("multipart/form-data; boundary=x", "--y\r\n", 400),
        ("multipart/form-data; boundary=x", "--x\r\nnonsense", 400),
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\u{0}.csv\"\r\n\r\na\r\n--x--\r\n", 400
        ),
    ])
    func `refuses a body that is none of a form's, in words`(type: String, body: String, status: Int) async throws {
        try await withServer(.sqlite) { server in
            for language in ["fr", "en"] {
                let browser = server.browser(language: language)
                _ = try await browser.formToken(at: "/sign-in")
                var headers: HTTPFields = [:]
                if !type.isEmpty { headers[.contentType] = type }
                let answer = try await browser.send(.post, "/language", headers: headers, body: Array(body.utf8))
                #expect(answer.status == status)
                #expect(answer.text.contains("<html lang=\"\(language)\"") && !answer.text.contains("⟦"))
            }
        }
    }

    @Test func `answers another method with 405 and what is allowed, on every path`() async throws {
        try await withServer(.sqlite) { server in
            let browser = server.browser()
            let odd = ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"]
            for (path, routes) in Dictionary(grouping: AllRoutes.all, by: \.path) {
                let real = path.replacing(/:[a-z_]+/, with: "x")
                var allowed = Set(routes.map(\.method.rawValue))
                if allowed.contains("GET") { allowed.insert("HEAD") }
                for name in odd + ["GET", "POST"] where !allowed.contains(name) {
                    let method = try #require(HTTPRequest.Method(name))
                    let answer = try await browser.send(method, real, headers: [:], body: [])
                    #expect(answer.status == 405, "\(name) \(path): \(answer.status)")
                    #expect(answer.headers[.allow] == allowed.sorted().joined(separator: ", "), "\(name) \(path)")
                }
            }
            #expect(try await browser.send(.put, "/nowhere", headers: [:], body: []).status == 404)
        }
    }
}

extension HTTPFields {
    func merging(_ others: HTTPFields) -> HTTPFields {
        var all = self
        for field in others { all[field.name] = field.value }
        return all
    }
}
