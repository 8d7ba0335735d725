import Foundation
import GRDB

/// A connection of GRDB in the midst of a transaction.
final class SQLiteConnection: Connection {
    let engine = Engine.sqlite
    private let database: GRDB.Database
    /// Statements whose rows are being read: one that is asked for again meanwhile is prepared apart.
    private var inUse: Set<String> = []

    init(_ database: GRDB.Database) {
        self.database = database
    }

    func execute(_ statement: Statement, _ values: [SQLValue], _ body: (Row) throws -> Void) throws -> Int {
        let sql = statement.sql(for: .sqlite)
        let free = inUse.insert(sql).inserted
        defer { if free { inUse.remove(sql) } }
        do {
            let prepared = try free ? database.cachedStatement(sql: sql) : database.makeStatement(sql: sql)
            prepared.setUncheckedArguments(StatementArguments(values.map(\.databaseValue)))
            let before = database.totalChangesCount
            guard prepared.columnCount > 0 else {
                try prepared.execute()
                return database.totalChangesCount == before ? 0 : database.changesCount
            }
            let columns = Columns(prepared.columnNames)
            let cursor = try GRDB.Row.fetchCursor(prepared)
            let count = prepared.columnCount
            while let row = try cursor.next() {
                let values = (0..<count).map { SQLValue((row[$0] as DatabaseValue).storage) }
                do { try body(Row(columns: columns, values: values)) } catch { throw Passed(error: error) }
            }
            return database.totalChangesCount == before ? 0 : database.changesCount
        } catch let passed as Passed {
            throw passed.error
        } catch {
            throw StorageError(sqlite: error)
        }
    }

    func stream(_ statement: Statement, _ values: [SQLValue], _ body: (Row) throws -> Void) throws {
        _ = try execute(statement, values, body)
    }

    func executeMany(_ statement: Statement, _ rows: some Sequence<[SQLValue]>) throws -> Int {
        do {
            let prepared = try database.makeStatement(sql: statement.sql(for: .sqlite))
            let before = database.totalChangesCount
            for row in rows {
                prepared.setUncheckedArguments(StatementArguments(row.map(\.databaseValue)))
                try prepared.execute()
            }
            return database.totalChangesCount - before
        } catch {
            throw StorageError(sqlite: error)
        }
    }

    func executeScript(_ sql: String) throws {
        do { try database.execute(sql: sql) } catch { throw StorageError(sqlite: error) }
    }

    func savepoint(_ step: SavepointStep, _ name: String) throws {
        switch step {
        case .begin: try executeScript("SAVEPOINT \(name)")
        case .keep: try executeScript("RELEASE SAVEPOINT \(name)")
        case .takeBack: try executeScript("ROLLBACK TO SAVEPOINT \(name); RELEASE SAVEPOINT \(name)")
        }
    }

    func explain(_ statement: Statement) throws -> [String] {
        var lines: [String] = []
        let nulls = [SQLValue](repeating: .null, count: statement.parameters.count)
        _ = try execute("EXPLAIN QUERY PLAN \(statement)", nulls) { lines.append(try $0.text("detail")) }
        return lines
    }

    func schemaChanged() throws {}

    /// An error of the caller's closure, to be told apart from those of SQLite.
    private struct Passed: Error { let error: any Error }
}

extension SQLValue {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .text(let text): text.databaseValue
        case .integer(let number): number.databaseValue
        case .boolean(let flag): flag.databaseValue
        case .real(let number): number.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }

    init(_ storage: DatabaseValue.Storage) {
        switch storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes([UInt8](data))
        }
    }
}
