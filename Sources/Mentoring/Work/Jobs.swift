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
