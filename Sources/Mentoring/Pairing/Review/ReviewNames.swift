package import Storage

/// Names as they are now, for what a run knows by id only.
package struct ReviewNames: Sendable {
    /// French and English.
    private let competencies: [ID<Competency>: (french: String, english: String)]
    private let sites: [ID<Site>: String]
    private let departments: [ID<Department>: String]

    package init(in tx: Transaction) throws {
        var competencies: [ID<Competency>: (french: String, english: String)] = [:]
        for row in try tx.rows(PairListSQL.names) {
            competencies[try row.id("id")] = (try row.text("name_fr"), try row.text("name_en"))
        }
        self.competencies = competencies
        sites = Dictionary(
            try tx.rows(PairListSQL.siteNames).map { (try $0.id("id"), try $0.text("name")) }
        ) { first, _ in first }
        departments = Dictionary(
            try tx.rows(PairListSQL.departmentNames).map { (try $0.id("id"), try $0.text("name")) }
        ) { first, _ in first }
    }

    package func competency(_ id: ID<Competency>, french: Bool) -> String? {
        competencies[id].map { french ? $0.french : $0.english }
    }

    package func site(_ id: ID<Site>) -> String? { sites[id] }
    package func department(_ id: ID<Department>) -> String? { departments[id] }

    /// First and last name of a participant; nil for who is gone from the database.
    package static func name(_ participant: ID<Participant>, in tx: Transaction) throws -> String? {
        guard let row = try tx.row(PairListSQL.name, participant) else { return nil }
        return try row.text("first_name") + " " + row.text("last_name")
    }

    /// First and last names of everybody who takes or took part in the programme.
    static func people(
        of programme: ID<Programme>, _ namesakes: Namesakes, in tx: Transaction
    ) throws -> [ID<Participant>: String] {
        var people: [ID<Participant>: String] = [:]
        for row in try tx.rows(PairListSQL.people, programme) {
            let participant = try row.id("id", of: Participant.self)
            let name = try row.text("first_name") + " " + row.text("last_name")
            people[participant] = namesakes.name(name, of: participant)
        }
        return people
    }

    /// The sites and departments of a run's mentees, in the order of names.
    /// - Parameter own: those whom the reader looks after; nil for all.
    package func choices(
        of study: RunStudy, own: Set<ID<Participant>>? = nil
    ) -> (sites: [(id: ID<Site>, name: String)], departments: [(id: ID<Department>, name: String)]) {
        var (places, units) = study.answers.places(of: study.input)
        if let own {
            let members = study.input.mentees.filter { own.contains($0.participant) }
            (places, units) = (Array(Set(members.compactMap(\.site))), Array(Set(members.compactMap(\.department))))
        }
        return (
            places.compactMap { id in sites[id].map { (id, $0) } }.sorted { folded($0.1) < folded($1.1) },
            units.compactMap { id in departments[id].map { (id, $0) } }.sorted { folded($0.1) < folded($1.1) }
        )
    }
}

/// What tells people of a programme apart who bear the same name: « Juliette Mace (Achats, Lyon) ». Empty for all others.
package struct Namesakes: Sendable {
    private var marks: [ID<Participant>: String] = [:]

    package init(of programme: ID<Programme>, in tx: Transaction) throws {
        var twins: [String: [(participant: ID<Participant>, person: String, place: String, number: String)]] = [:]
        for row in try tx.rows(PairListSQL.namesakes, programme) {
            let place = [try row.optionalText("department"), try row.optionalText("site")].compactMap(\.self)
            twins[try row.text("name_key"), default: []].append(
                (
                    try row.id("id"), try row.text("person_id"), place.joined(separator: ", "),
                    try row.optionalText("staff_number") ?? ""
                ))
        }
        for group in twins.values {
            for one in group {
                // Where two sit in the same place, their numbers alone tell them apart.
                let isAlone = !group.contains { $0.person != one.person && $0.place == one.place }
                let mark = !one.place.isEmpty && isAlone ? one.place : one.number
                if !mark.isEmpty { marks[one.participant] = mark }
            }
        }
    }

    /// The name, with what tells it apart where somebody else bears it.
    package func name(_ name: String, of participant: ID<Participant>) -> String {
        marks[participant].map { "\(name) (\($0))" } ?? name
    }
}
