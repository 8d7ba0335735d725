package import Storage

/// The second factor: codes of an app, and ten codes on paper for the day when the telephone is lost.
package enum SecondFactors {
    /// Must this person give a second factor: a role demands it, or they set one up?
    package static func isOwed(by person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.row(SecondFactorSQL.isOwed, person) != nil
    }

    /// Where a person stands.
    package struct State: Sendable {
        package let confirmedAt: Instant?
        /// The secret that is being set up; nil where none is.
        package let pending: TOTP?
        /// Codes on paper not used yet.
        package let codesLeft: Int
    }

    /// - Throws: `SealBroken` when the master key is not the one under which secrets were sealed.
    package static func state(of person: ID<Person>, sealer: Sealer, in tx: Transaction) throws -> State {
        guard let row = try tx.row(SecondFactorSQL.read, person) else {
            return State(confirmedAt: nil, pending: nil, codesLeft: 0)
        }
        let pending = try row.optionalBytes("totp_pending").map { sealed in
            TOTP(secret: try sealer.open(sealed, for: cell("totp_pending", person)))
        }
        return State(
            confirmedAt: try row.optionalInstant("totp_confirmed_at"), pending: pending,
            codesLeft: try tx.rows(SecondFactorSQL.recoveryCodes, person).count)
    }

    /// Makes the secret of a new second factor. It counts once a code of it was given (`confirm`). Whoever has one
    /// already must have given it in this session.
    package static func begin(_ reader: SignedIn, sealer: Sealer, in tx: Transaction, at now: Instant) throws {
        try mayChange(reader, in: tx)
        try Account.begin(reader.person, in: tx, at: now)
        let sealed = try sealer.seal(TOTP().secret, for: cell("totp_pending", reader.person))
        try tx.run(SecondFactorSQL.setPending, sealed, reader.person)
    }

    /// Gives the secret up that was being set up: all stays as it was before.
    package static func abandon(_ reader: SignedIn, in tx: Transaction) throws {
        try mayChange(reader, in: tx)
        try tx.run(SecondFactorSQL.dropPending, reader.person)
    }

    /// Takes the first code of a new second factor: it counts from now on, this session has given it, and all others
    /// of the person end.
    /// - Returns: ten recovery codes, to be shown once; nil when the code is wrong.
    package static func confirm(
        _ typed: String, _ reader: SignedIn, sealer: Sealer, codes hasher: CodeHasher, in tx: Transaction,
        at now: Instant
    ) throws -> [RecoveryCode]? {
        try mayChange(reader, in: tx)
        guard let pending = try state(of: reader.person, sealer: sealer, in: tx).pending else { throw NotFound() }
        guard let step = pending.accept(typed, at: now.milliseconds, last: nil) else { return nil }
        let sealed = try sealer.seal(pending.secret, for: cell("totp_secret", reader.person))
        try tx.run(SecondFactorSQL.confirm, sealed, now, step, reader.person)
        try Sessions.complete(reader.session, in: tx, at: now)
        try Sessions.revokeAll(of: reader.person, but: reader.session, by: reader.actor, in: tx, at: now)
        try Audit.write("second_factor.set_up", "person", reader.person, by: reader.actor, in: tx, at: now)
        try Outbox.queue("second_factor_changed", to: reader.person, class: .immediate, in: tx, at: now)
        return try makeCodes(of: reader.person, hasher, in: tx)
    }

    /// Takes a code of the app, or one from the paper (which is used up), and completes the session.
    /// - Returns: false when it is wrong, used or too old. Not thrown: the failure must stay counted.
    package static func give(
        _ typed: String, _ reader: SignedIn, sealer: Sealer, codes hasher: CodeHasher, in tx: Transaction,
        at now: Instant
    ) throws -> Bool {
        guard let row = try tx.row(SecondFactorSQL.read, reader.person),
            let sealed = try row.optionalBytes("totp_secret"),
            try row.optionalInstant("totp_confirmed_at") != nil
        else { throw NotFound() }
        let app = TOTP(secret: try sealer.open(sealed, for: cell("totp_secret", reader.person)))
        let last = try row.optionalInteger("totp_last_step").map(Int64.init)
        if let step = app.accept(typed, at: now.milliseconds, last: last) {
            try tx.run(SecondFactorSQL.setLastStep, step, reader.person)
        } else {
            guard try usePaper(typed, reader, hasher, in: tx, at: now) else { return false }
        }
        try Sessions.complete(reader.session, in: tx, at: now)
        return true
    }

    /// New codes on paper; those before are worthless.
    package static func renewCodes(
        _ reader: SignedIn, codes hasher: CodeHasher, in tx: Transaction, at now: Instant
    ) throws
        -> [RecoveryCode]
    {
        try mayChange(reader, in: tx)
        guard try tx.row(SecondFactorSQL.read, reader.person)?.optionalInstant("totp_confirmed_at") != nil else {
            throw NotFound()
        }
        try Audit.write("second_factor.codes_renewed", "person", reader.person, by: reader.actor, in: tx, at: now)
        return try makeCodes(of: reader.person, hasher, in: tx)
    }

    /// Takes the second factor off: one's own where no role demands it, anybody's by an administrator (a lost
    /// telephone and lost paper). The person is told, and their sessions end.
    package static func remove(of person: ID<Person>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        let own = actor.person == person
        guard own || actor.isAdministrator else { throw NotFound() }
        if own, actor.roles.contains(where: \.needsSecondFactor) { throw Refusal("refusal.second_factor_needed") }
        guard try tx.row(SecondFactorSQL.read, person)?.optionalInstant("totp_confirmed_at") != nil else {
            throw NotFound()
        }
        try tx.run(SecondFactorSQL.remove, person)
        try tx.run(SecondFactorSQL.dropRecoveryCodes, person)
        if !own { try Sessions.revokeAll(of: person, by: actor, in: tx, at: now) }
        try Audit.write("second_factor.removed", "person", person, by: actor, in: tx, at: now)
        try Outbox.queue("second_factor_changed", to: person, class: .immediate, in: tx, at: now)
    }

    /// Does the sealer open a secret that was stored?
    static func opens(_ sealed: [UInt8], of person: ID<Person>, with sealer: Sealer?) -> Bool {
        guard let sealer else { return false }
        return (try? sealer.open(sealed, for: cell("totp_secret", person))) != nil
    }

    /// A session that has not given the second factor there is may not touch it.
    private static func mayChange(_ reader: SignedIn, in tx: Transaction) throws {
        let has = try tx.row(SecondFactorSQL.read, reader.person)?.optionalInstant("totp_confirmed_at") != nil
        let given = try tx.row(SessionSQL.byID, reader.session)?.optionalInstant("second_factor_at") != nil
        guard !has || given else { throw NotFound() }
    }

    private static func usePaper(
        _ typed: String, _ reader: SignedIn, _ hasher: CodeHasher, in tx: Transaction, at now: Instant
    ) throws -> Bool {
        guard let code = RecoveryCode(typed) else { return false }
        let stored = try tx.rows(SecondFactorSQL.recoveryCodes, reader.person).map { try $0.bytes("hash") }
        guard let index = hasher.index(of: code, in: stored, of: reader.person.text),
            try tx.run(SecondFactorSQL.useRecoveryCode, now, reader.person, stored[index]) == 1
        else { return false }
        try Audit.write("second_factor.code_used", "person", reader.person, by: reader.actor, in: tx, at: now)
        try Outbox.queue(
            "recovery_code_used", to: reader.person, class: .immediate, values: ["count": String(stored.count - 1)],
            in: tx, at: now)
        return true
    }

    private static func makeCodes(
        of person: ID<Person>, _ hasher: CodeHasher, in tx: Transaction
    ) throws -> [RecoveryCode] {
        try tx.run(SecondFactorSQL.dropRecoveryCodes, person)
        let codes = RecoveryCode.set()
        for code in codes { try tx.run(SecondFactorSQL.addRecoveryCode, person, hasher.hash(code, of: person.text)) }
        return codes
    }

    /// The place of a secret. What is confirmed moves from one column to the other, and is sealed anew for it.
    private static func cell(_ column: String, _ person: ID<Person>) -> SealedCell {
        SealedCell(table: "account", column: column, row: person.text)
    }
}
