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
        let before = try Set(competencies(of: person, in: tx).map(\.entry))
        guard before != wanted else { return false }
        try tx.run(PersonCompetencySQL.drop, person)
        try tx.insert(PersonCompetencySQL.add, many: wanted.map { values(of: $0, person: person, source: source) })
        let noted = PersonChange(.competencies, from: nil, to: CompetencyChange.text(from: before, to: wanted))
        try note(noted, of: person, from: change, by: actor, in: tx, at: now)
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

/// What changed of one competency of somebody, as their history keeps it: what it is now, never what it was.
package struct CompetencyChange: Sendable, Hashable {
    package let competency: ID<Competency>
    /// Nil where it is neither held nor wanted any more.
    package let now: PersonCompetency?

    /// `ID:h3w4,ID:` – held at level 3 and wanted at 4; taken off.
    static func text(from before: Set<PersonCompetency>, to after: Set<PersonCompetency>) -> String {
        let gone = Set(before.map(\.competency)).subtracting(after.map(\.competency))
        let parts =
            after.subtracting(before).map {
                "\($0.competency):\(mark("h", $0.held, $0.level))\(mark("w", $0.wanted, $0.wantedLevel))"
            }
            + gone.map { "\($0):" }
        return parts.sorted().joined(separator: ",")
    }

    private static func mark(_ letter: String, _ isSo: Bool, _ level: Int?) -> String {
        isSo ? letter + (level.map(String.init) ?? "") : ""
    }

    /// Reads `text` back; what is none is left out.
    package static func read(_ text: String) -> [CompetencyChange] {
        text.split(separator: ",").compactMap { part in
            let halves = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, let id = ID<Competency>(String(halves[0])) else { return nil }
            let marks = halves[1]
            guard !marks.isEmpty else { return CompetencyChange(competency: id, now: nil) }
            func level(after letter: Character) -> Int? {
                marks.firstIndex(of: letter).flatMap { marks[marks.index(after: $0)...].first?.wholeNumberValue }
            }
            let entry = PersonCompetency(
                id, held: marks.contains("h"), level: level(after: "h"), wanted: marks.contains("w"),
                wantedLevel: level(after: "w"))
            return CompetencyChange(competency: id, now: entry)
        }
    }
}
