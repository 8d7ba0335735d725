import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// A page that no other page leads to does not exist for its readers.
@Suite struct `Every page` {
    /// Pages that are answers to a form, parts fetched by a script, or need what this test does not make; each with why.
    private static let exempt: Set<String> = [
        // Shown after a form was sent.
        "/account/address-sent", "/account/password-sent", "/forgotten-password/sent", "/sign-in/link-sent",
        // Reached from an import, which the journeys of imports walk.
        "/people/import/:import", "/people/import/:import/columns", "/people/import/:import/refused",
        "/people/import/:import/problems/:reason/:remedy", "/people/missing", "/competencies/unknown",
        "/people/import/:import/problems", "/people/missing/export", "/people/missing/departures",
        "/competencies/unknown/export",
        // Needs grades and lists handed over.
        "/people/grades/export", "/people/import/export",
        // Beside lists that are empty here: nobody waits, nothing changed, nobody is excluded.
        "/programmes/:programme/pairing-runs/:run/waiting/export",
        "/programmes/:programme/pairing-runs/:run/changes/export", "/programmes/:programme/exclusions/export",
        // Fetched by a script into the page of a run.
        "/programmes/:programme/pairing-runs/:run/costs",
        // Reached where mentors are short of a competency, which the tests of whom to ask see to.
        "/programmes/:programme/recruits/:competency", "/programmes/:programme/recruits/:competency/export",
        // On the page of somebody who set a second factor up, which nobody here has.
        "/settings/accounts/:person/second-factor/removal",
        // Asked for by signing in with a role that needs it.
        "/sign-in/second-factor",
    ]

    /// The title of a page may be a sentence; what stands below it names a part, and ends without a full stop.
    private static func checkHeadings(_ walk: Walk) {
        for page in walk.pages {
            for match in page.answer.text.matches(of: /<h[2-4][^>]*>(.*?)<\/h[2-4]>/.dotMatchesNewlines()) {
                let words = match.1.replacing(/<[^>]*>/, with: "")
                #expect(!words.hasSuffix(".") || words.hasSuffix("..."), "\(page.path): \(words)")
            }
        }
    }

    @Test func `is reached by links from the home page of somebody`() async throws {
        try await withServer(.sqlite) { server in
            let (both, now) = (try await TwoProgrammes(on: server), server.clock.now)
            try await server.database.write { try Competencies.installDefault(in: $0, at: now) }
            // A pair that came from a file.
            try await server.database.write { tx in
                let two = try ["Eva", "Finn"].map {
                    try People.add(PersonInput(firstName: $0, lastName: "Orell"), by: .product, in: tx, at: now)
                }
                let pair = ExistingPairs.Input(mentee: two[0], mentor: two[1], startedOn: nil, meetings: 1)
                try ExistingPairs.bring([pair], into: both.own.programme.id, by: .product, in: tx, at: now)
            }
            // A second run that waits to be published.
            let manager = try await server.browser(signedInAs: .manager, programme: both.own.programme.id)
            _ = try await server.run(of: both.own.programme, by: manager)
            var reached: Set<String> = []
            for browser in try await both.people(on: server).map(\.2) + [server.browser()] {
                let walk = try await Walk(browser)
                reached.formUnion(walk.patterns)
                Self.checkHeadings(walk)
            }
            let missing = AllRoutes.all.filter { route in
                route.method == .get && route.audience != .everyone && !reached.contains(route.path)
            }.map(\.path)
            #expect(Set(missing).subtracting(Self.exempt).sorted() == [])
        }
    }
}
