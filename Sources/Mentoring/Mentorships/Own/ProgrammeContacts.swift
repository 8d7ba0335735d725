package import Storage

/// Somebody whom those who take part in a programme may turn to.
package struct ProgrammeContact: Sendable, Hashable {
    package let person: ID<Person>
    package let name: String
    package let email: String?

    fileprivate init(_ row: Row) throws {
        person = try row.id("id")
        name = try row.text("first_name") + " " + row.text("last_name")
        email = try row.optionalText("email")
    }
}

/// Whom one of a programme turns to: who runs it, and who receives a worry.
package struct ProgrammeContacts: Sendable {
    package let managers: [ProgrammeContact]
    /// Empty where none is named.
    package let referents: [ProgrammeContact]

    /// - Parameters:
    ///   - reader: nobody is told to turn to themselves.
    ///   - partners: a worry about somebody is not handed to them.
    static func of(
        _ programme: ID<Programme>, for reader: ID<Person>, besides partners: [ID<Person>] = [], in tx: Transaction
    ) throws -> ProgrammeContacts {
        ProgrammeContacts(
            managers: try all(.manager, of: programme, in: tx).filter { $0.person != reader },
            referents: try all(.referent, of: programme, in: tx).filter {
                $0.person != reader && !partners.contains($0.person)
            })
    }

    /// Who holds a role in a programme.
    package static func all(
        _ role: Role, of programme: ID<Programme>, in tx: Transaction
    ) throws -> [ProgrammeContact] {
        try tx.rows(MentorshipSQL.holders, programme, role.rawValue).map(ProgrammeContact.init)
    }

    private static let most = 5

    /// Who runs programmes that are not over, a few of them: whom somebody asks who takes part in none.
    package static func keepers(for reader: ID<Person>, in tx: Transaction) throws -> [ProgrammeContact] {
        try tx.rows(MentorshipSQL.keepers, reader, most).map(ProgrammeContact.init)
    }
}
