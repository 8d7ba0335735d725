import Mentoring
import Storage

@testable import Web

extension TestServer {
    /// A person of the organisation, with these roles: made where a test needs somebody.
    @discardableResult
    func person(
        _ firstName: String = "Claire", _ lastName: String = "Morel", email: String? = nil, roles: [Grant] = []
    ) async throws -> ID<Person> {
        let now = clock.now
        return try await database.write { tx in
            var input = PersonInput(firstName: firstName, lastName: lastName)
            input.email = email
            let id = try People.add(input, by: .product, in: tx, at: now)
            for grant in roles { try TestGrant.add(grant, to: id, in: tx, at: now) }
            return id
        }
    }

    /// Gives a role to somebody who is there.
    func grant(_ grant: Grant, to person: ID<Person>) async throws {
        let now = clock.now
        try await database.write { try TestGrant.add(grant, to: person, in: $0, at: now) }
    }

    /// A browser in which this person is signed in, the second factor given.
    func browser(signedInAs person: ID<Person>, language: String = "fr") async throws -> Browser {
        let browser = browser(language: language)
        browser.set(cookie: Visit.sessionCookie, try await session(of: person))
        return browser
    }

    /// The token of a new session of this person, the second factor given.
    func session(of person: ID<Person>) async throws -> String {
        let (now, token) = (clock.now, Token(for: .session))
        try await database.write { try TestSession.add(token, person, in: $0, at: now) }
        return token.text
    }

    /// A browser in which a new person of this role is signed in: `.administrator`, `.manager`…
    func browser(
        signedInAs role: Role, programme: ID<Programme>? = nil, language: String = "fr"
    ) async throws -> Browser {
        let person = try await person("Claire", "Morel", roles: [Grant(role, programme: programme)])
        return try await browser(signedInAs: person, language: language)
    }
}

/// A session that was opened, the second factor given.
enum TestSession {
    static func add(_ token: Token, _ person: ID<Person>, in tx: Transaction, at now: Instant) throws {
        try tx.run(TestSignInSQL.session, ID<Session>(at: now), token.hash, person, now, now.adding(days: 7))
    }
}

/// A role that was given.
private enum TestGrant {
    static func add(_ grant: Grant, to person: ID<Person>, in tx: Transaction, at now: Instant) throws {
        try tx.run(
            TestSignInSQL.grant, ID<Role>(at: now), person, grant.role.rawValue, grant.programme, grant.site,
            grant.department, now)
    }
}

/// Rows of accounts that tests write themselves.
private enum TestSignInSQL {
    static let grant: Statement = """
        INSERT INTO role_grant (id, person_id, role, programme_id, site_id, department_id, granted_at)
        VALUES (\(.text("id")), \(.text("person")), \(.text("role")), \(.text("programme")), \(.text("site")),
                \(.text("department")), \(.integer("now")))
        """
    static let session: Statement = """
        INSERT INTO session (id, token_hash, person_id, created_at, seen_at, expires_at, second_factor_at)
        VALUES (\(.text("id")), \(.bytes("hash")), \(.text("person")), \(.integer("now")), \(.integer("now")),
                \(.integer("expires")), \(.integer("now")))
        """
}
