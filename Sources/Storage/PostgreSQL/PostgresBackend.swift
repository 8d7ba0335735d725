import CPostgres
import Foundation
import Logging

/// PostgreSQL through libpq: connections on threads of their own, transactions that are run again after a conflict.
final class PostgresBackend: Backend {
    private let threads: PostgresThreads
    private let address: DatabaseAddress
    private let logger: Logger
    /// How often a transaction is run before a conflict is reported as `busy`.
    private static let attempts = 20

    init(url: String, address: DatabaseAddress, connections: Int, logger: Logger) throws {
        var reason: UnsafeMutablePointer<CChar>?
        guard let parsed = PQconninfoParse(url, &reason) else {
            PQfreemem(reason)
            throw AddressError(text: address.redacted)
        }
        PQconninfoFree(parsed)
        self.address = address
        self.logger = logger
        threads = PostgresThreads(count: max(2, connections), logger: logger) { try PostgresLink(url: url) }
    }

    deinit { threads.stop() }

    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await perform("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await perform("BEGIN ISOLATION LEVEL SERIALIZABLE", body)
    }

    func migrate<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        // Not serialisable: after the wait for the lock it must see what the other server did.
        try await perform(
            "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(7164830021947)",
            body)
    }

    func backup(to path: String, progress: @escaping @Sendable (BackupProgress) throws -> Void) async throws {
        throw StorageError.other(
            "PostgreSQL is backed up by its own command: pg_dump --format=custom --file='\(path)' '\(address.redacted)'"
        )
    }

    func close() async { await threads.close() }

    private func perform<T: Sendable>(
        _ begin: String, _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws -> T {
        let box = JobBox()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
                let job = PostgresJob(
                    work: { [logger] seat, job in
                        continuation.resume(with: Result { try Self.repeating(begin, seat, job, logger, body) })
                    },
                    refuse: { continuation.resume(throwing: $0) })
                if box.set(job) { threads.submit(job) } else { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            guard let job = box.cancel() else { return }
            if threads.withdraw(job) {
                job.refuse(CancellationError())
            } else {
                // Cancelling opens a connection: not on the thread that cancels.
                Thread.detachNewThread { job.cancel() }
            }
        }
    }

    /// Runs a transaction until it is through: again after a conflict, and once after a lost connection unless COMMIT
    /// had been sent.
    private static func repeating<T>(
        _ begin: String, _ seat: PostgresSeat, _ job: PostgresJob, _ logger: Logger, _ body: (Transaction) throws -> T
    ) throws -> T {
        var conflicts = 0
        var losses = 0
        while true {
            if job.isCancelled { throw CancellationError() }
            let link = try seat.connection()
            do {
                return try once(begin, link, job, body)
            } catch Setback.conflict {
                conflicts += 1
                guard conflicts < attempts else { throw StorageError.busy }
                let ceiling = min(0.25, 0.002 * Double(1 << min(conflicts, 10)))
                Thread.sleep(forTimeInterval: Double.random(in: 0...ceiling))
            } catch Setback.lost {
                seat.leave()
                losses += 1
                logger.warning("The connection to PostgreSQL broke", metadata: ["again": "\(losses < 2)"])
                guard losses < 2 else { throw StorageError.connectionLost }
            } catch {
                // A cancelled query may still be hit by the late signal, so the connection is not used again.
                // Nor is that to a server which has become a standby: another host may take writes now.
                if job.isCancelled || !link.isAlive || link.isStandby && error as? StorageError == .readOnly {
                    seat.leave()
                }
                throw job.isCancelled ? CancellationError() : error
            }
        }
    }

    private static func once<T>(
        _ begin: String, _ link: PostgresLink, _ job: PostgresJob, _ body: (Transaction) throws -> T
    ) throws -> T {
        link.mustRepeat = false
        link.firstFailure = nil
        link.savepoints = 0
        defer { job.rest() }
        let result: T
        do {
            try job.interrupting(by: link.interrupter())
            try link.script(begin)
            result = try body(Transaction(PostgresConnection(link)))
            try job.interrupting(by: nil)
        } catch {
            try giveUp(link)
            throw error
        }
        if link.mustRepeat || !link.isAlive { try giveUp(link) }
        if let failure = link.firstFailure {
            try giveUp(link)
            throw failure
        }
        try commit(link)
        return result
    }

    /// Takes back what was done; throws a setback when the transaction should run again.
    private static func giveUp(_ link: PostgresLink) throws {
        let again = link.mustRepeat
        guard link.isAlive else { throw Setback.lost }
        if PQtransactionStatus(link.handle) != PQTRANS_IDLE {
            do { try link.script("ROLLBACK") } catch { throw Setback.lost }
        }
        if again {
            do { try link.recover() } catch { throw Setback.lost }
            throw Setback.conflict
        }
    }

    private static func commit(_ link: PostgresLink) throws {
        do {
            let result = try link.checked(PQexec(link.handle, "COMMIT"))
            guard result.tag == "COMMIT" else { throw StorageError.other("the transaction had failed") }
        } catch {
            // From here on nobody knows whether it was committed, unless the server itself says that it was not.
            if link.isAlive { try giveUp(link) }
            throw error
        }
    }

    private enum Setback: Error { case conflict, lost }
}

/// Lets cancellation reach a job that is made after the handler was installed.
private final class JobBox: @unchecked Sendable {
    private let lock = NSLock()
    private var job: PostgresJob?
    private var cancelled = false

    /// False when it is already cancelled.
    func set(_ job: PostgresJob) -> Bool {
        lock.withLock {
            self.job = job
            return !cancelled
        }
    }

    func cancel() -> PostgresJob? {
        lock.withLock {
            cancelled = true
            return job
        }
    }
}
