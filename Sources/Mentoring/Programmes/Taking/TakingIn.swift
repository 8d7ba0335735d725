package import Matching
package import Storage

/// Taking many people in at once: those who fit a filter, on one side or as the staff list says they wish.
package enum TakingIn {
    package enum Sides: Hashable, Sendable {
        /// Everybody on this side.
        case all(Side)
        /// Those whose wish the list says, where they wish.
        case asListed
    }

    package struct Filter: Hashable, Sendable {
        package var site: ID<Site>?
        package var department: ID<Department>?
        package var grade: ID<Grade>?
        package var language: String?
        /// Hired on or after, on or before.
        package var hiredFrom: Day?
        package var hiredUntil: Day?
        /// Took part in this programme, on the side that is asked for; the reader runs it, too.
        package var earlier: ID<Programme>?

        package init() {}
    }

    /// What it would do.
    package struct Preview: Sendable {
        package var mentees = 0
        package var mentors = 0
        /// Who takes part on that side already, or withdrew; they stay as they are.
        package var known = 0

        /// Who they are, by name, each once.
        package var people: [(id: ID<Person>, name: String, sides: [Side])] = []

        package var isEmpty: Bool { mentees + mentors == 0 }
        /// Those who come in on both sides.
        package var both: Int { people.count { $0.sides.count > 1 } }
    }

    /// Who would come in.
    package static func preview(
        _ filter: Filter, as sides: Sides, to programme: ID<Programme>, by actor: Actor, in tx: Transaction
    ) throws -> Preview {
        var preview = Preview()
        try each(filter, as: sides, to: programme, by: actor, in: tx) { row, side, isKnown in
            if isKnown {
                preview.known += 1
                return
            }
            if side == .mentor { preview.mentors += 1 } else { preview.mentees += 1 }
            let person = try row.id("id", of: Person.self)
            if preview.people.last?.id == person {
                preview.people[preview.people.count - 1].sides.append(side)
            } else {
                let name = try row.text("first_name") + " " + row.text("last_name")
                preview.people.append((person, name, [side]))
            }
        }
        return preview
    }

    /// Takes them in. Those who take part on that side, or withdrew, stay as they are.
    @discardableResult
    package static func take(
        _ filter: Filter, as sides: Sides, to programme: ID<Programme>, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws -> Preview {
        var preview = Preview()
        var found: [(Row, Side)] = []
        try each(filter, as: sides, to: programme, by: actor, in: tx) { row, side, isKnown in
            if isKnown { preview.known += 1 } else { found.append((row, side)) }
        }
        for (row, side) in found {
            let source: ParticipantSource = sides == .asListed ? .list : .filter
            _ = try Participants.insert(
                row, row.id("id"), side, programme, capacity: nil, source: source, in: tx, at: now)
            if side == .mentor { preview.mentors += 1 } else { preview.mentees += 1 }
        }
        guard !preview.isEmpty else { throw Refusal("refusal.taking.nobody") }
        try Audit.write(
            "participants.taken_in", "programme", programme, programme: programme, by: actor, in: tx, at: now)
        return preview
    }

    private static func each(
        _ filter: Filter, as sides: Sides, to programme: ID<Programme>, by actor: Actor, in tx: Transaction,
        do body: (Row, Side, _ isKnown: Bool) throws -> Void
    ) throws {
        let local = try ProgrammeReach(of: actor, in: programme).local
        if let earlier = filter.earlier { try ProgrammeReach.requireWhole(actor, in: earlier) }
        var side: Side?
        if case .all(let one) = sides { side = one }
        var known: Set<String> = []
        for row in try tx.rows(ParticipantSQL.allOf, programme) {
            known.insert(try row.text("person_id") + row.text("side"))
        }
        let rows = try tx.rows(
            TakingInSQL.fitting, local, programme, sides == .asListed, filter.site, filter.department, filter.grade,
            filter.hiredFrom,
            filter.hiredUntil, filter.language, filter.earlier, side?.rawValue)
        for row in rows {
            let person = try row.text("id")
            for side in try wanted(sides, row) { try body(row, side, known.contains(person + side.rawValue)) }
        }
    }

    private static func wanted(_ sides: Sides, _ row: Row) throws -> [Side] {
        switch sides {
        case .all(let side): return [side]
        case .asListed:
            switch try row.optionalText("wish").flatMap(Wish.init(rawValue:)) {
            case .mentor: return [.mentor]
            case .mentee: return [.mentee]
            case .both: return [.mentee, .mentor]
            case nil: return []
            }
        }
    }
}

/// Somebody found by name.
package struct FoundPerson: Sendable {
    package let id: ID<Person>
    package let name: String
    package let jobTitle: String?
    package let site: String?
    package let department: String?
    package let number: String?

    init(_ row: Row) throws {
        id = try row.id("id")
        name = try row.text("first_name") + " " + row.text("last_name")
        jobTitle = try row.optionalText("job_title")
        site = try row.optionalText("site")
        department = try row.optionalText("department")
        number = try row.optionalText("staff_number")
    }

    /// Is this their whole name, in any order? It counts before one that only begins so.
    func isNamed(_ text: String) -> Bool {
        Set(PersonWords.sought(in: name).words) == Set(PersonWords.sought(in: text).words)
    }
}

extension Participants {
    /// People of the organisation whose names begin so, within what somebody runs of the programme; twenty at most.
    package static func find(
        _ text: String, for programme: ID<Programme>, by actor: Actor, in tx: Transaction
    ) throws -> [FoundPerson] {
        let local = try ProgrammeReach(of: actor, in: programme).local
        return try found(text, programme, local: local, in: tx)
    }

    /// The same in the whole organisation, for wishes and exclusions: names only.
    package static func findAnybody(
        _ text: String, for programme: ID<Programme>, by actor: Actor, in tx: Transaction
    ) throws -> [FoundPerson] {
        _ = try ProgrammeReach(of: actor, in: programme)
        return try found(text, programme, local: nil, in: tx)
    }

    /// Those whom a text may mean, in the whole organisation: the one who was chosen, or all of that name.
    package static func meant(
        by text: String, for programme: ID<Programme>, by actor: Actor, in tx: Transaction
    ) throws -> [FoundPerson] {
        _ = try ProgrammeReach(of: actor, in: programme)
        guard let chosen = ID<Person>(text) else {
            let people = try found(text, programme, local: nil, in: tx)
            let exact = people.filter { $0.isNamed(text) }
            return exact.isEmpty ? people : exact
        }
        return try tx.rows(TakingInSQL.person, chosen, ID<Person>?.none, programme).map(FoundPerson.init)
    }

    static func found(
        _ text: String, _ programme: ID<Programme>, local: ID<Person>?, in tx: Transaction
    ) throws -> [FoundPerson] {
        let words = PersonWords.sought(in: text).words
        guard let word = words.first else { return [] }
        let other = words.count > 1 ? words[1] : nil
        var seen: Set<ID<Person>> = []
        let rows = try tx.rows(
            TakingInSQL.found, word, word + "\u{10FFFF}", other, other.map { $0 + "\u{10FFFF}" }, local, programme)
        let people = try rows.map(FoundPerson.init)
        return Array(people.filter { seen.insert($0.id).inserted }.prefix(20))
    }
}
