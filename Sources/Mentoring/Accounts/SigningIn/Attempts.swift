import Foundation
package import Storage

/// Thrown when too many attempts failed: nothing is looked at before this instant.
package struct TooManyAttempts: Error, Sendable, Hashable {
    package let until: Instant
}

/// Counts attempts at a secret, per account and per network address; both are stored hashed under a key.
///
/// An attempt is written down as failed before the secret is looked at and taken back when it was right: many at once
/// cannot slip through between the question and the answer.
package struct Attempts: Sendable {
    package enum Kind: String, Sendable {
        /// Passwords and printed codes.
        case signIn = "sign-in"
        /// Codes of the second factor.
        case secondFactor = "second-factor"
        /// Asking for mails with links.
        case link

        /// Each asking for a link counts, not only failures, and a whole organisation may sit behind one network
        /// address on the day when a programme opens: there the limit of an address only stops floods.
        var limit: AttemptLimit { self == .link ? AttemptLimit(perAddress: 1_000) : AttemptLimit() }
    }

    private let signer: ValueSigner

    package init(_ master: MasterKey) {
        signer = ValueSigner(master, label: "attempts")
    }

    /// An attempt that has begun.
    package struct Begun: Sendable {
        fileprivate let account: [UInt8]
        fileprivate let lines: [ID<FailedAttempt>]
    }

    /// Begins an attempt at an account.
    /// - Parameters:
    ///   - account: the name as it was typed, whether or not there is somebody of that name; the spellings that lead to
    ///     one account are one. Were the person counted instead, two names that wait together would be known to be one
    ///     person's.
    ///   - address: the network address; of IPv6 its first 64 bits count.
    /// - Throws: `TooManyAttempts`.
    package func begin(
        _ kind: Kind, account: String, address: String, in tx: Transaction, at now: Instant
    ) throws -> Begun {
        let whose = (key(kind, "account", Account.nameKey(account)), key(kind, "address", Self.network(address)))
        let failures = (try recent(whose.0, in: tx, at: now), try recent(whose.1, in: tx, at: now))
        if case .wait(let until) = kind.limit.decide(account: failures.0, address: failures.1, now: now.milliseconds) {
            throw TooManyAttempts(until: Instant(milliseconds: until))
        }
        try tx.run(AttemptSQL.forget, now.adding(days: -1))
        let lines = (ID<FailedAttempt>(at: now), ID<FailedAttempt>(at: now))
        try tx.run(AttemptSQL.add, lines.0, whose.0, now)
        try tx.run(AttemptSQL.add, lines.1, whose.1, now)
        return Begun(account: whose.0, lines: [lines.0, lines.1])
    }

    /// The attempt was right: it does not count, and the account's earlier ones are forgotten.
    package func succeeded(_ begun: Begun, in tx: Transaction) throws {
        for line in begun.lines { try tx.run(AttemptSQL.take, line) }
        try tx.run(AttemptSQL.clear, begun.account)
    }

    private func recent(_ whose: [UInt8], in tx: Transaction, at now: Instant) throws -> [Int64] {
        try tx.rows(AttemptSQL.recent, whose, now.adding(days: -1)).map { try $0.instant("at").milliseconds }
    }

    private func key(_ kind: Kind, _ what: String, _ value: String) -> [UInt8] {
        signer.signature(of: Array("\(kind.rawValue)\u{0}\(what)\u{0}\(value)".utf8))
    }

    /// One household or office holds a whole /64 of IPv6.
    static func network(_ address: String) -> String {
        guard address.contains(":") else { return address }
        if let dotted = address.split(separator: ":").last, dotted.contains(".") { return String(dotted) }
        let halves = address.components(separatedBy: "::")
        let head = halves[0].split(separator: ":").map(String.init)
        guard halves.count > 1 else { return head.prefix(4).joined(separator: ":") }
        let tail = halves[1].split(separator: ":").map(String.init)
        let middle = Array(repeating: "0", count: max(0, 8 - head.count - tail.count))
        return (head + middle + tail).prefix(4).joined(separator: ":")
    }
}

/// A row of `failed_attempt`.
package enum FailedAttempt {}
