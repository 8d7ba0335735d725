package import Storage

/// What people change of their own account, beside the password.
package enum OwnAccount {
    /// Minutes for which a session counts as fresh: whoever has no password shows by it that they just came in.
    static let freshMinutes = 15

    /// In which language Binôme speaks to the person, `fr` or `en`; nil: as their site.
    package static func chooseLanguage(_ language: String?, by actor: Actor, in tx: Transaction, at now: Instant) throws
    {
        guard let person = actor.person else { throw NotFound() }
        guard language.map({ ["fr", "en"].contains($0) }) ?? true else {
            throw Refusal("refusal.choice", field: "language")
        }
        var input = try PersonRecord.find(person, in: tx).input
        input.language = language
        try People.change(person, to: input, by: actor, in: tx, at: now)
    }

    /// By which clock the person lives, an IANA name; nil: as their site.
    package static func chooseTimeZone(_ zone: String?, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard let person = actor.person else { throw NotFound() }
        var input = try PersonRecord.find(person, in: tx).input
        input.timeZone = zone
        try People.change(person, to: input, by: actor, in: tx, at: now)
    }

    /// Sends a link to a new address; the address changes when it is followed. Where the address is somebody else's
    /// nothing is sent and nothing said: who is known here is nobody's business.
    /// - Parameter verified: the stored hash that the present password was found to fit.
    /// - Throws: `Refusal` beside `email`, `WrongSecret`.
    package static func askNewAddress(
        _ typed: String, verified: PasswordHash?, of reader: SignedIn, in tx: Transaction, at now: Instant
    ) throws {
        guard let address = AddressText.normal(typed) else { throw Refusal("refusal.address", field: "email") }
        guard let account = try Account.of(reader.person, in: tx) else { throw NotFound() }
        try prove(account, verified: verified, reader, in: tx, at: now)
        if let known = account.email, People.emailKey(known) == People.emailKey(address) {
            throw Refusal("refusal.address_same", field: "email")
        }
        guard try People.find(email: address, in: tx) == nil else { return }
        let language = try Outbox.language(of: reader.person, in: tx)
        try AccessLinks.revoke(.address, of: reader.person, in: tx, at: now)
        try Outbox.queue(
            "address_confirm", toAddress: address, of: reader.person, language: language, class: .immediate,
            values: ["detail": address], in: tx, at: now)
        try Audit.write("address.asked", "person", reader.person, by: reader.actor, in: tx, at: now)
    }

    /// Confirms a new address: it counts from now on, the old one is warned, every session ends and every link sent to
    /// the old address is worthless.
    /// - Throws: `Refusal("refusal.link_expired")`, also where somebody else has the address by now.
    package static func confirmAddress(token: String, in tx: Transaction, at now: Instant) throws {
        let link = try AccessLinks.use(token, for: .address, in: tx, at: now)
        guard let person = link.person, let address = link.detail, try Account.of(person, in: tx) != nil,
            try People.find(email: address, in: tx).map({ $0 == person }) ?? true
        else { throw AccessLinks.expired }
        let own = Actor(person: person, grants: [])
        var input = try PersonRecord.find(person, in: tx).input
        input.email = address
        try AddressChanges.change(person, to: input, by: own, in: tx, at: now)
    }

    /// Whoever has a password gives it; whoever has none must have come in just now.
    private static func prove(
        _ account: Account, verified: PasswordHash?, _ reader: SignedIn, in tx: Transaction, at now: Instant
    ) throws {
        if account.password != nil {
            guard account.password == verified else { throw WrongSecret() }
            return
        }
        guard let row = try tx.row(SessionSQL.byID, reader.session),
            try row.instant("created_at").adding(minutes: freshMinutes) > now
        else { throw Refusal("refusal.sign_in_again") }
    }
}
