import ArgumentParser
import Foundation
import Storage
import TestEngines
import Testing

@testable import binome

/// The commands, as somebody types them: 0 done, 1 refused input, 2 usage.
@Suite struct `Commands` {
    @Test func `migrate says what is due, does it, and then finds nothing to do`() async throws {
        try await withFolder { folder in
            let address = "sqlite:\(folder)/a.sqlite"
            let due = try await ServerProcess.run("migrate", "--database", address, "--dry-run", "--json")
            #expect(due.code == 0 && due.output.contains("0001-work") && due.output.contains("\"applied\":[]"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty, "nothing was made")
            let done = try await ServerProcess.run("migrate", "--database", address, "--json")
            #expect(done.code == 0 && done.output.contains("\"pending\":[]") && done.output.contains("0001-work"))
            #expect(try await ServerProcess.run("migrate", "--database", address).output.contains("up to date"))
        }
    }

    @Test func `a backup is restored whole, and the file that was there is kept aside`() async throws {
        try await withFolder { folder in
            let (path, copy) = ("\(folder)/a.sqlite", "\(folder)/copy.sqlite")
            #expect(try await ServerProcess.run("backup", "--database", "sqlite:\(path)", copy).code == 1)
            _ = try await ServerProcess.run(
                "user", "add", "claire@example.org", "--first-name", "Claire", "--last-name", "Morel", "--database",
                "sqlite:\(path)")
            #expect(try await ServerProcess.run("backup", "--database", "sqlite:\(path)", copy).code == 0)
            #expect(try await ServerProcess.run("backup", "--database", "sqlite:\(path)", copy).code == 1)
            _ = try await ServerProcess.run(
                "user", "add", "paul@example.org", "--first-name", "Paul", "--last-name", "Blanc", "--database",
                "sqlite:\(path)")
            let restored = try await ServerProcess.run("restore", "--database", "sqlite:\(path)", copy, "--json")
            #expect(restored.code == 0 && restored.output.contains("a.sqlite.before-"))
            let list = try await ServerProcess.run("user", "list", "--database", "sqlite:\(path)", "--json")
            #expect(list.output.contains("claire@example.org") && !list.output.contains("paul@example.org"))
            let aside = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
                $0.hasPrefix("a.sqlite.before-") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm")
            }
            #expect(aside.count == 1)
            // A mistyped path makes no database.
            let mistyped = try await ServerProcess.run("user", "list", "--database", "sqlite:\(folder)/z.sqlite")
            #expect(mistyped.code == 1 && mistyped.errors.contains("There is no database at"))
            #expect(!FileManager.default.fileExists(atPath: folder + "/z.sqlite"))
            let old = try await ServerProcess.run(
                "user", "list", "--database", "sqlite:\(folder)/\(aside[0])", "--json")
            #expect(old.output.contains("paul@example.org"))
        }
    }

    @Test func `restore refuses what is damaged, not ours or newer, and touches nothing`() async throws {
        try await withFolder { folder in
            let path = "\(folder)/a.sqlite"
            _ = try await ServerProcess.run("migrate", "--database", "sqlite:\(path)")
            let before = try Data(contentsOf: URL(filePath: path))
            try Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: URL(filePath: "\(folder)/noise"))
            try await newer("\(folder)/newer.sqlite")
            for file in ["noise", "newer.sqlite", "absent"] {
                let answer = try await ServerProcess.run("restore", "--database", "sqlite:\(path)", "\(folder)/\(file)")
                #expect(answer.code == 1, "\(file): \(answer.errors)")
            }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy {
                    !$0.contains("before") && !$0.contains("restoring")
                })
        }
    }

    /// A database that knows a migration from the future.
    private func newer(_ path: String) async throws {
        let database = try Database(.sqlite(path: path), logger: testLogger)
        _ = try await database.migrate()
        try await database.write { tx in
            _ = try tx.run(
                "INSERT INTO migration (number, name, checksum, applied_at) VALUES (9999, '9999-tomorrow', 'x', 1)")
        }
        await database.close()
    }

    @Test func `PostgreSQL is told which pg_dump to run, without its password`() async throws {
        let answer = try await ServerProcess.run(
            "backup", "--database", "postgres://binome:hunter2@db.example.org/binome", "x.dump")
        #expect(answer.code == 1 && answer.errors.contains("pg_dump") && !answer.errors.contains("hunter2"))
    }

    @Test func `user reset prints a link for a password, and refuses an unknown address`() async throws {
        try await withFolder { folder in
            let address = "sqlite:\(folder)/a.sqlite"
            _ = try await ServerProcess.run(
                "user", "add", "claire@example.org", "--first-name", "Claire", "--last-name", "Morel", "--database",
                address)
            let link = try await ServerProcess.run(
                "user", "reset", "claire@example.org", "--database", address, "--json")
            #expect(link.code == 0 && link.output.contains("/password/"))
            #expect(try await ServerProcess.run("user", "reset", "nobody@example.org", "--database", address).code == 1)
            let bad = try await ServerProcess.run(
                "user", "add", "claire", "--first-name", "C", "--last-name", "M", "--database", address)
            #expect(bad.code == 1 && bad.errors.contains("first.last@example.org"))
        }
    }

    @Test func `a backup of a running server holds what was written, and nothing is restored under it`() async throws {
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder)
            let address = "sqlite:\(folder)/test.sqlite"
            _ = try await ServerProcess.run(
                "user", "add", "claire@example.org", "--first-name", "Claire", "--last-name", "Morel", "--database",
                address)
            #expect(try await ServerProcess.run("backup", "--database", address, "\(folder)/copy.sqlite").code == 0)
            let list = try await ServerProcess.run(
                "user", "list", "--database", "sqlite:\(folder)/copy.sqlite", "--json")
            #expect(list.output.contains("claire@example.org"))
            let refused = try await ServerProcess.run("restore", "--database", address, "\(folder)/copy.sqlite")
            #expect(refused.code == 1 && refused.errors.contains("stop the server first"), "\(refused.errors)")
            server.send(SIGTERM)
            #expect(try await server.ended() == 0)
            #expect(try await ServerProcess.run("restore", "--database", address, "\(folder)/copy.sqlite").code == 0)
        }
    }

    @Test func `a server beside which the database file is moved away says so until it is back`() async throws {
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder)
            let path = "\(folder)/test.sqlite"
            let browser = server.browser()
            #expect(try await browser.get("/health/ready").status == 200)
            #expect(rename(path, path + ".away") == 0)
            #expect(try await browser.get("/health/ready").status == 503)
            #expect(try await browser.get("/set-up").text.contains("indisponible"))
            #expect(!FileManager.default.fileExists(atPath: path), "no new file is begun in its place")
            #expect(rename(path + ".away", path) == 0)
            #expect(try await browser.get("/health/ready").status == 200)
        }
    }
}
