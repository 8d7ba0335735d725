package import Matching
package import Storage

/// What a change of rules would do: to an example pair, and to how many people would wait.
package struct RulesEffect: Sendable {
    package struct Person: Sendable {
        package let participant: ID<Participant>
        package let name: String
    }

    /// The example's score before and after, with its parts.
    package struct Example: Sendable {
        package let mentee: Person
        package let mentor: Person
        package let before: Explanation
        package let after: Explanation
    }

    package let example: Example?
    /// What numbers in reasons stand for, with the new rules.
    package let scores: PairingScores
    /// By least score (0–100): how many mentees' places would stay empty.
    package let waiting: [(floor: Int, people: Int)]
    package let wanted: Int
    /// For choosing another example.
    package let mentees: [Person]
    package let mentors: [Person]
}

extension RulesEffect {
    package static let floors = [0, 30, 40, 50, 60, 70, 80]
    /// How many mentees are tried for an example that the rules allow.
    private static let looked = 60

    /// Heavy for large programmes: for a thread of its own.
    /// - Parameters:
    ///   - input: what a computation would know, with the rules as they are kept.
    ///   - rules: those to try.
    ///   - mentee, mentor: the example; others are chosen where they are nil or do not take part.
    package static func study(
        _ input: PairingInput, rules: ProgrammeRules, names: [ID<Participant>: String], mentee: ID<Participant>?,
        mentor: ID<Participant>?
    ) throws -> RulesEffect {
        let before = PairingScores(input)
        var changed = input
        changed.rules = rules
        let after = PairingScores(changed)
        var open = changed
        open.rules.leastScore = nil
        let problem = try PairingScores(open).problem()
        let floors = Set(Self.floors + [rules.leastScore ?? 0]).sorted()
        let waiting = try problem.waiting(atFloors: floors.map { $0 * 100 })
        func people(_ members: [PairingInput.Member]) -> [Person] {
            members.map { Person(participant: $0.participant, name: names[$0.participant] ?? "") }
        }
        return RulesEffect(
            example: example(before, after, names, mentee, mentor), scores: after,
            waiting: zip(floors, waiting).map { ($0, $1) }, wanted: problem.places.reduce(0, +),
            mentees: people(input.mentees), mentors: people(input.mentors))
    }

    private static func example(
        _ before: PairingScores, _ after: PairingScores, _ names: [ID<Participant>: String], _ mentee: ID<Participant>?,
        _ mentor: ID<Participant>?
    ) -> Example? {
        let input = after.input
        guard !input.mentees.isEmpty, !input.mentors.isEmpty else { return nil }
        let chosen = input.mentors.firstIndex { $0.participant == mentor }
        // The best by the rules that are kept, so that a change does not change the example too.
        func best(_ row: Int) -> Int? {
            chosen
                ?? input.mentors.indices.max { one, other in
                    (rank(before, row, one), other) < (rank(before, row, other), one)
                }
        }
        func isAllowed(_ row: Int) -> Bool {
            best(row).map { before.scoring.broken(Pair(mentee: row, mentor: $0)).isEmpty } ?? false
        }
        // Nobody chosen: the first mentee whom the rules allow somebody; a forbidden pair would explain little.
        let row =
            input.mentees.firstIndex { $0.participant == mentee }
            ?? input.mentees.indices.prefix(Self.looked).first(where: isAllowed) ?? 0
        guard let column = best(row) else { return nil }
        let pair = Pair(mentee: row, mentor: column)
        func person(_ member: PairingInput.Member) -> Person {
            Person(participant: member.participant, name: names[member.participant] ?? "")
        }
        return Example(
            mentee: person(input.mentees[row]), mentor: person(input.mentors[column]),
            before: before.scoring.explain(pair), after: after.scoring.explain(pair))
    }

    private static func rank(_ scores: PairingScores, _ mentee: Int, _ mentor: Int) -> Int {
        let pair = Pair(mentee: mentee, mentor: mentor)
        return scores.scoring.score(pair) - (scores.scoring.broken(pair).isEmpty ? 0 : 20_000)
    }

    /// What a study needs, read in one moment.
    package static func load(
        _ programme: ID<Programme>, for actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> (input: PairingInput, names: [ID<Participant>: String]) {
        try ProgrammeReach.requireWhole(actor, in: programme)
        let input = try PairingInput.load(of: programme, in: tx, at: now)
        var names: [ID<Participant>: String] = [:]
        for row in try tx.rows(RulesEffectSQL.names, programme) {
            names[try row.id("id")] = try row.text("first_name") + " " + row.text("last_name")
        }
        return (input, names)
    }
}
