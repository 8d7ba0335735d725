import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// What the rules of a programme may be: refused beside the field by the page, and by the verb whoever calls it.
@Suite struct `The rules of a programme` {
    private static let form = [
        "shown": "yes", "weight-wishes": "high", "weight-competencies": "low", "common_language": "yes",
    ]

    @Test(arguments: Engine.allCases)
    func `are taken up to the edges of what they may be, and no further`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel", roles: [Grant(.administrator)])
            let programme = try await server.programme(by: claire)
            try await server.grant(Grant(.manager, programme: programme), to: claire)
            let browser = try await server.browser(signedInAs: claire)
            let rules = "/programmes/\(programme)/rules"
            func post(_ changes: [String: String]) async throws -> TestAnswer {
                let version = try #require(try await browser.get(rules).field("version"))
                let fields = Self.form.merging(changes) { $1 }.merging(["version": version]) { $1 }
                return try await browser.post(rules, each: fields.sorted { $0.key < $1.key }.map { ($0, $1) })
            }
            for (field, least, most) in [
                ("management_levels", 1, 20), ("grades_above", 1, 20), ("grades_below", 1, 20), ("least_score", 0, 100),
            ] {
                for value in [least - 1, most + 1] {
                    let answer = try await post([field: String(value)])
                    #expect(
                        answer.status == 422 && answer.text.contains("entre \(least) et \(most)"), "\(field) \(value)")
                    #expect(answer.field(field) == String(value), "\(field)")
                }
                for value in [least, most] {
                    #expect(try await post([field: String(value)]).status == 303, "\(field) \(value)")
                }
            }
            for (points, status) in [("-1", 422), ("101", 422), ("", 422), ("0", 303), ("100", 303)] {
                let answer = try await post(["weight-site": "number", "number-site": points])
                #expect(answer.status == status, "\(points)")
            }
            for (changes, field) in [
                (["grades_above": "1", "grades_below": "1"], "grades_below"), (["weight-site": "heavy"], "weight-site"),
                (
                    ["weight-wishes": "off", "weight-competencies": "off", "weight-site": "off"],
                    "weight-competencies"
                ),
            ] {
                let answer = try await post(changes)
                #expect(answer.status == 422 && answer.text.contains("href=\"#field-\(field)\""), "\(changes)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `are no others where no page asks`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person()
            let now = server.clock.now
            let good = ProgrammeRules(
                managementLevels: 20, gradesAbove: 20, leastScore: 100, weights: ["wishes": "100", "site": "off"])
            func make(_ name: String, _ change: (inout ProgrammeRules) -> Void) async throws {
                var rules = good
                change(&rules)
                let asked = rules
                _ = try await server.database.write { tx in
                    try Programmes.create(
                        programmeInput(name), rules: asked, by: Actor(person: claire, grants: []), in: tx, at: now)
                }
            }
            try await make("Un") { _ in }
            let wrong: [(field: String, change: (inout ProgrammeRules) -> Void)] = [
                ("management_levels", { $0.managementLevels = 0 }), ("management_levels", { $0.managementLevels = 21 }),
                ("grades_above", { $0.gradesAbove = 0 }), ("grades_above", { $0.gradesAbove = 21 }),
                ("grades_below", { ($0.gradesAbove, $0.gradesBelow) = (nil, 0) }),
                ("grades_below", { ($0.gradesAbove, $0.gradesBelow) = (nil, 21) }),
                ("grades_below", { $0.gradesBelow = 1 }),
                ("least_score", { $0.leastScore = -1 }), ("least_score", { $0.leastScore = 101 }),
                ("weight-site", { $0.weights["site"] = "101" }), ("weight-mood", { $0.weights["mood"] = "high" }),
            ]
            for (field, change) in wrong {
                let refusal = await #expect(throws: Refusal.self, "\(field)") { try await make("Deux", change) }
                #expect(refusal?.problems.map(\.field) == [field])
            }
            #expect(try await server.count("SELECT COUNT(*) AS count FROM programme") == 1)
        }
    }
}
