package import Storage

/// Codes on paper, for people without an address: with their staff number and the code they come in once, and choose a
/// password.
package enum PrintedCodes {
    /// Days for which a code works.
    package static let days = 60

    /// A code as it is printed. It is stored hashed, and shown this once.
    package struct Slip: Sendable {
        package let firstName: String
        package let lastName: String
        package let staffNumber: String
        package let code: PrintedCode
        /// The language in which they are spoken to.
        package let language: String
        /// What they come for, as far as whoever prints it runs the programme.
        package let purposes: [Purpose]
    }

    /// A programme that somebody takes part in, and with whom.
    package struct Purpose: Sendable, Hashable {
        package let programme: String
        package let isMentor: Bool
        /// Those they work with there; none before pairs are published.
        package let partners: [String]
    }

    /// Somebody without an address.
    package struct Candidate: Sendable {
        package let person: ID<Person>
        package let firstName: String
        package let lastName: String
        package let staffNumber: String?
        package let department: String?
        package let hasPassword: Bool
        /// Whoever holds a role gets no code: whoever prints one could use it.
        package let hasRole: Bool
        /// When the last code was made, where it has not been used.
        package let printedAt: Instant?
        /// To go on from in the list.
        package let nameKey: String
    }

    /// The programmes whose participants this reader may have alone: those that they manage.
    package static func programmes(
        for actor: Actor, in tx: Transaction
    ) throws -> [(id: ID<Programme>, name: String)] {
        try tx.rows(GrantSQL.programmes).map { (id: try $0.id("id"), name: try $0.text("name")) }
            .filter { actor.manages($0.id) }
    }

    /// People without an address by name, those after a place in the list, at most `limit`; those who take part in one
    /// programme, where one is named.
    package static func candidates(
        of programme: ID<Programme>? = nil, after place: (nameKey: String, id: String) = ("", ""), limit: Int,
        in tx: Transaction
    ) throws -> [Candidate] {
        let rows =
            if let programme {
                try tx.rows(PrintedCodeSQL.listOf, place.nameKey, place.id, programme, limit)
            } else {
                try tx.rows(PrintedCodeSQL.list, place.nameKey, place.id, limit)
            }
        return try rows.map { row in
            Candidate(
                person: try row.id("id"), firstName: try row.text("first_name"), lastName: try row.text("last_name"),
                staffNumber: try row.optionalText("staff_number"), department: try row.optionalText("department"),
                hasPassword: try row.boolean("has_password"), hasRole: try row.boolean("has_role"),
                printedAt: try row.boolean("has_code") ? row.optionalInstant("printed_at") : nil,
                nameKey: try row.text("name_key"))
        }
    }

    /// All of them, for exports: page after page, so that memory stays flat.
    package static func eachCandidate(
        of programme: ID<Programme>? = nil, in tx: Transaction, do body: (Candidate) throws -> Void
    ) throws {
        var place = ("", "")
        while true {
            let people = try candidates(of: programme, after: place, limit: 1_000, in: tx)
            for person in people { try body(person) }
            guard people.count == 1_000, let last = people.last else { return }
            place = (last.nameKey, last.person.text)
        }
    }

    /// Makes codes; each replaces the one before. People with an address, and those who hold a role, get none:
    /// whoever prints a code could use it.
    package static func make(
        for persons: [ID<Person>], codes hasher: CodeHasher, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> [Slip] {
        guard !actor.roles.isDisjoint(with: [.administrator, .manager]) else { throw NotFound() }
        guard !persons.isEmpty else { throw Refusal("refusal.nobody_chosen") }
        return try persons.compactMap { person in
            guard let row = try tx.row(PrintedCodeSQL.candidate, person),
                let number = try row.optionalText("staff_number")
            else {
                return nil
            }
            try Account.begin(person, in: tx, at: now)
            let code = PrintedCode()
            try tx.run(PrintedCodeSQL.put, hasher.hash(code, of: person.text), now, person)
            try Audit.write("printed_code.made", "person", person, by: actor, in: tx, at: now)
            return Slip(
                firstName: try row.text("first_name"), lastName: try row.text("last_name"), staffNumber: number,
                code: code, language: try Outbox.language(of: person, in: tx),
                purposes: try purposes(of: person, for: actor, in: tx))
        }
    }

    private static func purposes(
        of person: ID<Person>, for actor: Actor, in tx: Transaction
    ) throws -> [Purpose] {
        let rows = try tx.rows(PrintedCodeSQL.purposes, person).filter { actor.manages(try $0.id("programme_id")) }
        var found: [(participant: ID<Person>, purpose: Purpose)] = []
        for row in rows {
            let one: ID<Person> = try row.id("participant_id")
            let first = try row.optionalText("first_name")
            let partner = try first.map { try $0 + " " + (row.optionalText("last_name") ?? "") }
            let before = found.last?.participant == one ? found.removeLast().purpose.partners : []
            let purpose = Purpose(
                programme: try row.text("programme"), isMentor: try row.text("side") == "mentor",
                partners: before + [partner].compactMap(\.self))
            found.append((one, purpose))
        }
        return found.map(\.purpose)
    }

    /// Is this the code of this account? Both are computed where there is none, too.
    package static func fits(
        _ typed: String, _ account: Account?, codes hasher: CodeHasher, in tx: Transaction, at now: Instant
    ) throws -> Bool {
        guard let code = PrintedCode(typed), let account, let row = try tx.row(PrintedCodeSQL.read, account.person)
        else {
            return false
        }
        let isFresh = try row.instant("printed_at").adding(days: days) > now
        return try equalInConstantTime(hasher.hash(code, of: account.person.text), row.bytes("printed_code")) && isFresh
    }

    /// Uses a code up: sets the password chosen with it and signs in.
    /// - Throws: `WrongSecret`.
    package static func use(
        _ typed: String, of person: ID<Person>, password: PasswordHash, codes hasher: CodeHasher,
        browser: SignIn.Browser, in tx: Transaction, at now: Instant
    ) throws -> Token {
        guard let account = try Account.of(person, in: tx), try fits(typed, account, codes: hasher, in: tx, at: now)
        else {
            throw WrongSecret()
        }
        try Passwords.set(password, of: account, keeping: nil, in: tx, at: now)
        return try SignIn.open(person, browser: browser, in: tx, at: now)
    }
}
