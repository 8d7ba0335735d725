package import Logging
package import Storage
import Synchronization

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

/// What a kind of job calls.
package struct JobVerb: Sendable {
    package typealias Work = @Sendable (JobRun) async throws -> Void
    /// Says of the subject that nothing came of the work, in the transaction that gives the job up.
    package typealias Abandon = @Sendable (_ subject: String, Transaction, Instant) throws -> Void

    let work: Work
    let abandon: Abandon

    package init(_ work: @escaping Work, abandon: @escaping Abandon) {
        self.work = work
        self.abandon = abandon
    }
}

/// Takes due jobs one after the other, each under a lease, so that several servers may share one database and a job
/// whose server was killed is taken up again when its lease ends. A server does two at a time, of different kinds: a
/// long list that is read does not keep pairs waiting.
package final class JobRunner: Sendable {
    private let database: Database
    private let clock: @Sendable () -> Instant
    private let kinds: [JobKind: JobVerb]
    private let logger: Logger
    private let owner: String
    private let lanes = Mutex(Lanes())

    package init(
        database: Database, clock: @escaping @Sendable () -> Instant, kinds: [JobKind: JobVerb], logger: Logger
    ) {
        self.database = database
        self.clock = clock
        self.kinds = kinds
        self.logger = logger
        owner = ID<Job>(at: clock()).text
    }

    /// Does due jobs until there is none. Returns how many were done; tests call it, `run` calls it again and again.
    @discardableResult
    package func drain() async throws -> Int { try await untilNoneIsLeft(one) }

    /// Does due jobs until the task is cancelled, looking for new ones every `pause`, and less often while the database
    /// is away. A job that is cut off by the end is left to whoever comes next.
    package func run(pause: Duration = .milliseconds(500)) async {
        await withTaskGroup { group in
            for _ in 0..<2 {
                group.addTask { [self] in
                    await inRounds(every: pause) {
                        try await drain()
                    } failed: { fault in
                        logger.error("jobs could not be read", metadata: ["error": fault])
                    }
                }
            }
        }
    }

    /// What this server's two lanes are at.
    private struct Lanes {
        /// Kinds at work.
        var busy: Set<JobKind> = []
        /// One of the two is looking for work: the other waits its turn, so that they never take the same kind.
        var isLooking = false
    }

    private struct TakenJob: Sendable {
        let id: String
        let kind: JobKind
        let subject: String
        let attempt: Int
        /// The server that had it last died over it, and not for the first time.
        let isGivenUp: Bool
    }

    /// Takes the next due job and does it; false when there is none.
    private func one() async throws -> Bool {
        guard let taken = try await take() else { return false }
        if taken.isGivenUp {
            logger.error("job given up", metadata: ["job": "\(taken.kind.rawValue)"])
        } else {
            await perform(taken)
            lanes.withLock { _ = $0.busy.remove(taken.kind) }
        }
        return true
    }

    private func take() async throws -> TakenJob? {
        let mayLook = lanes.withLock { lanes in
            defer { lanes.isLooking = true }
            return !lanes.isLooking
        }
        guard mayLook else { return nil }
        defer { lanes.withLock { $0.isLooking = false } }
        let (now, owner, other) = (clock(), owner, lanes.withLock { $0.busy.first?.rawValue })
        // Looking first keeps an idle server from writing twice a second.
        guard try await database.read({ try $0.row(WorkSQL.dueJob, now, other) }) != nil else { return nil }
        let taken = try await database.write { [self] tx -> TakenJob? in
            guard let row = try tx.row(WorkSQL.dueJob, now, other) else { return nil }
            let attempts = try row.integer("attempts")
            let job = TakenJob(
                id: try row.text("id"), kind: JobKind(try row.text("kind")), subject: try row.text("subject"),
                attempt: attempts + 1,
                isGivenUp: try row.optionalInstant("lease_until") != nil && attempts >= Jobs.mostDeaths)
            try tx.run(WorkSQL.leaseJob, owner, now.adding(seconds: Jobs.leaseSeconds), job.id)
            if job.isGivenUp { try giveUp(job, fault: "killed", in: tx, at: now) }
            return job
        }
        if let taken, !taken.isGivenUp { lanes.withLock { _ = $0.busy.insert(taken.kind) } }
        return taken
    }

    private func giveUp(_ job: TakenJob, fault: String, in tx: Transaction, at now: Instant) throws {
        guard try tx.run(WorkSQL.failJob, now, fault, job.id, owner) == 1 else { return }
        try kinds[job.kind]?.abandon(job.subject, tx, now)
    }

    private func perform(_ job: TakenJob) async {
        let owner = owner
        let keeper = Task { [database, clock] in
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(Jobs.renewalSeconds))
                let until = clock().adding(seconds: Jobs.leaseSeconds)
                _ = try await database.write { try $0.run(WorkSQL.renewLease, until, job.id, owner) }
            }
        }
        defer { keeper.cancel() }
        var logger = logger
        logger[metadataKey: "job"] = "\(job.kind.rawValue)"
        let run = JobRun(database: database, clock: clock, subject: job.subject, attempt: job.attempt, logger: logger)
        let end: End
        do {
            guard let verb = kinds[job.kind] else { throw NotFound() }
            try await verb.work(run)
            end = .done
        } catch  where Task.isCancelled {
            end = .cutOff
        } catch {
            end = .failed(String(describing: type(of: error)))
            logger.error("job failed", metadata: ["error": "\(type(of: error))", "attempt": "\(job.attempt)"])
        }
        await close(job, end)
    }

    private enum End: Sendable {
        case done
        case failed(String)
        /// The server stops.
        case cutOff
    }

    private func close(_ job: TakenJob, _ end: End) async {
        let now = clock()
        do {
            // Not cancelled with the rest: how it ended must be written down.
            try await Task { [self] in
                try await database.write { [self] tx in
                    switch end {
                    case .done: try tx.run(WorkSQL.finishJob, now, job.id, owner)
                    case .cutOff: try tx.run(WorkSQL.releaseJob, job.id, owner)
                    case .failed(let fault) where job.attempt >= Jobs.mostAttempts:
                        try giveUp(job, fault: fault, in: tx, at: now)
                    case .failed(let fault):
                        let due = now.adding(seconds: Jobs.delay(afterAttempt: job.attempt))
                        try tx.run(WorkSQL.retryJob, due, fault, job.id, owner)
                    }
                }
            }.value
        } catch {
            // The lease ends by itself and the job is taken up again: that is why jobs are made idempotent.
            logger.error("job's end not written", metadata: ["error": "\(type(of: error))"])
        }
    }
}
