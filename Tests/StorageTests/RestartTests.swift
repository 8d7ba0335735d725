import Foundation
import Synchronization
import TestEngines
import Testing

@testable import Storage

@Suite struct RestartTests {
    @Test func `a restart of PostgreSQL is survived, and what had not been committed runs again`() async throws {
        let cluster = try await PostgresCluster.startOwn()
        let name = try await cluster.create(.empty)
        let db = try await open(.postgres(url: cluster.url(of: name)), connections: 2)
        try await db.write { try $0.run(Fixture.addTeam, "t", "red", 1) }

        try await cluster.stop()
        try await cluster.start()
        #expect(try await db.teamCount() == 1)
        try await db.write { try $0.run(Fixture.addTeam, "u", "green", 1) }

        // In the midst of a write: the first run is lost with its connection, the second goes through.
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
}
