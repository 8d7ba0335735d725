/// An identifier: UUIDv7 (RFC 9562), typed by what it identifies. Everywhere outside memory it is lowercase text; in memory
/// its two halves, because there may be a hundred thousand to hold, to compare and to look up.
package struct ID<Entity>: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    let bits: IdentifierBits

    init(_ bits: IdentifierBits) { self.bits = bits }

    /// A new one; sorts by the moment it was made.
    package init(at now: Instant) {
        var generator = SystemRandomNumberGenerator()
        self.init(at: now, using: &generator)
    }

    /// A new one from a given source of randomness: seeded data is the same each time.
    package init<R: RandomNumberGenerator>(at now: Instant, using generator: inout R) {
        let milliseconds = UInt64(max(0, now.milliseconds)) & 0xFFFF_FFFF_FFFF
        let high = milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &generator)
        let low = UInt64.random(in: 0...0x3FFF_FFFF_FFFF_FFFF, using: &generator) | 0x8000_0000_0000_0000
        bits = IdentifierBits(high: high, low: low)
    }

    /// An identifier that came from outside; nil unless it is 36 characters of a lowercase UUID.
    package init?(_ text: String) {
        var text = text
        guard let bits = text.withUTF8({ IdentifierBits($0) }) else { return nil }
        self.bits = bits
    }

    /// 36 characters, lowercase.
    package var text: String { bits.text }

    package var description: String { text }

    /// The order of the texts.
    package static func < (a: ID, b: ID) -> Bool { a.bits < b.bits }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = ID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an identifier")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// The 128 bits of a UUID, in the order of its text.
package struct IdentifierBits: Hashable, Sendable, Comparable {
    private let high: UInt64
    private let low: UInt64

    init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// Of a text of 36 characters of a lowercase UUID; nil for any other.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == Self.length else { return nil }
        var halves: (high: UInt64, low: UInt64) = (0, 0)
        for place in 0..<Self.length {
            let byte = bytes[place]
            if Self.isHyphen(place) {
                guard byte == 0x2D else { return nil }
                continue
            }
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x61...0x66: digit = byte - 0x57
            default: return nil
            }
            if place < 18 {
                halves.high = halves.high << 4 | UInt64(digit)
            } else {
                halves.low = halves.low << 4 | UInt64(digit)
            }
        }
        (high, low) = halves
    }

    /// How many characters the text has, all of one byte.
    static var length: Int { 36 }

    /// Writes the text, `length` bytes of it.
    func write(to bytes: UnsafeMutableBufferPointer<UInt8>) {
        var word = high
        for place in 0..<Self.length {
            if Self.isHyphen(place) {
                bytes[place] = 0x2D
                if place == 18 { word = low }
                continue
            }
            let digit = UInt8(word >> 60)
            bytes[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
            word <<= 4
        }
    }

    var text: String {
        String(unsafeUninitializedCapacity: Self.length) { bytes in
            write(to: bytes)
            return Self.length
        }
    }

    private static func isHyphen(_ place: Int) -> Bool { place == 8 || place == 13 || place == 18 || place == 23 }

    package static func < (a: Self, b: Self) -> Bool { a.high == b.high ? a.low < b.low : a.high < b.high }
}
