import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// Pages of the directory where filters are in force, which are gathered and sorted, not walked.
@Suite struct `The directory, page by page,` {
    /// Adds people one after the other, as fast as an import does.
    private func add(
        _ count: Int, to server: TestServer, _ make: @escaping @Sendable (Int) -> PersonInput
    ) async throws
        -> [ID<Person>]
    {
        let now = server.clock.now
        return try await server.database.write { tx in
            let made = (0..<count).map { (id: ID<Person>(at: now), input: make($0)) }
            try tx.insert(
                PersonSQL.add,
                many: made.map { People.values(of: $0.input, id: $0.id, presence: .present, at: now) })
            try tx.insert(PersonSQL.addWord, many: made.flatMap { People.words(of: $0.input, id: $0.id) })
            try tx.insert(PersonSQL.addLanguage, many: made.flatMap { People.languages(of: $0.input, id: $0.id) })
            return made.map(\.id)
        }
    }

    /// 130 people of whom 112 speak Portuguese, 112 listen well and 65 have left or not, each crossed with the other.
    private func mixed(_ server: TestServer) async throws -> ID<Competency> {
        let now = server.clock.now
        let people = try await add(130, to: server) { index in
            var input = PersonInput(
                firstName: index % 3 == 0 ? "Marine" : "Zoé", lastName: index % 2 == 0 ? "Martin" : "Marchand \(index)")
            input.languages = index < 112 ? ["pt"] : ["fr"]
            input.email = index % 2 == 0 ? "p\(index)@exemple.test" : nil
            return input
        }
        return try await server.database.write { tx in
            try Competencies.installDefault(in: tx, at: now)
            let listening = try #require(try Competencies.match(name: "active listening", in: tx))
            for (index, id) in people.enumerated() {
                let level = index % 7 == 0 ? 2 : 4
                try People.setCompetencies(
                    [PersonCompetency(listening, held: index >= 9, level: level, wanted: true)], of: id, source: .hand,
                    by: .product, in: tx, at: now)
                if index % 5 == 0 {
                    try People.markLeft(id, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
                }
            }
            return listening
        }
    }

    @Test(arguments: Engine.allCases)
    func `keeps the filters from page to page, and is the same on the way back`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let listening = try await mixed(server)
            let browser = try await server.browser(signedInAs: .administrator)
            func indices(_ fits: (Int) -> Bool) -> Int { (0..<130).count(where: fits) }
            for (query, total) in [
                (
                    "language=pt&competency=\(listening)&level=3&presence=all",
                    indices { $0 < 112 && $0 >= 9 && $0 % 7 != 0 }
                ),
                ("language=pt&competency=\(listening)", indices { $0 < 112 && $0 >= 9 && $0 % 5 != 0 }),
                ("check=address&presence=all&language=pt", indices { $0 < 112 && $0 % 2 == 1 }),
                ("q=mar&language=pt&presence=all", 112),
            ] {
                let (out, back) = try await browser.turnedPages("/people?" + query)
                #expect(out.count > 1 && out.dropLast().allSatisfy { $0.count == 50 }, "\(query)")
                let seen = out.flatMap(\.self)
                #expect(seen.count == total && Set(seen).count == total, "\(query): \(seen.count), not \(total)")
                #expect(back == out, "\(query)")
                let title = try await browser.get("/people?" + query).text
                #expect(title.contains("<h1>\(total) personnes"), "\(query)")
                let saved = try await browser.get("/people/export?format=csv&" + query).text
                #expect(saved.split(whereSeparator: \.isNewline).count == total + 1, "\(query)")
            }
        }
    }

    /// Who has several words that begin alike stands where the first of them stands, filtered or not.
    @Test(arguments: Engine.allCases)
    func `has one order, whether a filter is in force or not`(engine: Engine) async throws {
        try await withServer(engine) { server in
            for (first, last) in [
                ("Marine", "Marchand"), ("Zoé", "Marin"), ("Marc", "Abel"), ("Marthe", "Martin"), ("Ana", "Marceau"),
            ] {
                try await server.employee(first, last, languages: last == "Marin" ? ["fr"] : ["pt", "fr"])
            }
            let browser = try await server.browser(signedInAs: .administrator)
            let all = try await browser.get("/people?q=mar").listedNames
            #expect(all == ["Marc Abel", "Ana Marceau", "Marine Marchand", "Zoé Marin", "Marthe Martin"])
            #expect(
                try await browser.get("/people?q=mar&language=pt").listedNames == all.filter { $0 != "Zoé Marin" })
        }
    }

    @Test(arguments: Engine.allCases)
    func `of exactly fifty people is one page, with nothing before or after`(engine: Engine) async throws {
        try await withServer(engine) { server in
            _ = try await add(50, to: server) { index in
                var input = PersonInput(firstName: "Ada", lastName: "Un \(index)")
                input.languages = ["pt"]
                return input
            }
            let browser = try await server.browser(signedInAs: .administrator)
            for query in ["language=pt", "q=ada"] {
                let page = try await browser.get("/people?" + query)
                #expect(page.listedPaths.count == 50 && page.text.contains("<h1>50 personnes</h1>"), "\(query)")
                #expect(page.pageLink("next") == nil && page.pageLink("prev") == nil, "\(query)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `counts up to a thousand, and saves all there are beyond`(engine: Engine) async throws {
        try await withServer(engine) { server in
            _ = try await add(1_004, to: server) { PersonInput(firstName: "Ada", lastName: "Un \($0)") }
            let browser = try await server.browser(signedInAs: .administrator)
            let page = try await browser.get("/people?check=manager").text
            #expect(page.contains("<h1>Plus de 1\u{202F}000 personnes</h1>"))
            let saved = try await browser.get("/people/export?format=csv&check=manager").text
            // With the heading and whoever looks.
            #expect(saved.split(whereSeparator: \.isNewline).count == 1_006)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is begun anew where an address names no place in it`(engine: Engine) async throws {
        try await withServer(engine) { server in
            try await server.employee("Ada", "Zola")
            let browser = try await server.browser(signedInAs: .administrator)
            let all = try await browser.get("/people").listedNames
            for key in ["after=~zz~x", "before=~a~x", "after=~zz", "before="] {
                #expect(try await browser.get("/people?" + key).listedNames == all, "\(key)")
            }
        }
    }
}
