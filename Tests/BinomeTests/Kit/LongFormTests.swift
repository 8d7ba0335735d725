import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// All that is wrong with a form is said at once: a list that links to the fields, in their order, and a sentence beside
/// each.
@Suite struct `A long form` {
    /// The fields that the list of a refused page links to; each must have its sentence beside it.
    private func fields(_ answer: TestAnswer) -> [String] {
        guard answer.status == 422,
            let list = answer.text.split(separator: "error-summary").dropFirst().first?.split(separator: "</ul>").first
        else { return ["status \(answer.status)"] }
        let fields = list.split(separator: "href=\"#field-").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        // A password may be wrong in several ways: it is in the list for each.
        let once = fields.enumerated().filter { $0.offset == 0 || fields[$0.offset - 1] != $0.element }.map(\.element)
        return once.filter { answer.text.contains("id=\"field-\($0)\"") && answer.text.contains("id=\"error-\($0)\"") }
    }

    @Test(arguments: Engine.allCases, ["fr", "en"])
    func `of a programme says what cannot be read and what breaks a rule together, and opens nothing`(
        engine: Engine, language: String
    ) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel", roles: [Grant(.administrator)])
            _ = try await server.programme("Élan 2027", by: claire)
            let browser = try await server.browser(signedInAs: claire, language: language)
            #expect(try await browser.get("/programmes/new?blank=yes").text.contains(" novalidate>"))
            let answer = try await browser.post(
                "/programmes",
                [
                    "name": " ", "purpose": "", "kind": "one_to_one", "starts_on": "2027-02-30",
                    "ends_on": "2027-05-01",
                    "publishes_on": "bientôt", "meeting_days": "21", "mentor_capacity": "99", "mentee_capacity": "",
                ], from: "/programmes/new")
            #expect(
                fields(answer) == [
                    "name", "purpose", "starts_on", "publishes_on", "mentor_capacity", "mentee_capacity",
                ])
            #expect(answer.field("publishes_on") == "bientôt" && answer.field("mentor_capacity") == "99")
            #expect(
                answer.text.contains(
                    language == "fr" ? "6\u{A0}points à revoir" : "6 things to correct"))
            let settings = try #require(try await browser.get("/programmes").text.firstProgramme) + "/settings"
            let changed = try await browser.post(
                settings, ["name": "", "purpose": "x", "starts_on": "2027-05-01", "ends_on": "x", "version": "1"],
                from: settings)
            #expect(fields(changed) == ["name", "ends_on", "mentor_capacity", "mentee_capacity", "meeting_days"])
            let names = try await server.database.read { try Programmes.list(for: .product, in: $0).map(\.name) }
            #expect(names == ["Élan 2027"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `of a programme is not told of a name that only a stand-in for its dates would meet`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel", roles: [Grant(.administrator)])
            _ = try await server.programme("Élan 2027", by: claire)
            let answer = try await server.browser(signedInAs: claire).post(
                "/programmes",
                [
                    "name": "Élan 2027", "purpose": "Neuf sur dix.", "kind": "one_to_one", "starts_on": "",
                    "ends_on": "", "publishes_on": "2027-03-01", "meeting_days": "21", "mentor_capacity": "1",
                    "mentee_capacity": "1",
                ], from: "/programmes/new")
            #expect(fields(answer) == ["starts_on", "ends_on"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `of a person says of address, number, manager, date and rules together`(engine: Engine) async throws {
        try await withServer(engine) { server in
            try await server.employee("Marc", "Roux", number: "A1", email: "marc@exemple.test")
            let browser = try await server.browser(signedInAs: .administrator)
            let answer = try await browser.post(
                "/people",
                [
                    "first_name": "", "last_name": "Sol", "email": "MARC@exemple.test", "staff_number": "A1",
                    "manager": "Personne", "hired_on": "hier", "fte_percent": "900", "time_zone": "Mars/Base",
                ], from: "/people/new")
            #expect(
                fields(answer) == [
                    "first_name", "email", "staff_number", "manager", "hired_on", "fte_percent", "time_zone",
                ])
            #expect(try await server.database.read { try Directory.headCount(in: $0).here } == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `of the organisation, its mail server and its contacts says all at once`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let organisation = try await browser.post(
                "/settings/organisation", ["name": "", "language": "de", "time_zone": "Mars/Base"])
            #expect(fields(organisation) == ["name", "languages", "time_zone"])
            let mail = try await browser.post(
                "/settings/mail",
                ["host": "", "port": "70000", "security": "none", "user": "a\u{7F}b", "mail_from": "personne"])
            #expect(fields(mail) == ["host", "port", "user", "mail_from"])
            let contacts = try await browser.post("/settings/contacts", ["contact": "", "contact_email": "personne"])
            #expect(fields(contacts) == ["contact", "contact_email"])
            let competency = try await browser.post(
                "/competencies", ["family": "", "name_fr": "", "name_en": ""], from: "/competencies/new")
            #expect(fields(competency).sorted() == ["family", "name_fr"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `of the first administrator says what is wrong with name, address and password together`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (codes, now) = (server.installation.secrets.keys.codes, server.clock.now)
            let code = try #require(try await server.database.write { try SetUp.begin(codes: codes, in: $0, at: now) })
            let browser = server.browser()
            _ = try await browser.post("/set-up/code", ["code": code.text], from: "/set-up")
            func fields(_ form: KeyValuePairs<String, String>) async throws -> [String] {
                self.fields(try await browser.post("/set-up/administrator", form))
            }
            #expect(
                try await fields([
                    "first_name": "", "last_name": "", "email": "personne", "password": "abc", "password_again": "abd",
                ]) == ["first_name", "last_name", "email", "password", "password_again"])
            #expect(
                try await fields([
                    "first_name": "", "last_name": "Morel", "email": "c@exemple.fr", "password": "",
                    "password_again": "",
                ]) == ["first_name", "password"])
        }
    }
}

extension String {
    /// The path of the first programme that a page links to.
    fileprivate var firstProgramme: String? {
        guard let at = range(of: "href=\"/programmes/0") else { return nil }
        return "/programmes/0" + self[at.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    }
}
