import Mentoring
import Storage

@testable import Web

extension TestServer {
    /// Gives a person a password, as if they had chosen it.
    func setPassword(_ password: String, of person: ID<Person>) async throws {
        let hash = try await installation.passwords.hash(password)
        let now = clock.now
        try await database.write { tx in
            _ = try tx.run(TestAccountSQL.password, person, hash.text, now)
        }
    }

    /// A token of a link, as a mail would carry it.
    func link(_ purpose: AccessLinks.Purpose, for person: ID<Person>, detail: String? = nil) async throws -> String {
        let now = clock.now
        return try await database.write { try AccessLinks.make(purpose, person, detail: detail, in: $0, at: now) }
    }
}

/// Rows of accounts that tests write themselves.
private enum TestAccountSQL {
    static let password: Statement = """
        INSERT INTO account (person_id, password, password_changed_at, created_at)
        VALUES (\(.text("person")), \(.text("password")), \(.integer("now")), \(.integer("now")))
        ON CONFLICT (person_id) DO UPDATE SET password = excluded.password
        """
}

extension TestServer {
    /// The path of the link in the newest mail to an address, whose public address is ours.
    func linkInMail(to address: String) async throws -> String? {
        try await work()
        guard let mail = mails.first(where: { $0.to == address }),
            let line = mail.text.split(separator: "\n").last(where: { $0.hasPrefix("http://127.0.0.1:8080/") })
        else { return nil }
        return String(line.dropFirst("http://127.0.0.1:8080".count))
    }
}
