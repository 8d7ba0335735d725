import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// The form of a person: each field by itself, what is kept beside it, and what is refused.
@Suite struct `The form of a person` {
    private static let whole = [
        "first_name": "Ada", "last_name": "Lovelace", "staff_number": "A1", "email": "ada@exemple.test",
        "job_title": "analyste", "hired_on": "2020-02-01", "fte_percent": "80", "language": "fr",
        "time_zone": "Europe/Paris", "languages": "fr", "wish": "mentor", "capacity": "2",
    ]

    private func post(_ fields: [String: String], to path: String, _ browser: Browser) async throws -> TestAnswer {
        try await browser.post(
            path, each: fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
            from: path == "/people" ? "/people/new" : path + "/edit")
    }

    private func added(_ browser: Browser) async throws -> (path: String, id: ID<Person>) {
        let path = try #require(try await post(Self.whole, to: "/people", browser).location)
        return (path, try #require(ID<Person>(String(path.suffix(36)))))
    }

    private func change(_ field: String, to value: String) -> [String: String] {
        Self.whole.merging([field: value]) { $1 }
    }

    @Test(arguments: Engine.allCases)
    func `saves each field that is changed alone, and notes it`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let (path, id) = try await added(browser)
            for (field, value, shown) in [
                ("first_name", "Augusta", "Ada → Augusta"), ("last_name", "King", "Lovelace → King"),
                ("staff_number", "A2", "A1 → A2"), ("email", "king@exemple.test", "king@exemple.test"),
                ("job_title", "autrice", "analyste → autrice"),
                ("hired_on", "2021-03-02", "1er\u{A0}février 2020 → 2\u{A0}mars 2021"),
                ("fte_percent", "50", "80\u{202F}% → 50\u{202F}%"), ("language", "en", "français → anglais"),
                ("time_zone", "Europe/Lisbon", "Europe/Paris → Europe/Lisbon"),
                ("languages", "en", "français → anglais"), ("wish", "mentee", "être mentor·e → être mentoré·e"),
                ("capacity", "3", "2 → 3"),
            ] {
                server.clock.advance(seconds: 1)
                #expect(try await post(change(field, to: value), to: path, browser).status == 303, "\(field)")
                #expect(try await browser.get(path).text.contains(shown), "\(field)")
                let lines = try await server.database.read { try People.history(of: id, limit: 1, in: $0) }
                #expect(lines.first?.field?.rawValue == field)
                // And back, so that nothing else is different the next time.
                server.clock.advance(seconds: 1)
                #expect(try await post(Self.whole, to: path, browser).status == 303)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `refuses what cannot be, beside the field`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let (path, id) = try await added(browser)
            let before = try await server.database.read { try PersonRecord.find(id, in: $0).input }
            for (field, values) in [
                ("email", ["nowhere", "a@b", "a@b.", "a@.b", "@b.fr", "a@b@c.fr", "a@b.fr,c@d.fr", "a b@c.fr"]),
                ("first_name", ["", String(repeating: "a", count: 121)]),
                ("last_name", ["", String(repeating: "a", count: 121)]),
                ("staff_number", [String(repeating: "1", count: 61)]), ("language", ["de"]),
                ("languages", ["deutschland", "f1"]), ("fte_percent", ["0", "151", "half"]),
                ("capacity", ["-1", "51", "two"]), ("hired_on", ["2020-02-30", "yesterday"]),
                ("time_zone", ["Mars/Base"]),
            ] {
                for value in values {
                    let answer = try await post(change(field, to: value), to: path, browser)
                    #expect(answer.status == 422 && answer.text.contains("id=\"error-\(field)\""), "\(field): \(value)")
                }
            }
            #expect(try await server.database.read { try PersonRecord.find(id, in: $0).input } == before)
            // What stands at the very edge is taken.
            for (field, value) in [
                ("fte_percent", "1"), ("fte_percent", "150"), ("capacity", "0"), ("capacity", "50"),
                ("first_name", String(repeating: "a", count: 120)), ("staff_number", String(repeating: "1", count: 60)),
            ] {
                #expect(try await post(change(field, to: value), to: path, browser).status == 303, "\(field)")
            }
        }
    }

