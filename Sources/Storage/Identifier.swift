/// An identifier: UUIDv7 (RFC 9562) as lowercase text, typed by what it identifies.
package struct ID<Entity>: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    package let text: String

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
        text = String(unsafeUninitializedCapacity: 36) { bytes in
            var nibble: UInt64 = 0
            for place in 0..<36 {
                if Self.isHyphen(place) {
                    bytes[place] = 0x2D
                    continue
                }
                let word = nibble < 16 ? high : low
                let digit = UInt8(word >> (60 - 4 * (nibble & 15)) & 15)
                bytes[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
                nibble += 1
            }
            return 36
        }
    }

    /// An identifier that came from outside; nil unless it is 36 characters of a lowercase UUID.
    package init?(_ text: String) {
        // Read from every row: without an array.
        var text = text
        let isOne = text.withUTF8 { bytes in
            bytes.count == 36
                && bytes.indices.allSatisfy { place in
                    let byte = bytes[place]
                    if Self.isHyphen(place) { return byte == 0x2D }
                    return (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
                }
        }
        guard isOne else { return nil }
        self.text = text
    }

    private static func isHyphen(_ place: Int) -> Bool { place == 8 || place == 13 || place == 18 || place == 23 }

    package var description: String { text }

    package static func < (a: ID, b: ID) -> Bool { a.text < b.text }

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
