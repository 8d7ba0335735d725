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
        "/account/address-sent", "/forgotten-password/sent", "/sign-in/link-sent",
        // Reached from an import, which the journeys of imports walk.
        "/people/import/:import", "/people/import/:import/columns", "/people/import/:import/refused",
        "/people/import/:import/problems/:reason/:remedy", "/people/missing", "/competencies/unknown",
        "/people/import/:import/problems", "/people/missing/export", "/people/missing/departures",
        "/competencies/unknown/export",
        // Needs grades, which a list brings.
        "/people/grades/export",
        // Beside lists that are empty here: nobody waits, nothing changed, nobody is excluded.
        "/programmes/:programme/pairing-runs/:run/waiting/export",
        "/programmes/:programme/pairing-runs/:run/changes/export", "/programmes/:programme/exclusions/export",
        // Fetched by a script into the page of a run.
        "/programmes/:programme/pairing-runs/:run/costs",
        // Reached where mentors are short of a competency, which the tests of whom to ask see to.
        "/programmes/:programme/recruits/:competency",
        // Asked for by signing in with a role that needs it.
        "/sign-in/second-factor",
    ]

    private static func pattern(of path: String, among patterns: [String]) -> String? {
        let words = path.split(separator: "/")
        return patterns.first { pattern in
            let parts = pattern.split(separator: "/")
            return parts.count == words.count && zip(parts, words).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
        }
    }

    /// Some pages of each pattern, breadth first: a list may be empty under one filter and full under another, a run may
    /// be closed to changes or open.
    private func crawl(_ browser: Browser, _ patterns: [String]) async throws -> Set<String> {
        var (seen, visited, queue) = ([String: Int](), Set<String>(), ["/"])
        var next = 0
        while next < queue.count {
            let path = queue[next]
            next += 1
            guard let pattern = Self.pattern(of: String(path.prefix { $0 != "?" && $0 != "#" }), among: patterns),
                visited.insert(path).inserted, seen[pattern, default: 0] < 16
            else { continue }
            seen[pattern, default: 0] += 1
            var answer = try await browser.get(path)
            // One who has one pair is led straight to it.
            if answer.status == 303, let location = answer.location {
                queue.append(location)
                answer = try await browser.get(location)
            }
            #expect(answer.status == 200, "\(path): \(answer.status)")
            guard answer.headers[.contentType]?.hasPrefix("text/html") ?? false else { continue }
            for match in answer.text.matches(of: /href="(\/[^"]*)"/) {
                queue.append(String(match.1).replacing("&amp;", with: "&"))
            }
        }
        return Set(seen.keys)
    }

    @Test func `is reached by links from the home page of somebody`() async throws {
        try await withServer(.sqlite) { server in
            let (both, now) = (try await TwoProgrammes(on: server), server.clock.now)
            try await server.database.write { try Competencies.installDefault(in: $0, at: now) }
            // A second run that waits to be published.
            let manager = try await server.browser(signedInAs: .manager, programme: both.own.programme.id)
            _ = try await server.run(of: both.own.programme, by: manager)
            // Literal words before parameters: /people/new is not a person.
            let patterns = AllRoutes.all.filter { $0.method == .get }.map(\.path).sorted {
                $0.replacing(":", with: "~") < $1.replacing(":", with: "~")
            }
            var reached: Set<String> = []
            for (_, _, browser) in try await both.people(on: server) {
                reached.formUnion(try await crawl(browser, patterns))
            }
            reached.formUnion(try await crawl(server.browser(), patterns))
            let missing = AllRoutes.all.filter { route in
                route.method == .get && route.audience != .everyone && !reached.contains(route.path)
            }.map(\.path)
            #expect(Set(missing).subtracting(Self.exempt).sorted() == [])
        }
    }
}
