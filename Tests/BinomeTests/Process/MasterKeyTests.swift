import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// The file without which nobody with a second factor comes in.
@Suite struct `The master key` {
    @Test func `a restored database does not start without its key, nor with another, and makes none`() async throws {
        try await withFolder { folder in
            let path = try await moved(in: folder)
            let key = "\(folder)/master.key"
            #expect(try await refusal(in: folder, path).contains("There is no master key at \(key)"))
            #expect(!FileManager.default.fileExists(atPath: key), "none was made in its place")
            _ = try MasterKey(path: key)
            #expect(try await refusal(in: folder, path).contains("is not the one that this database was sealed with"))
            try FileManager.default.removeItem(atPath: key)
            try FileManager.default.copyItem(atPath: "\(folder)/old.sqlite.key", toPath: key)
            try await ServerProcess(folder: folder, database: "sqlite:\(path)").killed()
        }
    }

    @Test func `who lost the key for good starts anew, and keeps everything that was not sealed`() async throws {
        try await withFolder { folder in
            let path = try await moved(in: folder)
            let lost = ["user", "lost-key", "--database", "sqlite:\(path)", "--json"]
            let fits = try await ServerProcess.run(lost + ["--master-key", "\(folder)/old.sqlite.key"])
            #expect(fits.code == 1 && fits.errors.contains("nothing is lost"), "\(fits.errors)")
            let done = try await ServerProcess.run(lost)
            #expect(done.code == 0 && done.output.contains("{\"secondFactors\":1}"), "\(done.output)\(done.errors)")
            let server = try await ServerProcess(folder: folder, database: "sqlite:\(path)")
            #expect(FileManager.default.fileExists(atPath: "\(folder)/master.key"))
            let running = try await ServerProcess.run(lost)
            #expect(running.code == 1 && running.errors.contains("stop the server first"), "\(running.errors)")
            try await server.killed()
            let list = try await ServerProcess.run("user", "list", "--database", "sqlite:\(path)")
            #expect(list.output.contains("claire@example.org") && list.output.contains("no second factor yet"))
        }
    }

    /// A database that somebody administers, with a second factor; its backup, brought to another machine.
    private func moved(in folder: String) async throws -> String {
        let (old, new) = ("\(folder)/old.sqlite", "\(folder)/new.sqlite")
        _ = try await ServerProcess.run(
            "user", "add", "claire@example.org", "--first-name", "Claire", "--last-name", "Morel", "--database",
            "sqlite:\(old)")
        try await seal("sqlite:\(old)", with: MasterKey(path: old + ".key"))
        #expect(try await ServerProcess.run("backup", "--database", "sqlite:\(old)", "\(folder)/copy").code == 0)
        let restored = try await ServerProcess.run("restore", "--database", "sqlite:\(new)", "\(folder)/copy")
        #expect(restored.code == 0 && restored.output.contains("no master key at \(new).key"), "\(restored.output)")
        return new
    }

    /// Gives the administrator a second factor, sealed as the page seals it.
    private func seal(_ address: String, with key: MasterKey) async throws {
        let database = try Database(DatabaseAddress(address), logger: testLogger)
        try await database.write { tx in
            let person = try #require(try People.find(email: "claire@example.org", in: tx))
            let cell = SealedCell(table: "account", column: "totp_secret", row: person.text)
            let sealed = try Keys(key).secondFactors.seal(Array(repeating: UInt8(7), count: 20), for: cell)
            _ = try tx.run(
                """
                INSERT INTO account (person_id, totp_secret, totp_confirmed_at, created_at)
                VALUES (\(.text("person")), \(.bytes("secret")), 1, 1)
                ON CONFLICT (person_id) DO UPDATE SET totp_secret = excluded.totp_secret, totp_confirmed_at = 1
                """, person, sealed)
        }
        await database.close()
    }

    /// What a server says that does not start.
    private func refusal(in folder: String, _ path: String) async throws -> String {
        do {
            _ = try await ServerProcess(folder: folder, database: "sqlite:\(path)")
            return "it started"
        } catch let error as ServerProcess.DidNotStart {
            return error.log
        }
    }
}
