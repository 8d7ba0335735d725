import Foundation

/// Makes that many unpredictable bytes. Passed in, so that a test can know what comes.
package typealias RandomBytes = @Sendable (_ count: Int) -> [UInt8]

/// The system's generator, fit for keys and tokens.
package let systemRandomBytes: RandomBytes = { count in
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
}

/// Whether two secrets are the same, in a time that tells nothing but their lengths.
package func equalInConstantTime(_ one: some Collection<UInt8>, _ other: some Collection<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    var difference: UInt8 = 0
    for (left, right) in zip(one, other) { difference |= left ^ right }
    return difference == 0
}

/// Base64 with the alphabet that is safe in a URL, without padding (RFC 4648, 5).
func urlSafeText(_ bytes: [UInt8]) -> String {
    let plain = Data(bytes).base64EncodedString()
    return plain.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}

/// The reverse. `nil` for any other character, an impossible length, or left-over bits that are not zero: each value
/// has one text only.
func bytes(urlSafe text: some StringProtocol) -> [UInt8]? {
    let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: plain + padding) else { return nil }
    let bytes = [UInt8](data)
    return urlSafeText(bytes) == text ? bytes : nil
}
