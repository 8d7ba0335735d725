import Foundation
import TestEngines
import Testing

@testable import Storage

@Suite struct ErrorTests {
    @Test(arguments: Engine.allCases)
    func `each broken constraint has one name on both engines`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            try await db.write { tx in
                try tx.run(Fixture.addTeam, "t", "red", 1)
                try tx.run(Fixture.addMember, "m", "t", 1)
            }
            func fault(_ statement: Statement, _ values: [SQLValue]) async -> StorageError? {
                await storageError { try await db.write { try $0.run(statement, values: values) } }
            }
            #expect(await fault(Fixture.addTeam, [.text("u"), .text("red"), .integer(1)]) == .unique("team__name_key"))
            #expect(
                await fault(Fixture.addMember, [.text("n"), .text("t"), .integer(1)])
                    == .unique("member__team_id__place"))
            #expect(await fault(Fixture.addTeam, [.text("t"), .text("blue"), .integer(1)]) == .unique("team__id"))
            #expect(await fault(Fixture.addMember, [.text("n"), .text("none"), .integer(2)]) == .foreignKey)
            #expect(await fault(Fixture.addMember, [.text("n"), .text("t"), .integer(-1)]) == .check("member_place"))
            #expect(await fault(Fixture.addMember, [.text("n"), .text("t"), .null]) == .notNull("member.place"))
            let bulk = await storageError {
                try await db.write { tx in
                    try tx.insert(
                        Fixture.addTeam, many: (0..<2000).map { ["i\($0)", $0 == 900 ? "red" : "n\($0)", 1] })
                }
            }
            #expect(bulk == .unique("team__name_key"))
            let count = try await db.teamCount()
            #expect(count == 1)
        }
    }

    /// PostgreSQL repeats in its words the text that it could not read.
    @Test func `a fault says for the log nothing of the values`() async throws {
        try await withFixture(.postgres) { db in
            let fault = await storageError {
                _ = try await db.read {
                    try $0.row("SELECT CAST(CAST(\(.text("name")) AS text) AS bigint) AS n", "Zoltane Quirinus")
                }
            }
            #expect(fault?.kind.hasPrefix("other 22P02") == true)
            #expect(fault?.kind.contains("Zoltane") == false)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a read cannot write`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            let fault = await storageError { _ = try await db.read { try $0.run(Fixture.addTeam, "t", "red", 1) } }
            #expect(fault == .readOnly)
            let count = try await db.teamCount()
            #expect(count == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a failed savepoint is taken back and the transaction goes on`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            try await db.write { tx in
                try tx.run(Fixture.addTeam, "t", "red", 1)
                #expect(throws: StorageError.unique("team__name_key")) {
                    try tx.savepoint {
                        try tx.run(Fixture.addTeam, "u", "green", 1)
                        try tx.savepoint { try tx.run(Fixture.addTeam, "v", "blue", 1) }
                        try tx.run(Fixture.addTeam, "w", "red", 1)
                    }
                }
                try tx.run(Fixture.addTeam, "x", "yellow", 1)
            }
            #expect(
                try await db.read { try $0.rows(Fixture.teams).map { try $0.text("name_key") } } == ["red", "yellow"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `what the closure throws comes out as it is and takes everything back`(engine: Engine) async throws {
        struct Refused: Error, Equatable { let why: Int }
        try await withFixture(engine) { db in
            await #expect(throws: Refused(why: 7)) {
                try await db.write { tx in
                    try tx.run(Fixture.addTeam, "t", "red", 1)
                    throw Refused(why: 7)
                }
            }
            let count = try await db.teamCount()
            #expect(count == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `after close everything is refused`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            await db.close()
            #expect(await storageError { _ = try await db.read { try $0.rows(Fixture.teams) } } == .closed)
            #expect(await storageError { _ = try await db.write { try $0.rows(Fixture.teams) } } == .closed)
        }
    }

    @Test func `a file that cannot be opened is a lost connection`() async throws {
        #expect(
            await storageError { _ = try Database(.sqlite(path: "/nowhere/at/all.sqlite"), logger: testLogger) }
                == .connectionLost)
    }

    @Test func `a file that is no database is corrupt`() async throws {
        try await withEmptyDatabase(.sqlite) { address in
            guard case .sqlite(let path) = address else { return }
            try Data(repeating: 0x41, count: 9000).write(to: URL(fileURLWithPath: path))
            #expect(await storageError { _ = try Database(address, logger: testLogger) } == .corrupt)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what somebody else holds for too long is busy`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            try await db.write { try $0.run(Fixture.addTeam, "t", "red", 1) }
            let other = try Database(db.address, connections: 1, logger: testLogger)
            let (held, signal) = AsyncStream.makeStream(of: Void.self)
            let release = DispatchSemaphore(value: 0)
            let holding = Task {
                try await other.write { tx in
                    try tx.run(Fixture.raise, 2, "t")
                    signal.finish()
                    release.wait()
                }
            }
            for await _ in held {}
            #expect(await storageError { try await db.write { try $0.run(Fixture.raise, 3, "t") } } == .busy)
            release.signal()
            try await holding.value
            try await db.write { try $0.run(Fixture.raise, 4, "t") }
            await other.close()
        }
    }

    @Test func `a database file that is moved away is gone, until it is back`() async throws {
        try await withEmptyDatabase(.sqlite) { address in
            guard case .sqlite(let path) = address else { return }
            let db = try await open(address)
            try await db.write { try $0.run(Fixture.addTeam, "t", "red", 1) }
            #expect(rename(path, path + ".away") == 0)
            #expect(
                await storageError { try await db.write { try $0.run(Fixture.addTeam, "u", "blue", 1) } }
                    == .connectionLost)
            #expect(await storageError { _ = try await db.teamCount() } == .connectionLost)
            // Another file of that name is not the one.
            try Data().write(to: URL(filePath: path))
            #expect(await storageError { _ = try await db.teamCount() } == .connectionLost)
            #expect(rename(path + ".away", path) == 0)
            #expect(try await db.teamCount() == 1)
            await db.close()
        }
    }

    @Test func `whether another program has a file open can be asked`() async throws {
        try await withEmptyDatabase(.sqlite) { address in
            guard case .sqlite(let path) = address else { return }
            #expect(!Database.isOpenElsewhere(sqlite: path))
            let db = try await open(address)
            try await db.write { try $0.run(Fixture.addTeam, "t", "red", 1) }
            #expect(Database.isOpenElsewhere(sqlite: path))
            #expect(try await db.teamCount() == 1)
            await db.close()
            #expect(!Database.isOpenElsewhere(sqlite: path))
        }
    }

    @Test func `a full disk of PostgreSQL is told apart, and nothing of the write is left`() async throws {
        let cluster = try await PostgresCluster.startOwn()
        let address = DatabaseAddress.postgres(url: cluster.url(of: try await cluster.create(.empty)))
        try await cluster.stop()
        // 20 MB and a little: the last page that fits is cut in two, as by a disk that fills up.
        try await cluster.start(fileBlocks: 40_963)
        let db = try await open(address, connections: 1)
        // A megabyte that does not compress.
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<131_072).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
        let fault = await storageError {
            try await db.write { tx in
                for number in 0..<40 {
                    try tx.run(Fixture.addAnything, number, "x", 1, true, 1.0, bytes)
                }
            }
        }
        #expect(fault == .diskFull)
        #expect(try await db.anythingCount() == 0)
        try await db.write { try $0.run(Fixture.addTeam, "t", "red", 1) }
        #expect(try await db.teamCount() == 1)
        await db.close()
    }

    @Test func `a full disk is told apart`() async throws {
        try await withFixture(.sqlite) { db in
            let fault = await storageError {
                try await db.write { tx in
                    try tx.connection.executeScript("PRAGMA max_page_count = 20")
                    try tx.run(Fixture.addAnything, 1, String(repeating: "x", count: 500_000), 1, true, 1.0, [UInt8]())
                }
            }
            #expect(fault == .diskFull)
            let count = try await db.anythingCount()
            #expect(count == 0)
        }
    }

    @Test func `an unreachable server is a lost connection, and the password is not told`() async throws {
        let address = try DatabaseAddress("postgres://ada:s3cret@/x?host=/nowhere")
        #expect(!address.redacted.contains("s3cret"))
        let db = try Database(address, connections: 1, logger: testLogger)
        #expect(await storageError { _ = try await db.read { try $0.rows(Fixture.teams) } } == .connectionLost)
        let fault = await storageError { try await db.backup(to: "/tmp/copy") }
        guard case .other(let text) = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
        #expect(text.contains("pg_dump") && !text.contains("s3cret"))
        await db.close()
    }

    @Test(arguments: ["mysql://x", "", "sqlite:", "/tmp/a.sqlite"])
    func `an address of another kind is refused`(text: String) {
        #expect(throws: AddressError.self) { try DatabaseAddress(text) }
    }
}
