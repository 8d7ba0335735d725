package import Storage

/// One person entered outside any staff list, and what the mail server says of their address.
package enum PersonEntry {
    /// The person of this address, else a new one.
    /// - Throws: `Refusal("refusal.person_left")` where the person of this address has left.
    package static func findOrAdd(
        firstName: String, lastName: String, email: String, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<Person> {
        if let id = try People.find(email: email, in: tx) {
            guard try tx.row(PersonEntrySQL.presence, id)?.text("presence") != Presence.left.rawValue else {
                throw Refusal("refusal.person_left", field: "email")
            }
            return id
        }
        var input = PersonInput(firstName: firstName, lastName: lastName)
        input.email = email
        return try People.add(input, by: actor, in: tx, at: now)
    }

    /// The mail server refused this address of the person for good. Mails wait until the address is mended; where it was
    /// meanwhile, nothing is noted.
    package static func noteMailRefused(
        _ person: ID<Person>, by address: String, in tx: Transaction, at now: Instant
    ) throws {
        guard try tx.run(PersonEntrySQL.mailRefused, now, person, address) == 1 else { return }
        try Audit.write("person.mail_refused", "person", person, by: .product, in: tx, at: now)
    }
}
