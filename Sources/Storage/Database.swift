import Foundation
package import Logging

/// The database of an installation: one door, two engines behind it.
package final class Database: Sendable {
    package let engine: Engine
    package let address: DatabaseAddress
    private let backend: any Backend

    /// Opens, does not migrate.
    /// - Parameter connections: how many reads may run at once.
    package init(_ address: DatabaseAddress, connections: Int = 4, logger: Logger) throws {
        self.address = address
        switch address {
        case .sqlite(let path):
            engine = .sqlite
            backend = try SQLiteBackend(path: path, connections: connections)
        case .postgres(let url):
            engine = .postgres
            backend = try PostgresBackend(url: url, address: address, connections: connections, logger: logger)
        }
    }

    /// Sees one moment of the database; never waits for a writer, never writes. Runs on a thread of its own.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await backend.read(body)
    }

    /// All or nothing. May run `body` more than once, so nothing in it has an effect outside.
    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await backend.write(body)
    }

    /// Applies the migrations that are embedded and not yet applied, each in a transaction of its own.
    @discardableResult
    package func migrate() async throws -> [Migration] {
        try await Migrator(migrations: Migration.embedded()).migrate(self)
    }

    /// Those that `migrate` would apply.
    package func pending() async throws -> [Migration] {
        try await Migrator(migrations: Migration.embedded()).pending(self)
    }

    /// Is there a database at this address? Asked by who must not make one; makes nothing itself.
    package static func isMade(_ address: DatabaseAddress) async -> Bool {
        switch address {
        case .sqlite(let path): return FileManager.default.fileExists(atPath: path)
        case .postgres(let url):
            return await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: PostgresPresence.isMade(url)) }
            }
        }
    }

    /// What is due where there is no database yet.
    package static var everyMigration: [Migration] { Migration.embedded() }

    /// A whole copy while others write. The file is complete or absent.
    /// On PostgreSQL throws an error that names the command to run instead.
    package func backup(
        to path: String, progress: @escaping @Sendable (BackupProgress) throws -> Void = { _ in }
    ) async throws {
        try await backend.backup(to: path, progress: progress)
    }

    /// Has some program the file of an SQLite database open? Asked before the file is replaced.
    package static func isOpenElsewhere(sqlite path: String) -> Bool { SQLiteBackend.isOpenElsewhere(path) }

    /// Lets what runs finish, and refuses what comes after with `StorageError.closed`.
    package func close() async {
        await backend.close()
    }

    /// A write that no other server's migration runs beside.
    func migrating<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await backend.migrate(body)
    }
}

/// How far a backup is, in pages of the database.
package struct BackupProgress: Sendable, Equatable {
    package let done: Int
    package let total: Int
}

/// What each engine does in its own way.
protocol Backend: Sendable {
    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    /// One at a time over all servers of the database.
    func migrate<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    func backup(to path: String, progress: @escaping @Sendable (BackupProgress) throws -> Void) async throws
    func close() async
}
