import Crypto
import Foundation
package import Mentoring

/// Keys derived from the master key, for the web: proofs that a form is ours.
package struct Secrets: Sendable {
    /// From which keys for other uses are derived: what is sealed in the database.
    package let master: MasterKey
    /// What accounts, mails and settings seal and sign with.
    package let keys: Keys
    private let formKey: SymmetricKey

    package init(_ master: MasterKey) {
        self.master = master
        keys = Keys(master)
        formKey = SymmetricKey(data: master.derive("form token").bytes)
    }

    /// The form token of a browser: an HMAC of what its cookie holds.
    func formToken(for binding: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(binding.utf8), using: formKey)
        return Self.urlSafe(Array(code))
    }

    /// 256 random bits as URL-safe text.
    static func randomText() -> String {
        var generator = SystemRandomNumberGenerator()
        return urlSafe((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// Compares in a time that does not depend on where the two differ.
    static func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func urlSafe(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }
}
