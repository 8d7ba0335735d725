import HTTPTypes
import Mentoring
import Storage

extension Path {
    static let accountLanguage: Path = "/account/language"
    static let accountTimeZone: Path = "/account/time-zone"
    static let accountPassword: Path = "/account/password"
    static let accountPasswordLink: Path = "/account/password/link"
    static let accountPasswordSent: Path = "/account/password-sent"
    static let accountAddress: Path = "/account/address"
    static let accountAddressSent: Path = "/account/address-sent"
    static let otherSessions: Path = "/account/sessions/revocation"
    static func session(_ id: ID<Session>) -> Path { "/account/sessions/\(id)/revocation" }
    static func newAddress(_ token: String) -> Path { "/account/address/\(token)" }
    static let accountSecondFactor: Path = "/account/second-factor"
    static let secondFactorSecret: Path = "/account/second-factor/secret"
    static let secondFactorWithdrawal: Path = "/account/second-factor/secret/withdrawal"
    static let recoveryCodes: Path = "/account/second-factor/recovery-codes"
    static let secondFactorRemoval: Path = "/account/second-factor/removal"
}

/// One's own account.
enum AccountRoutes {
    static let all = [
        Route(.get, "/account", for: .signedIn, AccountPages.show),
        Route(.post, "/account/language", for: .signedIn, limit: .kilobytes(4), AccountPages.chooseLanguage),
        Route(.post, "/account/time-zone", for: .signedIn, limit: .kilobytes(4), AccountPages.chooseTimeZone),
        Route(.post, "/account/sessions/revocation", for: .signedIn, limit: .kilobytes(4), AccountPages.endOthers),
        Route(.post, "/account/sessions/:session/revocation", for: .signedIn, limit: .kilobytes(4), AccountPages.end),
        Route(.get, "/account/password", for: .signedIn, PasswordPages.show),
        Route(.post, "/account/password", for: .signedIn, limit: .kilobytes(8), PasswordPages.change),
        Route(.post, "/account/password/link", for: .signedIn, limit: .kilobytes(4), PasswordPages.sendLink),
        Route(.get, "/account/password-sent", for: .signedIn, PasswordPages.sent),
        Route(.get, "/account/address", for: .signedIn, AddressPages.show),
        Route(.post, "/account/address", for: .signedIn, limit: .kilobytes(8), AddressPages.ask),
        Route(.get, "/account/address-sent", for: .signedIn, AddressPages.sent),
        // Followed in whatever browser reads the new address; the token is the proof.
        Route(.get, "/account/address/:token", for: .everyone, AddressPages.follow),
        Route(.post, "/account/address/:token", for: .everyone, limit: .kilobytes(4), AddressPages.confirm),
        Route(.get, "/sign-in/second-factor", for: .signedIn, beforeSecondFactor: true, SecondFactorPages.ask),
        Route(
            .post, "/sign-in/second-factor", for: .signedIn, limit: .kilobytes(4), beforeSecondFactor: true,
            SecondFactorPages.give),
        Route(.get, "/account/second-factor", for: .signedIn, beforeSecondFactor: true, SecondFactorPages.show),
        Route(
            .post, "/account/second-factor/secret", for: .signedIn, limit: .kilobytes(4), beforeSecondFactor: true,
            SecondFactorPages.begin),
        Route(
            .post, "/account/second-factor/secret/withdrawal", for: .signedIn, limit: .kilobytes(4),
            beforeSecondFactor: true, SecondFactorPages.abandon),
        Route(
            .post, "/account/second-factor", for: .signedIn, limit: .kilobytes(4), beforeSecondFactor: true,
            SecondFactorPages.confirm),
        Route(
            .post, "/account/second-factor/recovery-codes", for: .signedIn, limit: .kilobytes(4),
            SecondFactorPages.renewCodes),
        Route(.post, "/account/second-factor/removal", for: .signedIn, limit: .kilobytes(4), SecondFactorPages.remove),
    ]
}
