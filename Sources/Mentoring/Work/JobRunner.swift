package import Logging
package import Storage

/// One run of a job, as the verb that does it sees it.
package struct JobRun: Sendable {
    package let database: Database
    package let clock: @Sendable () -> Instant
    /// The id of what the work is about.
    package let subject: String
    package let attempt: Int
    package let logger: Logger

    package func subject<Entity>(of: Entity.Type = Entity.self) throws -> ID<Entity> {
        guard let id = ID<Entity>(subject) else { throw NotFound() }
        return id
    }
}

/// Takes due jobs one after the other, each under a lease, so that several servers may share one database and a job
/// whose server was killed is taken up again when its lease ends.
package final class JobRunner: Sendable {
    package typealias Work = @Sendable (JobRun) async throws -> Void

    private let database: Database
    private let clock: @Sendable () -> Instant
    private let kinds: [JobKind: Work]
    private let logger: Logger
    private let owner: String
    private static let leaseSeconds = 60

    package init(database: Database, clock: @escaping @Sendable () -> Instant, kinds: [JobKind: Work], logger: Logger) {
        self.database = database
        self.clock = clock
        self.kinds = kinds
        self.logger = logger
        owner = ID<Job>(at: clock()).text
    }

    /// Does due jobs until there is none. Returns how many were done; tests call it, `run` calls it again and again.
    @discardableResult
    package func drain() async throws -> Int {
        var count = 0
        while !Task.isCancelled, try await one() { count += 1 }
        return count
    }

    /// Does due jobs until the task is cancelled, looking for new ones every `pause`.
    package func run(pause: Duration = .milliseconds(500)) async {
        while !Task.isCancelled {
            do { try await drain() } catch is CancellationError { return } catch {
                logger.error("jobs could not be read", metadata: ["error": "\(type(of: error))"])
            }
            do { try await Task.sleep(for: pause) } catch { return }
        }
    }

    /// Takes the next due job and does it; false when there is none.
    private func one() async throws -> Bool {
        let now = clock()
        let owner = owner
        let until = now.adding(seconds: Self.leaseSeconds)
        // Looking first keeps an idle server from writing twice a second.
        guard try await database.read({ try $0.row(WorkSQL.dueJob, now) }) != nil else { return false }
        let taken = try await database.write { tx -> (id: String, kind: String, subject: String, attempt: Int)? in
            guard let row = try tx.row(WorkSQL.dueJob, now) else { return nil }
            let id = try row.text("id")
            try tx.run(WorkSQL.leaseJob, owner, until, id)
            return (id, try row.text("kind"), try row.text("subject"), try row.integer("attempts") + 1)
        }
        guard let taken else { return false }
        await perform(taken)
        return true
    }

    private func perform(_ job: (id: String, kind: String, subject: String, attempt: Int)) async {
        let owner = owner
        let keeper = Task { [database, clock] in
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(Self.leaseSeconds / 3))
                let until = clock().adding(seconds: Self.leaseSeconds)
                _ = try await database.write { try $0.run(WorkSQL.renewLease, until, job.id, owner) }
            }
        }
        defer { keeper.cancel() }
        var logger = logger
        logger[metadataKey: "job"] = "\(job.kind)"
        let run = JobRun(database: database, clock: clock, subject: job.subject, attempt: job.attempt, logger: logger)
        var fault: String?
        do {
            guard let work = kinds[JobKind(job.kind)] else { throw NotFound() }
            try await work(run)
        } catch {
            fault = String(describing: type(of: error))
            logger.error("job failed", metadata: ["error": "\(type(of: error))", "attempt": "\(job.attempt)"])
        }
        await close(job.id, attempt: job.attempt, fault: fault)
    }

    private func close(_ id: String, attempt: Int, fault: String?) async {
        let now = clock()
        let owner = owner
        do {
            _ = try await database.write { tx in
                if let fault, attempt >= Jobs.mostAttempts {
                    try tx.run(WorkSQL.failJob, now, fault, id, owner)
                } else if let fault {
                    try tx.run(
                        WorkSQL.retryJob, now.adding(seconds: Jobs.delay(afterAttempt: attempt)), fault, id, owner)
                } else {
                    try tx.run(WorkSQL.finishJob, now, id, owner)
                }
            }
        } catch {
            // The lease ends by itself and the job is taken up again: that is why jobs are made idempotent.
            logger.error("job's end not written", metadata: ["error": "\(type(of: error))"])
        }
    }
}
