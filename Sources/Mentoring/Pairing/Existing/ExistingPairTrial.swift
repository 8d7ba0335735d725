package import Matching
package import Storage

/// What pairs from a file would go against, were they brought in: found by bringing them in, and thrown so that the
/// transaction takes that back.
package struct ExistingPairTrial: Error, Sendable {
    /// A pair that breaks rules of the programme.
    package struct Breaking: Sendable {
        package let mentee: ID<Person>
        package let mentor: ID<Person>
        package let rules: [BrokenRule]
    }

    /// Somebody who would have more pairs from files than places.
    package struct Overbooked: Sendable {
        package let person: ID<Person>
        package let pairs: Int
        package let places: Int
    }

    package let breaking: [Breaking]
    package let overbooked: [Overbooked]

    package var isEmpty: Bool { breaking.isEmpty && overbooked.isEmpty }

    package init(
        _ pairs: [ExistingPairs.Input], in programme: ID<Programme>, by actor: Actor, _ tx: Transaction, at now: Instant
    ) throws {
        try ExistingPairs.bring(pairs, into: programme, by: actor, in: tx, at: now)
        let input = try PairingInput.load(of: programme, in: tx, at: now)
        let scoring = PairingScores(input).scoring
        func indices(_ members: [PairingInput.Member]) -> [ID<Person>: Int] {
            Dictionary(members.enumerated().map { ($0.element.person, $0.offset) }) { first, _ in first }
        }
        let (mentees, mentors) = (indices(input.mentees), indices(input.mentors))
        breaking = pairs.compactMap { pair in
            guard let mentee = mentees[pair.mentee], let mentor = mentors[pair.mentor] else { return nil }
            let rules = scoring.broken(Pair(mentee: mentee, mentor: mentor))
            return rules.isEmpty ? nil : Breaking(mentee: pair.mentee, mentor: pair.mentor, rules: rules)
        }
        let named = Set(pairs.flatMap { [$0.mentee, $0.mentor] })
        overbooked = input.overbooked { $0.kind == .existing }.filter { named.contains($0.person) }
    }
}

extension PairingInput {
    /// Who has more pairs by these decisions than places.
    func overbooked(by isMeant: (Decision) -> Bool) -> [ExistingPairTrial.Overbooked] {
        var taken: [ID<Participant>: Int] = [:]
        for decision in decisions where isMeant(decision) {
            taken[decision.mentee, default: 0] += 1
            taken[decision.mentor, default: 0] += 1
        }
        return (mentees + mentors).filter { !$0.hasLeft && taken[$0.participant, default: 0] > $0.places }.map {
            ExistingPairTrial.Overbooked(
                person: $0.person, pairs: taken[$0.participant, default: 0], places: $0.places)
        }
    }
}
