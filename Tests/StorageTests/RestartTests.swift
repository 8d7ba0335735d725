import Foundation
import Synchronization
import TestEngines
import Testing

@testable import Storage

@Suite struct RestartTests {
    @Test func `a restart of PostgreSQL is survived, and a commit of which nobody knows is told`() async throws {
        let cluster = try await PostgresCluster.startOwn()
        let name = try await cluster.create(.empty)
        let db = try await open(.postgres(url: cluster.url(of: name)), connections: 2)
        try await db.write { try $0.run(Fixture.addTeam, "t", "red", 1) }

        try await cluster.stop()
        try await cluster.start()
        #expect(try await db.teamCount() == 1)
        try await db.write { try $0.run(Fixture.addTeam, "u", "green", 1) }

        // In the midst of a write, with nothing left to do but to commit.
        let runs = Mutex(0)
        let restarted = DispatchSemaphore(value: 0)
        let (begun, signal) = AsyncStream.makeStream(of: Void.self)
        let writing = Task {
            try await db.write { tx in
                try tx.run(Fixture.addTeam, "v", "blue", 1)
                if runs.withLock({
                    $0 += 1
                    return $0
                }) == 1 {
                    signal.yield()
                    restarted.wait()
                }
            }
        }
        for await _ in begun { break }
        try await cluster.stop()
        try await cluster.start()
        restarted.signal()
        // The closure ended well, but COMMIT found the connection broken: that is told, never tried again.
        let fault = await storageError { try await writing.value }
        let names = try await db.read { try $0.rows(Fixture.teams).map { try $0.text("name_key") } }
        #expect(fault == .connectionLost)
        #expect(runs.withLock { $0 } == 1)
        #expect(names == ["green", "red"])

        try await cluster.stop()
        #expect(await storageError { _ = try await db.read { try $0.rows(Fixture.teams) } } == .connectionLost)
        try await cluster.start()
        #expect(try await db.teamCount() == 2)
        await db.close()
    }

    @Test func `a write that a restart interrupts before its commit runs again, once`() async throws {
        let cluster = try await PostgresCluster.startOwn()
        let db = try await open(.postgres(url: cluster.url(of: cluster.create(.empty))), connections: 2)
        let runs = Mutex(0)
        let restarted = DispatchSemaphore(value: 0)
        let (begun, signal) = AsyncStream.makeStream(of: Void.self)
        let writing = Task {
            try await db.write { tx in
                let run = runs.withLock {
                    $0 += 1
                    return $0
                }
                try tx.run(Fixture.addTeam, "v", "blue", run)
                if run == 1 {
                    signal.yield()
                    restarted.wait()
                }
                // The first run finds its connection broken here.
                try tx.run(Fixture.addTeam, "w", "white", run)
            }
        }
        for await _ in begun { break }
        try await cluster.stop()
        try await cluster.start()
        restarted.signal()
        try await writing.value
        #expect(runs.withLock { $0 } == 2)
        #expect(try await db.read { try $0.rows(Fixture.teams).map { try $0.integer("seats") } } == [2, 2])
        await db.close()
    }

    @Test func `under load, a restart loses no write that was acknowledged and does none twice`() async throws {
        let cluster = try await PostgresCluster.startOwn()
        let db = try await open(.postgres(url: cluster.url(of: cluster.create(.empty))), connections: 4)
        let tally = Tally()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<6 {
                group.addTask {
                    for number in 0..<100_000 where !tally.isDone.withLock({ $0 }) {
                        let id = "\(worker)-\(number)"
                        do {
                            try await db.write { try $0.run(Fixture.addTeam, id, id, number) }
                            _ = tally.acknowledged.withLock { $0.insert(id) }
                        } catch StorageError.connectionLost {
                            _ = tally.lost.withLock { $0.insert(id) }
                        }
                    }
                }
            }
            group.addTask {
                for round in 1...2 {
                    while tally.acknowledged.withLock({ $0.count }) < 100 * round {
                        try await Task.sleep(for: .milliseconds(5))
                    }
                    try await cluster.stop()
                    try await cluster.start()
                }
                let before = tally.acknowledged.withLock { $0.count }
                while tally.acknowledged.withLock({ $0.count }) < before + 100 {
                    try await Task.sleep(for: .milliseconds(5))
                }
                tally.isDone.withLock { $0 = true }
            }
            try await group.waitForAll()
        }
        let found = Set(try await db.read { try $0.rows(Fixture.teams).map { try $0.text("id") } })
        let told = tally.acknowledged.withLock { $0 }
        #expect(told.isSubset(of: found))
        // Of the others, each was said to be lost; whether it was written nobody could know.
        #expect(found.subtracting(told).isSubset(of: tally.lost.withLock { $0 }))
        await db.close()
    }

    /// What the writers were told.
    private final class Tally: Sendable {
        let acknowledged = Mutex<Set<String>>([])
        let lost = Mutex<Set<String>>([])
        let isDone = Mutex(false)
    }
}
