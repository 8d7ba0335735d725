package import Storage

/// What a list would change lies apart from the people, in committed chunks, until it is applied in one transaction.
package enum Staging {
    /// Rows per transaction: others may write between them.
    private static let size = 5_000

    /// Stages a compared list. After each chunk `progress` is told the share, 0 to 1, in the transaction that wrote it,
    /// and may throw to stop.
    package static func stage(
        _ list: ComparedList, of id: ID<StaffImport>, in database: Database,
        progress: @escaping @Sendable (Double, Transaction) throws -> Void = { _, _ in }
    ) async throws {
        try await database.write { tx in
            try forget(id, in: tx)
            try tx.insert(StagingSQL.addPlace, many: list.maker.places.values(for: id))
            try tx.insert(StagingSQL.addName, many: list.skills.values(for: id))
        }
        let total = Double(max(1, list.rowCount + list.changes.count + list.reading.problems.count))
        let done = Counter()
        for (statement, source) in [
            (StagingSQL.addRow, Chunks(list.rows(for: id))), (StagingSQL.addChange, Chunks(list.changeValues(for: id))),
            (StaffImportSQL.addProblem, Chunks(list.problemValues(for: id))),
        ] {
            var chunk = source.next(size)
            while let rows = chunk {
                // The next ones are made ready while these are written.
                async let following = source.next(size)
                try await database.write { tx in
                    try tx.insert(statement, many: rows.values)
                    try progress(Double(done.value + rows.values.count) / total, tx)
                }
                done.value += rows.values.count
                chunk = await following
            }
        }
    }

    /// Takes back what was staged.
    static func forget(_ id: ID<StaffImport>, in tx: Transaction) throws {
        for statement in [
            StagingSQL.dropRows, StagingSQL.dropChanges, StagingSQL.dropPlaces, StagingSQL.dropNames,
            StagingSQL.dropProblems,
        ] { try tx.run(statement, id) }
    }

    /// The same save for the problems, which stay with the history of a list.
    static func forgetRows(_ id: ID<StaffImport>, in tx: Transaction) throws {
        for statement in [StagingSQL.dropRows, StagingSQL.dropChanges, StagingSQL.dropPlaces, StagingSQL.dropNames] {
            try tx.run(statement, id)
        }
    }
}

/// Rows handed over to a transaction.
private struct Chunk: @unchecked Sendable {
    let values: [[any Bindable]]
}

/// Takes a sequence bit by bit, one bit after the other.
private final class Chunks: @unchecked Sendable {
    private var iterator: AnyIterator<[any Bindable]>

    init(_ rows: some Sequence<[any Bindable]>) {
        iterator = AnyIterator(rows.makeIterator())
    }

    func next(_ count: Int) -> Chunk? {
        var values: [[any Bindable]] = []
        values.reserveCapacity(count)
        while values.count < count, let row = iterator.next() { values.append(row) }
        return values.isEmpty ? nil : Chunk(values: values)
    }
}

/// A number that one task counts up between its transactions.
private final class Counter: @unchecked Sendable {
    var value = 0
}
