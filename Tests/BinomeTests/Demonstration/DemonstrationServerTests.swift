import Foundation
import Mentoring
import Storage
import TestEngines
import Testing
import Web

@testable import binome

/// The demonstration as a visitor finds it.
@Suite struct `The demonstration` {
    @Test(arguments: Engine.allCases)
    func `lets a visitor be anybody of its cast, in both languages, with words of their own`(
        engine: Engine
    ) async throws {
        let organisation = try DemonstrationOrganisation.make(seed: 1, today: "2026-11-24")
        try await withServer(engine, demonstration: true, cast: organisation.cast) { server in
            try await DemonstrationFilling.fill(organisation, in: server.assembly)
            let greetings = [
                "manager": "Quatre choses vous attendent.", "mentee": "Margaret Holloway vous accompagne.",
                "mentor": "You are the mentor of", "waiting": "Pairs are being prepared.",
                "localManager": "Une chose vous attend.", "referent": "deux programmes comptent sur vous.",
                "sponsor": "binômes travaillent en ce moment.", "administrator": "Une chose vous attend.",
            ]
            let list = try await server.browser().get("/demonstration/cast").text
            for member in organisation.cast {
                #expect(list.contains(member.name))
                let browser = server.browser(language: "de")
                let path = "/demonstration/cast/\(member.part)"
                let entered = try await browser.post(path + "/session", from: path)
                #expect(entered.status == 303)
                // Each reads their own language, whatever the browser asks for.
                let home = try await browser.get("/").text
                let expected = try greetings[member.part].orThrow()
                #expect(home.contains(expected), "\(member.part)")
                // A purpose is one text, in the language of the organisation.
                for programme in organisation.programmes where member.part == "sponsor" {
                    #expect(home.contains("<p>\(programme.purpose.fr)</p>"), "\(programme.key)")
                }
            }
        }
    }

    @Test(arguments: Engine.allCases) func `shows every mail on a page, and is filled once`(
        engine: Engine
    ) async throws {
        let organisation = try DemonstrationOrganisation.make(seed: 1, today: "2026-11-24")
        try await withServer(engine, demonstration: true, cast: organisation.cast) { server in
            try await DemonstrationFilling.fill(organisation, in: server.assembly)
            try await server.work()
            let mails = server.mails.count
            #expect(mails > 60)
            let list = try await server.browser().get("/demonstration/mails").text
            #expect(list.contains("\(mails) courriels ont été envoyés."))
            #expect(list.contains("rosalie.theriault@horizon.example"))
            let letter = try await server.browser().get("/demonstration/mails/1")
            #expect(letter.status == 200 && letter.text.contains("/demonstration/mails/1/letter"))
            try await DemonstrationFilling.fill(organisation, in: server.assembly)
            try await server.work()
            #expect(server.mails.count == mails)
        }
    }

    @Test(arguments: Engine.allCases) func `has no door on a real installation`(engine: Engine) async throws {
        try await withServer(engine) { server in
            for path in [
                "/demonstration/cast", "/demonstration/cast/manager", "/demonstration/mails", "/demonstration/mails/1",
            ] {
                let answer = try await server.browser().get(path)
                #expect(answer.status == 404, "\(path)")
            }
        }
    }

    @Test func `prints its address and a link for each kind of person`() async throws {
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder, command: "demo")
            for _ in 0..<200 where !server.printed.contains("Control-C") {
                try await Task.sleep(for: .milliseconds(20))
            }
            let address = "http://127.0.0.1:\(server.port)"
            for part in [
                "manager", "mentee", "mentor", "waiting", "localManager", "referent", "sponsor", "administrator",
            ] {
                #expect(server.printed.contains("\(address)/demonstration/cast/\(part)\n"))
            }
            #expect(server.printed.contains("\(address)/demonstration/mails"))
            server.send(SIGTERM)
            #expect(try await server.ended() == 0)
        }
    }
}
