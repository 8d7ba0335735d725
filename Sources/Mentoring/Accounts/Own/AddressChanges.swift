package import Storage

/// A changed address is a changed key to the account: whoever reads the new one may come in by it. So whoever changes
/// it (its owner, an administrator, a staff list), every session of the person ends, links and printed codes from
/// before are worthless, and the old address is told.
package enum AddressChanges {
    /// Changes a person by hand, address included.
    /// - Throws: as `People.change`.
    package static func change(
        _ person: ID<Person>, to input: PersonInput, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        let old = try PersonRecord.find(person, in: tx).input.email
        let fields = try People.change(person, to: input, by: actor, in: tx, at: now)
        guard fields.contains(.email), old.map(People.emailKey) != input.email.map(People.emailKey) else { return }
        try follow(person, from: old, by: actor, in: tx, at: now)
    }

    /// What follows, once the address has changed.
    /// - Parameter old: the address before; nil where there was none.
    static func follow(
        _ person: ID<Person>, from old: String?, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        for purpose in [AccessLinks.Purpose.signIn, .password, .invitation, .address] {
            try AccessLinks.revoke(purpose, of: person, in: tx, at: now)
        }
        try tx.run(PrintedCodeSQL.forget, person)
        try Sessions.end(allOf: person, by: actor, in: tx, at: now)
        try Audit.write("address.changed", "person", person, by: actor, in: tx, at: now)
        // Who never came in has nothing to be warned of.
        guard let old, try tx.row(AccountSQL.exists, person) != nil else { return }
        // Of nobody: the address is no longer the person's, and what its server says of it does not concern them.
        try Outbox.queue(
            "address_changed", toAddress: old, of: nil, language: Outbox.language(of: person, in: tx),
            class: .immediate, values: ["contact": Grants.administratorContact(besides: person, in: tx)], in: tx,
            at: now)
    }

    /// What follows for everybody whose address a staff list is about to change and who could come in: called
    /// before the list is applied, in the same transaction.
    package static func follow(
        _ list: ID<StaffImport>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        for row in try tx.rows(AccountSQL.readdressed, list) {
            try follow(row.id("id"), from: row.optionalText("email"), by: actor, in: tx, at: now)
        }
    }
}
