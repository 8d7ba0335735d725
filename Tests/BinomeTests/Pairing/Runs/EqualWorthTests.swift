import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Where nothing tells people apart, as in a list that says little of them.
@Suite struct `Pairs of equal worth` {
    private static let people: [Somebody] =
        ["Perrin", "Colin", "Marchand", "Girard", "Morin"].map { .mentee("Anne \($0)") }
        + ["Gauthier", "Haddad", "Weber", "Lopez", "Noir", "Petit"].map { .mentor("Luc \($0)", capacity: 3) }

    @Test(arguments: Engine.allCases)
    func `give no mentor two mentees while another has none`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched(Self.people)
            let mentors = try await server.pairs(of: run, programme).map { $0.split(separator: " ")[1] }
            #expect(mentors.count == 5 && Set(mentors).count == 5, "\(mentors)")
            #expect(try await browser.get(run).text.contains("prouvé"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `stay as they were read when the pairs are computed again around a decision`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched(Self.people)
            let before = try await server.pairs(of: run, programme)
            // One pair is forbidden: that one changes, and nobody else without need.
            let parted = try before.sorted().first.orThrow().split(separator: " ").map(String.init)
            let pair = try programme.pair(parted[0], parted[1])
            _ = try await browser.post(
                run + "/decisions", ["do": "forbid", "pair": pair, "version": "1"], from: run)
            let again = try await server.run(of: programme, by: browser)
            let after = try await server.pairs(of: again, programme)
            #expect(after.count == 5 && !after.contains(parted.joined(separator: " ")))
            #expect(before.intersection(after).count == 4, "\(before) \(after)")
            #expect(try await browser.get(again).text.contains("prouvé"))
        }
    }
}
