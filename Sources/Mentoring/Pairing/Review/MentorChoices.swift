package import Matching
package import Storage

/// A mentor whom a mentee could have.
package struct MentorChoice: Sendable {
    package let participant: ID<Participant>
    package let name: String
    package let explanation: Explanation
    /// What giving the mentee this mentor costs the whole; nil where a rule or a decision bars it, or no place is open.
    package let cost: Cost?
    /// Whom that touches; nil where nobody else can be left without a mentor by it, or it cannot be.
    package let effect: ChangeEffect?
    /// Places that the mentor has in all; nil where one of them is open, or a rule or decision bars the two anyway.
    package let takenPlaces: Int?
    /// Why they are not together where nothing bars it; nil for those who are, or are barred.
    package let why: WhyNot?
    /// Are they together now?
    package let isPresent: Bool
    package let isForbidden: Bool
    /// It changes the mentors of nobody whom the reader does not look after.
    package let isWithinReach: Bool

    /// Hundredths.
    package var score: Int { explanation.score }
    package var broken: [BrokenRule] { explanation.broken }
    /// No reason lifts the bar.
    package var isImpossible: Bool { broken.contains { !$0.canBeLifted } }

    fileprivate var order: (Int, Int, Int, Int, String) {
        let group = isPresent ? 0 : cost != nil ? 1 : isImpossible ? 3 : 2
        return (group, cost?.places ?? 0, cost?.score ?? 0, -score, name)
    }
}

/// The mentors whom a mentee could have, and what stands in the way of any.
package struct MentorChoices: Sendable {
    /// Decisions that hold the mentee where they are.
    package enum Hold: Sendable, Hashable {
        /// Locked with somebody: choosing another lifts the lock.
        case locked(PairKey)
        /// A pair that goes on: it is not undone here.
        case kept(PairKey)
    }

    package let choices: [MentorChoice]
    package let hold: Hold?
    package let people: [ID<Participant>: String]
}

extension ReviewFacts {
    /// The mentors whom a mentee could have: eligible ones with what each costs the whole, then those whom a rule bars.
    package static func choices(
        of run: RunRecord, _ study: RunStudy, mentee: ID<Participant>, by actor: Actor, in tx: Transaction
    ) throws -> MentorChoices {
        let own = try ReviewScope.mentees(of: actor, run.programme, in: tx)
        guard own?.contains(mentee) ?? true,
            let index = study.input.mentees.firstIndex(where: { $0.participant == mentee })
        else { throw NotFound() }
        let people = try ReviewNames.people(of: run.programme, in: tx)
        let held = study.held(ofMentee: index)
        let locked = held.last { study.decision(study.ground.key($0)) == .lock }
        let (costs, others) = try locked.map(study.costsReleasing) ?? study.costs(ofMentee: index)
        let whys = Dictionary(others.map { ($0.index, $0.why) }) { first, _ in first }
        let present = Set(study.partners(ofMentee: index).map(\.mentor))
        let fixed = study.whatIf.fixed.keys.reduce(into: [:]) { $0[$1.mentor, default: 0] += 1 }
        let looked = study.looked(ofMentee: index, costs, present)
        let forbidden = Set(study.decisions.filter { $0.kind == .forbid && $0.mentee == mentee }.map(\.mentor))
        let reachable = own.map { study.reachable(mentee, costs, among: $0) }
        let choices = study.input.mentors.enumerated().compactMap { place, member -> MentorChoice? in
            guard let name = people[member.participant] else { return nil }
            let pair = Pair(mentee: index, mentor: place)
            let cost = costs.indices.contains(place) ? costs[place] : nil
            return MentorChoice(
                participant: member.participant, name: name, explanation: study.scoring.explain(pair), cost: cost,
                effect: looked.contains(place) ? study.effect(of: pair) : nil,
                takenPlaces: fixed[place, default: 0] >= study.problem.capacities[place]
                    ? study.problem.capacities[place] : nil,
                // Once a lock is released, those who are together may stand among the alternatives.
                why: present.contains(place) ? nil : whys[place],
                isPresent: present.contains(place), isForbidden: forbidden.contains(member.participant),
                isWithinReach: present.contains(place) || reachable?.contains(place) ?? true)
        }
        let hold: MentorChoices.Hold? =
            locked.map { .locked(study.ground.key($0)) } ?? held.last.map { .kept(study.ground.key($0)) }
        return MentorChoices(choices: choices.sorted { $0.order < $1.order }, hold: hold, people: people)
    }
}

extension RunStudy {
    /// How many choices are tried for who looks after a part of the programme: the cheapest first.
    private static let mostTried = 200

    /// The mentors whom a mentee may be given without moving anybody but these mentees.
    fileprivate func reachable(
        _ mentee: ID<Participant>, _ costs: [Cost?], among mentees: Set<ID<Participant>>
    ) -> Set<Int> {
        let price = { (place: Int) -> (Int, Int, Int) in
            guard costs.indices.contains(place), let cost = costs[place] else { return (1, 0, 0) }
            return (0, cost.places, cost.score)
        }
        let tried = input.mentors.indices.sorted { price($0) < price($1) }.prefix(Self.mostTried)
        return Set(tried.filter { moves(PairKey(mentee, input.mentors[$0].participant), only: mentees) })
    }

    /// Whom each choice touches is worked out one by one, for so many of the cheapest; the page that asks tells of any.
    private static let mostLooked = 60

    /// The mentors by whom somebody else could be left without one: where everybody has somebody and keeps somebody,
    /// nobody can be left.
    fileprivate func looked(ofMentee index: Int, _ costs: [Cost?], _ present: Set<Int>) -> Set<Int> {
        let open = costs.indices.compactMap { place -> (place: Int, cost: Cost)? in
            present.contains(place) ? nil : costs[place].map { (place, $0) }
        }
        let anybodyWaits = !assignment.unmatched.isEmpty
        let few = open.filter { anybodyWaits || $0.cost.places > 0 }
            .sorted { ($0.cost, $0.place) < ($1.cost, $1.place) }
        return Set(few.prefix(Self.mostLooked).map(\.place))
    }
}
