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
    package static func people(
        of programme: ID<Programme>, in tx: Transaction
    ) throws -> [ID<Participant>: String] {
        var people: [ID<Participant>: String] = [:]
        for row in try tx.rows(PairListSQL.people, programme) {
            people[try row.id("id")] = try row.text("first_name") + " " + row.text("last_name")
        }
        return people
    }

    /// The sites and departments of a run's mentees, in the order of names.
    package func choices(
        of study: RunStudy
    ) -> (sites: [(id: ID<Site>, name: String)], departments: [(id: ID<Department>, name: String)]) {
        let (places, units) = study.answers.places(of: study.input)
        return (
            places.compactMap { id in sites[id].map { (id, $0) } }.sorted { folded($0.1) < folded($1.1) },
            units.compactMap { id in departments[id].map { (id, $0) } }.sorted { folded($0.1) < folded($1.1) }
        )
    }
}
