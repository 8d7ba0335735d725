package import Storage

/// Signed-in browsers: opened, kept alive, ended.
package enum Sessions {
    /// Days without a visit that changes something, after which a session ends.
    static let idleDays = 14
    /// Days after which it ends in any case.
    package static let mostDays = 90
    /// Minutes that a session lives while its second factor is owed.
    static let halfwayMinutes = 30
    /// A session is renewed at most this often.
    package static let renewalMinutes = 60

    /// Signs a browser in. Whatever gave the right to it is checked by the caller, in the same transaction.
    /// - Parameters:
    ///   - agent: the browser's name, short, for its owner to know it by.
    ///   - replacing: the session that the browser had before; it ends.
    ///   - secondFactorWaived: in the demonstration alone.
    /// - Returns: the token for the cookie. It is stored hashed only.
    package static func open(
        _ person: ID<Person>, agent: String? = nil, replacing old: ID<Session>? = nil, secondFactorWaived: Bool = false,
        in tx: Transaction, at now: Instant
    ) throws -> Token {
        try tx.run(SessionSQL.forget, now)
        if let old { try tx.run(SessionSQL.end, old) }
        let token = Token(for: .session)
        let id = ID<Session>(at: now)
        let owes = try !secondFactorWaived && SecondFactors.isOwed(by: person, in: tx)
        let end = owes ? now.adding(minutes: halfwayMinutes) : now.adding(days: idleDays)
        try tx.run(SessionSQL.open, id, token.hash, person, now, end, agent)
        try Audit.write("session.opened", "person", person, by: Actor(person: person, grants: []), in: tx, at: now)
        return token
    }

    /// Keeps a session alive; does nothing to one that has ended or whose second factor is owed.
    package static func renew(
        _ session: ID<Session>, secondFactorWaived: Bool = false, in tx: Transaction, at now: Instant
    ) throws {
        guard let row = try tx.row(SessionSQL.byID, session), try row.instant("expires_at") > now else { return }
        let person = try row.id("person_id", of: Person.self)
        if !secondFactorWaived, try row.optionalInstant("second_factor_at") == nil,
            try SecondFactors.isOwed(by: person, in: tx)
        {
            return
        }
        try tx.run(SessionSQL.renew, now, try end(of: row, at: now), session)
    }

    /// Notes that the second factor was given: the session is whole from now on.
    static func complete(_ session: ID<Session>, in tx: Transaction, at now: Instant) throws {
        guard let row = try tx.row(SessionSQL.byID, session) else { throw NotFound() }
        try tx.run(SessionSQL.complete, now, try end(of: row, at: now), session)
    }

    /// Ends one of the actor's own sessions.
    package static func revoke(_ session: ID<Session>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard let person = actor.person, try tx.run(SessionSQL.endOwn, session, person) == 1 else { throw NotFound() }
        try Audit.write("session.ended", "person", person, by: actor, in: tx, at: now)
    }

    /// Ends all sessions of a person, but for the one that asks.
    /// - Returns: how many there were.
    @discardableResult
    package static func revokeAll(
        of person: ID<Person>, but kept: ID<Session>? = nil, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> Int {
        guard actor.person == person || actor.isAdministrator else { throw NotFound() }
        return try end(allOf: person, but: kept, by: actor, in: tx, at: now)
    }

    /// The same, where something else that the actor did ends them.
    @discardableResult
    static func end(
        allOf person: ID<Person>, but kept: ID<Session>? = nil, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> Int {
        let count = try tx.run(SessionSQL.endAll, person, kept?.text ?? "")
        if count > 0 { try Audit.write("session.all_ended", "person", person, by: actor, in: tx, at: now) }
        return count
    }

    /// The sessions of a person, the latest seen first.
    package static func list(of person: ID<Person>, in tx: Transaction, at now: Instant) throws -> [OpenSession] {
        try tx.rows(SessionSQL.list, person, now).map { row in
            OpenSession(
                id: try row.id("id"), agent: try row.optionalText("agent"), openedAt: try row.instant("created_at"),
                seenAt: try row.instant("seen_at"))
        }
    }

    private static func end(of row: Row, at now: Instant) throws -> Instant {
        min(now.adding(days: idleDays), try row.instant("created_at").adding(days: mostDays))
    }
}

/// A signed-in browser, as its owner sees it in a list.
package struct OpenSession: Sendable {
    package let id: ID<Session>
    /// The browser's name; nil where it did not say.
    package let agent: String?
    package let openedAt: Instant
    package let seenAt: Instant
}
