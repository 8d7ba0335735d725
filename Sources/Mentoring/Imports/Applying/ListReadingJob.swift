import Foundation
package import Storage
import Synchronization
import Tables

extension Imports {
    /// Reads a list, compares it with the people there are, and stages what it would change. Begun again after a crash,
    /// it starts from the file: what was staged before is replaced.
    package static func readNow(_ run: JobRun, spool: String) async throws {
        let id = try run.subject(of: StaffImport.self)
        let database = run.database
        let record = try await database.read { try StaffImportRecord.find(id, in: $0) }
        guard record.state == .reading else { return }
        do {
            let reading = try await read(record, spool: spool, run)
            let now = run.clock()
            let compared = try await database.read { tx in
                try ListComparison.compare(
                    reading, isFull: record.isFull, importer: record.by, today: today(now), in: tx, at: now)
            }
            let clock = run.clock
            try await Staging.stage(compared, of: id, in: database) { share, tx in
                try note(600 + Int(share * 400), of: id, in: tx, at: clock())
            }
            try await database.write { tx in
                try tx.run(
                    StaffImportSQL.ready,
                    values: compared.counts.values + [compared.reading.mapping.text, now, clock(), id])
            }
        } catch is Stopped {
            try Task.checkCancellation()
            try await database.write { try Staging.forget(id, in: $0) }
        } catch {
            try await fail(id, error, run)
        }
    }

    /// Thrown when somebody gave the list up.
    private struct Stopped: Error {}

    private static func note(_ thousandths: Int, of id: ID<StaffImport>, in tx: Transaction, at now: Instant) throws {
        guard try tx.run(StaffImportSQL.setProgress, thousandths, now, id) == 1 else { throw Stopped() }
    }

    /// The list from its file; meanwhile the progress is written a few times a second, and somebody may give it up.
    private static func read(_ record: StaffImportRecord, spool: String, _ run: JobRun) async throws -> StaffListReading
    {
        let path = path(of: record.id, in: spool)
        guard FileManager.default.fileExists(atPath: path) else { throw FileGone() }
        let options = StaffListOptions(today: today(run.clock()), table: record.table)
        let share = ReadingShare()
        let reporter = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(300))
                do {
                    try await run.database.write { tx in
                        try note(Int(share.value * 600), of: record.id, in: tx, at: run.clock())
                    }
                } catch is Stopped {
                    share.stop()
                }
            }
        }
        defer { reporter.cancel() }
        return try await withTaskCancellationHandler {
            try await onOwnThread {
                try StaffList.read(path, mapping: record.mapping, options: options) { part in
                    guard share.advance(to: part) else { throw Stopped() }
                }
            }
        } onCancel: {
            share.stop()
        }
    }

    /// The spool was emptied before the list was read.
    struct FileGone: Error {}

    /// Faults of the file are told; others are tried again, then told.
    static func fail(_ id: ID<StaffImport>, _ error: any Error, _ run: JobRun) async throws {
        // A server that stops leaves the list to whoever takes the job up again.
        if Task.isCancelled { throw error }
        let fault: ImportFault
        if let known = ImportFault(error) {
            fault = known
        } else if error is FileGone {
            fault = ImportFault(key: "list.fileGone")
        } else if run.attempt >= 3, !(error is StorageError) {
            fault = .unexpected
        } else {
            throw error
        }
        let now = run.clock()
        try await run.database.write { try end(id, fault, in: $0, at: now) }
    }

    /// Nothing came of a list, and nobody tries again.
    package static func abandon(_ subject: String, in tx: Transaction, at now: Instant) throws {
        guard let id = ID<StaffImport>(subject) else { return }
        try end(id, .unexpected, in: tx, at: now)
    }

    private static func end(_ id: ID<StaffImport>, _ fault: ImportFault, in tx: Transaction, at now: Instant) throws {
        try tx.run(StaffImportSQL.fail, fault.key, fault.line, fault.column, fault.value, now, id)
        try Staging.forget(id, in: tx)
    }
}

/// How much of a file is read, seen by the thread that reads and the task that reports.
private final class ReadingShare: Sendable {
    private let state = Mutex<(share: Double, isStopped: Bool)>((0, false))

    var value: Double { state.withLock { $0.share } }

    func stop() { state.withLock { $0.isStopped = true } }

    /// False when the reading is to stop.
    func advance(to share: Double) -> Bool {
        state.withLock { state in
            state.share = share
            return !state.isStopped
        }
    }
}
