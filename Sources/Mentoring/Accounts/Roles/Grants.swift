package import Storage

/// Who holds which role.
package enum Grants {
    /// Gives a person a role; nothing happens where they hold it already. Whoever has no password yet is invited.
    /// Administrators may give every role; the manager of a programme gives those of that programme.
    /// - Throws: `Refusal` beside `programme` or `place`, `NotFound` where the actor may not, or there is nobody.
    @discardableResult
    package static func grant(
        _ grant: Grant, to person: ID<Person>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<GrantLine>? {
        guard may(grant, actor) else { throw NotFound() }
        return try give(grant, to: person, by: actor, in: tx, at: now)
    }

    /// Makes whoever has just made a programme its manager. Called by the verb that makes programmes, and by no other.
    package static func found(_ programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard let person = actor.person else { return }
        try give(Grant(.manager, programme: programme), to: person, by: actor, in: tx, at: now)
    }

    /// Takes a role away.
    /// - Throws: `Refusal("refusal.last_administrator")`, `NotFound`.
    package static func revoke(_ line: ID<GrantLine>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard let row = try tx.row(GrantSQL.byID, line), let role = Role(rawValue: try row.text("role")) else {
            throw NotFound()
        }
        let programme = try row.optionalID("programme_id", of: Programme.self)
        guard may(Grant(role, programme: programme), actor) else { throw NotFound() }
        let person = try row.id("person_id", of: Person.self)
        if role == .administrator, try tx.row(GrantSQL.otherAdministrator, person) == nil {
            throw Refusal("refusal.last_administrator")
        }
        try tx.run(GrantSQL.drop, line)
        try Audit.write(
            "role.revoked.\(role.rawValue)", "person", person, programme: programme, by: actor, in: tx, at: now)
    }

    /// Whoever administers the product: their addresses are not for others to change.
    static func administrators(in tx: Transaction) throws -> Set<ID<Person>> {
        Set(try tx.rows(GrantSQL.administrators).map { try $0.id("person_id") })
    }

    /// « Ada Sol (ada@exemple.fr), Luc Petit »: a few of those who administer the product, for who cannot look it up; empty
    /// where there is none but this person.
    static func administratorContact(besides person: ID<Person>, in tx: Transaction) throws -> String {
        try tx.rows(GrantSQL.administratorContacts, person).map { row in
            let name = try "\(row.text("first_name")) \(row.text("last_name"))"
            return People.contact(name, try row.optionalText("email"))
        }.joined(separator: ", ")
    }

    @discardableResult
    private static func give(
        _ grant: Grant, to person: ID<Person>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<GrantLine>? {
        try check(grant, in: tx)
        guard let account = try Account.of(person, in: tx) else { throw NotFound() }
        // Whoever holds a role gets no code on paper: without an address they would never come in.
        if actor.person != nil, account.email == nil, account.password == nil {
            throw Refusal("refusal.role_address", field: "role")
        }
        guard try !held(by: person, in: tx).contains(grant) else { return nil }
        let id = ID<GrantLine>(at: now)
        try tx.run(
            GrantSQL.add, id, person, grant.role.rawValue, grant.programme, grant.site, grant.department, actor.person,
            now)
        try Audit.write(
            "role.granted.\(grant.role.rawValue)", "person", person, programme: grant.programme, by: actor, in: tx,
            at: now)
        // Roles that the product itself gives (the demonstration) are told by nobody, one's own to nobody.
        if let giver = actor.person, giver != person || account.password == nil {
            try tell(account, of: grant, by: giver, in: tx, at: now)
        }
        return id
    }

    /// A mail says which role it is, in which programme, and who gave it: else it reads like a trap. Whoever has no
    /// password yet chooses one by its link.
    private static func tell(
        _ account: Account, of grant: Grant, by giver: ID<Person>, in tx: Transaction, at now: Instant
    ) throws {
        let name = try Account.of(giver, in: tx).map { "\($0.firstName) \($0.lastName)" }
        let programme = try grant.programme.flatMap { try tx.row(GrantSQL.programme, $0)?.text("name") }
        let kind = account.password == nil ? "invitation" : "role"
        try Outbox.queue(
            "\(kind)_\(grant.role.rawValue)", to: account.person, class: .immediate,
            values: ["giver": name ?? "", "programme": programme ?? "", "path": "/"], in: tx, at: now)
    }

    private static func may(_ grant: Grant, _ actor: Actor) -> Bool {
        if actor.isAdministrator { return true }
        guard grant.role != .administrator, let programme = grant.programme else { return false }
        return actor.manages(programme)
    }

    private static func check(_ grant: Grant, in tx: Transaction) throws {
        switch grant.role {
        case .participant: throw NotFound()
        case .administrator:
            guard grant.programme == nil, grant.site == nil, grant.department == nil else { throw NotFound() }
        case .manager, .localManager, .referent, .sponsor:
            guard let programme = grant.programme, try tx.row(GrantSQL.programme, programme) != nil else {
                throw Refusal("refusal.role_programme", field: "programme")
            }
            let isLimited = grant.site != nil || grant.department != nil
            guard isLimited == (grant.role == .localManager) else {
                throw Refusal(isLimited ? "refusal.role_unlimited" : "refusal.role_place", field: "site")
            }
        }
    }

    private static func held(by person: ID<Person>, in tx: Transaction) throws -> Set<Grant> {
        Set(
            try tx.rows(GrantSQL.held, person).compactMap { row -> Grant? in
                guard let role = Role(rawValue: try row.text("role")) else { return nil }
                return Grant(
                    role, programme: try row.optionalID("programme_id"), site: try row.optionalID("site_id"),
                    department: try row.optionalID("department_id"))
            })
    }
}
