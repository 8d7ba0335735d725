import Foundation
import HTTPTypes
import Testing

@testable import Web

/// A walk along the links of the pages, from somebody's home page.
struct Walk {
    /// Every page that was read, by path, with its pattern; files with their first bytes.
    private(set) var pages: [(path: String, pattern: String, answer: TestAnswer)] = []

    /// The patterns of the doors that were opened.
    var patterns: Set<String> { Set(pages.map(\.pattern)) }

    /// Literal words before parameters: /people/new is not a person.
    private static let doors = AllRoutes.all.filter { $0.method == .get }.map(\.path).sorted {
        $0.replacing(":", with: "~") < $1.replacing(":", with: "~")
    }

    /// Some pages of each pattern, breadth first: a list may be empty under one filter and full under another, a run may
    /// be closed to changes or open.
    init(_ browser: Browser) async throws {
        var (seen, visited, queue) = ([String: Int](), Set<String>(), ["/"])
        var next = 0
        while next < queue.count {
            let path = queue[next]
            next += 1
            guard let pattern = Self.pattern(of: String(path.prefix { $0 != "?" && $0 != "#" })),
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
            pages.append((path, pattern, answer))
            guard answer.headers[.contentType]?.hasPrefix("text/html") ?? false else { continue }
            for match in answer.text.matches(of: /href="(\/[^"]*)"/) {
                queue.append(String(match.1.prefix { $0 != "#" }).replacing("&amp;", with: "&"))
            }
        }
    }

    private static func pattern(of path: String) -> String? {
        let words = path.split(separator: "/")
        return doors.first { pattern in
            let parts = pattern.split(separator: "/")
            return parts.count == words.count && zip(parts, words).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
        }
    }
}
