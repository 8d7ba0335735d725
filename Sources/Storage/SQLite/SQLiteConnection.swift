import Foundation
import GRDB
import GRDBSQLite

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
            let before = database.totalChangesCount
            try step(prepared.sqliteStatement, values, Self.columns(of: prepared), body)
            return database.totalChangesCount == before ? 0 : database.changesCount
        } catch let passed as Passed {
            throw passed.error
        } catch {
            throw StorageError(sqlite: error)
        }
    }

    /// The names of a statement's columns; nil where it answers no rows.
    private static func columns(of prepared: GRDB.Statement) -> Columns? {
        prepared.columnCount > 0 ? Columns(prepared.columnNames) : nil
    }

    func stream(_ statement: Statement, _ values: [SQLValue], _ body: (Row) throws -> Void) throws {
        _ = try execute(statement, values, body)
    }

    func executeMany(_ statement: Statement, _ next: () throws -> [SQLValue]?) throws -> Int {
        do {
            let prepared = try database.makeStatement(sql: statement.sql(for: .sqlite))
            let before = database.totalChangesCount
            while let row = try next() {
                try step(prepared.sqliteStatement, row, nil) { _ in }
            }
            return database.totalChangesCount - before
        } catch let fault as StorageError {
            throw fault
        } catch {
            throw StorageError(sqlite: error)
        }
    }

    /// Binds, runs and reads without GRDB's boxes around every value: much of what a long list or a bulk insert takes.
    private func step(
        _ statement: OpaquePointer, _ values: [SQLValue], _ columns: Columns?, _ body: (Row) throws -> Void
    ) throws {
        defer { sqlite3_reset(statement) }
        for (index, value) in values.enumerated() {
            let code = value.bind(to: statement, at: Int32(index + 1))
            guard code == SQLITE_OK else { throw StorageError.other("SQLite refuses a value of \(value.size) bytes") }
        }
        let count = sqlite3_column_count(statement)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                guard let columns else { continue }
                let row = Row(columns: columns, values: (0..<count).map { SQLValue(statement, column: $0) })
                do { try body(row) } catch { throw Passed(error: error) }
            case SQLITE_DONE: return
            default:
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database.sqliteConnection)),
                    message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
            }
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
    /// SQLite copies what it is given.
    fileprivate func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch self {
        case .null: return sqlite3_bind_null(statement, index)
        case .integer(let number): return sqlite3_bind_int64(statement, index, number)
        case .boolean(let flag): return sqlite3_bind_int64(statement, index, flag ? 1 : 0)
        case .real(let number): return sqlite3_bind_double(statement, index, number)
        case .bytes(let bytes):
            // A null pointer would bind null instead of no bytes.
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), copied)
            }
        case .identifier(let bits):
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: IdentifierBits.length) { text in
                bits.write(to: text)
                return text.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text64(statement, index, $0.baseAddress, UInt64($0.count), copied, UInt8(SQLITE_UTF8))
                }
            }
        case .text(var text):
            guard !text.isEmpty else { return sqlite3_bind_text(statement, index, "", 0, copied) }
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text64(
                        statement, index, $0.baseAddress, UInt64($0.count), copied, UInt8(SQLITE_UTF8))
                }
            }
        }
    }

    fileprivate var size: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .identifier: IdentifierBits.length
        case .bytes(let bytes): bytes.count
        default: 8
        }
    }

    /// A column of the row that the statement stands on.
    fileprivate init(_ statement: OpaquePointer, column: Int32) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let text = sqlite3_column_text(statement, column)
            let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column)))
            self.init(utf8: bytes)
        case SQLITE_BLOB:
            let blob = sqlite3_column_blob(statement, column)
            self = .bytes(
                [UInt8](UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_column_bytes(statement, column)))))
        default: self = .null
        }
    }
}
