import Foundation
import Mentoring
import Storage
import Synchronization
import TestEngines
import Testing

/// Work that outlives a request: taken with a lease, tried again with back-off, done at least once.
@Suite struct `The queue of jobs` {
    private struct Failure: Error {}

    /// What a test lets jobs do, and what they did.
    private final class Ground: Sendable {
        let database: Database
        let clock = TestClock()
        let subject = ID<Person>(at: Instant(milliseconds: 1))
        let attempts = Mutex<[Int]>([])
        let abandoned = Mutex<[String]>([])

        init(_ database: Database) { self.database = database }

        static let kind = JobKind("test.work")

        func runner(_ work: @escaping JobVerb.Work = { _ in }) -> JobRunner {
            JobRunner(
                database: database, clock: { [clock] in clock.now },
                kinds: [
                    Self.kind: JobVerb(
                        { [self] run in
                            attempts.withLock { $0.append(run.attempt) }
                            try await work(run)
                        }, abandon: { [self] subject, _, _ in abandoned.withLock { $0.append(subject) } })
                ],
                logger: testLogger)
        }

        func queue(_ subject: ID<Person>? = nil) async throws {
            let (subject, now) = (subject ?? self.subject, clock.now)
            try await database.write { try Jobs.queue(Self.kind, subject, in: $0, at: now) }
        }

        /// Queues a job in a transaction that comes to nothing.
        func queueAndFail() async throws {
            let (subject, now) = (subject, clock.now)
            try await database.write { tx in
                try Jobs.queue(Self.kind, subject, in: tx, at: now)
                throw Failure()
            }
        }

        func states() async throws -> [String] {
            try await database.read { try $0.rows("SELECT state FROM job ORDER BY id").map { try $0.text("state") } }
        }
    }

    @Test(arguments: Engine.allCases)
    func `are queued once while they wait, and done once`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let ground = Ground(database)
            try await ground.queue()
            try await ground.queue()
            let runner = ground.runner()
            #expect(try await runner.drain() == 1)
            #expect(try await runner.drain() == 0)
            #expect(try await ground.states() == ["done"])
            try await ground.queue()
            #expect(try await runner.drain() == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `that fail are tried again later and later, then given up, and their subject is told`(
        engine: Engine
    ) async throws {
        try await withDatabase(engine) { database in
            let ground = Ground(database)
            let runner = ground.runner { _ in throw Failure() }
            try await ground.queue()
            for delay in [0, 5, 25, 125, 625, 3125, 3600, 3600] {
                if delay > 0 {
                    ground.clock.advance(seconds: delay - 1)
                    #expect(try await runner.drain() == 0)
                    ground.clock.advance(seconds: 1)
                }
                #expect(ground.abandoned.withLock { $0 } == [])
                #expect(try await runner.drain() == 1)
            }
            #expect(ground.attempts.withLock { $0 } == Array(1...8))
            #expect(ground.abandoned.withLock { $0 } == [ground.subject.text])
            #expect(try await ground.states() == ["failed"])
            ground.clock.advance(days: 1)
            #expect(try await runner.drain() == 0)
        }
    }

    /// A server that dies writes nothing: its lease ends, another takes the job up. Work that brings down every server
    /// that takes it up must not go on doing so.
    @Test(arguments: Engine.allCases)
    func `whose server dies are taken up by another when the lease ends, four times at most`(
        engine: Engine
    ) async throws {
        try await withDatabase(engine) { database in
            let ground = Ground(database)
            try await ground.queue()
            for death in 1...4 {
                let (begun, signal) = AsyncStream.makeStream(of: Void.self)
                let dying = ground.runner { _ in
                    signal.finish()
                    // The process is gone: nothing is written any more.
                    while true { try? await Task.sleep(for: .seconds(3600)) }
                }
                let process = Task { try await dying.drain() }
                for await _ in begun {}
                ground.clock.advance(seconds: 59)
                #expect(try await ground.runner().drain() == 0, "somebody else took it at death \(death)")
                ground.clock.advance(seconds: 2)
                _ = process
            }
            #expect(try await ground.runner().drain() == 1)
            #expect(ground.attempts.withLock { $0 } == [1, 2, 3, 4])
            #expect(ground.abandoned.withLock { $0 } == [ground.subject.text])
            #expect(try await ground.states() == ["failed"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `that are cut off by the end of their server are free at once, and it does not count`(
        engine: Engine
    ) async throws {
        try await withDatabase(engine) { database in
            let ground = Ground(database)
            try await ground.queue()
            let (begun, signal) = AsyncStream.makeStream(of: Void.self)
            let stopping = ground.runner { _ in
                signal.finish()
                try await Task.sleep(for: .seconds(3600))
            }
            let process = Task { await stopping.run() }
            for await _ in begun {}
            process.cancel()
            await process.value
            #expect(try await ground.runner().drain() == 1)
            #expect(ground.attempts.withLock { $0 } == [1, 1])
            #expect(try await ground.states() == ["done"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `are shared by servers, each job by one of them`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let ground = Ground(database)
            for number in 0..<20 { try await ground.queue(ID<Person>(at: Instant(milliseconds: Int64(number)))) }
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<3 {
                    let runner = ground.runner()
                    group.addTask { try await runner.drain() }
                }
                return try await group.reduce(0, +)
            }
            #expect(counts == 20)
            #expect(ground.attempts.withLock { $0 }.count == 20)
            #expect(Set(try await ground.states()) == ["done"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `of another kind are done while a long one is at work, of the same kind after it`(engine: Engine) async throws
    {
        try await withDatabase(engine) { database in
            let (long, short) = (JobKind("test.long"), JobKind("test.short"))
            let (now, subjects) = (TestClock().now, (0..<2).map { ID<Person>(at: Instant(milliseconds: $0 + 1)) })
            let (done, gate) = (AsyncStream.makeStream(of: String.self), AsyncStream.makeStream(of: Void.self))
            let verb = { @Sendable (name: String, waits: Bool) in
                JobVerb(
                    { _ in
                        done.continuation.yield("\(name) begins")
                        if waits { for await _ in gate.stream { break } }
                        done.continuation.yield("\(name) ends")
                    }, abandon: { _, _, _ in })
            }
            let runner = JobRunner(
                database: database, clock: { now }, kinds: [long: verb("long", true), short: verb("short", false)],
                logger: testLogger)
            try await database.write { tx in
                for subject in subjects { try Jobs.queue(long, subject, in: tx, at: now) }
                try Jobs.queue(short, subjects[0], in: tx, at: now.adding(seconds: -1), due: now)
            }
            let running = Task { await runner.run(pause: .milliseconds(10)) }
            defer { running.cancel() }
            var seen: [String] = []
            for await event in done.stream {
                seen.append(event)
                // The long one goes on only after the short one is done.
                if event == "short ends" { gate.continuation.yield() }
                if seen.count == 5 { break }
            }
            #expect(seen.firstIndex(of: "short ends") ?? 9 < seen.firstIndex(of: "long ends") ?? 0, "\(seen)")
            #expect(seen.filter { $0 == "long begins" }.count == 2 && seen.last == "long begins", "\(seen)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `are written with what makes them necessary, or not at all`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let ground = Ground(database)
            await #expect(throws: Failure.self) { try await ground.queueAndFail() }
            let done = try await ground.runner().drain()
            #expect(done == 0)
        }
    }
}
