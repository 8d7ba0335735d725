import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Most staff lists say who has a competency and who seeks it, not how well nor how far.
@Suite struct `A level that nobody said` {
    /// The score of the one pair there can be, of which the competency sought is all that counts.
    private func score(held: Int?, wanted: Int?, _ server: TestServer) async throws -> String {
        let people: [Somebody] = [.mentee("Manon Perrin"), .mentor("Luc Gauthier")]
        let programme = try await server.programme(
            people.map { one in one.with { $0.email = false } }, weights: ["competencies": "high"],
            name: "\(held ?? 9) \(wanted ?? 9)")
        let now = server.clock.now
        try await server.database.write { tx in
            try Competencies.installDefault(in: tx, at: now)
            let listening = try Competencies.match(name: "écoute active", in: tx).orThrow()
            try People.setCompetencies(
                [PersonCompetency(listening, held: true, level: held, wanted: false)],
                of: programme.person("Gauthier"), source: .list, by: .product, in: tx, at: now)
            try People.setCompetencies(
                [PersonCompetency(listening, held: false, wanted: true, wantedLevel: wanted)],
                of: programme.person("Perrin"), source: .list, by: .product, in: tx, at: now)
        }
        let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
        let run = try await server.run(of: programme, by: browser)
        let lines = try await browser.get(run + "/export?format=csv").text.split(whereSeparator: \.isNewline)
        let cells = try lines.dropFirst().first.orThrow().split(separator: ";", omittingEmptySubsequences: false)
        return String(cells[6])
    }

    @Test(arguments: Engine.allCases)
    func `is four for who has a competency, and three for who seeks it`(engine: Engine) async throws {
        try await withServer(engine) { server in
            for (held, wanted, isCovered) in [
                (nil, 4, true), (nil, 5, false), (3, nil, true), (2, nil, false), (nil, nil, true),
            ] as [(Int?, Int?, Bool)] {
                let score = try await score(held: held, wanted: wanted, server)
                #expect((score == "100") == isCovered, "\(String(describing: (held, wanted))): \(score)")
            }
        }
    }
}
