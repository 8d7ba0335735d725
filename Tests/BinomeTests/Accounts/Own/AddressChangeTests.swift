import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing
import Web

@testable import binome

/// An address that others change: an administrator by hand, or a staff list.
@Suite struct `An address changed by others` {
    private func numbered(_ server: TestServer, _ email: String) async throws -> ID<Person> {
        let person = try await server.person(email: email)
        let now = server.clock.now
        try await server.database.write { tx in
            var input = try PersonRecord.find(person, in: tx).input
            input.staffNumber = "0042"
            input.language = "en"
            _ = try People.change(person, to: input, by: .product, in: tx, at: now)
        }
        return person
    }

    private func check(_ server: TestServer, _ change: (ID<Person>) async throws -> Void) async throws {
        try await server.person("Ada", "Sol", email: "ada@exemple.fr", roles: [Grant(.administrator)])
        let person = try await numbered(server, "old@exemple.fr")
        try await server.setPassword("cerf volant tombe lentement", of: person)
        let browser = try await server.browser(signedInAs: person)
        let links = [
            "/sign-in/link/" + (try await server.link(.signIn, for: person)),
            "/password/" + (try await server.link(.password, for: person)),
            "/invitation/" + (try await server.link(.invitation, for: person)),
        ]
        #expect(try await browser.get("/").status == 200)
        try await change(person)
        #expect(try await browser.get("/").status == 303)
        for link in links { #expect(try await server.browser().get(link).status == 410, "\(link)") }
        try await server.work()
        let warning = try #require(server.mails.first { $0.to == "old@exemple.fr" })
        #expect(warning.subject == "Your address has changed in Binôme")
        #expect(
            warning.text.contains("administers Binôme in your organisation")
                && warning.text.contains("Ada Sol (ada@exemple.fr)"))
        // Of the new address not a word: the old letter box may be somebody else's by now.
        #expect(!warning.text.contains("new@exemple.fr"))
        let answer = try await server.browser().post(
            "/sign-in", ["name": "new@exemple.fr", "password": "cerf volant tombe lentement"])
        #expect(answer.status == 303)
    }

    @Test(arguments: Engine.allCases)
    func `by hand ends sessions and links, and warns the old one in the person's language`(
        _ engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let administrator = try await server.browser(signedInAs: .administrator)
            try await check(server) { person in
                let answer = try await administrator.post(
                    "/people/\(person)",
                    [
                        "first_name": "Claire", "last_name": "Morel", "email": "new@exemple.fr", "staff_number": "0042",
                        "language": "en",
                    ], from: "/people/\(person)/edit")
                #expect(answer.status == 303)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `by a staff list does the same`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await check(server) { _ in
                server.clock.advance(seconds: 1)
                let list = try await session.compare(
                    "Matricule;Nom;Prénom;E-mail;Langue\n0042;Morel;Claire;new@exemple.fr;en\n", isFull: false)
                try await session.apply(list)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `to another spelling of the same ends nothing`(
        _ engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let administrator = try await server.browser(signedInAs: .administrator)
            let person = try await server.person(email: "claire.morel@exemple.fr")
            let browser = try await server.browser(signedInAs: person)
            try await administrator.post(
                "/people/\(person)",
                ["first_name": "Claire", "last_name": "Morel", "email": "Claire.Morel@exemple.fr"],
                from: "/people/\(person)/edit")
            #expect(try await browser.get("/").status == 200)
            #expect(try await server.browser(signedInAs: .administrator).get("/people/\(person)").status == 200)
        }
    }

    @Test(arguments: Engine.allCases)
    func `makes a code on paper worthless, and a link that was to confirm yet another`(_ engine: Engine) async throws {
        try await withServer(engine) { server in
            let administrator = try await server.browser(signedInAs: .administrator)
            let person = try await server.employee("Ada", "Un", number: "005388")
            let slips = try await administrator.post("/printed-codes", ["person": person.text]).text
            let code = try #require(slips.firstMatch(of: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/)).output.0
            func enter() async throws -> Int {
                try await server.browser().post(
                    "/sign-in/code", ["number": "005388", "code": String(code)], from: "/sign-in/code"
                ).status
            }
            func give(_ email: String) async throws {
                let answer = try await administrator.post(
                    "/people/\(person)",
                    ["first_name": "Ada", "last_name": "Un", "staff_number": "005388", "email": email],
                    from: "/people/\(person)/edit")
                #expect(answer.status == 303)
            }
            #expect(try await enter() == 200)
            try await give("ada@exemple.fr")
            #expect(try await enter() == 422)
            let link = "/account/address/" + (try await server.link(.address, for: person, detail: "a@b.fr"))
            #expect(try await server.browser().get(link).status == 200)
            try await give("un@exemple.fr")
            #expect(try await server.browser().get(link).status == 410)
            // Taken away again: the code from before stays what it was made, worthless.
            try await give("")
            #expect(try await enter() == 422)
        }
    }

    @Test func `of somebody who never came in is told to nobody`() async throws {
        try await withServer(.sqlite) { server in
            let person = try await numbered(server, "old@exemple.fr")
            let session = try await ListSession(server)
            server.clock.advance(seconds: 1)
            let list = try await session.compare("Matricule;Nom;Prénom;E-mail\n0042;Morel;Claire;new@exemple.fr\n")
            try await session.apply(list)
            #expect(
                try await server.database.read { try PersonRecord.find(person, in: $0).input.email } == "new@exemple.fr"
            )
            #expect(server.mails.isEmpty)
        }
    }
}
