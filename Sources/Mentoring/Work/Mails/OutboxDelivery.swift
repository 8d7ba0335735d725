package import Logging
package import Storage

/// Sends the mails of the outbox, one after the other, each under a lease.
///
/// The row is marked `sending` before the server hears of the mail, and `sent` after it has answered. A server process
/// killed between the two leaves a row whose lease ends by itself: the mail is sent again, with the same Message-ID.
/// That is the only window in which a person may get a mail twice.
package final class OutboxDelivery: Sendable {
    /// Finds the words of a mail and makes the tokens of its links, in the transaction that marks it.
    package typealias Render = @Sendable (QueuedMail, Transaction, Instant) throws -> RenderedMail
    /// Which mails may leave? Those that may not wait untouched.
    package typealias Gate = @Sendable () async -> MailGate
    package typealias Send = @Sendable (RenderedMail) async -> DeliveryOutcome
    /// Notes on the person that this address of theirs was refused; the outbox itself knows no person.
    package typealias NoteRefusal = @Sendable (ID<Person>, String, Transaction, Instant) throws -> Void

    let database: Database
    let clock: @Sendable () -> Instant
    let gate: Gate
    let render: Render
    let send: Send
    let noteRefusal: NoteRefusal
    let logger: Logger
    let owner: String
    /// Longer than any attempt may take.
    let leaseSeconds: Int

    package init(
        database: Database, clock: @escaping @Sendable () -> Instant, leaseSeconds: Int = 180,
        gate: @escaping Gate = { .open }, render: @escaping Render, send: @escaping Send,
        noteRefusal: @escaping NoteRefusal, logger: Logger
    ) {
        self.database = database
        self.clock = clock
        self.leaseSeconds = leaseSeconds
        self.gate = gate
        self.render = render
        self.send = send
        self.noteRefusal = noteRefusal
        self.logger = logger
        owner = ID<OutboxMail>(at: clock()).text
    }

    /// Sends what is due until there is nothing, or nowhere to send it. Returns how many were dealt with.
    @discardableResult
    package func drain() async throws -> Int { try await untilNoneIsLeft(one) }

    /// Sends until the task is cancelled, looking again every `pause`, and less often while the database is away. A mail
    /// on its way is finished first.
    package func run(pause: Duration = .milliseconds(500)) async {
        var tidiedAt: Instant?
        await inRounds(every: pause) {
            try await drain()
            let now = clock()
            if tidiedAt.map({ $0.adding(days: 1) <= now }) ?? true {
                try await database.write { _ = try $0.run(OutboxSQL.forget, now.adding(days: -Self.keptDays)) }
                tidiedAt = now
            }
        } failed: { fault in
            logger.error("outbox could not be read", metadata: ["error": fault])
        }
    }

    /// Days for which it is kept that a mail went out, and to which address.
    package static let keptDays = 90
    /// Days after which a mail that could not be sent is given up.
    static let mostDays = 5
    /// How often a mail is tried at least: once an hour from the fifth time on, so about a day.
    static let leastAttempts = 24

    private func one() async throws -> Bool {
        let now = clock()
        // Looking first keeps an idle server from writing twice a second.
        guard try await database.read({ try $0.row(OutboxSQL.next, now, true) }) != nil else { return false }
        let gate = await gate()
        if gate == .closed { return false }
        // The same while mails are held that nobody asked for.
        if gate != .open, try await database.read({ try $0.row(OutboxSQL.next, now, false) }) == nil { return false }
        let taken: Taken = try await database.write { [self] tx in try take(all: gate == .open, in: tx, at: now) }
        switch taken {
        case .nothing: return false
        case .settled: return true
        case .mail(let mail, let rendered):
            // Not cancelled midway: what has been handed over must be written down.
            let outcome = await Task { [send] in await send(rendered) }.value
            try await write(outcome, of: mail)
            return true
        }
    }

    /// Writes what became of a mail; tried a few times, for the mail is gone and the row does not know it yet.
    private func write(_ outcome: DeliveryOutcome, of mail: QueuedMail) async throws {
        let now = clock()
        for attempt in 1...3 {
            do {
                try await Task { [self] in
                    try await database.write { [self] tx in try close(mail, outcome, in: tx, at: now) }
                }.value
                return
            } catch  where attempt < 3 {
                try? await Task.sleep(for: .milliseconds(200 * attempt))
            }
        }
    }
}
