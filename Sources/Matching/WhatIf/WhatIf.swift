/// The best assignment of a problem, kept best while the problem changes, and the price of every wish.
///
/// A change costs a search or two from the people it touches, not a new solve. It is a value: a copy is a question that
/// can be thrown away. After `fair`, it keeps to pairs of at least the worst score that was found.
public struct WhatIf: Sendable {
    /// Mentors wanted, by mentee, fixed pairs included.
    public private(set) var places: [Int]
    /// Mentees that can be taken, by mentor, fixed pairs included.
    public private(set) var capacities: [Int]
    /// Pairs that must be.
    public internal(set) var fixed: [Pair: Int]
    /// Scores of eligible pairs that are fixed now, to give back when they are released.
    var aside: [Pair: Int] = [:]
    let floor: Int
    /// The best pair below the floor of each node that has one.
    let below: [Int: Candidate]
    var market: Market

    /// Goes on from a solved problem. Solves it first when the assignment carries no prices.
    public init(_ problem: MatchingProblem, _ assignment: Assignment) throws {
        let problem = problem.withFloor(assignment.certificate?.floor ?? 0)
        if let certificate = assignment.certificate {
            market = try Market(problem, assignment.pairs, certificate)
        } else {
            market = try problem.solvedMarket { _ in }
        }
        places = problem.places
        capacities = problem.capacities
        floor = problem.floor
        below = WhatIf.pairsBelow(problem)
        fixed = Dictionary(problem.fixed.map { ($0.pair, $0.score) }) { first, _ in first }
        for pair in fixed.keys { aside[pair] = problem.score(pair) }
    }

    private static func pairsBelow(_ problem: MatchingProblem) -> [Int: Candidate] {
        var best: [Int: Candidate] = [:]
        guard problem.floor > 0 else { return best }
        for mentee in 0..<problem.mentees {
            problem.scores.forEachPair(ofMentee: mentee) { mentor, score in
                guard score < problem.floor else { return }
                if score > best[2 * mentee]?.score ?? -1 { best[2 * mentee] = Candidate(mentor, score: score) }
                if score > best[2 * mentor + 1]?.score ?? -1 { best[2 * mentor + 1] = Candidate(mentee, score: score) }
            }
        }
        return best
    }

    /// The best assignment now, with its prices.
    public var assignment: Assignment {
        get throws { try Assignment(problem: problem, pairs: pairs, certificate: certificate) }
    }

    /// The pairs now, fixed ones among them.
    public var pairs: [ScoredPair] {
        (market.pairs() + fixed.map { ScoredPair(mentee: $0.key.mentee, mentor: $0.key.mentor, score: $0.value) })
            .sorted()
    }

    /// The prices now.
    public var certificate: Certificate { market.certificate() }

    /// The problem as it is now, changes included.
    public var problem: MatchingProblem {
        get throws {
            var eligible: [ScoredPair] = []
            for edge in market.edges where edge.worth > 0 {
                eligible.append(
                    ScoredPair(mentee: Int(edge.mentee), mentor: Int(edge.mentor), score: edge.worth - market.bonus))
            }
            for (pair, score) in aside {
                eligible.append(ScoredPair(mentee: pair.mentee, mentor: pair.mentor, score: score))
            }
            return try MatchingProblem(
                places: places, capacities: capacities,
                scores: Scores(mentees: places.count, mentors: capacities.count, pairs: eligible),
                fixed: fixed.map { ScoredPair(mentee: $0.key.mentee, mentor: $0.key.mentor, score: $0.value) },
                floor: floor)
        }
    }

    /// Makes the change and finds the new best assignment from the present one.
    @discardableResult
    public mutating func apply(_ change: Change) throws(ProblemFault) -> Difference {
        market.journal.removeAll(keepingCapacity: true)
        let fixedBefore = fixed
        try perform(change)
        return difference(since: fixedBefore)
    }

