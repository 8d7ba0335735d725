package import Storage

/// A kind of work that outlives a request. The assembly says which verb does it.
package struct JobKind: Sendable, Hashable, RawRepresentable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(_ name: String) {
        rawValue = name
    }
}

/// The queue of work that outlives a request.
package enum Jobs {
    /// Queues a job, in the transaction that makes it necessary. The same work for the same subject is not queued twice
    /// while it waits.
    /// - Parameters:
    ///   - subject: the id of what the work is about.
    ///   - due: when it may begin; at once by default.
    package static func queue<Subject>(
        _ kind: JobKind, _ subject: ID<Subject>, in tx: Transaction, at now: Instant, due: Instant? = nil
    ) throws {
        try tx.run(WorkSQL.addJob, ID<Job>(at: now), kind.rawValue, subject.text, due ?? now, now)
    }

    /// Takes a job back that has not begun, or asks one at work to stop (it sees so in `JobRun.isCancelled`).
    package static func cancel<Subject>(
        _ kind: JobKind, _ subject: ID<Subject>, in tx: Transaction, at now: Instant
    ) throws {
        try tx.run(WorkSQL.cancelJob, now, kind.rawValue, subject.text)
    }

    /// How long a server has a job for itself without renewing that.
    static let leaseSeconds = 60
    /// How often it renews it.
    static let renewalSeconds = 10

    /// Ends what servers that are dead left leased, so that their jobs are taken up at once. Only whoever knows that no
    /// other server is at work on the database may ask for it.
    /// - Parameter moment: when that was known; what was leased since is let be.
    package static func endLeases(takenBefore moment: Instant, in tx: Transaction) throws {
        try tx.run(WorkSQL.endLeases, moment.adding(seconds: leaseSeconds))
    }

    /// Was work begun by a server that has said nothing of it for a while, most likely because it died? It is taken up
    /// again when its lease ends. Never on SQLite, where the next server begins at once, and where a long write of its
    /// own keeps a server from renewing.
    package static func isInterrupted<Subject>(
        _ kind: JobKind, _ subject: ID<Subject>, in tx: Transaction, at now: Instant
    ) throws -> Bool {
        guard tx.engine == .postgres else { return false }
        let late = now.adding(seconds: leaseSeconds - 2 * renewalSeconds - 5)
        return try tx.row(WorkSQL.lateLease, kind.rawValue, subject.text, late) != nil
    }

    /// How many tries a job gets before it is given up.
    static let mostAttempts = 8
    /// How many, when the last ended without a word: work that brings its server down must not do so for ever.
    static let mostDeaths = 4

    /// Seconds to wait before the next try: 5, 25, 125… at most an hour.
    static func delay(afterAttempt attempt: Int) -> Int {
        var delay = 5
        for _ in 1..<max(1, attempt) where delay < 3600 { delay *= 5 }
        return min(delay, 3600)
    }
}
