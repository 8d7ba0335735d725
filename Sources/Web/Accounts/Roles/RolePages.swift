import HTTPTypes
import Mentoring
import Storage

/// Who holds which role; given and taken away.
enum RolePages {
    static func list(_ request: PageRequest) async throws -> Answer {
        let holders = try await request.read { try RoleList.holders(in: $0) }
        return request.page(RoleViews.list(holders, request.reader))
    }

    /// First the person, found by name, then the role.
    static func new(_ request: PageRequest) async throws -> Answer {
        request.page(try await form(request, request.query))
    }

    static func grant(_ request: PageRequest) async throws -> Answer {
        let (actor, now, form) = (try request.actor, request.now, request.form)
        guard let person = ID<Person>(form["person"]), let role = Role(rawValue: form["role"]) else {
            throw Rejection(.badRequest)
        }
        let grant = Grant(
            role, programme: role == .administrator ? nil : ID(form["programme"]),
            site: role == .localManager ? ID(form["site"]) : nil,
            department: role == .localManager ? ID(form["department"]) : nil)
        return try await request.submit(
            { tx in
                try Grants.grant(grant, to: person, by: actor, in: tx, at: now)
            },
            done: { line in
                .redirect(to: .roles, done: Done(line == nil ? "done.role_held" : "done.role_given"), at: now)
            },
            refused: { refusal in
                request.page(try await self.form(request, form, Problems(refusal, in: request.phrases)))
            })
    }

    static func askRevocation(_ request: PageRequest) async throws -> Answer {
        let (holder, line) = try await find(request)
        return request.page(RoleAskViews.revocation(line, of: holder, request.reader))
    }

    static func revoke(_ request: PageRequest) async throws -> Answer {
        let (actor, now) = (try request.actor, request.now)
        let (holder, line) = try await find(request)
        // Whoever gives up administration has no page of roles any more.
        let next: Path = holder.person == actor.person && line.role == .administrator ? .home : .roles
        return try await request.submit(
            { try Grants.revoke(line.id, by: actor, in: $0, at: now) },
            done: { .redirect(to: next, done: Done("done.role_taken"), at: now) },
            refused: { try await list(request, $0) })
    }

    static func askSecondFactor(_ request: PageRequest) async throws -> Answer {
        let person: ID<Person> = try request.id("person")
        let account = try await request.read { try Account.of(person, in: $0) }
        guard let account, account.hasSecondFactor else { throw NotFound() }
        return request.page(RoleAskViews.secondFactor(of: account, request.reader))
    }

    /// For whoever lost telephone and codes, with a role or without: they set up a new one when they sign in next.
    static func removeSecondFactor(_ request: PageRequest) async throws -> Answer {
        let (person, actor, now) = (try request.id("person", of: Person.self), try request.actor, request.now)
        return try await request.submit(
            { try SecondFactors.remove(of: person, by: actor, in: $0, at: now) },
            done: { .redirect(to: .person(person), done: Done("done.second_factor_removed"), at: now) },
            refused: { try await list(request, $0) })
    }

    private static func list(_ request: PageRequest, _ refusal: Refusal) async throws -> Answer {
        let holders = try await request.read { try RoleList.holders(in: $0) }
        return request.page(RoleViews.list(holders, request.reader, Problems(refusal, in: request.phrases)))
    }

    private static func find(_ request: PageRequest) async throws -> (holder: RoleList.Holder, line: RoleList.Line) {
        let id = try request.id("grant", of: GrantLine.self)
        for holder in try await request.read({ try RoleList.holders(in: $0) }) {
            if let line = holder.lines.first(where: { $0.id == id }) { return (holder, line) }
        }
        throw NotFound()
    }

    private static func form(_ request: PageRequest, _ form: Form, _ problems: Problems = .none) async throws -> Page {
        let (text, person) = (form["q"], ID<Person>(form["person"]))
        return try await request.read { tx in
            if let person {
                guard let account = try Account.of(person, in: tx) else { throw NotFound() }
                return RoleViews.choose(account, form, try RoleList.choices(in: tx), request.reader, problems)
            }
            return RoleViews.search(text, try RoleList.search(text, in: tx), request.reader)
        }
    }
}
