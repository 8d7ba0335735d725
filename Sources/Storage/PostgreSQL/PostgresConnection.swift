import CPostgres

/// A connection of libpq in the midst of a transaction.
final class PostgresConnection: Connection {
    let engine = Engine.postgres
    private let link: PostgresLink
    /// Rows fetched at a time from a cursor, or sent before waiting for answers.
    private static let batch = 500

    init(_ link: PostgresLink) {
        self.link = link
    }

    func execute(_ statement: Statement, _ values: [SQLValue], _ body: (Row) throws -> Void) throws -> Int {
        let result = try link.run(statement.sql(for: .postgres), values)
        for index in 0..<result.count { try body(result.row(index)) }
        return result.changed
    }

    /// Through a cursor, so that other statements may run between rows and memory stays small.
    func stream(_ statement: Statement, _ values: [SQLValue], _ body: (Row) throws -> Void) throws {
        let sql = statement.sql(for: .postgres)
        guard sql.drop(while: \.isWhitespace).prefix(6).uppercased() == "SELECT" else {
            _ = try execute(statement, values, body)
            return
        }
        let cursor = link.newCursor()
        _ = try link.runOnce("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", values)
        while true {
            let result = try link.runOnce("FETCH \(Self.batch) FROM \(cursor)", [])
            for index in 0..<result.count { try body(result.row(index)) }
            if result.count < Self.batch { break }
        }
        try link.script("CLOSE \(cursor)")
    }

    func executeMany(_ statement: Statement, _ next: () throws -> [SQLValue]?) throws -> Int {
        if let sql = statement.ofArrays { return try insertArrays(sql, next) }
        return try pipeline(statement.sql(for: .postgres), next)
    }

    /// A statement for many rows. One for each would be begun and ended for each, and read the table's constraints anew.
    private func insertArrays(_ sql: String, _ next: () throws -> [SQLValue]?) throws -> Int {
        let name = try link.prepare(sql)
        var changed = 0
        var rows: [[SQLValue]] = []
        repeat {
            rows.removeAll(keepingCapacity: true)
            while rows.count < Self.batch, let row = try next() { rows.append(row) }
            guard !rows.isEmpty else { break }
            changed += try PostgresArguments(arraysOf: rows).withPointers { count, texts, lengths, formats in
                try link.checked(PQexecPrepared(link.handle, name, count, texts, lengths, formats, 0)).changed
            }
        } while rows.count == Self.batch
        return changed
    }

    /// Pipelined: many rows on their way before the first answer is read.
    private func pipeline(_ sql: String, _ next: () throws -> [SQLValue]?) throws -> Int {
        let name = try link.prepare(sql)
        guard PQenterPipelineMode(link.handle) == 1 else { throw StorageError.connectionLost }
        defer { PQexitPipelineMode(link.handle) }
        var changed = 0
        var sent = 0
        var failure: (any Error)?
        do {
            while let row = try next() {
                let accepted = PostgresArguments(row).withPointers { count, texts, lengths, formats in
                    PQsendQueryPrepared(link.handle, name, count, texts, lengths, formats, 0)
                }
                guard accepted == 1 else { throw StorageError.connectionLost }
                sent += 1
                if sent == Self.batch {
                    sent = 0
                    changed += try answers(to: Self.batch)
                }
            }
        } catch {
            failure = error
        }
        // What was sent is answered, also where a row did not fit.
        if sent > 0 { changed += try answers(to: sent) }
        if let failure { throw failure }
        return changed
    }

    /// Reads the answers up to and including that to the sync, even after a failure.
    private func answers(to sent: Int) throws -> Int {
        guard PQpipelineSync(link.handle) == 1 else { throw StorageError.connectionLost }
        var changed = 0
        var failure: (any Error)?
        for _ in 0..<sent {
            guard let raw = PQgetResult(link.handle) else { throw failure ?? StorageError.connectionLost }
            if PQresultStatus(raw) == PGRES_PIPELINE_ABORTED {
                PQclear(raw)
            } else {
                do { changed += try link.checked(raw).changed } catch { failure = failure ?? error }
            }
            // The end of one statement's answers is a null.
            while let more = PQgetResult(link.handle) { PQclear(more) }
        }
        if let sync = PQgetResult(link.handle) { PQclear(sync) }
        if let failure { throw failure }
        return changed
    }

    func executeScript(_ sql: String) throws { try link.script(sql) }

    func savepoint(_ step: SavepointStep, _ name: String) throws {
        switch step {
        case .begin:
            try link.script("SAVEPOINT \(name)")
            link.savepoints += 1
        case .keep:
            link.savepoints -= 1
            try link.script("RELEASE SAVEPOINT \(name)")
        case .takeBack:
            link.savepoints -= 1
            try link.script("ROLLBACK TO SAVEPOINT \(name); RELEASE SAVEPOINT \(name)")
        }
    }

    func explain(_ statement: Statement) throws -> [String] {
        // With nulls as values the planner would fold the whole query away: a generic plan knows no values.
        try link.script("SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan")
        let name = try link.prepare(statement.sql(for: .postgres))
        // Many rows are inserted by another text: it is to be understood, too.
        if let arrays = statement.ofArrays { _ = try link.prepare(arrays) }
        let nulls =
            statement.parameters.isEmpty
            ? "" : "(" + statement.parameters.map { _ in "NULL" }.joined(separator: ", ") + ")"
        let result = try link.runOnce("EXPLAIN EXECUTE \(name)\(nulls)", [])
        return try (0..<result.count).map { try result.row($0).text("QUERY PLAN") }
    }

    func schemaChanged() throws { try link.forgetPrepared() }
}
