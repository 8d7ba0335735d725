package import Storage

/// One competency of a person: held, wanted, or both.
package struct PersonCompetency: Sendable, Hashable {
    package var competency: ID<Competency>
    package var held: Bool
    /// 0…5; nil where nobody said.
    package var level: Int?
    package var wanted: Bool
    /// The level aimed at; nil where nobody said.
    package var wantedLevel: Int?

    package init(_ competency: ID<Competency>, held: Bool, level: Int? = nil, wanted: Bool, wantedLevel: Int? = nil) {
        self.competency = competency
        self.held = held
        self.level = level
        self.wanted = wanted
        self.wantedLevel = wantedLevel
    }
}

/// The same with its words, as a page shows it.
package struct ShownCompetency: Sendable {
    package let entry: PersonCompetency
    package let name: BothLanguages
    /// What shows the level held; nil where there is none, or nothing is written for it.
    package let behaviour: BothLanguages?
    package let wantedBehaviour: BothLanguages?
}

/// Who said that somebody has or seeks a competency.
package enum CompetencySource: String, Sendable {
    case list, hand
    /// The person.
    case oneself = "self"
}

extension People {
    /// What a person can do and wants to learn, in the order of the framework.
    package static func competencies(of person: ID<Person>, in tx: Transaction) throws -> [ShownCompetency] {
        try tx.rows(PersonCompetencySQL.of, person).map { row in
            ShownCompetency(
                entry: PersonCompetency(
                    try row.id("competency_id"), held: try row.boolean("held"), level: try row.optionalInteger("level"),
                    wanted: try row.boolean("wanted"), wantedLevel: try row.optionalInteger("wanted_level")),
                name: try row.both("name"), behaviour: try row.optionalBoth("has"),
                wantedBehaviour: try row.optionalBoth("aims"))
        }
    }

    /// Says what a person can do and wants to learn, in place of what was known.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    package static func setCompetencies(
        _ entries: [PersonCompetency], of person: ID<Person>, source: CompetencySource,
        from change: ChangeSource = .hand, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> Bool {
        let wanted = Set(entries.filter { $0.held || $0.wanted })
        for entry in wanted {
            for level in [entry.level, entry.wantedLevel].compactMap({ $0 }) where !(0...5).contains(level) {
                throw Refusal("refusal.number_between", values: ["least": .number(0), "most": .number(5)])
            }
        }
        guard Set(wanted.map(\.competency)).count == wanted.count else { throw Refusal("refusal.competency.twice") }
        guard try Set(competencies(of: person, in: tx).map(\.entry)) != wanted else { return false }
        try tx.run(PersonCompetencySQL.drop, person)
        try tx.insert(PersonCompetencySQL.add, many: wanted.map { values(of: $0, person: person, source: source) })
        try note(PersonChange(.competencies, from: nil, to: nil), of: person, from: change, by: actor, in: tx, at: now)
        return true
    }

    /// For `PersonCompetencySQL.add`.
    package static func values(
        of entry: PersonCompetency, person: ID<Person>, source: CompetencySource
    ) -> [any Bindable] {
        [
            person, entry.competency, entry.held, entry.held ? entry.level : nil, entry.wanted,
            entry.wanted ? entry.wantedLevel : nil, source.rawValue,
        ]
    }
}
