import Foundation
import TestEngines
import Testing

@testable import Storage

@Suite struct BackupTests {
    @Test func `a backup is whole while others write, and only its owner reads it`() async throws {
        try await withEmptyDatabase(.sqlite) { address in
            guard case .sqlite(let path) = address else { return }
            let db = try await open(address)
            // Each transaction adds two: a copy with an odd count would have cut one in half.
            let writer = Task {
                var number = 0
                while !Task.isCancelled {
                    let start = number
                    try await db.write { tx in
                        for i in [start, start + 1] {
                            try tx.run(
                                Fixture.addAnything, i, String(repeating: "x", count: 4000), i, true, 1.0, [UInt8]())
                        }
                    }
                    number += 2
                }
            }
            for round in 0..<5 {
                let copy = path + ".copy\(round)"
                try await db.backup(to: copy)
                let rights = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
                #expect(rights == 0o600)
                #expect(!FileManager.default.fileExists(atPath: copy + ".partial"))
                let restored = try await open(.sqlite(path: copy))
                let rows = try await restored.read { try $0.rows(Fixture.anything) }
                #expect(rows.count % 2 == 0)
                #expect(try rows.enumerated().allSatisfy { try $1.integer("id") == $0 })
                await restored.close()
            }
            writer.cancel()
            _ = await writer.result
            await db.close()
        }
    }

    @Test func `a backup that fails leaves no file`() async throws {
        struct Enough: Error {}
        try await withEmptyDatabase(.sqlite) { address in
            guard case .sqlite(let path) = address else { return }
            let db = try await open(address)
            try await db.write { tx in
                try tx.run(Fixture.addAnything, 1, String(repeating: "x", count: 4_000_000), 1, true, 1.0, [UInt8]())
            }
            await #expect(throws: Enough.self) { try await db.backup(to: path + ".copy") { _ in throw Enough() } }
            let left = try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent)
            #expect(!left.contains { $0.contains("copy") })
            #expect(await storageError { try await db.backup(to: "/nowhere/copy") } != nil)
            await db.close()
        }
    }

    @Test func `a new database file is its owner's alone`() async throws {
        try await withEmptyDatabase(.sqlite) { address in
            guard case .sqlite(let path) = address else { return }
            let db = try await open(address)
            for file in [path, path + "-wal"] {
                #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
            }
            await db.close()
        }
    }
}
