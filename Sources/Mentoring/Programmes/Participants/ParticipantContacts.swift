package import Storage

/// How a list that is saved tells a participant from others of their name, and how to reach them.
package struct ParticipantContact: Sendable {
    package let staffNumber: String?
    package let email: String?
}

extension Participants {
    /// Of everybody whose number and address this reader may read: a local manager, of the people they look after. The
    /// other of a pair may be somebody else's, of whom they read the name alone.
    /// - Throws: `NotFound` for who does not run the programme, as a whole or in part.
    package static func contacts(
        of programme: ID<Programme>, for actor: Actor, in tx: Transaction
    ) throws -> [ID<Participant>: ParticipantContact] {
        var contacts: [ID<Participant>: ParticipantContact] = [:]
        let local = try ProgrammeReach(of: actor, in: programme).local
        try tx.each(ParticipantSQL.contacts, local, programme) { row in
            contacts[try row.id("id")] = ParticipantContact(
                staffNumber: try row.optionalText("staff_number"), email: try row.optionalText("email"))
        }
        return contacts
    }
}