    /// What the journal of the market and the fixed pairs say of a change.
    private func difference(since fixedBefore: [Pair: Int]) -> Difference {
        var turns: [Int32: Int] = [:]
        for item in market.journal { turns[item, default: 0] += 1 }
        var (added, removed): (Set<ScoredPair>, Set<ScoredPair>) = ([], [])
        for (item, count) in turns where count % 2 == 1 {
            let edge = market.edges[Int(item)]
            let pair = ScoredPair(
                mentee: Int(edge.mentee), mentor: Int(edge.mentor), score: Int(edge.score))
            if edge.used { added.insert(pair) } else { removed.insert(pair) }
        }
        if fixed != fixedBefore {
            for (pair, score) in fixed where fixedBefore[pair] != score {
                added.insert(ScoredPair(mentee: pair.mentee, mentor: pair.mentor, score: score))
            }
            for (pair, score) in fixedBefore where fixed[pair] != score {
                removed.insert(ScoredPair(mentee: pair.mentee, mentor: pair.mentor, score: score))
            }
        }
        return Difference(added: added.subtracting(removed).sorted(), removed: removed.subtracting(added).sorted())
    }

    /// Places of the person that no fixed pair takes.
    func openPlaces(_ side: Side, _ index: Int) -> Int {
        let taken = fixed.keys.count { (side == .mentee ? $0.mentee : $0.mentor) == index }
        return (side == .mentee ? places[index] : capacities[index]) - taken
    }

    func checkPeople(_ pair: Pair) throws(ProblemFault) {
        try checkPerson(.mentee, pair.mentee)
        try checkPerson(.mentor, pair.mentor)
    }

    func checkPerson(_ side: Side, _ index: Int) throws(ProblemFault) {
        guard index >= 0, index < (side == .mentee ? places.count : capacities.count) else {
            throw .unknownPerson(side: side, index: index)
        }
    }

    mutating func set(_ side: Side, _ index: Int, _ count: Int) throws(ProblemFault) {
        try checkPerson(side, index)
        guard count >= 0, count <= MatchingProblem.mostPlaces else {
            throw .placesOutOfRange(side: side, index: index, places: count)
        }
        let open = openPlaces(side, index) + count - (side == .mentee ? places[index] : capacities[index])
        guard open >= 0 else { throw .overbooked(side: side, index: index) }
        if side == .mentee { places[index] = count } else { capacities[index] = count }
        market.setQuota(2 * index + (side == .mentee ? 0 : 1), open)
    }

    mutating func append(_ side: Side, _ count: Int, _ candidates: [Candidate]) throws(ProblemFault) {
        let index = side == .mentee ? places.count : capacities.count
        guard count >= 0, count <= MatchingProblem.mostPlaces else {
            throw .placesOutOfRange(side: side, index: index, places: count)
        }
        var seen: Set<Int> = []
        for one in candidates {
            try checkPerson(side.other, one.index)
            let pair = side == .mentee ? Pair(mentee: index, mentor: one.index) : Pair(mentee: one.index, mentor: index)
            guard one.score >= 0, one.score <= Scores.largest else { throw .scoreOutOfRange(pair, score: one.score) }
            guard seen.insert(one.index).inserted else { throw .duplicatePair(pair) }
        }
        if side == .mentee { places.append(count) } else { capacities.append(count) }
        market.appendNode(side)
        for one in candidates where one.score >= floor {
            let pair = side == .mentee ? Pair(mentee: index, mentor: one.index) : Pair(mentee: one.index, mentor: index)
            market.link(pair, score: one.score)
        }
        let node = 2 * index + (side == .mentee ? 0 : 1)
        market.enter(node)
        market.setQuota(node, count)
    }
}

extension Difference {
    init(added: [ScoredPair], removed: [ScoredPair]) {
        self.added = added
        self.removed = removed
        cost = Cost(
            places: removed.count - added.count,
            score: removed.reduce(0) { $0 + $1.score } - added.reduce(0) { $0 + $1.score })
    }
}
