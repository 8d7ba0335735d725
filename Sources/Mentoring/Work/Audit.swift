package import Storage

/// The audit trail: who did what, when, to which thing. Ids, never values; rows are only ever added.
package enum Audit {
    /// Writes one line, in the transaction that did the thing.
    /// - Parameters:
    ///   - action: what was done, `person.left`, `pairs.published`: a key of the catalogue below `audit.`.
    ///   - kind: what it was done to, `person`, `programme`.
    package static func write<Subject>(
        _ action: String, _ kind: String, _ subject: ID<Subject>?, programme: ID<Programme>? = nil, by actor: Actor,
        in tx: Transaction, at now: Instant
    ) throws {
        try tx.run(
            WorkSQL.addAudit, ID<AuditLine>(at: now), now, actor.person, action, kind, subject?.text, programme)
    }

    /// How far the trail is: as long as it is the same, nobody did anything.
    package struct Mark: Sendable, Hashable {
        private let at: Instant
        /// Of the last hours: who wrote at the same moment, or began before and ended after, counts too.
        private let lines: Int

        init(_ row: Row) throws {
            at = try row.instant("at")
            lines = try row.integer("lines")
        }
    }

    package static func mark(in tx: Transaction) throws -> Mark? { try tx.row(WorkSQL.latestAudit).map(Mark.init) }
}
