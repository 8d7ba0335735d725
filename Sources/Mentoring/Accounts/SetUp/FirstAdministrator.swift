package import Storage

/// Who administers: made at the first start by whoever holds the pass, later on the command line.
package struct NewAdministrator: Sendable {
    package let firstName: String
    package let lastName: String
    package let email: String

    /// - Throws: a refusal beside each field that cannot be.
    package init(firstName: String, lastName: String, email: String) throws {
        self.email = try Refusals.gather { refusals in
            for (value, field) in [(firstName, "first_name"), (lastName, "last_name")] {
                if value.isEmpty { refusals.refuse("refusal.required", field: field) }
                if value.count > 100 {
                    refusals.refuse("refusal.too_long", field: field, values: ["most": .number(100)])
                }
            }
            guard let address = AddressText.normal(email) else { throw Refusal("refusal.address", field: "email") }
            return address
        }
        self.firstName = firstName
        self.lastName = lastName
    }

    /// The same, where a password is chosen with it: one refusal says all of both. The password is checked before it is
    /// hashed, outside any transaction.
    package init(
        firstName: String, lastName: String, email: String, password: String, again: String
    ) throws {
        self = try Refusals.gather { refusals in
            let administrator = try refusals.read(else: nil) {
                try NewAdministrator(firstName: firstName, lastName: lastName, email: email)
            }
            try refusals.check {
                try PasswordPolicy().check(password, again: again, names: [firstName, lastName], addresses: [email])
            }
            guard let administrator else { throw refusals.all }
            return administrator
        }
    }
}

extension SetUp {
    /// Makes the first administrator, for the browser that holds the pass. The pass ends with it.
    package static func makeFirstAdministrator(
        _ administrator: NewAdministrator, password: PasswordHash, pass: String, language: String, in tx: Transaction,
        at now: Instant
    ) throws -> ID<Person> {
        guard try isNeeded(in: tx), try holdsPass(pass, in: tx, at: now) else { throw NotFound() }
        let person = try make(administrator, password: password, by: .product, in: tx, at: now)
        try Organisation.begin(language: language, timeZone: "Europe/Paris", in: tx)
        try tx.run(SetUpSQL.drop)
        return person
    }

    /// Makes somebody an administrator: a person of that address where there is one, else a new one.
    package static func make(
        _ administrator: NewAdministrator, password: PasswordHash?, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<Person> {
        try prepare(in: tx, at: now)
        let person = try PersonEntry.findOrAdd(
            firstName: administrator.firstName, lastName: administrator.lastName, email: administrator.email,
            by: actor, in: tx, at: now)
        if let password { try tx.run(SetUpSQL.addAccount, person, password.text, now) }
        try tx.run(SetUpSQL.grantAdministrator, ID<GrantLine>(at: now), person, actor.person, now)
        try Audit.write("administrator.made", "person", person, by: actor, in: tx, at: now)
        return person
    }
}

/// One who administers, for the command line and the settings page.
package struct Administrator: Sendable {
    package let person: ID<Person>
    package let name: String
    package let email: String?
    package let hasPassword: Bool
    package let hasSecondFactor: Bool

    package static func all(in tx: Transaction) throws -> [Administrator] {
        try tx.rows(SetUpSQL.administrators).map { row in
            Administrator(
                person: try row.id("id"), name: try "\(row.text("first_name")) \(row.text("last_name"))",
                email: try row.optionalText("email"), hasPassword: try row.boolean("has_password"),
                hasSecondFactor: try row.optionalInstant("totp_confirmed_at") != nil)
        }
    }
}
