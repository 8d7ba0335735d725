package import Storage
import Synchronization

/// Something that was worked out of the database, kept as long as the audit trail says that nobody did anything: also by
/// another server on the same database.
package final class KeptUntilSomethingHappens<Value: Sendable>: Sendable {
    private let kept = Mutex<(mark: Audit.Mark?, value: Value)?>(nil)

    package init() {}

    /// What is kept, else what `work` finds in the same transaction.
    package func value(in tx: Transaction, _ work: () throws -> Value) throws -> Value {
        let mark = try Audit.mark(in: tx)
        if let found = kept.withLock({ $0 }), found.mark == mark { return found.value }
        let made = try work()
        kept.withLock { $0 = (mark, made) }
        return made
    }
}
