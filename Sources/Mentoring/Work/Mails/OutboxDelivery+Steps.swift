import Logging
import Storage

extension OutboxDelivery {
    enum Taken: Sendable {
        /// Nothing is due.
        case nothing
        /// A mail was put off or given up; there may be another.
        case settled
        case mail(QueuedMail, RenderedMail)
    }

    /// Takes the next mail that is due: marks it, groups with it what goes out together, and finds its words.
    /// - Parameter all: false while only what somebody asked for may leave.
    func take(all: Bool, in tx: Transaction, at now: Instant) throws -> Taken {
        guard let row = try tx.row(OutboxSQL.next, now, all) else { return .nothing }
        let id = try row.id("id", of: OutboxMail.self)
        let person = try row.optionalID("person_id", of: Person.self)
        let `class` = MailClass(rawValue: try row.text("class")) ?? .immediate
        // What concerns the person goes where they are by now; what they asked for, to where they asked for it.
        let email = try row.boolean("follows") ? row.optionalText("email") : row.text("address")
        if let person, let email, try email != row.text("address") { try tx.run(OutboxSQL.readdress, email, person) }
        if try email == nil || isUnwanted(row, `class`, at: now) {
            try tx.run(OutboxSQL.lease, owner, now, id)
            try settle(id, state: "dropped", reply: nil, in: tx, at: now)
            return .settled
        }
        if `class` == .relation, let person, try row.integer("attempts") == 0 {
            if let last = try tx.row(OutboxSQL.lastRelation, person)?.optionalInstant("at"), last.adding(days: 1) > now
            {
                try tx.run(OutboxSQL.postpone, last.adding(days: 1), person)
                return .settled
            }
            try tx.run(OutboxSQL.group, id, person, email, now)
        }
        try tx.run(OutboxSQL.lease, owner, now.adding(seconds: leaseSeconds), id)
        let mail = try queued(row, id: id, to: email ?? "", person, `class`, in: tx)
        do {
            return .mail(mail, try tx.savepoint { try render(mail, tx, now) })
        } catch let error as StorageError {
            throw error
        } catch {
            // Words that cannot be found today cannot be found tomorrow: the fault is ours and is logged.
            logger.error(
                "mail not rendered", metadata: ["template": "\(mail.parts[0].template)", "error": "\(type(of: error))"])
            try settle(id, state: "dropped", reply: nil, in: tx, at: now)
            return .settled
        }
    }

    /// Writes what became of a mail.
    func close(_ mail: QueuedMail, _ outcome: DeliveryOutcome, in tx: Transaction, at now: Instant) throws {
        switch outcome {
        case .accepted(let reply): try settle(mail.id, state: "sent", reply: reply, in: tx, at: now)
        case .refused(let reply): try settle(mail.id, state: "refused", reply: reply, in: tx, at: now)
        case .noSuchRecipient(let reply):
            try settle(mail.id, state: "refused", reply: reply, in: tx, at: now)
            if let person = mail.person { try noteRefusal(person, mail.address, tx, now) }
        case .later(let reply):
            // A mail that was held for a week before its first attempt is tried for about a day more.
            if mail.createdAt.adding(days: Self.mostDays) <= now, mail.attempt >= Self.leastAttempts {
                try settle(mail.id, state: "dropped", reply: reply, in: tx, at: now)
            } else {
                try tx.run(
                    OutboxSQL.again, now.adding(seconds: Jobs.delay(afterAttempt: mail.attempt)), reply, mail.id, owner)
            }
        }
    }

    /// The mail is over: its values are purged in the same transaction.
    private func settle(_ id: ID<OutboxMail>, state: String, reply: String?, in tx: Transaction, at now: Instant) throws
    {
        let sent: Instant? = state == "sent" ? now : nil
        let reply = reply.map { String($0.prefix(500)) }
        // Another server took the mail over when the lease ended: what became of it is theirs to write.
        guard try tx.run(OutboxSQL.close, state, sent, reply, id, owner) == 1 else { return }
        try tx.run(OutboxSQL.purge, id)
        try tx.run(OutboxSQL.purgeFollowers, id)
        try tx.run(OutboxSQL.closeFollowers, state, sent, reply, id)
    }

    /// People who have left get nothing but what concerns the security of their account, however pressing: two of a pair
    /// may leave on the same day. An address that was refused is tried again only for what the person asked for; optional
    /// mails stop when they say so.
    private func isUnwanted(_ row: Row, _ class: MailClass, at now: Instant) throws -> Bool {
        if try row.optionalText("presence") == "left" && row.boolean("follows") { return true }
        guard `class` != .immediate else { return false }
        if try row.optionalInstant("mail_refused_at") != nil { return true }
        return try `class` == .optional && row.optionalInstant("stopped_at") != nil
    }

    private func queued(
        _ row: Row, id: ID<OutboxMail>, to address: String, _ person: ID<Person>?, _ class: MailClass,
        in tx: Transaction
    ) throws -> QueuedMail {
        var parts = [QueuedMail.Part(template: try row.text("template"), values: try values(of: id, in: tx))]
        for follower in try tx.rows(OutboxSQL.followers, id) {
            parts.append(
                QueuedMail.Part(
                    template: try follower.text("template"), values: try values(of: follower.id("id"), in: tx)))
        }
        return QueuedMail(
            id: id, person: person, firstName: try row.optionalText("first_name"), address: address,
            language: try row.text("language"), class: `class`, createdAt: try row.instant("created_at"), parts: parts,
            attempt: try row.integer("attempts") + 1)
    }

    private func values(of id: ID<OutboxMail>, in tx: Transaction) throws -> [String: String] {
        var values: [String: String] = [:]
        for row in try tx.rows(OutboxSQL.values, id) { values[try row.text("name")] = try row.text("value") }
        return values
    }
}
