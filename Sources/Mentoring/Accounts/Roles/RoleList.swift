package import Storage

/// What the page of roles shows.
package enum RoleList {
    /// One role of a person, in words.
    package struct Line: Sendable {
        package let id: ID<GrantLine>
        package let role: Role
        package let programme: String?
        /// The site or the department that it is limited to.
        package let place: String?
        package let grantedAt: Instant
    }

    /// A person and their roles.
    package struct Holder: Sendable {
        package let person: ID<Person>
        package let name: String
        package let email: String?
        package let hasSecondFactor: Bool
        package let hasPassword: Bool
        package var lines: [Line]
    }

    /// Somebody found by name.
    package struct Found: Sendable {
        package let person: ID<Person>
        package let name: String
        package let note: String?
    }

    /// Whoever holds a role, by name.
    package static func holders(in tx: Transaction) throws -> [Holder] {
        var holders: [Holder] = []
        for row in try tx.rows(GrantSQL.list) {
            guard let role = Role(rawValue: try row.text("role")) else { continue }
            let person = try row.id("person_id", of: Person.self)
            let line = Line(
                id: try row.id("id"), role: role, programme: try row.optionalText("programme"),
                place: try row.optionalText("site") ?? row.optionalText("department"),
                grantedAt: try row.instant("granted_at"))
            if holders.last?.person == person {
                holders[holders.count - 1].lines.append(line)
            } else {
                holders.append(
                    Holder(
                        person: person, name: try "\(row.text("first_name")) \(row.text("last_name"))",
                        email: try row.optionalText("email"),
                        hasSecondFactor: try row.optionalInstant("totp_confirmed_at") != nil,
                        hasPassword: try row.boolean("has_password"), lines: [line]))
            }
        }
        return holders
    }

    /// People whose names begin with the words typed; accents and case do not count.
    package static func search(_ text: String, in tx: Transaction) throws -> [Found] {
        let words = PersonWords.sought(in: text).words
        guard let first = words.first else { return [] }
        var seen: Set<ID<Person>> = []
        return try tx.rows(GrantSQL.search, first, first + "\u{10FFFF}").compactMap { row -> Found? in
            let person = try row.id("id", of: Person.self)
            let names = try row.text("name_key").split { !$0.isLetter && !$0.isNumber }
            let fits = words.dropFirst().allSatisfy { word in names.contains { $0.hasPrefix(word) } }
            guard fits, seen.insert(person).inserted else { return nil }
            return Found(
                person: person, name: try "\(row.text("first_name")) \(row.text("last_name"))",
                note: try row.optionalText("job_title") ?? row.optionalText("email"))
        }
    }

    /// What a role may be limited to: programmes that are not closed, sites, departments.
    package struct Choices: Sendable {
        package let programmes: [(value: String, label: String)]
        package let sites: [(value: String, label: String)]
        package let departments: [(value: String, label: String)]
    }

    package static func choices(in tx: Transaction) throws -> Choices {
        func list(_ statement: Statement) throws -> [(value: String, label: String)] {
            try tx.rows(statement).map { (value: try $0.text("id"), label: try $0.text("name")) }
        }
        return Choices(
            programmes: try list(GrantSQL.programmes), sites: try list(GrantSQL.sites),
            departments: try list(GrantSQL.departments))
    }
}