    /// A list, a command or a demonstration comes by no form.
    @Test(arguments: Engine.allCases)
    func `is not the only one to judge what a person may be`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let now = server.clock.now
            let wrong: [(field: String, change: @Sendable (inout PersonInput) -> Void)] = [
                ("fte_percent", { $0.ftePercent = 0 }), ("fte_percent", { $0.ftePercent = 151 }),
                ("capacity", { $0.capacity = -1 }), ("capacity", { $0.capacity = 51 }),
                ("left_on", { ($0.hiredOn, $0.leftOn) = (Day("2026-03-01"), Day("2026-02-28")) }),
                ("language", { $0.language = "de" }), ("time_zone", { $0.timeZone = "Mars/Base" }),
            ]
            for (field, change) in wrong {
                let refusal = await #expect(throws: Refusal.self, "\(field)") {
                    try await server.database.write { tx in
                        var input = PersonInput(firstName: "Ada", lastName: "Un")
                        change(&input)
                        _ = try People.add(input, by: .product, in: tx, at: now)
                    }
                }
                #expect(refusal?.problems.map(\.field) == [field])
            }
            let count = try await server.database.read { try Directory.headCount(in: $0).here }
            #expect(count == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `leaves somebody missing as they are, since the day on which they were missed`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let (path, id) = try await added(browser)
            let now = server.clock.now
            try await server.database.write { tx in
                let day = try #require(Day("2026-11-02"))
                try People.markMissing(id, on: day, from: .hand, by: .product, in: tx, at: now)
            }
            #expect(try await post(change("job_title", to: "autrice"), to: path, browser).status == 303)
            #expect(try await browser.get(path).text.contains("Absente de la liste complète du 2\u{A0}novembre 2026"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `with another address forgets that the old one was refused, and finds the person by it`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let (path, id) = try await added(browser)
            let now = server.clock.now
            try await server.database.write { tx in
                try PersonEntry.noteMailRefused(id, by: "ada@exemple.test", in: tx, at: now)
            }
            #expect(try await browser.get(path).text.contains("refuse son adresse"))
            #expect(try await post(change("job_title", to: "autrice"), to: path, browser).status == 303)
            #expect(try await browser.get(path).text.contains("refuse son adresse"))
            let mended = change("email", to: "comtesse@exemple.test")
            #expect(try await post(mended, to: path, browser).status == 303)
            #expect(try await !browser.get(path).text.contains("refuse son adresse"))
            #expect(try await browser.get("/people?q=comtes").listedNames == ["Ada Lovelace"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `means by a name the manager who stands there already, else the one whose whole name it is`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let (path, id) = try await added(browser)
            try await server.employee("Anne", "Roux")
            let second = try await server.employee("Anne", "Roux")
            let marie = try await server.employee("Marie", "Rouxel", number: "77")
            try await server.employee("Marie", "Rouxelle")
            #expect(try await post(change("manager", to: "Anne Roux"), to: path, browser).status == 422)
            #expect(try await post(change("manager", to: "7"), to: path, browser).status == 422)
            let now = server.clock.now
            try await server.database.write { tx in
                var input = try PersonRecord.find(id, in: tx).input
                input.manager = second
                _ = try People.change(id, to: input, by: .product, in: tx, at: now)
            }
            #expect(try await browser.get(path + "/edit").field("manager") == "Anne Roux")
            func manager() async throws -> ID<Person>? {
                try await server.database.read { try PersonRecord.find(id, in: $0).input.manager }
            }
            #expect(try await post(change("manager", to: "Anne Roux"), to: path, browser).status == 303)
            #expect(try await manager() == second)
            #expect(try await post(change("manager", to: "rouxel marie"), to: path, browser).status == 303)
            #expect(try await manager() == marie)
        }
    }
}
