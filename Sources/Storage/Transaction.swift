/// One connection in the midst of a transaction, of either engine.
protocol Connection: AnyObject {
    var engine: Engine { get }
    /// Calls `body` with each row of the answer; returns how many rows were changed.
    func execute(_ statement: Statement, _ values: [SQLValue], _ body: (Row) throws -> Void) throws -> Int
    /// The same statement for many rows of values.
    func executeMany(_ statement: Statement, _ rows: some Sequence<[any Bindable]>) throws -> Int
    /// SQL text of our own: savepoints, migrations.
    func executeScript(_ sql: String) throws
}

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
        _ = try connection.execute(statement, bound(statement, values), body)
    }

    package func each(_ statement: Statement, values: [any Bindable], do body: (Row) throws -> Void) throws {
        _ = try connection.execute(statement, bound(statement, values), body)
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
        try connection.executeMany(statement, rows)
    }

    /// Does a part that may fail: when it throws, what it wrote is taken back and the transaction goes on.
    package func savepoint<T>(_ body: () throws -> T) throws -> T {
        depth += 1
        defer { depth -= 1 }
        let name = "part_\(depth)"
        try connection.executeScript("SAVEPOINT \(name)")
        do {
            let result = try body()
            try connection.executeScript("RELEASE SAVEPOINT \(name)")
            return result
        } catch {
            try connection.executeScript("ROLLBACK TO SAVEPOINT \(name)")
            try connection.executeScript("RELEASE SAVEPOINT \(name)")
            throw error
        }
    }

    private func bound(_ statement: Statement, _ values: [any Bindable]) throws -> [SQLValue] {
        guard values.count == statement.parameters.count else {
            throw StorageError.other("\(statement.parameters.count) parameters, \(values.count) values")
        }
        return values.map(\.sqlValue)
    }
}
