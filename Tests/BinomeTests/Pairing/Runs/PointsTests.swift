import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// What a pair is said to have and to lack, where the weights share a hundred points unevenly.
@Suite struct `The points of a pair` {
    /// Each a third as much as another: no share is a whole number.
    private static let weights = [
        "competencies": "high", "wishes": "high", "language": "medium", "availability": "medium", "site": "low",
        "departmentVariety": "medium", "sharedHopes": "high",
    ]
    /// Nothing is known of what they seek and hope for.
    private static let people: [Somebody] = [
        .mentee("Manon Perrin").with { ($0.site, $0.department) = ("Lyon", "Achats") },
        .mentor("Nadia Haddad").with { ($0.site, $0.department) = ("Lyon", "Ventes") },
        .mentor("Thomas Weber").with { ($0.site, $0.department) = ("Lyon", "Achats") },
    ]

    @Test(arguments: Engine.allCases) func `are all of a criterion's where its bar is full, and make the score`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people, weights: Self.weights)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            let page = try await browser.get(run + "?pair=" + programme.pair("Perrin", "Haddad")).text
            let bars = page.matches(of: /width="(\d+)" height="6"\/><\/svg><span class="score__value">(\d+) sur (\d+)</)
                .compactMap { bar in Int(bar.1).flatMap { value in Int(bar.2).map { (value, $0, Int(bar.3) ?? 0) } } }
            #expect(bars.count == 7)
            for (value, won, most) in bars {
                #expect(won <= most)
                if value == 100 { #expect(won == most, "a full bar says all") }
            }
            let score = try #require(page.firstMatch(of: /Score (\d+) sur 100/).flatMap { Int($0.1) })
            #expect(bars.reduce(0) { $0 + $1.1 } == score && bars.reduce(0) { $0 + $1.2 } == 100)
        }
    }

    @Test(arguments: Engine.allCases)
    func `that are lost for what is known are named before those that nobody can know`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people, weights: Self.weights)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            let page = try await browser.get(run + "/mentees/" + programme.participant("Perrin").text).text
            // Of both it is not known what they seek; of one it is known that it is the same department.
            let row = try page.firstMatch(of: /class="name">Thomas Weber[\s\S]*?<\/tr>/).orThrow().0
            #expect(row.contains("mais même service (Achats)"), "\(row)")
        }
    }
}
