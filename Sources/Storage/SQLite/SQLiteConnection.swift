import Foundation
import GRDB

/// A connection of GRDB in the midst of a transaction.
final class SQLiteConnection: Connection {
    let engine = Engine.sqlite
    private let database: GRDB.Database

    init(_ database: GRDB.Database) {
        self.database = database
    }

    func execute(_ statement: Statement, _ values: [SQLValue], _ body: (Row) throws -> Void) throws -> Int {
        do {
            let prepared = try database.cachedStatement(sql: statement.sql(for: .sqlite))
            prepared.setUncheckedArguments(StatementArguments(values.map(\.databaseValue)))
            guard prepared.columnCount > 0 else {
                try prepared.execute()
                return database.changesCount
            }
            let columns = Columns(prepared.columnNames)
            let count = prepared.columnCount
            let cursor = try GRDB.Row.fetchCursor(prepared)
            while let row = try cursor.next() {
                let values = (0..<count).map { SQLValue((row[$0] as DatabaseValue).storage) }
                do { try body(Row(columns: columns, values: values)) } catch { throw Passed(error: error) }
            }
            return database.changesCount
        } catch let passed as Passed {
            throw passed.error
        } catch {
            throw StorageError(sqlite: error)
        }
    }

    func executeMany(_ statement: Statement, _ rows: some Sequence<[any Bindable]>) throws -> Int {
        do {
            let prepared = try database.makeStatement(sql: statement.sql(for: .sqlite))
            let before = database.totalChangesCount
            for row in rows {
                prepared.setUncheckedArguments(StatementArguments(row.map(\.sqlValue.databaseValue)))
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

extension StorageError {
    /// What SQLite says, in our terms.
    init(sqlite error: any Error) {
        guard let error = error as? DatabaseError else {
            self = error as? StorageError ?? .other(String(describing: type(of: error)))
            return
        }
        let message = error.message ?? ""
        func after(_ prefix: String) -> String { message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message }
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
            self = .unique(Self.indexName(after("UNIQUE constraint failed: ")))
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .foreignKey
        case .SQLITE_CONSTRAINT_CHECK: self = .check(after("CHECK constraint failed: "))
        case .SQLITE_CONSTRAINT_NOTNULL: self = .notNull(after("NOT NULL constraint failed: "))
        default:
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
            case .SQLITE_FULL: self = .diskFull
            case .SQLITE_READONLY: self = .readOnly
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt
            case .SQLITE_CANTOPEN, .SQLITE_IOERR: self = .connectionLost
            default: self = .other(message)
            }
        }
    }

    /// `person.a, person.b` becomes `person__a__b`; `index 'name'` becomes `name`.
    private static func indexName(_ columns: String) -> String {
        if columns.hasPrefix("index '") { return String(columns.dropFirst(7).dropLast()) }
        let parts = columns.split(separator: ",").map { part in
            part.split(separator: ".").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        guard let table = parts.first?.first else { return columns }
        return ([table] + parts.compactMap { $0.count > 1 ? $0[1] : nil }).joined(separator: "__")
    }
}
