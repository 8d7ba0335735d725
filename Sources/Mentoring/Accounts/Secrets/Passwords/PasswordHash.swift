internal import CryptoExtras
internal import Foundation

/// How much work scrypt is made to do. Memory is 128 · 2^logN · blockSize bytes.
package struct PasswordCost: Sendable, Hashable {
    package let logN: Int
    package let blockSize: Int
    package let parallelism: Int

    /// 32 MiB; a fifth of a second was measured on two busy cores, optimised.
    package static let standard = PasswordCost(uncheckedLogN: 15, blockSize: 8, parallelism: 1)

    /// `nil` outside logN 1–20, block size 1–32, parallelism 1–16 or above 512 MiB: a stored text from elsewhere must
    /// not be able to stop the server.
    package init?(logN: Int, blockSize: Int = 8, parallelism: Int = 1) {
        guard (1...20).contains(logN), (1...32).contains(blockSize), (1...16).contains(parallelism),
            128 * blockSize << logN <= 512 << 20
        else { return nil }
        self.init(uncheckedLogN: logN, blockSize: blockSize, parallelism: parallelism)
    }

    private init(uncheckedLogN logN: Int, blockSize: Int, parallelism: Int) {
        self.logN = logN
        self.blockSize = blockSize
        self.parallelism = parallelism
    }
}

/// A password as it is stored: `scrypt$15$8$1$salt$hash`, both in URL-safe Base64.
package struct PasswordHash: Sendable, Hashable {
    package let cost: PasswordCost
    let salt: [UInt8]
    let hash: [UInt8]

    /// The text to store.
    package var text: String {
        "scrypt$\(cost.logN)$\(cost.blockSize)$\(cost.parallelism)$\(urlSafeText(salt))$\(urlSafeText(hash))"
    }

    /// Reads a stored text; `nil` when it is not one.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let logN = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]),
            let cost = PasswordCost(logN: logN, blockSize: blockSize, parallelism: parallelism),
            let salt = bytes(urlSafe: parts[4]), (8...64).contains(salt.count),
            let hash = bytes(urlSafe: parts[5]), (16...64).contains(hash.count)
        else { return nil }
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Works for as long as `cost` says, on the caller's thread: from asynchronous code go through `PasswordHasher`.
    init(hashing password: String, cost: PasswordCost, salt: [UInt8]) throws {
        self.cost = cost
        self.salt = salt
        self.hash = try PasswordHash.derive(password, cost, salt, 32)
    }

    /// Whether this is the password. Works as long as the first time.
    func matches(_ password: String) throws -> Bool {
        equalInConstantTime(try PasswordHash.derive(password, cost, salt, hash.count), hash)
    }

    /// Whether it was made with another cost than the one wanted now, so that it should be made anew when its owner
    /// has just typed the password.
    package func needsRehash(for wanted: PasswordCost) -> Bool { cost != wanted }

    private static func derive(
        _ password: String, _ cost: PasswordCost, _ salt: [UInt8], _ count: Int
    ) throws
        -> [UInt8]
    {
        // The same password typed on two systems may arrive composed or decomposed: one form for all (as RFC 8265).
        let typed = Array(password.precomposedStringWithCompatibilityMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: typed, salt: salt, outputByteCount: count, rounds: 1 << cost.logN, blockSize: cost.blockSize,
            parallelism: cost.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}

extension PasswordHash: CustomStringConvertible, CustomReflectable {
    /// Nothing of the hash, so that no log can show it.
    package var description: String { "PasswordHash" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
