package import Storage

/// How a mail may be treated: see design, "Work that outlives a request".
package enum MailClass: String, Sendable {
    /// Signing in, calendar, deadlines, security: never capped, nothing to unsubscribe from.
    case immediate
    /// About the relation: one a day, grouped.
    case relation
    /// One click and it stops (RFC 8058).
    case optional
}

/// Mails to be sent, queued in the transaction that gives rise to them. The words come when the mail is rendered.
package enum Outbox {
    /// Queues a mail to a person, in the language they read. People without an address, or who have left, get none.
    /// - Parameter template: a key of the catalogue below `mail.`; `values` fill its sentences and are purged once sent.
    /// - Returns: whether there was somewhere to send it.
    @discardableResult
    package static func queue(
        _ template: String, to person: ID<Person>, class: MailClass, values: [String: String] = [:], in tx: Transaction,
        at now: Instant
    ) throws -> Bool {
        guard let row = try tx.row(WorkSQL.addressee, person), let address = try row.optionalText("email"),
            try row.text("presence") != "left"
        else { return false }
        let language =
            try row.optionalText("language") ?? row.optionalText("site_language")
            ?? tx.row(WorkSQL.defaultLanguage)?.text("default_language") ?? "fr"
        try queue(
            template, toAddress: address, of: person, language: language, class: `class`, values: values, in: tx,
            at: now)
        return true
    }

    /// Queues a mail to an address, where the person's own is not the one meant (a changed address, a test mail).
    package static func queue(
        _ template: String, toAddress address: String, of person: ID<Person>?, language: String, class: MailClass,
        values: [String: String] = [:], in tx: Transaction, at now: Instant
    ) throws {
        let id = ID<OutboxMail>(at: now)
        try tx.run(WorkSQL.addMail, id, person, address, language, template, `class`.rawValue, now, now)
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            try tx.run(WorkSQL.addMailValue, id, name, value)
        }
    }
}
