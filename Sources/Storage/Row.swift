/// The names of an answer's columns, shared by its rows.
final class Columns: Sendable {
    private let names: [String]

    init(_ names: [String]) { self.names = names }

    /// Where the column stands, the first of that name. An answer has few columns, of short names: to look at them in turn
    /// takes less than to hash one.
    func index(of name: String) -> Int? { names.firstIndex(of: name) }
}

/// One row of an answer, read by column name. A column that is missing or of another type throws
/// `StorageError.decoding` with its name.
package struct Row: Sendable {
    let columns: Columns
    let values: [SQLValue]

    /// The value as it came.
    package func value(_ column: String) throws -> SQLValue {
        guard let index = columns.index(of: column) else { throw StorageError.decoding(column) }
        return values[index]
    }

    package func optionalText(_ column: String) throws -> String? {
        switch try value(column) {
        case .null: nil
        case .text(let text): text
        case .identifier(let bits): bits.text
        default: throw StorageError.decoding(column)
        }
    }

    package func text(_ column: String) throws -> String { try present(optionalText(column), column) }

    package func optionalInteger(_ column: String) throws -> Int? {
        switch try value(column) {
        case .null: nil
        case .integer(let number): Int(number)
        default: throw StorageError.decoding(column)
        }
    }

    package func integer(_ column: String) throws -> Int { try present(optionalInteger(column), column) }

    package func optionalBoolean(_ column: String) throws -> Bool? {
        switch try value(column) {
        case .null: nil
        case .boolean(let flag): flag
        case .integer(0): false
        case .integer(1): true
        default: throw StorageError.decoding(column)
        }
    }

    package func boolean(_ column: String) throws -> Bool { try present(optionalBoolean(column), column) }

    package func optionalReal(_ column: String) throws -> Double? {
        switch try value(column) {
        case .null: nil
        case .real(let number): number
        case .integer(let number): Double(number)
        default: throw StorageError.decoding(column)
        }
    }

    package func real(_ column: String) throws -> Double { try present(optionalReal(column), column) }

    package func optionalBytes(_ column: String) throws -> [UInt8]? {
        switch try value(column) {
        case .null: nil
        case .bytes(let bytes): bytes
        default: throw StorageError.decoding(column)
        }
    }

    package func bytes(_ column: String) throws -> [UInt8] { try present(optionalBytes(column), column) }

    package func optionalID<Entity>(_ column: String, of: Entity.Type = Entity.self) throws -> ID<Entity>? {
        switch try value(column) {
        case .null: nil
        case .identifier(let bits): ID(bits)
        default: throw StorageError.decoding(column)
        }
    }

    package func id<Entity>(_ column: String, of: Entity.Type = Entity.self) throws -> ID<Entity> {
        try present(optionalID(column), column)
    }

    package func optionalInstant(_ column: String) throws -> Instant? {
        try optionalInteger(column).map { Instant(milliseconds: Int64($0)) }
    }

    package func instant(_ column: String) throws -> Instant { try present(optionalInstant(column), column) }

    package func optionalDay(_ column: String) throws -> Day? {
        guard let text = try optionalText(column) else { return nil }
        return try present(Day(text), column)
    }

    package func day(_ column: String) throws -> Day { try present(optionalDay(column), column) }

    private func present<T>(_ value: T?, _ column: String) throws -> T {
        guard let value else { throw StorageError.decoding(column) }
        return value
    }
}
