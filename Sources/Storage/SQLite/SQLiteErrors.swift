import Foundation
import GRDB

extension StorageError {
    /// What SQLite says, in our terms.
    init(sqlite error: any Error) {
        guard let error = error as? DatabaseError else {
            self = error as? StorageError ?? .other(String(describing: type(of: error)))
            return
        }
        let message = error.message ?? ""
        func after(_ prefix: String) -> String {
            message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message
        }
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
            self = .unique(Self.indexName(after("UNIQUE constraint failed: ")))
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .foreignKey
        case .SQLITE_CONSTRAINT_CHECK: self = .check(after("CHECK constraint failed: "))
        case .SQLITE_CONSTRAINT_NOTNULL: self = .notNull(after("NOT NULL constraint failed: "))
        default:
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
            case .SQLITE_MISUSE where message == "Connection is closed": self = .closed
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
