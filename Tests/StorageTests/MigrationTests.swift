import Foundation
import TestEngines
import Testing

@testable import Storage

@Suite struct MigrationTests {
    private let second = Migration(
        number: 2, name: "0002-second", sql: "ALTER TABLE team ADD COLUMN motto TEXT; UPDATE team SET motto = 'x';")

    @Test(arguments: Engine.allCases)
    func `migrations are applied once, also to a filled database`(engine: Engine) async throws {
        try await withEmptyDatabase(engine) { address in
            let db = try Database(address, logger: testLogger)
            let first = Migrator(migrations: [Fixture.migration])
            #expect(try await first.pending(db) == [Fixture.migration])
            #expect(try await first.migrate(db) == [Fixture.migration])
            #expect(try await first.migrate(db) == [])
            #expect(try await first.pending(db) == [])
            try await db.write { try $0.run(Fixture.addTeam, "t", "red", 1) }
            // Prepared before the table changes, and right afterwards.
            let all: Statement = "SELECT * FROM team"
            #expect(try await db.read { try $0.rows(all).count } == 1)
            let both = Migrator(migrations: [Fixture.migration, second])
            #expect(try await both.migrate(db) == [second])
            for _ in 0..<8 { #expect(try await db.read { try $0.row(all)?.text("motto") } == "x") }
            await db.close()
        }
    }

    @Test(arguments: Engine.allCases)
    func `an edited migration and a newer database are refused`(engine: Engine) async throws {
        try await withEmptyDatabase(engine) { address in
            let db = try Database(address, logger: testLogger)
            _ = try await Migrator(migrations: [Fixture.migration, second]).migrate(db)
            let edited = Migration(number: 1, name: "0001-first", sql: Fixture.migration.sql + " ")
            #expect(
                await storageError { _ = try await Migrator(migrations: [edited, second]).migrate(db) }
                    == .editedMigration("0001-first"))
            let old = Migrator(migrations: [Fixture.migration])
            #expect(await storageError { _ = try await old.pending(db) } == .newerSchema("0002-second"))
            #expect(await storageError { _ = try await old.migrate(db) } == .newerSchema("0002-second"))
            await db.close()
        }
    }

    @Test(arguments: Engine.allCases)
    func `a migration that fails leaves nothing of itself`(engine: Engine) async throws {
        let broken = Migration(
            number: 2, name: "0002-broken", sql: "CREATE TABLE half (id TEXT); INSERT INTO nowhere VALUES (1);")
        try await withFixture(engine) { db in
            let migrator = Migrator(migrations: [Fixture.migration, broken])
            #expect(await storageError { _ = try await migrator.migrate(db) } != nil)
            let (schema, pending) = try await (db.schema(), migrator.pending(db))
            #expect(schema.tables.map(\.name) == ["anything", "member", "migration", "team"])
            #expect(pending == [broken])
        }
    }

    @Test(arguments: Engine.allCases)
    func `servers that start together migrate once`(engine: Engine) async throws {
        try await withEmptyDatabase(engine) { address in
            let migrator = Migrator(migrations: [Fixture.migration, second])
            let servers = try (0..<4).map { _ in try Database(address, connections: 2, logger: testLogger) }
            let applied = try await withThrowingTaskGroup(of: [Migration].self) { group in
                for server in servers { group.addTask { try await migrator.migrate(server) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.map(\.number).sorted() == [1, 2])
            for server in servers { await server.close() }
        }
    }

    @Test(arguments: Engine.allCases)
    func `the released schema applies, and every unique index is named by its table and columns`(
        engine: Engine
    ) async throws {
        try await withDatabase(engine) { db in
            let schema = try await db.schema()
            #expect(schema.tables.contains { $0.name == "person" })
            for table in schema.tables {
                for index in table.uniqueIndexes {
                    #expect(index.name == ([table.name] + index.columns).joined(separator: "__"))
                }
            }
            #expect(try await db.pending() == [])
        }
    }

    @Test func `both engines have the same schema`() async throws {
        try await withDatabase(.sqlite) { one in
            try await withDatabase(.postgres) { other in
                let schemas = try await (one.schema(), other.schema())
                #expect(schemas.0 == schemas.1)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a plan tells a search by index from a scan`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            let byName: Statement = "SELECT id FROM team WHERE name_key = \(.text("name"))"
            let bySeats: Statement = "SELECT id FROM team WHERE seats = \(.integer("seats"))"
            let indexed = try await db.plan(of: byName).joined()
            let scanned = try await db.plan(of: bySeats).joined()
            #expect(indexed.contains("team__name_key"))
            #expect(scanned.contains(engine == .sqlite ? "SCAN" : "Seq Scan"))
        }
    }
}
