import Foundation
import Synchronization
import TestEngines
import Testing

@testable import Storage

@Suite struct ConcurrencyTests {
    @Test(arguments: Engine.allCases)
    func `two processes that count lose no step`(engine: Engine) async throws {
        try await withEmptyDatabase(engine) { address in
            let one = try await open(address)
            let other = try await open(address)
            try await one.write { try $0.run(Fixture.addTeam, "t", "red", 0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        try await (number % 2 == 0 ? one : other).write { tx in
                            let seats = try tx.row(Fixture.seats, "t")?.integer("seats") ?? 0
                            try tx.run(Fixture.raise, seats + 1, "t")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await one.read { try $0.row(Fixture.seats, "t")?.integer("seats") } == 60)
            await one.close()
            await other.close()
        }
    }

    @Test(arguments: Engine.allCases)
    func `the last free seat is taken once`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<12 {
                    group.addTask {
                        try await db.write { tx in
                            guard try tx.row(Fixture.countMembers)?.integer("n") == 0 else { return false }
                            try tx.run(Fixture.addMember, "m\(number)", String?.none, number)
                            return true
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(taken == 1)
            #expect(try await db.read { try $0.row(Fixture.countMembers)?.integer("n") } == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a read during a write sees what was before and does not wait`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            let written = DispatchSemaphore(value: 0)
            let seen = DispatchSemaphore(value: 0)
            async let writing: Void = db.write { tx in
                try tx.run(Fixture.addTeam, "t", "red", 1)
                written.signal()
                // Goes on only when the read is through: a read that waited for us would never come.
                #expect(seen.wait(timeout: .now() + 20) == .success)
            }
            let before = try await db.read { tx in
                written.wait()
                return try tx.rows(Fixture.teams).count
            }
            seen.signal()
            try await writing
            #expect(before == 0)
            #expect(try await db.teamCount() == 1)
        }
    }

    @Test func `a second writer on SQLite waits for the first`() async throws {
        try await withEmptyDatabase(.sqlite) { address in
            let one = try await open(address)
            let other = try await open(address)
            let begun = DispatchSemaphore(value: 0)
            async let first: Void = one.write { tx in
                begun.signal()
                Thread.sleep(forTimeInterval: 0.3)
                try tx.run(Fixture.addTeam, "t", "red", 1)
            }
            let count = try await other.write { tx in
                try tx.rows(Fixture.teams).count
            }
            try await first
            #expect(begun.wait(timeout: .now()) == .success)
            #expect(count == 0 || count == 1)
            #expect(try await other.write { try $0.rows(Fixture.teams).count } == 1)
            await one.close()
            await other.close()
        }
    }

    @Test(arguments: Engine.allCases)
    func `rows are read while other statements run`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            let sum = try await db.write { tx in
                try tx.insert(Fixture.addTeam, many: (0..<1700).map { ["t\($0)", "n\($0)", $0] })
                var sum = 0
                try tx.each(Fixture.teams) { row in
                    sum += try tx.row(Fixture.seats, row.text("id"))?.integer("seats") ?? 0
                    if sum == 0 { try tx.each(Fixture.teams) { _ in } }
                }
                return sum
            }
            #expect(sum == 1700 * 1699 / 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a cancelled write leaves nothing`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            let (begun, signal) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                try await db.write { tx in
                    try tx.run(Fixture.addTeam, "t", "red", 1)
                    signal.yield()
                    let slow: Statement = """
                        WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 300000000)
                        SELECT count(*) AS n FROM n
                        """
                    _ = try tx.rows(slow)
                }
            }
            for await _ in begun { break }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await db.teamCount() == 0)
            try await db.write { try $0.run(Fixture.addTeam, "u", "blue", 1) }
        }
    }
}
