package import Storage

/// One person entered outside any staff list, and what the mail server says of their address.
package enum PersonEntry {
    /// The person of this address, else a new one.
    /// - Throws: `Refusal("refusal.person_left")` where the person of this address has left.
    package static func findOrAdd(
        firstName: String, lastName: String, email: String, in tx: Transaction, at now: Instant
    ) throws -> ID<Person> {
        let key = folded(email)
        if let row = try tx.row(PersonEntrySQL.byAddress, key) {
            guard try row.text("presence") != "left" else { throw Refusal("refusal.person_left", field: "email") }
            return try row.id("id")
        }
        let id = ID<Person>(at: now)
        let name = "\(lastName) \(firstName)"
        try tx.run(PersonEntrySQL.add, id, firstName, lastName, folded(name), email, key, now)
        for word in Set(words(of: "\(name) \(email)")) { try tx.run(PersonEntrySQL.addWord, id, word, folded(name)) }
        return id
    }

    /// The mail server refused the person's address for good. Mails wait until the address is mended.
    package static func noteMailRefused(_ person: ID<Person>, in tx: Transaction, at now: Instant) throws {
        try tx.run(PersonEntrySQL.mailRefused, now, person)
        try Audit.write("person.mail_refused", "person", person, by: .product, in: tx, at: now)
    }
}
