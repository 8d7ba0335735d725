import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// What every answer carries so that browsers keep others out.
@Suite struct `Every answer` {
    private func header(_ answer: TestAnswer, _ name: String) throws -> String? {
        answer.headers[try #require(HTTPField.Name(name))]
    }

    @Test func `carries the hardening headers, whatever it answers`() async throws {
        try await withServer(.sqlite) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let style = try #require(server.installation.assets.styles.first)
            let paths = [
                "/", "/who-sees-what", "/nowhere", "/programmes/x", "/health/live", "/settings/audit/export?format=csv",
                "/assets/\(server.installation.assets.version)/\(style)", "/people/export?format=xlsx",
            ]
            var answers = [
                try await browser.send(.delete, "/", headers: [:], body: []),
                try await browser.post("/language", token: "x"),
                try await server.browser().get("/"),
            ]
            for path in paths { answers.append(try await browser.get(path)) }
            for answer in answers {
                #expect(try header(answer, "X-Content-Type-Options") == "nosniff")
                #expect(try header(answer, "Referrer-Policy") == "same-origin")
                #expect(try header(answer, "X-Frame-Options") == "DENY")
                #expect(try header(answer, "Cross-Origin-Opener-Policy") == "same-origin")
                #expect(try header(answer, "Server") == nil)
                let policy = try #require(try header(answer, "Content-Security-Policy"))
                #expect(policy.hasPrefix("default-src 'none';"))
                #expect(policy.contains("script-src 'self';") && policy.contains("style-src 'self';"))
                #expect(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"))
                #expect(policy.contains("form-action 'self'"))
                #expect(!policy.contains("unsafe") && !policy.contains("http:") && !policy.contains("*"))
            }
        }
    }

    @Test func `sets cookies that no script reads, that other sites do not send, and over TLS for TLS alone`()
        async throws
    {
        try await withDatabase(.sqlite) { database in
            for (url, isSecure) in [("http://127.0.0.1:8080", false), ("https://mentorat.example.org", true)] {
                let server = try TestServer(database: database, clock: TestClock(), publicURL: url)
                let email = "claire\(isSecure)@exemple.fr"
                try await server.setPassword("cerf volant tombe lentement", of: server.person(email: email))
                let browser = server.browser()
                var cookies = try await browser.get("/sign-in").headers[values: .setCookie]
                let entered = try await browser.post(
                    "/sign-in", ["name": email, "password": "cerf volant tombe lentement"])
                cookies += entered.headers[values: .setCookie]
                cookies += try await browser.post("/language", ["language": "en"], from: "/account").headers[
                    values: .setCookie]
                cookies += try await browser.post("/sign-out", from: "/account").headers[values: .setCookie]
                #expect(cookies.count >= 4)
                for cookie in cookies {
                    #expect(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"), "\(cookie)")
                    #expect(cookie.contains("; Path=/;") && !cookie.contains("Domain="))
                    #expect(cookie.contains("; Secure") == isSecure, "\(cookie)")
                }
                #expect((try header(entered, "Strict-Transport-Security") != nil) == isSecure)
            }
        }
    }

    @Test func `of somebody who is signed in is kept by no cache`() async throws {
        try await withServer(.sqlite, development: false) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            for path in ["/", "/account", "/settings/audit/export?format=csv", "/nowhere"] {
                #expect(try header(try await browser.get(path), "Cache-Control") == "no-store", "\(path)")
            }
            let style = try #require(server.installation.assets.styles.first)
            let asset = try await browser.get("/assets/\(server.installation.assets.version)/\(style)")
            #expect(asset.headers[values: .setCookie].isEmpty)
            #expect(try header(asset, "Cache-Control")?.contains("max-age=31536000") == true)
        }
    }

    /// The policy forbids them: a page that had one would be broken in a browser.
    @Test func `is written without inline script, style or handler`() throws {
        let tree = try SourceTree()
        for file in tree.files where file.module == "Web" && !file.path.hasSuffix("MailLetter.swift") {
            for (number, line) in file.lines.enumerated() {
                for forbidden in [
                    " style=", "<style", "<script>", " onclick=", " onchange=", " onload=", "javascript:",
                ]
                where line.contains(forbidden) {
                    Issue.record("\(file.path):\(number + 1): \(forbidden)")
                }
            }
        }
    }
}
