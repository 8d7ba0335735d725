internal import Crypto

/// The 32 characters that people do not mix up on paper: digits and letters without I, L, O, U.
enum PaperAlphabet {
    static let characters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// The values 0–31 of what was typed; case, spaces, dashes are forgiven, O is read as 0, I and L as 1.
    static func values(of typed: String) -> [UInt8]? {
        guard typed.utf8.count <= 100 else { return nil }
        var values: [UInt8] = []
        for character in typed.uppercased() where !character.isWhitespace && !"-–—‑_.".contains(character) {
            let meant: Character = character == "O" ? "0" : character == "I" || character == "L" ? "1" : character
            guard let value = characters.firstIndex(of: meant) else { return nil }
            values.append(UInt8(value))
        }
        return values
    }

    /// Groups of four with dashes between them.
    static func text(_ values: [UInt8]) -> String {
        stride(from: 0, to: values.count, by: 4)
            .map { start in String(values[start..<min(start + 4, values.count)].map { characters[Int($0)] }) }
            .joined(separator: "-")
    }

    /// Values of five bits; 256 is a multiple of 32, so none is likelier than another.
    static func random(_ count: Int, _ random: RandomBytes) -> [UInt8] { random(count).map { $0 & 31 } }
}

/// Hashes codes that people type.
///
/// Such codes are short (40 and 75 bits), so a plain fast hash of them could be undone by trying all from a stolen
/// database, and a slow hash would cost ten scrypts for ten recovery codes. A fast hash under a key is right: the key
/// comes from the master key, which is neither in the database nor in its backup, and guessing at the door is what
/// `AttemptLimit` stops. The owner is part of what is hashed, so the same code for two people differs.
package struct CodeHasher: Sendable {
    private let key: MasterKey.Derived

    package init(_ master: MasterKey) { key = master.derive("typed-codes") }

    /// 32 bytes to store. `owner` is the account's id.
    package func hash(_ code: RecoveryCode, of owner: String) -> [UInt8] { hash("recovery", code.values, owner) }
    package func hash(_ code: PrintedCode, of owner: String) -> [UInt8] { hash("printed", code.values, owner) }

    /// Which of the stored hashes is the code's, if any: the caller deletes that row, which makes codes single-use.
    package func index(of code: RecoveryCode, in stored: [[UInt8]], of owner: String) -> Int? {
        let wanted = hash(code, of: owner)
        var found: Int?
        for (index, hash) in stored.enumerated() where equalInConstantTime(hash, wanted) { found = index }
        return found
    }

    private func hash(_ kind: String, _ values: [UInt8], _ owner: String) -> [UInt8] {
        let message = Array("\(kind)\u{0}\(owner)\u{0}".utf8) + values
        return Array(HMAC<SHA256>.authenticationCode(for: message, using: key.symmetric))
    }
}

/// One of ten codes that stand in for the second factor when the telephone is lost; each works once. 40 bits.
package struct RecoveryCode: Sendable, Hashable {
    let values: [UInt8]

    /// As shown: `xxxx-xxxx` in small letters.
    package var text: String { PaperAlphabet.text(values).lowercased() }

    /// What was typed; `nil` when it cannot be one.
    package init?(_ typed: String) {
        guard let values = PaperAlphabet.values(of: typed), values.count == 8 else { return nil }
        self.values = values
    }

    private init(values: [UInt8]) { self.values = values }

    /// A new set, all different.
    package static func set(of count: Int = 10, random: RandomBytes = systemRandomBytes) -> [RecoveryCode] {
        var codes: [RecoveryCode] = []
        while codes.count < count {
            let code = RecoveryCode(values: PaperAlphabet.random(8, random))
            if !codes.contains(code) { codes.append(code) }
        }
        return codes
    }
}

/// The code on paper with which somebody without an address signs in for the first time: 75 random bits and a check
/// character, in four groups of four.
package struct PrintedCode: Sendable, Hashable {
    let values: [UInt8]

    /// As printed: `XXXX-XXXX-XXXX-XXXX`.
    package var text: String { PaperAlphabet.text(values) }

    package init(random: RandomBytes = systemRandomBytes) {
        let free = PaperAlphabet.random(15, random)
        values = free + [PrintedCode.check(free)]
    }

    /// What was typed; `nil` when it cannot be one: wrong length, or one wrong character, or two neighbours swapped.
    package init?(_ typed: String) {
        guard let values = PaperAlphabet.values(of: typed), values.count == 16,
            PrintedCode.check(Array(values.dropLast())) == values.last
        else { return nil }
        self.values = values
    }

    /// The sum of the values in the field of 32 elements, each weighted by another power of its generator: a single
    /// change and a swap of two different neighbours always change it.
    private static func check(_ values: [UInt8]) -> UInt8 {
        values.reversed().reduce(0) { sum, value in double(sum ^ value) }
    }

    /// Times the generator, modulo x⁵ + x² + 1.
    private static func double(_ value: UInt8) -> UInt8 { value & 16 == 0 ? value << 1 : (value << 1 ^ 0b100101) & 31 }
}

extension RecoveryCode: CustomStringConvertible, CustomReflectable {
    package var description: String { "RecoveryCode" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension PrintedCode: CustomStringConvertible, CustomReflectable {
    package var description: String { "PrintedCode" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
