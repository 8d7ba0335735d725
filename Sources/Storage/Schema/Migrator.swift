import Foundation

/// Brings a database to the newest schema.
struct Migrator {
    let migrations: [Migration]

    private static let table = """
        CREATE TABLE IF NOT EXISTS migration (
            number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)
        """
    /// Sort keys compare by bytes on PostgreSQL too, so that both engines give one order.
    private static let keytext = """
        DO $$ BEGIN
            IF to_regtype('keytext') IS NULL THEN CREATE DOMAIN keytext AS text COLLATE "C"; END IF;
        END $$
        """
    private static let applied: Statement = "SELECT number, name, checksum FROM migration ORDER BY number"
    private static let tableOnSQLite: Statement = "SELECT 1 AS one FROM sqlite_master WHERE name = 'migration'"
    private static let tableOnPostgres: Statement = "SELECT 1 AS one WHERE to_regclass('migration') IS NOT NULL"
    private static let add: Statement = """
        INSERT INTO migration (number, name, checksum, applied_at)
        VALUES (\(.integer("number")), \(.text("name")), \(.text("checksum")), \(.integer("now")))
        """

    /// Applies what is missing, each in a transaction of its own; safe where several servers start at once.
    func migrate(_ database: Database) async throws -> [Migration] {
        try await database.migrating { tx in
            try tx.connection.executeScript(Self.table)
            if tx.engine == .postgres { try tx.connection.executeScript(Self.keytext) }
        }
        var done: [Migration] = []
        for migration in migrations {
            let applied = try await database.migrating { tx -> Bool in
                guard try self.missing(in: tx).contains(migration) else { return false }
                try tx.connection.executeScript(migration.sql(for: tx.engine))
                let now = Int64(Date().timeIntervalSince1970 * 1000)
                try tx.run(Self.add, migration.number, migration.name, migration.checksum, now)
                try tx.connection.schemaChanged()
                return true
            }
            if applied { done.append(migration) }
        }
        // Also where nothing was to be done: a database of a newer program is refused.
        _ = try await database.read { try self.missing(in: $0) }
        return done
    }

    /// Writes nothing: a database that was never migrated misses all.
    func pending(_ database: Database) async throws -> [Migration] {
        try await database.read { tx in
            let table = tx.engine == .sqlite ? Self.tableOnSQLite : Self.tableOnPostgres
            guard try tx.row(table) != nil else { return self.migrations }
            return try self.missing(in: tx)
        }
    }

    private func missing(in tx: Transaction) throws -> [Migration] {
        var known: Set<Int> = []
        for row in try tx.rows(Self.applied) {
            let number = try row.integer("number")
            guard let migration = migrations.first(where: { $0.number == number }) else {
                throw StorageError.newerSchema(try row.text("name"))
            }
            guard try row.text("checksum") == migration.checksum else {
                throw StorageError.editedMigration(migration.name)
            }
            known.insert(number)
        }
        return migrations.filter { !known.contains($0.number) }
    }
}
