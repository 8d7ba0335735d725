/// Why a certificate does not prove an assignment.
public enum CertificateFault: Error, Hashable, Sendable {
    /// The lists of prices are not as long as the lists of people.
    case wrongNumberOfPrices
    /// A price is negative.
    case negativePrice(side: Side, index: Int)
    /// A pair is named twice.
    case repeatedPair(Pair)
    /// A pair is not eligible, or is below the floor.
    case notEligible(Pair)
    /// A pair is said to have another score than it has.
    case otherScore(Pair, said: Int, score: Int)
    /// A person has more pairs than places.
    case overbooked(side: Side, index: Int)
    /// A fixed pair is missing.
    case missingFixed(Pair)
    /// The bonus does not exceed the total, so scores might outweigh a place.
    case bonusTooSmall(bonus: Int, total: Int)
    /// What the prices allow and what the pairs are worth differ: not proved to be the best.
    case gap(upperBound: Int128, reached: Int128)
    /// The cover does not touch this pair, or has as many places as were filled: a better floor may exist.
    case floorNotProved(uncovered: Pair?)
    /// More places could be filled with pairs below the floor, or the cover that denies it does not hold.
    case placesNotProved(uncovered: Pair?)
}

extension Certificate {
    /// Proves that `pairs` is the best assignment of `problem`, or throws why it is not proved.
    ///
    /// Reads every eligible pair once. Fixed pairs are set aside first: what is proved is that the rest is the best
    /// that can be done beside them.
    public func verify(_ pairs: [ScoredPair], of problem: MatchingProblem) throws(CertificateFault) {
        var places = problem.places
        var capacities = problem.capacities
        guard mentees.count == places.count, mentors.count == capacities.count else { throw .wrongNumberOfPrices }
        let fixed = Set(problem.fixed)
        let chosen = try checkPairs(pairs, problem, fixed, &places, &capacities)
        for one in fixed {
            places[one.mentee] -= 1
            capacities[one.mentor] -= 1
        }

        let total = chosen.reduce(Int128(0)) { $0 + Int128($1.score) }
        guard Int128(bonus) > total else { throw .bonusTooSmall(bonus: bonus, total: Int(clamping: total)) }
        var bound: Int128 = 0
        for (index, price) in mentees.enumerated() {
            guard price >= 0 else { throw .negativePrice(side: .mentee, index: index) }
            bound += Int128(price) * Int128(places[index])
        }
        for (index, price) in mentors.enumerated() {
            guard price >= 0 else { throw .negativePrice(side: .mentor, index: index) }
            bound += Int128(price) * Int128(capacities[index])
        }
        let least = max(problem.floor, floor ?? 0)
        let fixedPairs = Set(fixed.map(\.pair))
        for mentee in mentees.indices {
            problem.scores.forEachPair(ofMentee: mentee) { mentor, score in
                guard score >= least else { return }
                let excess = Int128(score) + Int128(bonus) - Int128(mentees[mentee]) - Int128(mentors[mentor])
                if excess > 0, !fixedPairs.contains(Pair(mentee: mentee, mentor: mentor)) { bound += excess }
            }
        }
        let reached = total + Int128(bonus) * Int128(chosen.count)
        guard bound == reached else { throw .gap(upperBound: bound, reached: reached) }
        if let floor { try checkFloor(floor, chosen.count, places, capacities, fixedPairs, problem) }
    }

    /// Checks that the pairs exist, are within places, and hold all fixed ones; returns those that are not fixed.
    private func checkPairs(
        _ pairs: [ScoredPair], _ problem: MatchingProblem, _ fixed: Set<ScoredPair>, _ places: inout [Int],
        _ capacities: inout [Int]
    ) throws(CertificateFault) -> [ScoredPair] {
        var menteeLoad = [Int](repeating: 0, count: places.count)
        var mentorLoad = [Int](repeating: 0, count: capacities.count)
        var seen = Set<Pair>(minimumCapacity: pairs.count)
        var chosen: [ScoredPair] = []
        chosen.reserveCapacity(pairs.count)
        for one in pairs {
            guard seen.insert(one.pair).inserted else { throw .repeatedPair(one.pair) }
            if !fixed.contains(one) {
                guard let score = problem.score(one.pair) else { throw .notEligible(one.pair) }
                guard score == one.score else { throw .otherScore(one.pair, said: one.score, score: score) }
                guard score >= floor ?? 0 else { throw .notEligible(one.pair) }
                chosen.append(one)
            }
            menteeLoad[one.mentee] += 1
            mentorLoad[one.mentor] += 1
            guard menteeLoad[one.mentee] <= places[one.mentee] else {
                throw .overbooked(side: .mentee, index: one.mentee)
            }
            guard mentorLoad[one.mentor] <= capacities[one.mentor] else {
                throw .overbooked(side: .mentor, index: one.mentor)
            }
        }
        for one in fixed where !seen.contains(one.pair) { throw .missingFixed(one.pair) }
        return chosen
    }

    /// Checks that no assignment fills as many places with pairs above the floor only, and none more with any pairs.
    private func checkFloor(
        _ floor: Int, _ matched: Int, _ places: [Int], _ capacities: [Int], _ fixed: Set<Pair>,
        _ problem: MatchingProblem
    ) throws(CertificateFault) {
        if matched > 0 {
            guard let cover, cover.room(places, capacities) < Int128(matched) else {
                throw .floorNotProved(uncovered: nil)
            }
            if let pair = cover.misses(floor + 1, fixed, problem) { throw .floorNotProved(uncovered: pair) }
        }
        if let most {
            guard most.room(places, capacities) <= Int128(matched) else { throw .placesNotProved(uncovered: nil) }
            if let pair = most.misses(0, fixed, problem) { throw .placesNotProved(uncovered: pair) }
        } else {
            let counted = try? LargestFlow(problem).filled(problem.floor)
            guard counted == matched else { throw .placesNotProved(uncovered: nil) }
        }
    }
}

extension Cover {
    /// Places of the people, and one for each single pair.
    fileprivate func room(_ places: [Int], _ capacities: [Int]) -> Int128 {
        var room = Int128(Set(pairs).count)
        for index in Set(mentees) where places.indices.contains(index) { room += Int128(places[index]) }
        for index in Set(mentors) where capacities.indices.contains(index) { room += Int128(capacities[index]) }
        return room
    }

    /// A pair of at least this score that nobody here touches; nil when there is none.
    fileprivate func misses(_ least: Int, _ fixed: Set<Pair>, _ problem: MatchingProblem) -> Pair? {
        var coveredMentors = [Bool](repeating: false, count: problem.mentors)
        for index in mentors where coveredMentors.indices.contains(index) { coveredMentors[index] = true }
        let (coveredMentees, singly) = (Set(mentees), Set(pairs))
        var missed: Pair?
        for mentee in 0..<problem.mentees where !coveredMentees.contains(mentee) {
            problem.scores.forEachPair(ofMentee: mentee) { mentor, score in
                guard score >= least, score >= problem.floor, !coveredMentors[mentor] else { return }
                let pair = Pair(mentee: mentee, mentor: mentor)
                if !singly.contains(pair), !fixed.contains(pair) { missed = missed ?? pair }
            }
        }
        return missed
    }
}
