import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// A list to begin from, for who has none yet.
@Suite struct `The template of the staff list` {
    @Test(arguments: Engine.allCases, ["fr", "en"])
    func `has headings that are all recognised, and examples that bring nobody in`(
        engine: Engine, language: String
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server, language: language)
            let start = try await session.browser.get("/people/import").text
            for format in ["xlsx", "csv"] {
                #expect(start.contains("/people/import/template?format=\(format)"))
                let template = try await session.browser.get("/people/import/template?format=\(format)")
                #expect(template.status == 200)
                let columns = try #require(try await session.hand(template.body, "modele.\(format)").location)
                let page = try await session.browser.get(columns).text
                let open = language == "fr" ? "à préciser" : "open"
                #expect(page.contains("14") && !page.contains("tag--attention"), "\(open): \(page)")
                _ = try await session.browser.post(
                    String(columns.dropLast("/columns".count)) + "/cancellation", from: columns)
            }
            let separator = language == "fr" ? ";" : ","
            let own = (["M7", "Colin", "Adrien"] + Array(repeating: "", count: 11)).joined(separator: separator)
            let bytes =
                try await session.browser.get("/people/import/template?format=csv").body + Array((own + "\r\n").utf8)
            let list = try await session.compare(bytes, "modele.csv", isFull: false)
            let result = try await session.browser.get(list).text
            #expect(result.contains(language == "fr" ? "2 lignes d’exemple" : "2 example rows"), "\(result)")
            try await session.apply(list)
            let record = try await session.record(list)
            #expect(record.counts?.new == 1 && record.counts?.refused == 0)
        }
    }
}
