import CAssets

/// One numbered step of the schema; never edited once released.
package struct Migration: Sendable, Equatable {
    package let number: Int
    package let name: String
    package let sql: String

    package init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// A sum of the text, to notice an edited migration (FNV-1a, 64 bits; no defence, a check).
    var checksum: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in sql.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }

    /// Those that are built into the program, by number.
    static func embedded() -> [Migration] {
        let prefix = "Storage/Migrations/"
        return (0..<binome_asset_count()).compactMap { index -> Migration? in
            let asset = binome_asset_at(index)
            guard let path = asset.path.map({ String(cString: $0) }), path.hasPrefix(prefix), let bytes = asset.bytes
            else { return nil }
            let file = path.dropFirst(prefix.count)
            guard let number = Int(file.prefix { $0.isNumber }) else { return nil }
            let sql = String(decoding: UnsafeBufferPointer(start: bytes, count: asset.length), as: UTF8.self)
            return Migration(number: number, name: String(file.dropLast(4)), sql: sql)
        }.sorted { $0.number < $1.number }
    }
}

/// Brings a database to the newest schema.
struct Migrator {
    let migrations: [Migration]

    private static let table = """
        CREATE TABLE IF NOT EXISTS migration (
            number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)
        """
    private static let applied: Statement = "SELECT number, name, checksum FROM migration ORDER BY number"
    private static let add: Statement = """
        INSERT INTO migration (number, name, checksum, applied_at)
        VALUES (\(.integer("number")), \(.text("name")), \(.text("checksum")), \(.integer("now")))
        """

    func migrate(_ database: Database) async throws -> [Migration] {
        try await database.write { tx in try tx.connection.executeScript(Self.table) }
        var done: [Migration] = []
        for migration in migrations {
            let applied = try await database.write { tx -> Bool in
                guard try self.missing(in: tx).contains(migration) else { return false }
                try tx.connection.executeScript(migration.sql)
                try tx.run(Self.add, migration.number, migration.name, migration.checksum, 0)
                return true
            }
            if applied { done.append(migration) }
        }
        return done
    }

    func pending(_ database: Database) async throws -> [Migration] {
        try await database.write { tx in try tx.connection.executeScript(Self.table) }
        return try await database.read { try self.missing(in: $0) }
    }

    private func missing(in tx: Transaction) throws -> [Migration] {
        let rows = try tx.rows(Self.applied)
        var known: [Int: String] = [:]
        for row in rows {
            let number = try row.integer("number")
            guard let migration = migrations.first(where: { $0.number == number }) else {
                throw StorageError.newerSchema(try row.text("name"))
            }
            guard try row.text("checksum") == migration.checksum else {
                throw StorageError.editedMigration(migration.name)
            }
            known[number] = migration.name
        }
        return migrations.filter { known[$0.number] == nil }
    }
}
