package import Storage

/// The first start: a code printed in the terminal lets one browser make the first administrator.
package enum SetUp {
    /// Hours for which a printed code works; a new start prints a new one.
    static let codeHours = 24
    /// Wrong codes after which the code is worthless.
    static let mostFailures = 10
    /// Minutes that a browser has to make the administrator after giving the code.
    static let passMinutes = 60

    /// Is there no administrator yet?
    package static func isNeeded(in tx: Transaction) throws -> Bool {
        try tx.row(SetUpSQL.anyAdministrator) == nil
    }

    /// Is there nobody at all yet, so that signing in is out of the question?
    package static func isUntouched(in tx: Transaction) throws -> Bool {
        try tx.row(SetUpSQL.anybody) == nil
    }

    /// What an installation has from its first day, before anybody administers it: a framework of competencies, so that
    /// the names of its first staff list are recognised. Afterwards the framework is the organisation's own.
    package static func prepare(in tx: Transaction, at now: Instant) throws {
        if try isNeeded(in: tx) { try Competencies.installDefault(in: tx, at: now) }
    }

    /// Makes a new code, which replaces the one before; nil when there is an administrator already.
    package static func begin(codes: CodeHasher, in tx: Transaction, at now: Instant) throws -> PrintedCode? {
        guard try isNeeded(in: tx) else { return nil }
        try prepare(in: tx, at: now)
        let code = PrintedCode()
        try tx.run(SetUpSQL.putCode, codes.hash(code, of: owner), now.adding(hours: codeHours))
        return code
    }

    /// What became of a code that was typed. Not thrown: a failure must be counted, and a refusal would undo that.
    package enum Entry: Sendable {
        /// The browser may go on with this token, in a cookie.
        case passed(token: String)
        case wrong
        /// Too old, too often wrong, or there is none: the server has to be started again.
        case exhausted
    }

    /// Takes the code, and gives the browser a pass for it. It opens the page until there is an administrator, in one
    /// browser at a time: whoever closed theirs too early goes on in another.
    package static func enter(_ typed: String, codes: CodeHasher, in tx: Transaction, at now: Instant) throws -> Entry {
        guard try isNeeded(in: tx) else { throw NotFound() }
        guard let row = try tx.row(SetUpSQL.code), try row.instant("expires_at") > now,
            try row.integer("failures") < mostFailures
        else { return .exhausted }
        guard let code = PrintedCode(typed),
            equalInConstantTime(codes.hash(code, of: owner), try row.bytes("code_hash"))
        else {
            try tx.run(SetUpSQL.failed)
            return try row.integer("failures") + 1 < mostFailures ? .wrong : .exhausted
        }
        let token = Token(for: .setUp)
        try tx.run(SetUpSQL.pass, token.hash, now.adding(minutes: passMinutes))
        return .passed(token: token.text)
    }

    /// Does this browser hold the pass?
    package static func holdsPass(_ token: String, in tx: Transaction, at now: Instant) throws -> Bool {
        guard let token = Token(token, for: .setUp), let row = try tx.row(SetUpSQL.code),
            let hash = try row.optionalBytes("pass_hash"), let until = try row.optionalInstant("pass_until")
        else { return false }
        return until > now && equalInConstantTime(hash, token.hash)
    }

    private static let owner = "set-up"
}
