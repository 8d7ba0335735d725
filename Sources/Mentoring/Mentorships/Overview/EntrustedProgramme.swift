package import Storage

/// A programme as those see it who watch over it without running it: a sponsor, a referent. Figures of the whole, and
/// nobody's name but those of its managers.
@dynamicMemberLookup
package struct EntrustedProgramme: Sendable {
    private let outline: ProgrammeOutline
    package let purpose: String
    /// Mentees who have a pair under way.
    package let paired: Int
    /// Mentees who reached their aim and have nobody since: they wait for nobody.
    package let reached: Int
    package let managers: [String]

    package subscript<Value>(dynamicMember path: KeyPath<ProgrammeOutline, Value>) -> Value { outline[keyPath: path] }

    /// The programmes that were entrusted to somebody in a role, but for those that are over.
    package static func all(to person: ID<Person>, as role: Role, in tx: Transaction) throws -> [EntrustedProgramme] {
        try tx.rows(GlanceSQL.entrusted, person, role.rawValue).map { row in
            let outline = try ProgrammeOutline(row)
            let managers = try tx.rows(MentorshipSQL.holders, outline.id, Role.manager.rawValue).map { row in
                try row.text("first_name") + " " + row.text("last_name")
            }
            return EntrustedProgramme(
                outline: outline, purpose: try row.text("purpose"), paired: try row.integer("paired"),
                reached: try row.integer("reached"), managers: managers)
        }
    }
}
