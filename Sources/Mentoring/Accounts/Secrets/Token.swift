internal import Crypto

/// What a token is for. A token made for one purpose is never taken for another. Each area names its own.
package struct TokenPurpose: RawRepresentable, Sendable, Hashable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let session = TokenPurpose(rawValue: "session")
    package static let signIn = TokenPurpose(rawValue: "sign-in")
    package static let newPassword = TokenPurpose(rawValue: "new-password")
    package static let invitation = TokenPurpose(rawValue: "invitation")
    package static let confirmAddress = TokenPurpose(rawValue: "confirm-address")
    package static let setUp = TokenPurpose(rawValue: "set-up")
}

/// A secret of 256 bits that its holder shows: in a cookie, or in a link that was mailed.
///
/// Only `hash` is stored. A fast hash is right here: nobody can try 2^256 values.
package struct Token: Sendable {
    package let purpose: TokenPurpose
    /// 43 characters that are safe in a URL and a cookie.
    package let text: String
    /// SHA-256 over purpose and secret, 32 bytes: the value to store and to look up.
    package let hash: [UInt8]

    package init(for purpose: TokenPurpose, random: RandomBytes = systemRandomBytes) {
        self.init(purpose, secret: random(32))
    }

    /// What somebody showed; `nil` when it cannot be a token at all.
    package init?(_ text: some StringProtocol, for purpose: TokenPurpose) {
        guard text.utf8.count == 43, let secret = bytes(urlSafe: text), secret.count == 32 else { return nil }
        self.init(purpose, secret: secret)
    }

    private init(_ purpose: TokenPurpose, secret: [UInt8]) {
        self.purpose = purpose
        text = urlSafeText(secret)
        hash = Array(SHA256.hash(data: Array(purpose.rawValue.utf8) + [0] + secret))
    }
}

extension Token: CustomStringConvertible, CustomReflectable {
    /// The purpose only, so that no log can show a token.
    package var description: String { "Token(\(purpose.rawValue))" }
    package var customMirror: Mirror { Mirror(self, children: ["purpose": purpose.rawValue]) }
}
