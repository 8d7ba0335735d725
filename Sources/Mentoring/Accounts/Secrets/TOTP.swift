internal import Crypto
internal import Foundation

/// The second factor of sign-in: six digits that change every 30 seconds (RFC 6238, SHA-1, as every app knows it).
package struct TOTP: Sendable {
    /// 20 bytes, kept sealed.
    package let secret: [UInt8]

    package init(random: RandomBytes = systemRandomBytes) { secret = random(20) }

    package init(secret: [UInt8]) { self.secret = secret }

    /// The step of 30 seconds in which `now` (milliseconds since 1970) lies.
    package static func step(at now: Int64) -> Int64 { max(0, now) / 30_000 }

    /// The code of a step, with its leading zeros.
    package func code(at step: Int64) -> String {
        let counter = (0..<8).reversed().map { UInt8(truncatingIfNeeded: step >> ($0 * 8)) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The step to store as the last accepted one when `typed` is right now or was one step ago or will be in one;
    /// else `nil`. A step at or before `last` is refused, so that a code seen over a shoulder is worth nothing.
    package func accept(_ typed: String, at now: Int64, last: Int64?) -> Int64? {
        let digits = typed.filter { !$0.isWhitespace }
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let current = TOTP.step(at: now)
        var accepted: Int64?
        // All three are computed each time, the newest that fits wins.
        for step in (current - 1)...(current + 1) where step >= 0 {
            let fits = equalInConstantTime(Array(digits.utf8), Array(code(at: step).utf8))
            if fits, last.map({ step > $0 }) ?? true { accepted = step }
        }
        return accepted
    }

    /// The secret as people type it when they cannot scan: Base32 without padding.
    package var typedSecret: String { base32(secret) }

    /// What the QR code says. `issuer` is the organisation's name, `account` the address.
    package func uri(issuer: String, account: String) -> String {
        // A colon would end the issuer's part of the label.
        let issuer = escaped(issuer.replacingOccurrences(of: ":", with: " "))
        let label = "\(issuer):\(escaped(account.replacingOccurrences(of: ":", with: " ")))"
        return "otpauth://totp/\(label)?secret=\(typedSecret)&issuer=\(issuer)&algorithm=SHA1&digits=6&period=30"
    }

    private func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            return isPlain || "-._~".utf8.contains(byte) ? String(UnicodeScalar(byte)) : String(format: "%%%02X", byte)
        }.joined()
    }
}

/// Base32 without padding (RFC 4648, 6).
package func base32(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    var text: [UInt8] = []
    var held = 0
    var bits = 0
    for byte in bytes {
        held = (held << 8 | Int(byte)) & 0xFFFF
        bits += 8
        while bits >= 5 {
            bits -= 5
            text.append(alphabet[held >> bits & 31])
        }
    }
    if bits > 0 { text.append(alphabet[held << (5 - bits) & 31]) }
    return String(decoding: text, as: UTF8.self)
}

/// The reverse; case, spaces and padding are forgiven, everything else gives `nil`.
package func bytes(base32 text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var held = 0
    var bits = 0
    for character in text.uppercased().utf8 where character != 32 && character != 61 {
        switch character {
        case 65...90: held = held << 5 | Int(character - 65)
        case 50...55: held = held << 5 | Int(character - 24)
        default: return nil
        }
        held &= 0xFFFF
        bits += 5
        if bits >= 8 {
            bits -= 8
            bytes.append(UInt8(held >> bits & 0xFF))
        }
    }
    return bytes
}
