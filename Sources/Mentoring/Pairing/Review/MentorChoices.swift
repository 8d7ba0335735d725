package import Matching
package import Storage

/// How far giving a mentee a mentor reaches.
package enum ChoiceReach: Sendable, Hashable {
    /// It can be, and changes the mentors of nobody whom the reader does not look after.
    case within
    /// It would change the mentors of people whom the reader does not look after.
    case others
    /// Not worked out: it is not among the cheapest. The page that asks says it.
    case untried
    /// It cannot be: no reason lifts the bar, or no place can be made on one side.
    case never
}

/// A mentor whom a mentee could have.
package struct MentorChoice: Sendable {
    package let participant: ID<Participant>
    package let name: String
    /// Hundredths.
    package let score: Int
    package let broken: [BrokenRule]
    private let pair: Pair
    private let ground: RunGround
    /// What giving the mentee this mentor costs the whole; nil where a rule or a decision bars it, or no place is open.
    package let cost: Cost?
    /// Whom that touches; nil where nobody else can be left without a mentor by it, or it cannot be.
    package let effect: ChangeEffect?
    /// Places that the mentor has in all, where pairs that are locked or go on take every one; else nil.
    package let takenPlaces: Int?
    /// Why they are not together where nothing bars it; nil for those who are, or are barred.
    package let why: WhyNot?
    /// Are they together now?
    package let isPresent: Bool
    package let isForbidden: Bool
    package let reach: ChoiceReach

    /// Criterion by criterion: worked out for those who are shown.
    package var explanation: Explanation { ground.scores.scoring.explain(pair) }
    /// No reason lifts the bar.
    package var isImpossible: Bool { broken.contains { !$0.canBeLifted } }

    fileprivate init(
        participant: ID<Participant>, name: String, broken: [BrokenRule], of pair: Pair, _ ground: RunGround,
        cost: Cost?, effect: ChangeEffect?, takenPlaces: Int?, why: WhyNot?, isPresent: Bool, isForbidden: Bool,
        reach: ChoiceReach
    ) {
        self.participant = participant
        self.name = name
        self.broken = broken
        (self.pair, self.ground) = (pair, ground)
        score = ground.scores.scoring.score(pair)
        self.cost = cost
        self.effect = effect
        self.takenPlaces = takenPlaces
        self.why = why
        self.isPresent = isPresent
        self.isForbidden = isForbidden
        self.reach = reach
    }

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
    /// The mentee has no place at all.
    package let wantsNobody: Bool
    /// How many were tried, at most, for how far they reach.
    package let mostTried: Int
    package let people: [ID<Participant>: String]
}

extension ReviewFacts {
    /// The mentors whom a mentee could have: eligible ones with what each costs the whole, then those whom a rule bars.
    /// - Parameter mostTried: so many of the cheapest are tried for who looks after a part of the programme.
    package static func choices(
        of run: RunRecord, _ study: RunStudy, mentee: ID<Participant>, by actor: Actor, mostTried: Int = 200,
        in tx: Transaction
    ) throws -> MentorChoices {
        let own = try ReviewScope.mentees(of: actor, run.programme, in: tx)
        guard own?.contains(mentee) ?? true,
            let index = study.input.mentees.firstIndex(where: { $0.participant == mentee })
        else { throw NotFound() }
        let people = try study.people(run, in: tx)
        let held = study.held(ofMentee: index)
        let locked = held.last { study.decision(study.ground.key($0)) == .lock }
        let (costs, others) = try locked.map(study.costsReleasing) ?? study.costs(ofMentee: index)
        let whys = Dictionary(others.map { ($0.index, $0.why) }) { first, _ in first }
        let present = Set(study.partners(ofMentee: index).map(\.mentor))
        let full = study.fullMentors()
        let broken = study.input.mentors.indices.map { study.scoring.broken(Pair(mentee: index, mentor: $0)) }
        let looked = study.looked(ofMentee: index, costs, present)
        let forbidden = Set(study.decisions.filter { $0.kind == .forbid && $0.mentee == mentee }.map(\.mentor))
        let possible = study.possible(ofMentee: index, broken, full).subtracting(present)
        let reaches = study.reaches(mentee, possible, costs, among: own, mostTried)
        let choices = study.input.mentors.enumerated().compactMap { place, member -> MentorChoice? in
            guard let name = people[member.participant] else { return nil }
            let cost = costs.indices.contains(place) ? costs[place] : nil
            return MentorChoice(
                participant: member.participant, name: name, broken: broken[place],
                of: Pair(mentee: index, mentor: place), study.ground, cost: cost,
                effect: looked.contains(place) ? study.effect(of: Pair(mentee: index, mentor: place)) : nil,
                takenPlaces: full.contains(place) ? study.problem.capacities[place] : nil,
                // Once a lock is released, those who are together may stand among the alternatives.
                why: present.contains(place) ? nil : whys[place],
                isPresent: present.contains(place), isForbidden: forbidden.contains(member.participant),
                reach: present.contains(place) ? .within : reaches[place] ?? .never)
        }
        let hold: MentorChoices.Hold? =
            locked.map { .locked(study.ground.key($0)) } ?? held.last.map { .kept(study.ground.key($0)) }
        let orders = choices.map(\.order)
        return MentorChoices(
            choices: choices.indices.sorted { orders[$0] < orders[$1] }.map { choices[$0] }, hold: hold,
            wantsNobody: study.problem.places[index] == 0, mostTried: mostTried, people: people)
    }
}

extension RunStudy {
    /// The mentors whose places are all taken by pairs that are locked or go on.
    fileprivate func fullMentors() -> Set<Int> {
        let fixed = whatIf.fixed.keys.reduce(into: [:]) { $0[$1.mentor, default: 0] += 1 }
        return Set(problem.capacities.indices.filter { fixed[$0, default: 0] >= problem.capacities[$0] })
    }

    /// The mentors who can be given to a mentee at all, should a reason lift the rules that one can lift.
    fileprivate func possible(ofMentee index: Int, _ broken: [[BrokenRule]], _ full: Set<Int>) -> Set<Int> {
        let held = held(ofMentee: index)
        let isLocked = held.contains { decision(ground.key($0)) == .lock }
        guard problem.places[index] > 0, held.isEmpty || isLocked else { return [] }
        return Set(
            broken.indices.filter { place in
                !full.contains(place) && broken[place].allSatisfy(\.canBeLifted)
            })
    }

    /// Whether each of these mentors can be given to a mentee without moving anybody but the mentees whom the reader looks
    /// after: the cheapest are tried.
    fileprivate func reaches(
        _ mentee: ID<Participant>, _ possible: Set<Int>, _ costs: [Cost?], among own: Set<ID<Participant>>?, _ most: Int
    ) -> [Int: ChoiceReach] {
        guard let own else { return Dictionary(uniqueKeysWithValues: possible.map { ($0, .within) }) }
        let price = { (place: Int) -> (Int, Int, Int, Int) in
            guard costs.indices.contains(place), let cost = costs[place] else { return (1, 0, 0, place) }
            return (0, cost.places, cost.score, place)
        }
        let sorted = possible.sorted { price($0) < price($1) }
        var reaches = Dictionary(uniqueKeysWithValues: sorted.dropFirst(most).map { ($0, ChoiceReach.untried) })
        for place in sorted.prefix(most) {
            reaches[place] = reach(PairKey(mentee, input.mentors[place].participant), among: own)
        }
        return reaches
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
