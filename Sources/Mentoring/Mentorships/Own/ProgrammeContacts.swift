package import Storage

/// Somebody whom those who take part in a programme may turn to.
package struct ProgrammeContact: Sendable, Hashable {
    package let person: ID<Person>
    package let name: String
    package let email: String?
    /// Of those who run a programme: is it they whom pairs are told to write to?
    let isShown: Bool

    fileprivate init(_ row: Row) throws {
        person = try row.id("id")
        name = try row.text("first_name") + " " + row.text("last_name")
        email = try row.optionalText("email")
        isShown = try row.boolean("is_contact")
    }
}

/// Whom one of a programme turns to: who runs it, and who receives a worry.
package struct ProgrammeContacts: Sendable {
    package let managers: [ProgrammeContact]
    /// Those outside the pair.
    package let referents: [ProgrammeContact]
    /// Is a referent named at all, be it somebody of the pair?
    package let hasReferent: Bool
    /// Who hears a worry where no referent does: who runs the programme and is not of the pair.
    package let listeners: [ProgrammeContact]

    /// - Parameters:
    ///   - reader: nobody is told to turn to themselves.
    ///   - partners: a worry about somebody is not handed to them.
    static func of(
        _ programme: ID<Programme>, for reader: ID<Person>, besides partners: [ID<Person>] = [], in tx: Transaction
    ) throws -> ProgrammeContacts {
        let running = try all(.manager, of: programme, in: tx).filter { $0.person != reader }
        let referents = try all(.referent, of: programme, in: tx)
        let isOutside = { (one: ProgrammeContact) in one.person != reader && !partners.contains(one.person) }
        return ProgrammeContacts(
            managers: shown(running), referents: referents.filter(isOutside), hasReferent: !referents.isEmpty,
            listeners: shown(running.filter(isOutside)))
    }

    /// Those who are to be written to; everybody where that is said of none of them.
    static func shown(_ people: [ProgrammeContact]) -> [ProgrammeContact] {
        let shown = people.filter(\.isShown)
        return shown.isEmpty ? people : shown
    }

    /// Who holds a role in a programme.
    package static func all(
        _ role: Role, of programme: ID<Programme>, in tx: Transaction
    ) throws -> [ProgrammeContact] {
        try tx.rows(MentorshipSQL.holders, programme, role.rawValue).map(ProgrammeContact.init)
    }

    private static let most = 5

    /// Who runs programmes that are not over, a few of them: whom somebody asks who takes part in none.
    package static func keepers(
        for reader: ID<Person>, today: Day, in tx: Transaction
    ) throws -> [ProgrammeContact] {
        try tx.rows(MentorshipSQL.keepers, today, reader, most).map(ProgrammeContact.init)
    }
}
