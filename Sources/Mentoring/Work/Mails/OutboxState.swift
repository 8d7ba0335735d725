package import Storage

/// What the outbox holds, for metrics and for the administrator.
package struct OutboxState: Sendable, Hashable {
    /// Mails as people receive them: what goes out together is one.
    package let waiting: Int
    package let sending: Int
    /// When the oldest of those waiting was due; nil when none waits.
    package let oldestDue: Instant?

    package static func read(in tx: Transaction) throws -> OutboxState {
        var numbers: [String: Int] = [:]
        var oldest: Instant?
        for row in try tx.rows(OutboxSQL.counts) {
            let state = try row.text("state")
            numbers[state] = try row.integer("number")
            if state == "waiting" { oldest = try row.optionalInstant("oldest") }
        }
        return OutboxState(waiting: numbers["waiting"] ?? 0, sending: numbers["sending"] ?? 0, oldestDue: oldest)
    }
}

extension OutboxState {
    /// How many mails wait that a server which nobody has proved may not take.
    package static func held(in tx: Transaction) throws -> Int {
        try tx.row(OutboxSQL.held)?.integer("number") ?? 0
    }
}

/// The last mail of a template to a person: what became of it, and what the server said.
package struct MailTrace: Sendable, Hashable {
    package let state: String
    package let reply: String?
    package let attempts: Int
    package let createdAt: Instant

    /// Why the mail could not be handed over, where that was not the server's answer to it: `connection`, `login`…
    package var fault: MailFault? {
        reply.flatMap { reply in reply.firstIndex(of: ":").flatMap { MailFault(rawValue: String(reply[..<$0])) } }
    }

    /// What the server answered, or what was seen of it.
    package var answer: String? {
        guard let reply, let fault else { return reply }
        return String(reply.dropFirst(fault.rawValue.count + 1).drop { $0 == " " })
    }

    package static func latest(_ template: String, to person: ID<Person>, in tx: Transaction) throws -> MailTrace? {
        try tx.row(OutboxSQL.latest, person, template).map(MailTrace.init)
    }

    /// A mail that was tried in vain and is tried again, whoever it is to. Of fifty, those where the server answered of
    /// one recipient alone do not count.
    package static func failing(in tx: Transaction) throws -> MailTrace? {
        try tx.rows(OutboxSQL.failing).lazy.map(MailTrace.init).first { $0.fault != nil }
    }

    private init(_ row: Row) throws {
        self.init(
            state: try row.text("state"), reply: try row.optionalText("reply"), attempts: try row.integer("attempts"),
            createdAt: try row.instant("created_at"))
    }

    private init(state: String, reply: String?, attempts: Int, createdAt: Instant) {
        (self.state, self.reply, self.attempts, self.createdAt) = (state, reply, attempts, createdAt)
    }
}

/// Why a mail could not be handed to the server. The reply of such a mail begins with it: `login: 535 5.7.8 …`.
package enum MailFault: String, Sendable, CaseIterable {
    case name, connection, timeout, certificate, tls, login, server, local, uncertain
}

/// Who wants no more optional mails (RFC 8058).
package enum MailWishes {
    /// No more optional mails to this person; doing it twice changes nothing.
    package static func stop(_ person: ID<Person>, in tx: Transaction, at now: Instant) throws {
        try tx.run(OutboxSQL.stop, person, now)
    }

    /// Optional mails again.
    package static func resume(_ person: ID<Person>, in tx: Transaction) throws {
        try tx.run(OutboxSQL.resume, person)
    }

    package static func stopped(_ person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.row(OutboxSQL.stopped, person) != nil
    }
}

/// What the table of jobs holds, for metrics.
package struct JobState: Sendable, Hashable {
    package let waiting: Int
    /// Given up after too many attempts.
    package let failed: Int

    package static func read(in tx: Transaction) throws -> JobState {
        var numbers: [String: Int] = [:]
        for row in try tx.rows(OutboxSQL.jobCounts) { numbers[try row.text("state")] = try row.integer("number") }
        return JobState(waiting: numbers["waiting"] ?? 0, failed: numbers["failed"] ?? 0)
    }
}
