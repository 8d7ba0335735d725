import CSQLite
import Foundation
import GRDB
import Synchronization

/// SQLite through GRDB: one writer, several readers, write-ahead log.
final class SQLiteBackend: Backend {
    private let pool: DatabasePool
    private let path: String
    /// Which file was opened: one that is moved away or deleted meanwhile would take what we write with it.
    private let file: FileIdentity
    private let closed = Mutex(false)

    /// Said once, before anything is opened.
    private static let withoutStatistics: Void = { _ = binome_sqlite_without_statistics() }()

    init(path: String, connections: Int) throws {
        Self.withoutStatistics
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
        guard let file = FileIdentity(of: path) else { throw StorageError.connectionLost }
        self.path = path
        self.file = file
    }

    /// Has another connection, of whatever program, the database open? False also where there is none.
    static func isOpenElsewhere(_ path: String) -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        var configuration = Configuration()
        configuration.busyMode = .immediateError
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            // In write-ahead mode every connection holds a lock that this one cannot be had beside.
            try queue.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")
            }
            return false
        } catch {
            return StorageError(sqlite: error) == .busy
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

    /// A file as the system tells it from all others.
    private struct FileIdentity: Equatable {
        let device: UInt64
        let number: UInt64

        init?(of path: String) {
            var facts = stat()
            guard stat(path, &facts) == 0 else { return nil }
            (device, number) = (UInt64(facts.st_dev), UInt64(facts.st_ino))
        }
    }

    /// Errors of SQLite in our terms; those of the caller's closure as they are.
    private func passing<T: Sendable>(_ work: () async throws -> T) async throws -> T {
        if closed.withLock({ $0 }) { throw StorageError.closed }
        guard FileIdentity(of: path) == file else { throw StorageError.connectionLost }
        do {
            return try await work()
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw error is DatabaseError ? StorageError(sqlite: error) : error
        }
    }
}
