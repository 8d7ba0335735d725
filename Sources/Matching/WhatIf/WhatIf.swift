/// The best assignment of a problem, kept best while the problem changes, and the price of every wish.
///
/// A change costs a search or two from the people it touches, not a new solve. It is a value: a copy is a question that
/// can be thrown away. After `fair`, it keeps to pairs of at least the worst score that was found: what it gives then is
/// the best at that floor, not the fair assignment of the changed problem, which may have another floor (solve anew for it).
public struct WhatIf: Sendable {
    /// Mentors wanted, by mentee, fixed pairs included.
    public private(set) var places: [Int]
    /// Mentees that can be taken, by mentor, fixed pairs included.
    public private(set) var capacities: [Int]
    /// Pairs that must be.
    public internal(set) var fixed: [Pair: Int]
    /// Scores of eligible pairs that are fixed now, to give back when they are released.
    var aside: [Pair: Int] = [:]
    /// Places of all mentees, and of all mentors.
    var wanted: Int
    var offered: Int
    /// No score is higher, unless a change said so.
    var largest: Int
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
        market.findWaysOut()
        market.putScratchAway()
        places = problem.places
        capacities = problem.capacities
        wanted = places.reduce(0, +)
        offered = capacities.reduce(0, +)
        largest = market.bonus / (2 * min(wanted, offered) + 64)
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
            for mentee in 0..<places.count {
                market.forEachPair(of: 2 * mentee) { other, score in
                    eligible.append(ScoredPair(mentee: mentee, mentor: other / 2, score: score))
                }
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
        defer { market.putScratchAway() }
        market.journal.removeAll(keepingCapacity: true)
        market.refreshLists()
        market.refreshDrops()
        try perform(change)
        if outgrowsBonus(change) { try solveAnew() }
        return Difference(market.journal)
    }

    /// Places of the person that no fixed pair takes.
    func openPlaces(_ side: Side, _ index: Int) -> Int {
        Int(market.people[2 * index + (side == .mentee ? 0 : 1)].quota)
    }

    /// Indices across of those whom the person must have, rising.
    func fixedPartners(_ side: Side, _ index: Int) -> [Int] {
        guard openPlaces(side, index) < (side == .mentee ? places[index] : capacities[index]) else { return [] }
        return fixed.keys.compactMap {
            side == .mentee ? ($0.mentee == index ? $0.mentor : nil) : ($0.mentor == index ? $0.mentee : nil)
        }.sorted()
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
        noteMore(side, count - (side == .mentee ? places[index] : capacities[index]))
        if side == .mentee { places[index] = count } else { capacities[index] = count }
        market.setQuota(2 * index + (side == .mentee ? 0 : 1), open)
    }

    mutating func append(_ side: Side, _ count: Int, _ candidates: [Candidate]) throws(ProblemFault) {
        let index = side == .mentee ? places.count : capacities.count
        guard count >= 0, count <= MatchingProblem.mostPlaces else {
            throw .placesOutOfRange(side: side, index: index, places: count)
        }
        func pair(_ other: Int) -> Pair {
            side == .mentee ? Pair(mentee: index, mentor: other) : Pair(mentee: other, mentor: index)
        }
        for one in candidates {
            try checkPerson(side.other, one.index)
            guard one.score >= 0, one.score <= Scores.largest else {
                throw .scoreOutOfRange(pair(one.index), score: one.score)
            }
        }
        let named = candidates.map(\.index).sorted()
        for (one, next) in zip(named, named.dropFirst()) where one == next { throw .duplicatePair(pair(one)) }
        noteMore(side, count)
        if side == .mentee { places.append(count) } else { capacities.append(count) }
        market.appendNode(side)
        let node = 2 * index + (side == .mentee ? 0 : 1)
        market.linkNew(
            node,
            candidates.filter { $0.score >= floor }
                .map { (other: 2 * $0.index + (side == .mentee ? 1 : 0), score: $0.score) })
        market.enter(node)
        market.setQuota(node, count)
        market.waysOut = nil
    }
}

extension Difference {
    /// Both one after the other: what the second takes back of the first is left out.
    public func then(_ next: Difference) -> Difference {
        let steps = [(added, true), (removed, false), (next.added, true), (next.removed, false)].flatMap {
            pairs, isAdded in
            pairs.map { Step(pair: $0, isAdded: isAdded) }
        }
        return Difference(steps)
    }

    /// What is left of steps when those that were taken back are left out.
    init(_ steps: [Step]) {
        (added, removed) = ([], [])
        // By numbers: a way may be hundreds of steps long, and pairs take several times as long to put in order.
        let order = steps.indices.map {
            (people: steps[$0].pair.mentee << 32 | steps[$0].pair.mentor, score: steps[$0].pair.score, place: $0)
        }.sorted { $0 < $1 }
        var net = 0
        for (turn, one) in order.enumerated() {
            let step = steps[one.place]
            net += step.isAdded ? 1 : -1
            if turn + 1 < order.count, steps[order[turn + 1].place].pair == step.pair { continue }
            if net > 0 { added.append(step.pair) } else if net < 0 { removed.append(step.pair) }
            net = 0
        }
        cost = Cost(
            places: removed.count - added.count,
            score: removed.reduce(0) { $0 + $1.score } - added.reduce(0) { $0 + $1.score })
    }
}
