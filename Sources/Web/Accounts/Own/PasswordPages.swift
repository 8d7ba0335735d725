import HTTPTypes
import Mentoring
import Storage

/// Changing one's password.
enum PasswordPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        request.page(OwnViews.password(try await account(request), request.reader))
    }

    static func change(_ request: PageRequest) async throws -> Answer {
        let (signedIn, now, entrance) = (try request.signedIn, request.now, Entrance(request))
        let account = try await account(request)
        do {
            let verified = try await entrance.proveOwn(account)
            let hash = try await entrance.newPassword(for: account)
            guard let verified else { throw Refusal("refusal.sign_in_again") }
            try await request.write {
                try Passwords.change(to: hash, verified: verified, of: signedIn, in: $0, at: now)
            }
            return .redirect(to: .account, done: Done("done.password"), at: now)
        } catch let refusal as Refusal {
            return request.refusal(refusal) { OwnViews.password(account, request.reader, $0) }
        }
    }

    /// Whoever has no password yet chooses one by a link, so that the address is proved.
    static func sendLink(_ request: PageRequest) async throws -> Answer {
        let account = try await account(request)
        guard let email = account.email else { throw NotFound() }
        let now = request.now
        try await Entrance(request).sendMail(to: email) {
            try Passwords.sendLink(to: email, leadingTo: nil, in: $0, at: now)
        }
        return .redirect(to: .accountPasswordSent)
    }

    static func sent(_ request: PageRequest) async throws -> Answer {
        let account = try await account(request)
        guard account.password == nil, let email = account.email else { throw NotFound() }
        return request.page(OwnViews.passwordSent(email, request.reader))
    }

    static func account(_ request: PageRequest) async throws -> Account {
        let person = try request.person
        guard let account = try await request.read({ try Account.of(person, in: $0) }) else { throw NotFound() }
        return account
    }
}

extension Entrance {
    /// Asks for the present password, in the field `current`, before something is changed that only its owner may.
    /// - Returns: the stored hash that it fits; nil where there is no password.
    /// - Throws: a refusal beside the field; `TooManyAttempts`.
    func proveOwn(_ account: Account) async throws -> PasswordHash? {
        guard let stored = account.password else { return nil }
        let begun = try await begin(.signIn, account: account.person.text)
        guard try await request.installation.passwords.verify(request.form.verbatim("current"), against: stored) else {
            throw Refusal("refusal.current_password", field: "current")
        }
        try await succeeded(begun)
        return stored
    }
}
