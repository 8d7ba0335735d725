import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// Links in mails begin with the address by which people come: forgotten, they would open on the server alone.
@Suite struct `The public address` {
    @Test(arguments: Engine.allCases)
    func `is proposed as the administrator came, kept as it is saved, and missed where it is not said`(
        engine: Engine
    ) async throws {
        try await withServer(engine, publicURLGiven: false) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            func field(_ referer: String?) async throws -> String? {
                let headers: HTTPFields = referer.map { [.referer: $0] } ?? [:]
                return try await browser.get("/settings/organisation", headers: headers).field("public_url")
            }
            #expect(try await field("http://127.0.0.1:8080/account/second-factor?return=x") == "http://127.0.0.1:8080")
            // A proxy before us speaks HTTPS; another site, or none, proposes nothing.
            #expect(try await field("https://127.0.0.1:8080/") == "https://127.0.0.1:8080")
            #expect(try await field("https://elsewhere.example/") == "")
            #expect(try await field(nil) == "")
            let about: [(name: String, value: String)] = [
                ("name", "Horizon"), ("languages", "fr"), ("languages", "en"), ("language", "fr"),
                ("time_zone", "Europe/Paris"),
            ]
            let page = "/settings/organisation"
            _ = try await browser.post(page, each: about + [("public_url", "")], from: page)
            let home = try await browser.get("/").text
            #expect(home.contains("L’adresse publique manque") && home.contains("href=\"\(page)\""))
            let english = try await server.browser(signedInAs: .administrator, language: "en")
            #expect(try await english.get("/").text.contains("The public address is missing"))
            _ = try await browser.post(page, each: about + [("public_url", "https://mentorat.exemple.fr/")], from: page)
            #expect(!(try await browser.get("/").text).contains("L’adresse publique manque"))
            #expect(try await browser.get("/settings").text.contains("Europe/Paris · https://mentorat.exemple.fr"))
            #expect(try await field("http://127.0.0.1:8080/") == "https://mentorat.exemple.fr")
        }
    }

    @Test(arguments: Engine.allCases) func `is not missed where it was named at start`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let page = "/settings/organisation"
            _ = try await browser.post(
                page,
                each: [("name", "Horizon"), ("languages", "fr"), ("language", "fr"), ("time_zone", "Europe/Paris")],
                from: page)
            #expect(!(try await browser.get("/").text).contains("L’adresse publique manque"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `that is not the one by which the administrator came is doubted, with a link to try it`(
        engine: Engine
    ) async throws {
        try await withServer(engine, publicURLGiven: false) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let page = "/settings/organisation"
            let about: [(name: String, value: String)] = [
                ("name", "Horizon"), ("languages", "fr"), ("language", "fr"), ("time_zone", "Europe/Paris"),
            ]
            func doubt(_ url: String, from referer: String?) async throws -> Bool {
                _ = try await browser.post(page, each: about + [("public_url", url)], from: page)
                let headers: HTTPFields = referer.map { [.referer: $0 + page] } ?? [:]
                let text = try await browser.get("/settings", headers: headers).text
                let isDoubted = text.contains("les liens des courriels mènent ailleurs")
                #expect(text.contains("<a href=\"\(url)\">") == isDoubted)
                return isDoubted
            }
            #expect(try await doubt("https://mentorat.exemple.fr", from: "http://127.0.0.1:8080"))
            #expect(try await doubt("https://127.0.0.1:8080", from: "http://127.0.0.1:8080"), "another scheme")
            #expect(!(try await doubt("http://127.0.0.1:8080", from: "http://127.0.0.1:8080")))
            // The browser does not say, or a proxy hides it.
            #expect(!(try await doubt("https://mentorat.exemple.fr", from: nil)))
            #expect(!(try await doubt("https://mentorat.exemple.fr", from: "https://elsewhere.example")))
        }
    }
}
