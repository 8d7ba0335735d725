import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

@Suite struct `A kind of mentoring` {
    private func typed(_ name: String, kind: String, formality: String) -> KeyValuePairs<String, String> {
        [
            "blank": "yes", "name": name, "purpose": "Neuf sur dix.", "kind": kind, "formality": formality,
            "starts_on": "2027-01-01", "ends_on": "2027-10-01", "mentor_capacity": "1", "mentee_capacity": "1",
            "meeting_days": "21",
        ]
    }

    @Test(arguments: Engine.allCases)
    func `that is on offer is opened by the form and shown as such, formal or informal`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let ada = try await server.person("Ada", "Sol", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: ada)
            let english = try await server.browser(signedInAs: ada, language: "en")
            let kinds = [
                ("one_to_one", "En binôme", "One to one"), ("reverse", "Mentorat inversé", "Reverse mentoring"),
                ("flash", "Mentorat éclair", "Flash mentoring"),
            ]
            let formalities = [("formal", "Formel", "Formal"), ("informal", "Informel", "Informal")]
            for (kind, kindWord, kindEnglish) in kinds {
                for (formality, word, wordEnglish) in formalities {
                    let name = "Essai \(kind) \(formality)"
                    let made = try await browser.post(
                        "/programmes", typed(name, kind: kind, formality: formality), from: "/programmes/new")
                    let path = try #require(made.location, "\(name): \(made.text)")
                    let page = try await browser.get(path).text
                    #expect(page.contains("<dd>\(kindWord)</dd>") && page.contains("<dd>\(word)</dd>"), "\(name)")
                    let other = try await english.get(path).text
                    #expect(other.contains("<dd>\(kindEnglish)</dd>") && other.contains("<dd>\(wordEnglish)</dd>"))
                    let settings = try await browser.get(path + "/settings").text
                    #expect(settings.contains("name=\"kind\" value=\"\(kind)\" checked"))
                    #expect(settings.contains("name=\"formality\" value=\"\(formality)\" checked"))
                }
            }
            let list = try await browser.get("/programmes").text
            #expect(list.contains("Mentorat inversé") && list.contains("Mentorat éclair"))
        }
    }

    @Test(arguments: Engine.allCases, ["peer", "group"])
    func `that is still to come is shown so, cannot be chosen, and is refused from a form of somebody's own`(
        engine: Engine, kind: String
    ) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let form = try await browser.get("/programmes/new?blank=yes").text
            #expect(form.contains("name=\"kind\" value=\"\(kind)\" disabled"))
            let words = ["peer": "Entre pairs", "group": "En groupe"]
            #expect(form.contains("\(words[kind] ?? "?") <span class=\"tag\">à venir</span>"))
            let refused = try await browser.post(
                "/programmes", typed("Essai", kind: kind, formality: "formal"), from: "/programmes/new")
            #expect(refused.status == 422)
            #expect(refused.text.contains("Cette forme de mentorat n’est pas encore proposée."))
            #expect(try await server.count("SELECT COUNT(*) AS count FROM programme") == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `that turns the grades round brings the rule that does so, and takes it away again`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            func below(_ path: String) async throws -> String? {
                try await browser.get(path + "/rules").field("grades_below")
            }
            let reverse = try await browser.post(
                "/programmes", typed("Inversé", kind: "reverse", formality: "formal"), from: "/programmes/new")
            #expect(try await below(#require(reverse.location)) == "1")
            let made = try await browser.post(
                "/programmes", typed("Usuel", kind: "one_to_one", formality: "formal"), from: "/programmes/new")
            let path = try #require(made.location)
            #expect(try await below(path) == "")
            func change(to kind: String) async throws -> String {
                let version = try await browser.get(path + "/settings").field("version") ?? ""
                let fields = typed("Usuel", kind: kind, formality: "formal").map { (name: $0.key, value: $0.value) }
                let sent = try await browser.post(
                    path + "/settings", each: fields + [("version", version)], from: path + "/settings")
                return try await browser.get(#require(sent.location, "\(sent.text)")).text
            }
            let turned = try await change(to: "reverse")
            #expect(
                turned.contains("Les réglages sont enregistrés.") && turned.contains("au moins un grade au-dessous"))
            #expect(try await below(path) == "1")
            let noted = "SELECT COUNT(*) AS count FROM audit WHERE action = 'programme.rules_set'" as Statement
            #expect(try await server.count(noted) == 1)
            #expect(try await change(to: "flash").contains("un grade au-dessous, est levée"))
            #expect(try await below(path) == "")
            #expect(try await server.count(noted) == 2)
        }
    }
}
