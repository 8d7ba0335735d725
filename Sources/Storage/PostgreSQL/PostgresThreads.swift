import Foundation
import Logging
import Synchronization

/// Threads that each own one connection: libpq blocks, and Swift's cooperative threads must not.
final class PostgresThreads: @unchecked Sendable {
    /// Guards everything below.
    private let condition = NSCondition()
    private var waiting: [PostgresJob] = []
    private var closed = false
    private var running: Int
    private var closers: [CheckedContinuation<Void, Never>] = []

    init(count: Int, logger: Logger, connect: @escaping @Sendable () throws -> PostgresLink) {
        running = count
        for number in 1...count {
            let thread = Thread { [self] in serve(PostgresSeat(logger: logger, connect: connect)) }
            thread.name = "postgres \(number)"
            thread.start()
        }
    }

    func submit(_ job: PostgresJob) {
        condition.lock()
        let accepted = !closed
        if accepted {
            waiting.append(job)
            condition.signal()
        }
        condition.unlock()
        if !accepted { job.refuse(StorageError.closed) }
    }

    /// Takes a job back that has not begun; false when it has.
    func withdraw(_ job: PostgresJob) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard let index = waiting.firstIndex(where: { $0 === job }) else { return false }
        waiting.remove(at: index)
        return true
    }

    /// Refuses what waits and lets what runs finish.
    func stop() {
        condition.lock()
        closed = true
        let refused = waiting
        waiting = []
        condition.broadcast()
        condition.unlock()
        for job in refused { job.refuse(StorageError.closed) }
    }

    /// Stops, and returns when every connection is closed.
    func close() async {
        stop()
        await withCheckedContinuation { continuation in
            condition.lock()
            let done = running == 0
            if !done { closers.append(continuation) }
            condition.unlock()
            if done { continuation.resume() }
        }
    }

    private func serve(_ seat: PostgresSeat) {
        while let job = next() { job.work(seat, job) }
        seat.leave()
        condition.lock()
        running -= 1
        let told = running == 0 ? closers : []
        if running == 0 { closers = [] }
        condition.unlock()
        for closer in told { closer.resume() }
    }

    private func next() -> PostgresJob? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty && !closed { condition.wait() }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }
}

/// A transaction to be done by one of the threads.
final class PostgresJob: Sendable {
    let work: @Sendable (PostgresSeat, PostgresJob) -> Void
    let refuse: @Sendable (any Error) -> Void
    private let state = Mutex(State())

    private struct State {
        var cancelled = false
        /// How to interrupt what runs now; nil while nothing does.
        var interrupt: (@Sendable () -> Void)?
    }

    init(
        work: @escaping @Sendable (PostgresSeat, PostgresJob) -> Void, refuse: @escaping @Sendable (any Error) -> Void
    ) {
        self.work = work
        self.refuse = refuse
    }

    var isCancelled: Bool { state.withLock { $0.cancelled } }

    /// Says how to interrupt what runs from here on; nil before COMMIT, which is never interrupted.
    func interrupting(by interrupt: (@Sendable () -> Void)?) throws {
        try state.withLock {
            if $0.cancelled { throw CancellationError() }
            $0.interrupt = interrupt
        }
    }

    /// Nothing runs any more.
    func rest() { state.withLock { $0.interrupt = nil } }

    /// Interrupts what runs, under the lock so that it cannot hit what comes after.
    func cancel() {
        state.withLock {
            $0.cancelled = true
            $0.interrupt?()
        }
    }
}

/// The place of a thread: its connection, made when first needed and again when it broke.
final class PostgresSeat {
    private let logger: Logger
    private let connect: @Sendable () throws -> PostgresLink
    private var link: PostgresLink?

    init(logger: Logger, connect: @escaping @Sendable () throws -> PostgresLink) {
        self.logger = logger
        self.connect = connect
    }

    /// The connection. A server that is just starting, or a standby that is just taking over, gets a second and a half.
    /// - Throws: `StorageError.connectionLost`, once the reason is in the log.
    func connection() throws -> PostgresLink {
        if let link, link.isAlive { return link }
        link = nil
        let patience = ContinuousClock.now + .milliseconds(1500)
        var pause = 0.1
        while true {
            do {
                let made = try connect()
                link = made
                return made
            } catch let fault as PostgresUnreachable {
                guard ContinuousClock.now < patience else {
                    logger.warning("PostgreSQL cannot be reached", metadata: ["reason": "\(fault.reason)"])
                    throw StorageError.connectionLost
                }
                Thread.sleep(forTimeInterval: pause)
                pause = min(0.4, pause * 2)
            }
        }
    }

    func leave() { link = nil }
}
