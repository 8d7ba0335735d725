package import Storage

/// A signed-in browser and the person behind it, as every request needs it.
package struct SignedIn: Sendable {
    package let session: ID<Session>
    package let actor: Actor
    package let person: ID<Person>
    package let firstName: String
    package let lastName: String
    /// What the person chose, else their site's; nil where neither says.
    package let language: String?
    package let timeZone: String?
    /// When the second factor was given in this session; nil before.
    package let secondFactorAt: Instant?
    package let seenAt: Instant
    /// Has the person set up a second factor?
    package let hasSecondFactor: Bool

    /// A role that must give a second factor, or a person who set one up, in a session that has not given it.
    package var owesSecondFactor: Bool {
        secondFactorAt == nil && (hasSecondFactor || actor.roles.contains(where: \.needsSecondFactor))
    }

    /// Who is behind a session's token (its SHA-256); nil where it is unknown, too old, or its person has left.
    package static func find(tokenHash: [UInt8], in tx: Transaction, at now: Instant) throws -> SignedIn? {
        guard let row = try tx.row(SessionSQL.byToken, tokenHash, now) else { return nil }
        let person = try row.id("person_id", of: Person.self)
        return SignedIn(
            session: try row.id("id"),
            actor: try actor(of: person, in: tx),
            person: person,
            firstName: try row.text("first_name"),
            lastName: try row.text("last_name"),
            language: try row.optionalText("person_language") ?? row.optionalText("site_language"),
            timeZone: try row.optionalText("person_zone") ?? row.optionalText("site_zone"),
            secondFactorAt: try row.optionalInstant("second_factor_at"),
            seenAt: try row.instant("seen_at"),
            hasSecondFactor: try row.optionalInstant("totp_confirmed_at") != nil)
    }

    /// What a person may do now.
    package static func actor(of person: ID<Person>, in tx: Transaction) throws -> Actor {
        let grants = try tx.rows(SessionSQL.grants, person).compactMap { row -> Grant? in
            guard let role = Role(rawValue: try row.text("role")) else { return nil }
            return Grant(
                role, programme: try row.optionalID("programme_id"), site: try row.optionalID("site_id"),
                department: try row.optionalID("department_id"))
        }
        let programmes = try tx.rows(SessionSQL.participations, person).map {
            try $0.id("programme_id", of: Programme.self)
        }
        return Actor(person: person, grants: Set(grants), participations: Set(programmes))
    }
}
