import HTTPTypes
import Mentoring
import Storage
import Words

extension Path {
    static let signOut: Path = "/sign-out"
    static let askSignInLink: Path = "/sign-in/link"
    static let signInLinkSent: Path = "/sign-in/link-sent"
    static let signInCode: Path = "/sign-in/code"
    static let forgottenPassword: Path = "/forgotten-password"
    static let passwordLinkSent: Path = "/forgotten-password/sent"

    /// The link by which somebody signs in, as the mail carries it.
    package static func signInLink(_ token: String) -> Path { "/sign-in/link/\(token)" }
    static func newPassword(_ token: String) -> Path { "/password/\(token)" }
    static func invitation(_ token: String) -> Path { "/invitation/\(token)" }
}

/// Doors through which people come in and go out.
enum SignInRoutes {
    static let all = [
        Route(.get, "/sign-in", for: .everyone, SignInPages.show),
        Route(.post, "/sign-in", for: .everyone, limit: .kilobytes(8), SignInPages.signIn),
        Route(.post, "/sign-out", for: .everyone, limit: .kilobytes(4), beforeSecondFactor: true, SignInPages.signOut),
        Route(.get, "/sign-in/link", for: .everyone, LinkPages.show),
        Route(.post, "/sign-in/link", for: .everyone, limit: .kilobytes(8), LinkPages.send),
        Route(.get, "/sign-in/link-sent", for: .everyone, LinkPages.sent),
        Route(.get, "/sign-in/link/:token", for: .everyone, LinkPages.follow),
        Route(.post, "/sign-in/link/:token", for: .everyone, limit: .kilobytes(4), LinkPages.signIn),
        Route(.get, "/sign-in/code", for: .everyone, CodePages.show),
        Route(.post, "/sign-in/code", for: .everyone, limit: .kilobytes(8), CodePages.signIn),
        Route(.get, "/forgotten-password", for: .everyone, NewPasswordPages.forgotten),
        Route(.post, "/forgotten-password", for: .everyone, limit: .kilobytes(8), NewPasswordPages.send),
        Route(.get, "/forgotten-password/sent", for: .everyone, NewPasswordPages.sent),
        Route(.get, "/password/:token", for: .everyone) { try await NewPasswordPages.show($0, .password) },
        Route(.post, "/password/:token", for: .everyone, limit: .kilobytes(8)) {
            try await NewPasswordPages.set($0, .password)
        },
        Route(.get, "/invitation/:token", for: .everyone) { try await NewPasswordPages.show($0, .invitation) },
        Route(.post, "/invitation/:token", for: .everyone, limit: .kilobytes(8)) {
            try await NewPasswordPages.set($0, .invitation)
        },
    ]
}

/// Mails whose links open a door.
enum AccountMails {
    static let all =
        [
            MailTemplate("sign_in", token: .signIn, leadingOn: true) { .signInLink($0) },
            MailTemplate("new_password", token: .password, leadingOn: true) { .newPassword($0) },
            MailTemplate("address_changed", words: addressChanged),
            MailTemplate("address_confirm", token: .address) { .newAddress($0) },
            MailTemplate("password_changed") { _, _, _, _ in .forgottenPassword },
            MailTemplate("second_factor_changed") { _, _, _, _ in .account },
            MailTemplate("recovery_code_used") { _, _, _, _ in .accountSecondFactor },
        ] + invitations

    /// One for each role that somebody can be given: each says what is expected.
    private static let invitations = Role.allCases.filter { $0 != .participant }.map {
        MailTemplate("invitation_\($0.rawValue)", token: .invitation) { .invitation($0) }
    }

    /// Whom to warn: those who administer the product, by name.
    @Sendable private static func addressChanged(
        _ values: [String: String], _ phrases: Phrases, _: Transaction
    ) -> [String: String] {
        let (contact, key) = (values["contact"] ?? "", "mail.address_changed.ask")
        return ["ask": contact.isEmpty ? phrases(key + ".nobody") : phrases(key, ["contact": .text(contact)])]
    }
}
