import Foundation
import Mentoring
import Storage
import TestEngines
import Testing
import Web

/// The living page of components, and the styles that it shows.
@Suite struct DesignTests {
    @Test(arguments: Engine.allCases) func `The page of components is there while developing, and only then`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            for language in ["fr", "en"] {
                let page = try await server.browser(language: language).get("/design")
                #expect(page.status == 200)
                #expect(!page.text.contains("⟦"))
            }
        }
        try await withServer(engine, development: false) { server in
            let page = try await server.browser().get("/design")
            #expect(page.status == 404)
        }
    }

    @Test(arguments: Engine.allCases) func `Every component of the styles is on the page of components`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let page = try await server.browser(signedInAs: .administrator).get("/design").text
            let shown = Set(page.matches(of: /class="([^"]*)"/).flatMap { $0.1.split(separator: " ") }.map(Self.block))
            // Utilities, and what scripts or one page of its own draw.
            let others: Set<String> = [
                "hold", "take", "weight", "letter", "letter-text", "block", "no-print", "effect-line", "save-bar",
                "week", "field-with-button", "sheet",
                "progress-line", "when-focused",
            ]
            let named = Set(try Self.classes().map { Self.block($0[...]) }).filter { !$0.hasPrefix("is-") }
            #expect(named.count > 60)
            #expect(named.subtracting(shown).subtracting(others).sorted() == [])
        }
    }

    @Test func `Every class of the styles is named by a view or a script`() throws {
        let root = URL(filePath: #filePath).appending(path: "../../../../Sources/Web").standardizedFileURL
        let files = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter {
            $0.hasSuffix(".swift") || $0.hasSuffix(".js")
        }
        let texts = try files.map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }
        let words = Set(
            texts.flatMap { text in
                text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.map(String.init)
            })
        // Built from a value: "notice notice--\(kind)".
        let built = Set(["info", "success", "attention", "refused"].map { "notice--" + $0 })
        #expect(try Self.classes().subtracting(words).subtracting(built).sorted() == [])
    }

    @Test(arguments: Engine.allCases) func `Numbers and days are written as each language writes them`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let french = try await server.browser(language: "fr").get("/design").text
            #expect(french.contains("12\u{202F}480") && french.contains("1er\u{A0}décembre 2026"))
            #expect(french.contains("50\u{202F}%"))
            let english = try await server.browser(language: "en").get("/design").text
            #expect(english.contains("12,480") && english.contains("1\u{A0}December 2026") && english.contains("50%"))
        }
    }

    /// The classes that the style sheets name.
    private static func classes() throws -> Set<String> {
        let sheets = Embedded.files(below: "Web/Layout/css/")
        #expect(sheets.count > 8)
        return sheets.reduce(into: []) { classes, sheet in
            let text = String(decoding: sheet.bytes, as: UTF8.self).replacing(/\/\*(.|\n)*?\*\//, with: "")
            for match in text.matches(of: /\.([a-z][a-z0-9_-]*)/) { classes.insert(String(match.1)) }
        }
    }

    /// `card__note`, `card--table`: card.
    private static func block(_ name: Substring) -> String {
        String(
            name.prefix(
                upTo: name.firstRange(of: "__")?.lowerBound ?? name.firstRange(of: "--")?.lowerBound ?? name.endIndex))
    }
}
