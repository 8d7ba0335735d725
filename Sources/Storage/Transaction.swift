/// One connection in the midst of a transaction, of either engine.
protocol Connection: AnyObject {
    var engine: Engine { get }
    /// Calls `body` with each row of the answer; returns how many rows were changed.
    func execute(_ statement: Statement, _ values: [SQLValue], _ body: (Row) throws -> Void) throws -> Int
    /// The same without holding the answer: `body` may run other statements.
    func stream(_ statement: Statement, _ values: [SQLValue], _ body: (Row) throws -> Void) throws
    /// The same statement for many rows of values, as long as `next` has one.
    func executeMany(_ statement: Statement, _ next: () throws -> [SQLValue]?) throws -> Int
    /// SQL text of our own: migrations.
    func executeScript(_ sql: String) throws
    func savepoint(_ step: SavepointStep, _ name: String) throws
    /// The plan of a statement, whatever its values.
    func explain(_ statement: Statement) throws -> [String]
    /// Prepared statements no longer fit.
    func schemaChanged() throws
}

/// What happens to a savepoint.
enum SavepointStep { case begin, keep, takeBack }

/// A transaction. Valid only inside the closure that it was handed to.
package final class Transaction {
    let connection: any Connection
    private var depth = 0

    init(_ connection: any Connection) {
        self.connection = connection
    }

    package var engine: Engine { connection.engine }

    /// All rows of the answer.
    package func rows(_ statement: Statement, _ values: any Bindable...) throws -> [Row] {
        try rows(statement, values: values)
    }

    package func rows(_ statement: Statement, values: [any Bindable]) throws -> [Row] {
        var rows: [Row] = []
        _ = try connection.execute(statement, bound(statement, values)) { rows.append($0) }
        return rows
    }

    /// The first row, nil where there is none.
    package func row(_ statement: Statement, _ values: any Bindable...) throws -> Row? {
        try rows(statement, values: values).first
    }

    package func row(_ statement: Statement, values: [any Bindable]) throws -> Row? {
        try rows(statement, values: values).first
    }

    /// Row after row, without holding them all.
    package func each(_ statement: Statement, _ values: any Bindable..., do body: (Row) throws -> Void) throws {
        try connection.stream(statement, bound(statement, values), body)
    }

    package func each(_ statement: Statement, values: [any Bindable], do body: (Row) throws -> Void) throws {
        try connection.stream(statement, bound(statement, values), body)
    }

    /// Changes rows; returns how many.
    @discardableResult
    package func run(_ statement: Statement, _ values: any Bindable...) throws -> Int {
        try run(statement, values: values)
    }

    @discardableResult
    package func run(_ statement: Statement, values: [any Bindable]) throws -> Int {
        try connection.execute(statement, bound(statement, values)) { _ in }
    }

    /// The same statement for many rows of values, by the engine's fastest way; returns how many rows were changed.
    @discardableResult
    package func insert(_ statement: Statement, many rows: some Sequence<[any Bindable]>) throws -> Int {
        var rows = rows.makeIterator()
        return try connection.executeMany(statement) { try rows.next().map { try bound(statement, $0) } }
    }

    /// Does a part that may fail: when it throws, what it wrote is taken back and the transaction goes on.
    @discardableResult
    package func savepoint<T>(_ body: () throws -> T) throws -> T {
        depth += 1
        defer { depth -= 1 }
        let name = "part_\(depth)"
        try connection.savepoint(.begin, name)
        let result: T
        do {
            result = try body()
        } catch {
            try connection.savepoint(.takeBack, name)
            throw error
        }
        try connection.savepoint(.keep, name)
        return result
    }

    private func bound(_ statement: Statement, _ values: [any Bindable]) throws -> [SQLValue] {
        let parameters = statement.parameters
        guard values.count == parameters.count else {
            throw StorageError.other("\(parameters.count) parameters, \(values.count) values")
        }
        return try values.indices.map { try parameters[$0].checked(values[$0].sqlValue) }
    }
}

extension Parameter {
    /// The value, where it is of the declared type: PostgreSQL would refuse another, SQLite would take it.
    fileprivate func checked(_ value: SQLValue) throws -> SQLValue {
        switch (kind, value) {
        case (_, .null), (.integer, .integer), (.boolean, .boolean), (.bytes, .bytes), (.real, .real),
            (.text, .identifier):
            return value
        case (.real, .integer(let number)): return .real(Double(number))
        case (.text, .text(let text)):
            let holdsNul = text.utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? text.utf8.contains(0)
            guard !holdsNul else { throw StorageError.other("parameter \(name): a text with NUL") }
            return value
        default: throw StorageError.other("parameter \(name): a value that is not \(kind.rawValue)")
        }
    }
}
