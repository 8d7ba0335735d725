package import Storage

/// Moving a programme from one stage to the next.
package enum ProgrammeProgress {
    /// Its first pairs are published: it runs.
    package static func begin(_ programme: ID<Programme>, in tx: Transaction) throws {
        try tx.run(ProgrammeProgressSQL.begin, programme)
    }

    /// Its first computation was asked for.
    package static func match(_ programme: ID<Programme>, in tx: Transaction) throws {
        try tx.run(ProgrammeProgressSQL.match, programme)
    }
}
