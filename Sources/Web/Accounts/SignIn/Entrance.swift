import HTTPTypes
import Mentoring
import Storage

/// What the ways of signing in have in common: counting attempts, taking the time it takes, opening the session.
struct Entrance: Sendable {
    let request: PageRequest

    init(_ request: PageRequest) {
        self.request = request
    }

    /// Where to go once signed in: a page of ours that was asked for, else the home page.
    var destination: Path {
        let asked = request.form.filled("return") ?? request.query["return"]
        guard let path = Path(returning: asked), !path.text.hasPrefix(Path.signIn.text) else { return .home }
        return path
    }

    /// The page that was asked for before signing in, as a mail carries it; nil where the home page is where one goes.
    var asked: String? { destination == .home ? nil : destination.text }

    /// Another page of signing in, which carries on where to go afterwards.
    func carrying(_ path: Path) -> Path { path.returning(to: destination) }

    /// Signs in with a name (address or staff number) and a password. Unknown names cost the same time and are counted
    /// alike.
    /// - Throws: `WrongSecret`, `TooManyAttempts`, `PasswordHasherBusy`.
    func enter(name: String, password: String) async throws -> Answer {
        let account = try await request.read { try Account.find(name, in: $0) }
        let begun = try await begin(.signIn, account: name)
        let passwords = request.installation.passwords
        let isRight = try await passwords.verify(password, against: account?.password)
        guard isRight, let account, let verified = account.password else { throw WrongSecret() }
        let renewed = verified.needsRehash(for: passwords.cost) ? try await passwords.hash(password) : nil
        return try await open(begun) { browser, tx, now in
            try SignIn.open(account.person, verified: verified, renewed: renewed, browser: browser, in: tx, at: now)
        }
    }

    /// Writes an attempt down as failed, until `open` takes it back.
    func begin(_ kind: Attempts.Kind, account: String) async throws -> Attempts.Begun {
        let (attempts, address, now) = (request.installation.attempts, request.address, request.reader.now)
        return try await request.write { try attempts.begin(kind, account: account, address: address, in: $0, at: now) }
    }

    /// Takes an attempt back that was right but opened nothing yet.
    func succeeded(_ begun: Attempts.Begun) async throws {
        let attempts = request.installation.attempts
        try await request.write { try attempts.succeeded(begun, in: $0) }
    }

    /// Sends a mail with a link to whoever has the address typed. Counted alike whether somebody has it or not, so that
    /// nobody's letter box is filled; and answered after the same time, because a mail that is written down takes longer
    /// than none.
    func sendMail(to name: String, by verb: @escaping @Sendable (Transaction) throws -> Void) async throws {
        guard !name.isEmpty else { throw Refusal("refusal.required", field: "name") }
        async let same: Void = Task.sleep(for: Self.sameTime)
        _ = try await begin(.link, account: name)
        try await request.write(verb)
        try await same
    }

    /// Many times what either takes, and too short to be noticed.
    static let sameTime = Duration.milliseconds(50)

    /// The hash of the password chosen in a form with the fields `password` and `password_again`.
    func newPassword(for account: Account) async throws -> PasswordHash {
        let password = request.form.verbatim("password")
        try account.check(newPassword: password, again: request.form.verbatim("password_again"))
        return try await request.installation.passwords.hash(password)
    }

    /// Opens a session by a verb, and answers with its cookie.
    /// - Parameters:
    ///   - page: where to go; nil for what was asked for.
    ///   - done: what is said there.
    func open(
        _ begun: Attempts.Begun? = nil, to page: Path? = nil, saying done: Done? = nil,
        by verb: @escaping @Sendable (SignIn.Browser, Transaction, Instant) throws -> Token
    ) async throws -> Answer {
        let (attempts, now, settings) = (
            request.installation.attempts, request.reader.now, request.installation.settings
        )
        let browser = SignIn.Browser(
            agent: BrowserName.of(request.head.headerFields[.userAgent]), session: request.reader.signedIn?.session,
            secondFactorWaived: settings.demonstration)
        let token = try await request.write { tx in
            if let begun { try attempts.succeeded(begun, in: tx) }
            return try verb(browser, tx, now)
        }
        let lifetime = Sessions.mostDays * 86_400
        let page = page ?? destination
        return .redirect(to: done.map { page.saying($0, at: now) } ?? page).setting(
            Cookie(Visit.sessionCookie, token.text, lifetime: lifetime, secure: settings.secure))
    }

    /// Takes the session's cookie away.
    static func noSession(_ settings: Settings) -> Cookie {
        Cookie(Visit.sessionCookie, "", lifetime: 0, secure: settings.secure)
    }
}

extension Installation {
    /// Counts attempts at secrets.
    var attempts: Attempts { Attempts(secrets.master) }
}
