internal import Crypto

/// Signs values that go out and come back: form tokens, cookies. Each use has a label, and so a key, of its own.
package struct ValueSigner: Sendable {
    private let key: MasterKey.Derived

    package init(_ master: MasterKey, label: String) { key = master.derive("sign." + label) }

    /// HMAC-SHA-256, 32 bytes.
    package func signature(of value: some Sequence<UInt8>) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(value), using: key.symmetric))
    }

    /// The value with its signature, as text that is safe in a URL, a cookie and a form.
    package func sign(_ value: String) -> SignedValue {
        let bytes = Array(value.utf8)
        return SignedValue(value: value, text: urlSafeText(bytes) + "." + urlSafeText(signature(of: bytes)))
    }

    /// Reads what came back; `nil` when a character of it was not written by `sign`. Compares in constant time.
    package func verify(_ text: String) -> SignedValue? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let value = bytes(urlSafe: parts[0]), let shown = bytes(urlSafe: parts[1]),
            equalInConstantTime(shown, signature(of: value)),
            let string = String(validating: value, as: UTF8.self)
        else { return nil }
        return SignedValue(value: string, text: text)
    }
}

/// A value and the signed text that carries it.
package struct SignedValue: Sendable, Hashable {
    package let value: String
    package let text: String
}
