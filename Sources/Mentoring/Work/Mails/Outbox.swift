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
        try queue(
            template, toAddress: address, of: person, language: language(of: row, in: tx), class: `class`,
            values: values, in: tx, at: now)
        return true
    }

    /// The language in which a person reads mails: the only one of the organisation, else what they chose, else their
    /// site's, else the organisation's.
    package static func language(of person: ID<Person>, in tx: Transaction) throws -> String {
        guard let row = try tx.row(WorkSQL.addressee, person) else { return "fr" }
        return try language(of: row, in: tx)
    }

    private static func language(of row: Row, in tx: Transaction) throws -> String {
        let organisation = try tx.row(WorkSQL.defaultLanguage)
        return try organisation?.optionalText("only_language") ?? row.optionalText("language")
            ?? row.optionalText("site_language") ?? organisation?.text("default_language") ?? "fr"
    }

    /// Lets mails go at once that wait for another try: the server to which they could not be handed is another now.
    package static func retryNow(in tx: Transaction, at now: Instant) throws {
        try tx.run(OutboxSQL.retryNow, now)
    }

    /// Gives up the mails of a template that still wait for a person: a newer one takes their place.
    package static func drop(_ template: String, to person: ID<Person>, in tx: Transaction) throws {
        try tx.run(OutboxSQL.dropWaiting, person, template)
    }

    /// Gives up a mail that was queued for a person at a moment and has not gone out.
    /// - Returns: whether it had gone out, or was about to.
    package static func takeBack(
        _ template: String, to person: ID<Person>, queuedAt at: Instant, in tx: Transaction
    ) throws -> Bool {
        if try tx.run(OutboxSQL.dropQueued, person, at, template) > 0 { return false }
        return try tx.row(OutboxSQL.goneOut, person, at, template) != nil
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
