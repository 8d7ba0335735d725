import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// What is typed into a form and cannot be seen says nothing, whatever characters it is made of.
@Suite struct `Text that cannot be seen` {
    /// Zero-width space, joiner and mark, soft hyphen, fillers of Hangul, empty braille, a variation selector, a tag.
    static let invisible = [
        "\u{200B}", "\u{200D}\u{2060} \u{FEFF}", "\u{AD}\u{A0}\u{200E}", "\u{3164}", "\u{115F}\u{1160}", "\u{2800}",
        "\u{FE0F}", "\u{E0041}", "\u{202E}\t",
    ]

    @Test(arguments: invisible) func `is empty in every kind of field`(text: String) {
        let form = Form(["reason": [text], "many": [text, "a"]])
        #expect(form["reason"].isEmpty && form.filled("reason") == nil && form.all("many") == ["a"])
        #expect(throws: Refusal.self) { try form.required("reason") }
        #expect(form.verbatim("reason") == text, "passwords are as they were typed")
    }

    @Test func `and what can be seen stays as it was typed`() {
        for text in ["a\u{200D}b", "👩\u{200D}🚀", "❤\u{FE0F}", "נ\u{200F}", "क\u{94D}\u{200D}ष", ".", "\u{E000}"] {
            #expect(Form(["name": [" \(text)\u{A0}"]])["name"] == text)
        }
    }

    @Test(arguments: Engine.allCases)
    func `and what breaks a line is a space where a text stands in the head of a mail`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let person = try await server.person(email: "claire@exemple.fr", roles: [Grant(.administrator)])
            let browser = try await server.browser(signedInAs: person)
            let breaks = ["\r\n", "\t", "\u{2028}", "\u{85}", "\u{1B}", "\u{7F}"]
            for (number, sign) in breaks.enumerated() {
                server.clock.advance(seconds: 60)
                let answer = try await browser.post(
                    "/settings/organisation",
                    [
                        "name": "Horizon\(sign)Énergie\(number)", "language": "fr", "languages": "fr",
                        "time_zone": "Europe/Paris",
                    ])
                #expect(answer.status == 303)
                let page = try await browser.get("/settings/organisation")
                #expect(page.field("name") == "Horizon Énergie\(number)")
                let added = try await browser.post(
                    "/people", ["first_name": "Anne\(sign)Lise", "last_name": "Morel\(sign)\(number)"],
                    from: "/people/new")
                #expect(try await browser.get(added.location ?? "").text.contains("<h1>Anne Lise Morel \(number)</h1>"))
            }
        }
    }

    @Test(arguments: Engine.allCases) func `is no reason to lift a rule, and no name`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let people = PairingRunTests.people.map { one in
                one.with { if $0.last == "Weber" { $0.languages = ["de"] } }
            }
            let programme = try await server.programme(people, commonLanguage: true)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            func move(_ reason: String) async throws -> Int {
                try await browser.post(
                    run + "/moves",
                    [
                        "moved": programme.participant("Perrin").text, "mentor": programme.participant("Weber").text,
                        "version": browser.get(run).field("version") ?? "1", "reason": reason,
                    ], from: run
                ).status
            }
            let before = try await browser.get(run).field("version")
            for reason in Self.invisible { #expect(try await move(reason) == 422, "\(reason.unicodeScalars)") }
            #expect(try await browser.get(run).field("version") == before)
            #expect(try await move("Elle apprend l’allemand.") == 303)

            let administrator = try await server.browser(signedInAs: .administrator)
            let count = try await server.count("SELECT count(*) AS count FROM person")
            let refused = try await administrator.post(
                "/people", ["first_name": "\u{200B}", "last_name": "\u{3164}", "email": "vide@exemple.test"],
                from: "/people/new")
            #expect(refused.status == 422)
            #expect(try await server.count("SELECT count(*) AS count FROM person") == count)
        }
    }
}
