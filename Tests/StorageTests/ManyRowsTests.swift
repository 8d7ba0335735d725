import Foundation
import TestEngines
import Testing

@testable import Storage

/// Many rows by one statement: by arrays on PostgreSQL where it only inserts, row by row where a row may meet another.
@Suite struct ManyRowsTests {
    /// What the text of an array could be taken apart by, or taken for nothing.
    private static let texts: [String?] = [
        nil, "", "NULL", "null", "{}", "{\"a\",NULL}", "a,b", "\"", "\\", "\\\"", "\\x00ff", " a ", "\t\n\r", "a'b;--",
        "e\u{301}", "日本語 👩🏽‍🔬", String(repeating: "é\\\"", count: 40_000),
    ]
    private static let numbers: [Int64?] = [nil, .min, .max, 0, -1]
    private static let flags: [Bool?] = [nil, true, false]
    private static let shares: [Double?] = [nil, .infinity, -0.0, 1e-300, .greatestFiniteMagnitude, 0.1]
    private static let bytes: [[UInt8]?] = [nil, [], [0], Array(0...255), [92, 120, 34], [255, 0, 255]]

    private static func of<T>(_ values: [T], _ index: Int) -> T { values[index % values.count] }

    @Test(arguments: Engine.allCases)
    func `come back as they went in, of every type, across batches`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            let count = try await db.write { tx in
                try tx.insert(
                    Fixture.addAnything,
                    many: (0..<1_203).lazy.map { i -> [any Bindable] in
                        [
                            i, Self.of(Self.texts, i), Self.of(Self.numbers, i), Self.of(Self.flags, i),
                            Self.of(Self.shares, i), Self.of(Self.bytes, i),
                        ]
                    })
            }
            #expect(count == 1_203)
            let rows = try await db.read { try $0.rows(Fixture.anything) }
            #expect(rows.count == 1_203)
            for (i, row) in rows.enumerated() {
                #expect(try row.integer("id") == i)
                let text = Self.of(Self.texts, i)
                #expect(try row.optionalText("words").map { Array($0.utf8) } == text.map { Array($0.utf8) })
                #expect(try row.optionalInteger("number").map { Int64($0) } == Self.of(Self.numbers, i))
                #expect(try row.optionalBoolean("flag") == Self.of(Self.flags, i))
                #expect(try row.optionalReal("share") == Self.of(Self.shares, i))
                #expect(try row.optionalBytes("bytes") == Self.of(Self.bytes, i))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `are none, one, and exactly as many as a batch holds`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            for (round, many) in [0, 1, 500, 1_000].enumerated() {
                let count = try await db.write { tx in
                    try tx.insert(Fixture.addTeam, many: (0..<many).map { ["\(round)-\($0)", "\(round)-\($0)", $0] })
                }
                #expect(count == many)
            }
            #expect(try await db.teamCount() == 1_501)
        }
    }

    /// One statement could not change a row that it has just written.
    @Test(arguments: Engine.allCases)
    func `may meet one another where a conflict is expected: the last one counts`(engine: Engine) async throws {
        let settle: Statement = """
            INSERT INTO team (id, name_key, seats) VALUES (\(.text("id")), \(.text("name")), \(.integer("seats")))
            ON CONFLICT (id) DO UPDATE SET seats = excluded.seats
            """
        #expect(settle.ofArrays == nil)
        try await withFixture(engine) { db in
            try await db.write { tx in
                try tx.insert(settle, many: [["a", "a", 1], ["b", "b", 2], ["a", "a", 3], ["a", "a", 4]])
            }
            let seats = try await db.read { try $0.rows(Fixture.teams).map { try $0.integer("seats") } }
            #expect(seats == [4, 2])
        }
    }

    @Test(arguments: Engine.allCases)
    func `may be other than an insert, and may name a value twice`(engine: Engine) async throws {
        let twice: Statement = """
            INSERT INTO team (id, name_key, seats) VALUES (\(.text("id")), \(.text("id")), \(.integer("seats")))
            """
        let fixed: Statement = """
            INSERT INTO team (id, name_key, seats) VALUES (\(.text("id")), \(.text("name")), 7)
            """
        try await withFixture(engine) { db in
            let changed = try await db.write { tx in
                try tx.insert(twice, many: [["a", 1], ["b", 2]])
                try tx.insert(fixed, many: [["c", "c"], ["d", "d"]])
                return try tx.insert(Fixture.raise, many: [[10, "a"], [20, "b"], [30, "nobody"]])
            }
            #expect(changed == 2)
            let seats = try await db.read { try $0.rows(Fixture.teams).map { try $0.integer("seats") } }
            #expect(seats == [10, 20, 7, 7])
        }
    }

    @Test(arguments: Engine.allCases)
    func `are taken back with the savepoint that they fail in`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            try await db.write { tx in
                try tx.insert(Fixture.addTeam, many: [["a", "red", 1]])
                let fault = #expect(throws: StorageError.self) {
                    try tx.savepoint {
                        try tx.insert(
                            Fixture.addTeam, many: (0..<700).map { ["n\($0)", $0 == 600 ? "red" : "n\($0)", 1] })
                    }
                }
                #expect(fault == .unique("team__name_key"))
                try tx.insert(Fixture.addTeam, many: [["b", "blue", 1]])
            }
            #expect(try await db.teamCount() == 2)
        }
    }
}
