package import Storage

/// Somebody who runs a programme.
package struct ProgrammeKeeper: Sendable {
    package let line: ID<GrantLine>
    package let person: ID<Person>
    package let name: String
    package let email: String?
    /// Are pairs told that they may write to them?
    package let isContact: Bool
    /// Can they sign in?
    package let comesIn: Bool

    fileprivate init(_ row: Row) throws {
        line = try row.id("id")
        person = try row.id("person_id")
        name = try row.text("first_name") + " " + row.text("last_name")
        email = try row.optionalText("email")
        isContact = try row.boolean("is_contact")
        comesIn = try email != nil || row.boolean("has_password")
    }
}

/// Those who run a programme arrange it among themselves: who joins, who leaves, whom pairs are told to write to.
package enum ProgrammeKeepers {
    /// By name.
    /// - Throws: `NotFound` for who does not run the programme.
    package static func all(
        of programme: ID<Programme>, by actor: Actor, in tx: Transaction
    ) throws -> [ProgrammeKeeper] {
        guard actor.manages(programme) else { throw NotFound() }
        return try tx.rows(GrantSQL.keepers, programme).map(ProgrammeKeeper.init)
    }

    /// Has somebody run the programme beside those who do; a mail tells them.
    /// - Throws: `Refusal` beside `keeper` where they could not sign in; `NotFound`.
    /// - Returns: whether they did not run it before.
    @discardableResult
    package static func entrust(
        _ programme: ID<Programme>, to person: ID<Person>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> Bool {
        guard actor.manages(programme) else { throw NotFound() }
        guard let account = try Account.of(person, in: tx) else {
            throw Refusal("refusal.participant.has_left", field: "keeper")
        }
        if account.email == nil, account.password == nil { throw Refusal("refusal.role_address", field: "keeper") }
        return try Grants.grant(Grant(.manager, programme: programme), to: person, by: actor, in: tx, at: now) != nil
    }

    /// Leaves the programme to the others who run it.
    /// - Throws: `Refusal` where nobody else who can sign in does; `NotFound`.
    package static func leave(
        _ programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        let all = try all(of: programme, by: actor, in: tx)
        guard let own = all.first(where: { $0.person == actor.person }) else { throw NotFound() }
        let others = all.filter { $0.person != actor.person }
        guard others.contains(where: \.comesIn) else { throw Refusal("refusal.last_manager", field: "sure") }
        try tx.run(GrantSQL.drop, own.line)
        try Audit.write(
            "role.revoked.manager", "person", own.person, programme: programme, by: actor, in: tx, at: now)
        // Somebody stays whom pairs may write to.
        if !others.contains(where: \.isContact) {
            for one in others { try tx.run(GrantSQL.setContact, true, one.line) }
        }
    }

    /// Says whether pairs are told that they may write to somebody.
    /// - Throws: `Refusal` for the last of them; `NotFound`.
    package static func setContact(
        _ line: ID<GrantLine>, to isShown: Bool, of programme: ID<Programme>, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        let all = try all(of: programme, by: actor, in: tx)
        guard let one = all.first(where: { $0.line == line }) else { throw NotFound() }
        if one.isContact == isShown { return }
        if !isShown, !all.contains(where: { $0.line != line && $0.isContact }) { throw Refusal("refusal.last_contact") }
        try tx.run(GrantSQL.setContact, isShown, line)
        if isShown {
            try Audit.write(
                "role.contact_shown", "person", one.person, programme: programme, by: actor, in: tx, at: now)
        } else {
            try Audit.write(
                "role.contact_hidden", "person", one.person, programme: programme, by: actor, in: tx, at: now)
        }
    }
}
