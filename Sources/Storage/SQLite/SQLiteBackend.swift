import Foundation
import GRDB

/// SQLite through GRDB: one writer, several readers, write-ahead log.
final class SQLiteBackend: Backend {
    private let pool: DatabasePool

    init(path: String, connections: Int) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = connections
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY")
        }
        if !FileManager.default.fileExists(atPath: path) {
            // Made by us first, so that nobody else may read it.
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        do { pool = try DatabasePool(path: path, configuration: configuration) } catch { throw StorageError(sqlite: error) }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await passing { outcome in
            try await self.pool.read { database in
                outcome.run { try body(Transaction(SQLiteConnection(database))) }
            }
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await passing { outcome in
            try await self.pool.write { database in
                let result = outcome.run { try body(Transaction(SQLiteConnection(database))) }
                if case .failure(let error) = result { throw Failed(error: error) }
                return result
            }
        }
    }

    func backup(to path: String) async throws {
        let partial = path + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        do {
            let target = try DatabaseQueue(path: partial)
            try pool.backup(to: target, pagesPerStep: 512)
            try target.close()
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: partial)
            guard rename(partial, path) == 0 else { throw StorageError.diskFull }
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw StorageError(sqlite: error)
        }
    }

    func close() async {
        try? pool.close()
    }

    /// Keeps the errors of the caller's closure apart from those of SQLite itself.
    private func passing<T: Sendable>(
        _ work: (Runner<T>) async throws -> Result<T, any Error>
    ) async throws -> T {
        do {
            return try await work(Runner()).get()
        } catch let failed as Failed {
            throw failed.error
        } catch let error as DatabaseError {
            throw StorageError(sqlite: error)
        }
    }

    private struct Runner<T: Sendable>: Sendable {
        func run(_ body: () throws -> T) -> Result<T, any Error> { Result { try body() } }
    }

    private struct Failed: Error { let error: any Error }
}
