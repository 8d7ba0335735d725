import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

/// SQL stands in few places, every statement is listed, and each table has one owner.
@Suite struct `Statements` {
    private let tree: SourceTree

    init() throws { tree = try SourceTree() }

    @Test func `SQL stands in files named SQL and in migrations only`() throws {
        // At the beginning of a line, as in a literal of several lines, or at the beginning of a literal.
        let opening = try Regex(
            "(^\\s*|\")(SELECT|INSERT INTO|UPDATE [a-z_]+ SET|DELETE FROM|WITH RECURSIVE|CREATE TABLE) ")
        for file in tree.files where !file.name.hasSuffix("SQL.swift") && file.module != "Storage" {
            for (number, line) in file.lines.enumerated() where !line.contains("SELECT 1") {
                #expect(SourceTree.code(line).firstMatch(of: opening) == nil, "\(file.path):\(number + 1)")
            }
        }
    }

    @Test func `Every statement is listed`() throws {
        // An area may gather its own first: AccountStatements.
        let list = tree.files.filter { $0.name.hasSuffix("Statements.swift") }.map(\.text).joined()
        var count = 0
        for file in tree.files where file.name.hasSuffix("SQL.swift") && file.module == "Mentoring" {
            let text = file.text
            for owner in text.matches(of: /(?:enum|extension) (\w+)/).map({ String($0.1) }).prefix(1) {
                let isListed = list.contains("\(owner).all")
                #expect(isListed, "\(owner) is not in AllStatements")
            }
            let names = text.matches(of: /static let (\w+): Statement/).map { String($0.1) }
            for name in names {
                count += 1
                // Named once where it is made, and again in a list or inside another statement.
                let uses = text.matches(of: try Regex("\\b\(name)\\b")).count
                #expect(uses > 1, "\(file.path): \(name) is in no list")
            }
        }
        #expect(count > 20)
        #expect(AllStatements.all.count >= count / 2)
    }

    /// A table has one owner: only its area's folder changes it.
    @Test func `Each table is changed by one area`() {
        var owners: [String: Set<String>] = [:]
        for file in tree.files where file.module == "Mentoring" {
            for line in file.lines {
                for match in line.matches(of: /(?:INSERT INTO|UPDATE|DELETE FROM) ([a-z_]+)\b/) {
                    let table = String(match.1)
                    guard table != "set" else { continue }
                    owners[table, default: []].insert(file.area)
                }
            }
        }
        for (table, areas) in owners.sorted(by: { $0.key < $1.key }) {
            #expect(areas.count == 1, "\(table) is changed by \(areas.sorted().joined(separator: ", "))")
        }
        #expect(owners.count > 10)
    }

    @Test(arguments: Engine.allCases)
    func `Every statement is understood by the engine, and none reads a large table from end to end`(
        engine: Engine
    ) async throws {
        try await withDatabase(engine) { database in
            for statement in AllStatements.all {
                let plan: [String]
                do { plan = try await database.plan(of: statement) } catch {
                    Issue.record("\(error): \(statement.sql(for: engine))")
                    continue
                }
                let sql = statement.sql(for: engine)
                for table in Self.scanned(plan, sql, engine) where !Self.mayScan(table, sql) {
                    Issue.record("\(engine) reads \(table) from end to end: \(sql)\n\(plan.joined(separator: "\n"))")
                }
            }
        }
    }

    /// What a list of a hundred thousand people writes: row by row it would take PostgreSQL twice as long.
    @Test(arguments: [
        "staff_import_row", "staff_import_change", "staff_import_problem", "person_word", "person_language",
        "person_competency",
    ])
    func `Rows of a long list go to PostgreSQL many at a time`(table: String) throws {
        let inserts = AllStatements.all.filter {
            $0.sql(for: .postgres).hasPrefix("INSERT INTO \(table) ") && $0.sql(for: .postgres).contains("VALUES (")
        }
        #expect(inserts.contains { $0.ofArrays != nil })
    }

    /// Tables that grow with the organisation or with time.
    private static let large: Set<String> = [
        "person", "person_word", "person_language", "person_competency", "person_change", "outbox", "outbox_value",
        "audit",
        "job", "session", "account", "access_link", "failed_attempt", "participant", "mentorship", "mentorship_member",
        "pairing_pair", "staff_import_row",
    ]

    @Test(arguments: Engine.allCases)
    func `The large tables, and those that may be read whole, are tables that there are`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let tables = Set(try await database.schema().tables.map(\.name))
            #expect(Self.large.subtracting(tables).isEmpty)
            #expect(Set(Self.exceptions.map(\.table)).isSubset(of: Self.large))
            // An exception that no statement needs any more would let another one through.
            let texts = AllStatements.all.map { $0.sql(for: engine) }
            for one in Self.exceptions {
                #expect(texts.contains { $0.contains(one.text) }, "no statement says \(one.text)")
            }
        }
    }

    /// The large tables that a plan reads whole.
    private static func scanned(_ plan: [String], _ sql: String, _ engine: Engine) -> [String] {
        var names: [String: String] = [:]
        for match in sql.matches(of: /(?:FROM|JOIN|UPDATE|INTO) ([a-z_]+)(?: AS)?(?: ([a-z_]+))?/) {
            names[String(match.1)] = String(match.1)
            if let alias = match.2 { names[String(alias)] = String(match.1) }
        }
        return plan.compactMap { line in
            let name: Substring?
            switch engine {
            case .sqlite: name = line.firstMatch(of: /SCAN ([a-z_]+)$/)?.1
            case .postgres: name = line.firstMatch(of: /Seq Scan on ([a-z_]+)/)?.1
            }
            return name.flatMap { names[String($0)] ?? String($0) }.flatMap { large.contains($0) ? $0 : nil }
        }
    }

    /// Those that may be read whole, each for a reason.
    private static let exceptions: [(table: String, text: String)] = [
        // Once in the life of an installation: its master key is lost.
        ("account", "totp_last_step = NULL\nWHERE totp_secret IS NOT NULL OR"),
        ("account", "UPDATE account SET printed_code = NULL WHERE printed_code IS NOT NULL"),
        // Tidying up, once a day.
        ("outbox", "DELETE FROM outbox WHERE state IN"),
        ("access_link", "DELETE FROM access_link WHERE expires_at"),
        // Once, before a list is applied; ends at the first that it finds.
        ("person", "SELECT 1 AS found FROM person, staff_import"),
        // Filters freely combined: read in any order up to the limit, and said to be "more than" beyond it.
        ("person", "SELECT person.id FROM person WHERE  person.presence IN"),
        // Once per import: everybody's, in the order of the key, to compare a list with them.
        ("person_language", "SELECT person_id, code FROM person_language ORDER BY person_id, code"),
        ("person_competency", "source FROM person_competency ORDER BY person_id, competency_id"),
        // Once per import: has anybody been changed since the list was compared?
        ("person", "person.changed_at > staff_import.compared_at"),
    ]

    private static func mayScan(_ table: String, _ sql: String) -> Bool {
        exceptions.contains { $0.table == table && sql.contains($0.text) }
    }

    @Test(arguments: Engine.allCases)
    func `Every unique index is named after its table and columns, as refusals are found by it`(
        engine: Engine
    ) async throws {
        try await withDatabase(engine) { database in
            let schema = try await database.schema()
            for table in schema.tables where table.name != "migration" {
                for index in table.uniqueIndexes {
                    let columns = index.columns.joined(separator: "__")
                    #expect(index.name == "\(table.name)__\(columns)", "\(table.name)")
                }
            }
        }
    }
}
