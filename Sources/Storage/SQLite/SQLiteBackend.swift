import Foundation
import GRDB
import Synchronization

/// SQLite through GRDB: one writer, several readers, write-ahead log.
final class SQLiteBackend: Backend {
    private let pool: DatabasePool
    private let closed = Mutex(false)

    init(path: String, connections: Int) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = max(1, connections)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY")
        }
        Self.create(path)
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // The writer's share is larger: a list of a hundred thousand people touches a hundred megabytes of indexes.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = -48000") }
        } catch {
            throw StorageError(sqlite: error)
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await passing {
            try await self.pool.read { try body(Transaction(SQLiteConnection($0))) }
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await passing {
            try await self.pool.writeWithoutTransaction { database in
                var result: T?
                // Taken at the start, so that two writers never find out too late that they conflict.
                try database.inTransaction(.immediate) {
                    result = try body(Transaction(SQLiteConnection(database)))
                    return .commit
                }
                guard let result else { throw StorageError.closed }
                return result
            }
        }
    }

    func migrate<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await write(body)
    }

    func backup(to path: String, progress: @escaping @Sendable (BackupProgress) throws -> Void) async throws {
        let pool = pool
        // GRDB copies on the thread that calls it: one of our own, never one of Swift's cooperative pool.
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            Thread.detachNewThread {
                continuation.resume(with: Result { try Self.copy(pool, to: path, progress) })
            }
        }
    }

    func close() async {
        let first = closed.withLock { closed in
            defer { closed = true }
            return !closed
        }
        // A checkpoint on a closed connection would bring the process down.
        guard first else { return }
        let pool = pool
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            Thread.detachNewThread {
                // The log goes into the file, so that the file alone is the database.
                _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
                try? pool.close()
                continuation.resume()
            }
        }
    }

    /// Copies under a temporary name, and gives the file its name when it is whole.
    private static func copy(
        _ pool: DatabasePool, to path: String, _ progress: @escaping (BackupProgress) throws -> Void
    ) throws {
        let partial = path + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        create(partial)
        do {
            let target = try DatabaseQueue(path: partial)
            try pool.backup(to: target, pagesPerStep: 512) {
                try progress(BackupProgress(done: $0.completedPageCount, total: $0.totalPageCount))
            }
            try target.close()
            guard rename(partial, path) == 0 else { throw StorageError.other("cannot write \(path)") }
        } catch {
            for ending in ["", "-journal", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: partial + ending)
            }
            throw error is DatabaseError ? StorageError(sqlite: error) : error
        }
    }

    /// An empty file that only its owner reads, made before SQLite would make one for all; one that is there stays.
    private static func create(_ path: String) {
        let file = open(path, O_CREAT | O_EXCL | O_RDWR, 0o600)
        if file >= 0 { _ = Foundation.close(file) }
    }

    /// Errors of SQLite in our terms; those of the caller's closure as they are.
    private func passing<T: Sendable>(_ work: () async throws -> T) async throws -> T {
        if closed.withLock({ $0 }) { throw StorageError.closed }
        do {
            return try await work()
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw error is DatabaseError ? StorageError(sqlite: error) : error
        }
    }
}
