package import Storage

/// Thrown when name and secret do not fit together, or there is nobody of that name: nobody is told which.
package struct WrongSecret: Error, Sendable, Hashable {
    package init() {}
}

/// Signing in.
package enum SignIn {
    /// What a browser brings.
    package struct Browser: Sendable {
        /// Its name, short.
        package let agent: String?
        /// The session it had before.
        package let session: ID<Session>?
        package let secondFactorWaived: Bool

        package init(agent: String? = nil, session: ID<Session>? = nil, secondFactorWaived: Bool = false) {
            self.agent = agent
            self.session = session
            self.secondFactorWaived = secondFactorWaived
        }
    }

    /// Opens a session for whoever gave their password.
    /// - Parameters:
    ///   - verified: the stored hash that the password was found to fit, outside this transaction; when another has
    ///     taken its place meanwhile, the attempt was wrong.
    ///   - renewed: the same password hashed at today's cost, where that changed.
    /// - Throws: `WrongSecret`.
    package static func open(
        _ person: ID<Person>, verified: PasswordHash, renewed: PasswordHash? = nil, browser: Browser,
        in tx: Transaction, at now: Instant
    ) throws -> Token {
        guard let account = try Account.of(person, in: tx), account.password == verified else { throw WrongSecret() }
        if let renewed { try tx.run(AccountSQL.rehash, renewed.text, person, verified.text) }
        return try open(person, browser: browser, in: tx, at: now)
    }

    /// Opens a session for whoever followed a link that was mailed to them and pressed its button. Uses the link up.
    /// - Throws: `Refusal("refusal.link_expired")`.
    package static func open(
        link token: String, browser: Browser, in tx: Transaction, at now: Instant
    ) throws -> Token {
        let link = try AccessLinks.use(token, for: .signIn, in: tx, at: now)
        guard let person = link.person, try Account.of(person, in: tx) != nil else {
            throw AccessLinks.expired
        }
        return try open(person, browser: browser, in: tx, at: now)
    }

    static func open(_ person: ID<Person>, browser: Browser, in tx: Transaction, at now: Instant) throws -> Token {
        try Account.begin(person, in: tx, at: now)
        return try Sessions.open(
            person, agent: browser.agent, replacing: browser.session, secondFactorWaived: browser.secondFactorWaived,
            in: tx, at: now)
    }

    /// Sends a link by which to sign in, to whoever has this address. To anybody else nothing happens, and the caller
    /// says the same.
    /// - Parameter page: the page of ours that was asked for before signing in; the link leads on to it.
    package static func sendLink(to name: String, leadingTo page: String?, in tx: Transaction, at now: Instant) throws {
        guard let account = try Account.find(name, in: tx) else { return }
        try Outbox.queue(
            "sign_in", to: account.person, class: .immediate, values: page.map { ["return": $0] } ?? [:], in: tx,
            at: now)
    }
}
