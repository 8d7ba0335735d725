/// What goes wrong in a database, alike on both engines.
package enum StorageError: Error, Equatable, Sendable {
    /// The unique index's name, `table__column__column`.
    case unique(String)
    case foreignKey
    /// The constraint's name or text.
    case check(String)
    /// `table.column`.
    case notNull(String)
    case busy
    case connectionLost
    case diskFull
    case readOnly
    case corrupt
    /// The database was migrated by a newer program: the name of its newest migration.
    case newerSchema(String)
    /// A column that is missing or of another type.
    case decoding(String)
    case closed
    /// A migration was edited after it had been applied.
    case editedMigration(String)
    case other(String)

    /// Its kind without values: for logs.
    package var kind: String {
        switch self {
        case .unique: "unique"
        case .foreignKey: "foreignKey"
        case .check: "check"
        case .notNull: "notNull"
        case .busy: "busy"
        case .connectionLost: "connectionLost"
        case .diskFull: "diskFull"
        case .readOnly: "readOnly"
        case .corrupt: "corrupt"
        case .newerSchema: "newerSchema"
        case .decoding(let column): "decoding \(column)"
        case .closed: "closed"
        case .editedMigration: "editedMigration"
        // What stands in quotation marks may be a value: PostgreSQL says which text it could not read.
        case .other(let text): "other \(text.prefix { !"\"'«“‘".contains($0) }.prefix(120))"
        }
    }
}
