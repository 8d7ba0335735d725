package import Storage

/// Passwords: chosen by link, changed by their owner. They are hashed before, outside any transaction.
package enum Passwords {
    /// Sends a link by which to choose a password, to whoever has this address. To anybody else nothing happens, and
    /// the caller says the same.
    /// - Parameter page: the page of ours that was asked for before; the link leads on to it.
    package static func sendLink(to name: String, leadingTo page: String?, in tx: Transaction, at now: Instant) throws {
        guard let account = try Account.find(name, in: tx) else { return }
        try Outbox.queue(
            "new_password", to: account.person, class: .immediate, values: page.map { ["return": $0] } ?? [:], in: tx,
            at: now)
    }

    /// The account whose password a link may set; nil where the link is forged, used or too old.
    package static func account(
        of token: String, for purpose: AccessLinks.Purpose, in tx: Transaction, at now: Instant
    ) throws -> Account? {
        guard let person = try AccessLinks.find(token, for: purpose, in: tx, at: now)?.person else { return nil }
        return try Account.of(person, in: tx)
    }

    /// Sets the password of whoever followed a link and signs them in. The link is used up, and so are the others of
    /// its kind; all sessions there were end.
    /// - Throws: `Refusal("refusal.link_expired")`.
    package static func set(
        _ password: PasswordHash, link token: String, for purpose: AccessLinks.Purpose, browser: SignIn.Browser,
        in tx: Transaction, at now: Instant
    ) throws -> Token {
        guard let account = try account(of: token, for: purpose, in: tx, at: now) else {
            throw AccessLinks.expired
        }
        try AccessLinks.use(token, for: purpose, in: tx, at: now)
        try set(password, of: account, keeping: nil, in: tx, at: now)
        return try SignIn.open(account.person, browser: browser, in: tx, at: now)
    }

    /// Changes one's own password. All other sessions end.
    /// - Parameter verified: the stored hash that the present password was found to fit; nil where there was none.
    /// - Throws: `WrongSecret` when the password was changed meanwhile.
    package static func change(
        to password: PasswordHash, verified: PasswordHash, of reader: SignedIn, in tx: Transaction, at now: Instant
    ) throws {
        guard let account = try Account.of(reader.person, in: tx), account.password == verified else {
            throw WrongSecret()
        }
        try set(password, of: account, keeping: reader.session, in: tx, at: now)
    }

    static func set(
        _ password: PasswordHash, of account: Account, keeping session: ID<Session>?, in tx: Transaction,
        at now: Instant
    ) throws {
        let own = Actor(person: account.person, grants: [])
        try Account.begin(account.person, in: tx, at: now)
        try tx.run(AccountSQL.setPassword, password.text, now, account.person)
        for purpose in [AccessLinks.Purpose.password, .invitation, .signIn] {
            try AccessLinks.revoke(purpose, of: account.person, in: tx, at: now)
        }
        try Sessions.revokeAll(of: account.person, but: session, by: own, in: tx, at: now)
        try Audit.write("password.changed", "person", account.person, by: own, in: tx, at: now)
        if account.password != nil {
            try Outbox.queue("password_changed", to: account.person, class: .immediate, in: tx, at: now)
        }
    }
}
