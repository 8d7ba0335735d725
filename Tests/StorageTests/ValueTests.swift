import Foundation
import TestEngines
import Testing

@testable import Storage

@Suite struct ValueTests {
    @Test(arguments: Engine.allCases)
    func `every type comes back as it went in`(engine: Engine) async throws {
        let texts = [
            "", "Éloïse Œuvrard", "日本語 👩🏽‍🔬", "a'b\"c\\d\n\t;--", "e\u{301}", String(repeating: "é", count: 100_000),
        ]
        let numbers: [Int64] = [0, -1, .max, .min, 1, 2]
        let shares = [0.1, -0.0, .infinity, 1e-300, .greatestFiniteMagnitude, 3]
        let bytes: [[UInt8]] = [
            [], [0], Array(0...255), [92, 120], [255, 0, 255], Array(repeating: 7, count: 70_000),
        ]
        try await withFixture(engine) { db in
            try await db.write { tx in
                for i in texts.indices {
                    try tx.run(Fixture.addAnything, i, texts[i], numbers[i], i % 2 == 0, shares[i], bytes[i])
                }
            }
            let rows = try await db.read { try $0.rows(Fixture.anything) }
            #expect(rows.count == texts.count)
            for (i, row) in rows.enumerated() {
                // Swift compares strings by canonical equivalence: bytes are what was kept.
                #expect(try Array(row.text("words").utf8) == Array(texts[i].utf8))
                #expect(try Int64(row.integer("number")) == numbers[i])
                #expect(try row.boolean("flag") == (i % 2 == 0))
                #expect(try row.real("share") == shares[i])
                #expect(try row.bytes("bytes") == bytes[i])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `nothing stays nothing, in every type`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            try await db.write {
                try $0.run(
                    Fixture.addAnything, 1, String?.none, Int?.none, Bool?.none, Double?.none, [UInt8]?.none)
            }
            let row = try #require(try await db.read { try $0.row(Fixture.anything) })
            #expect(try row.optionalText("words") == nil)
            #expect(try row.optionalInteger("number") == nil)
            #expect(try row.optionalBoolean("flag") == nil)
            #expect(try row.optionalReal("share") == nil)
            #expect(try row.optionalBytes("bytes") == nil)
            #expect(throws: StorageError.decoding("words")) { try row.text("words") }
            #expect(throws: StorageError.decoding("nowhere")) { try row.optionalText("nowhere") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `identifiers, instants and days come back typed`(engine: Engine) async throws {
        let id = ID<Fixture>(at: Instant(milliseconds: 1_795_510_800_000))
        let day = try #require(Day("2024-02-29"))
        let instant = Instant(milliseconds: -62_135_596_800_000)
        try await withFixture(engine) { db in
            try await db.write { try $0.run(Fixture.addTeam, id, day, instant) }
            let row = try #require(try await db.read { try $0.row(Fixture.teams) })
            #expect(try row.id("id", of: Fixture.self) == id)
            #expect(try row.day("name_key") == day)
            #expect(try row.instant("seats") == instant)
            #expect(throws: StorageError.decoding("name_key")) { try row.id("name_key", of: Fixture.self) }
            #expect(throws: StorageError.decoding("id")) { try row.integer("id") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a text that looks like an identifier is that text, and is found by either`(engine: Engine) async throws {
        let text = "0192f0c1-2345-7678-9abc-def012345678"
        let id = try #require(ID<Fixture>(text))
        try await withFixture(engine) { db in
            try await db.write { try $0.run(Fixture.addTeam, text, id, 1) }
            let row = try #require(try await db.read { try $0.row(Fixture.teams) })
            #expect(try row.text("id") == text)
            #expect(try row.id("id", of: Fixture.self) == id)
            #expect(try row.text("name_key") == text)
            let repeated = await storageError { try await db.write { try $0.run(Fixture.addTeam, id, "b", 1) } }
            #expect(repeated != nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a text with NUL and a value of another type are refused by name`(engine: Engine) async throws {
        try await withFixture(engine) { db in
            let nul = await storageError { try await db.write { try $0.run(Fixture.addTeam, "a", "b\0c", 1) } }
            #expect(nul == .other("parameter name: a text with NUL"))
            let type = await storageError { try await db.write { try $0.run(Fixture.addTeam, "a", "b", "1") } }
            #expect(type == .other("parameter seats: a value that is not integer"))
            let few = await storageError { try await db.write { try $0.run(Fixture.addTeam, "a") } }
            #expect(few == .other("3 parameters, 1 values"))
            let bulk = await storageError {
                try await db.write { try $0.insert(Fixture.addTeam, many: [["a", "b", 1], ["c", "\0", 1]]) }
            }
            #expect(bulk == .other("parameter name: a text with NUL"))
            let count = try await db.teamCount()
            #expect(count == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `keys sort by their bytes on both engines`(engine: Engine) async throws {
        let names = ["b", "a b", "Z", "ab", "é", "a-b", "a", "zz", "_"]
        try await withFixture(engine) { db in
            try await db.write { tx in
                try tx.insert(Fixture.addTeam, many: names.map { [$0, $0, 1] as [any Bindable] })
            }
            let sorted = try await db.read { try $0.rows(Fixture.teams).map { try $0.text("name_key") } }
            #expect(sorted == names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        }
    }

    @Test(arguments: Engine.allCases)
    func `sums are integers and averages are reals on both engines`(engine: Engine) async throws {
        let sums: Statement = "SELECT sum(seats) AS total, avg(seats) AS mean FROM team"
        try await withFixture(engine) { db in
            let row = try await db.write { tx in
                try tx.run(Fixture.addTeam, "a", "a", 3)
                try tx.run(Fixture.addTeam, "b", "b", 5)
                return try tx.row(sums)
            }
            #expect(try row?.integer("total") == 8)
            #expect(try row?.real("mean") == 4)
        }
    }
}
