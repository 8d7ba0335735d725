import Foundation
import TestEngines
import Testing

@testable import Storage

@Suite struct StatementTests {
    @Test func `parameters are numbered as they first appear, spliced parts included`() {
        let part: Statement = "hired >= \(.text("from")) AND team = \(.text("team"))"
        let whole: Statement = "SELECT 1 FROM p WHERE n = \(.integer("n")) AND \(part) OR team = \(.text("team"))"
        #expect(whole.parameters.map(\.name) == ["n", "from", "team"])
        #expect(whole.sql(for: .sqlite) == "SELECT 1 FROM p WHERE n = ?1 AND hired >= ?2 AND team = ?3 OR team = ?3")
        #expect(
            whole.sql(for: .postgres)
                == "SELECT 1 FROM p WHERE n = $1::bigint AND hired >= $2::text AND team = $3::text OR team = $3::text")
    }

    @Test func `a statement cannot be made from a string`() throws {
        // The compiler is asked, on the type's own source: with a literal it agrees, with a String it must not.
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let sources = here.appendingPathComponent("../../Sources/Storage").standardized
        func compiles(_ line: String) throws -> Bool {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let snippet = folder.appendingPathComponent("snippet.swift")
            try "func use(_ name: String) {\n    \(line)\n}\n".write(to: snippet, atomically: true, encoding: .utf8)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments =
                [
                    "swiftc", "-typecheck", "-swift-version", "6", "-package-name", "binome", "-parse-as-library",
                    sources.appendingPathComponent("Statement.swift").path,
                    sources.appendingPathComponent("Engine.swift").path, snippet.path,
                ]
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus == 0
        }
        #expect(try compiles("let s: Statement = \"SELECT \\(.text(\"a\"))\"; _ = s"))
        #expect(try !compiles("let s: Statement = \"SELECT \\(name)\"; _ = s"))
        #expect(try !compiles("let s = Statement(stringLiteral: name); _ = s"))
        #expect(try !compiles("let s: Statement = \"SELECT \" + name; _ = s"))
        #expect(try !compiles("let s: Statement = \"\\(.text(name))\"; _ = s"))
    }
}
