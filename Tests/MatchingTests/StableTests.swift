import Matching
import Testing

/// Stability as it is defined, judged here by itself and not by what the engine says of itself.
@Suite struct `A stable assignment` {
    private struct Market {
        let problem: MatchingProblem
        let wishes: Wishes
    }

    private static let shapes = [
        Shape(mentees: 1...5, mentors: 1...5, capacities: 0...2, scores: 0...2, density: 80),
        Shape(mentees: 2...6, mentors: 1...3, capacities: 1...3, scores: 0...1, density: 90, dense: true),
        Shape(mentees: 1...5, mentors: 2...5, places: 0...3, capacities: 0...3, scores: 0...4, density: 80),
        Shape(mentees: 2...5, mentors: 2...5, places: 1...2, capacities: 1...2, scores: 0...3, density: 80, fixed: 2),
        // Many who ask one after the other, so that whoever is kept least is looked for among many.
        Shape(mentees: 12...20, mentors: 1...2, capacities: 5...9, scores: 0...3, density: 100),
    ]

    private func market(_ shape: Shape, round: Int, _ dice: inout Dice) throws -> Market {
        var problem = try MatchingProblem.random(shape, &dice)
        if round % 3 == 0 { problem = try problem.raised(to: 1) }
        var wishes = Wishes(namedOnly: round % 2 == 0)
        for i in 0..<problem.mentees {
            for j in 0..<problem.mentors {
                if Int.random(in: 0..<5, using: &dice) < 3 {
                    wishes.ofMentees[i, default: [:]][j] = .random(in: 1...4, using: &dice)
                }
                if Int.random(in: 0..<5, using: &dice) < 3 {
                    wishes.ofMentors[j, default: [:]][i] = .random(in: 1...4, using: &dice)
                }
            }
        }
        return Market(problem: problem, wishes: wishes)
    }

    /// The smaller the better: rank (none comes last), then the higher score, then the lower index.
    private func place(_ side: Side, _ pair: Pair, _ market: Market) -> [Int] {
        let (rank, index) =
            side == .mentee
            ? (market.wishes.ofMentees[pair.mentee]?[pair.mentor], pair.mentor)
            : (market.wishes.ofMentors[pair.mentor]?[pair.mentee], pair.mentee)
        return [rank ?? .max, -(market.problem.scores[pair.mentee, pair.mentor] ?? 0), index]
    }

    private func accept(_ pair: Pair, _ wishes: Wishes) -> Bool {
        guard wishes.namedOnly else { return true }
        let (mentee, mentor) = (wishes.ofMentees[pair.mentee] ?? [:], wishes.ofMentors[pair.mentor] ?? [:])
        return (mentee.isEmpty || mentee[pair.mentor] != nil) && (mentor.isEmpty || mentor[pair.mentee] != nil)
    }

    /// Would the person rather be in this pair than as they are?
    private func wants(_ side: Side, _ pair: Pair, _ chosen: [ScoredPair], _ market: Market) -> Bool {
        let problem = market.problem
        let fixed = Set(problem.fixed.map(\.pair))
        let own = chosen.filter { side == .mentee ? $0.mentee == pair.mentee : $0.mentor == pair.mentor }
        let room = side == .mentee ? problem.places[pair.mentee] : problem.capacities[pair.mentor]
        if own.count < room { return true }
        return own.contains {
            !fixed.contains($0.pair)
                && place(side, pair, market).lexicographicallyPrecedes(place(side, $0.pair, market))
        }
    }

    private func blocking(_ chosen: [ScoredPair], _ market: Market) -> [Pair] {
        let (problem, taken) = (market.problem, Set(chosen.map(\.pair)))
        var found: [Pair] = []
        for mentee in 0..<problem.mentees {
            for mentor in 0..<problem.mentors {
                let pair = Pair(mentee: mentee, mentor: mentor)
                guard problem.score(pair) != nil, !taken.contains(pair), accept(pair, market.wishes) else { continue }
                if wants(.mentee, pair, chosen, market), wants(.mentor, pair, chosen, market) { found.append(pair) }
            }
        }
        return found
    }

    @Test(arguments: shapes.indices)
    func `leaves no two who would rather have each other, within places, floor and what each accepts`(
        shape: Int
    ) throws {
        var dice = Dice(UInt64(shape) + 300)
        for round in 0..<120 {
            let market = try market(Self.shapes[shape], round: round, &dice)
            let (problem, wishes) = (market.problem, market.wishes)
            let pairs = try problem.solve(.stable(wishes)).pairs
            #expect(blocking(pairs, market).isEmpty)
            #expect(problem.blockingPair(pairs, wishes) == nil)
            let fixed = Set(problem.fixed)
            #expect(fixed.isSubset(of: pairs) && Set(pairs.map(\.pair)).count == pairs.count)
            for pair in pairs where !fixed.contains(pair) {
                #expect(problem.score(pair.pair) == pair.score && accept(pair.pair, wishes))
            }
            for mentee in 0..<problem.mentees {
                #expect(pairs.count { $0.mentee == mentee } <= problem.places[mentee])
            }
            for mentor in 0..<problem.mentors {
                #expect(pairs.count { $0.mentor == mentor } <= problem.capacities[mentor])
            }
        }
    }

    /// What demonstrates it must see every assignment that is not stable.
    @Test(arguments: shapes.indices)
    func `is told from one that is not, where somebody was moved or left out`(shape: Int) throws {
        var dice = Dice(UInt64(shape) + 400)
        var unstable = 0
        for round in 0..<150 {
            let market = try market(Self.shapes[shape], round: round, &dice)
            let problem = market.problem
            let fixed = Set(problem.fixed)
            var pairs = try problem.solve(round % 2 == 0 ? .optimal : .stable(market.wishes)).pairs
            pairs.removeAll { !fixed.contains($0) && Int.random(in: 0..<4, using: &dice) == 0 }
            let wrong = blocking(pairs, market)
            let told = problem.blockingPair(pairs, market.wishes)
            #expect((told == nil) == wrong.isEmpty)
            if let told { #expect(wrong.contains(told)) }
            if !wrong.isEmpty { unstable += 1 }
        }
        #expect(unstable > 30)
    }

    @Test func `goes by rank, then by score, then by who comes first, on both sides`() throws {
        func partner(_ scores: [Int], _ ranks: [Int?], of side: Side) throws -> Int? {
            let pairs = scores.enumerated().map { index, score in
                side == .mentee
                    ? ScoredPair(mentee: 0, mentor: index, score: score)
                    : ScoredPair(mentee: index, mentor: 0, score: score)
            }
            var wishes = Wishes()
            for (index, rank) in ranks.enumerated() where rank != nil {
                if side == .mentee { wishes.ofMentees[0, default: [:]][index] = rank }
                if side == .mentor { wishes.ofMentors[0, default: [:]][index] = rank }
            }
            let (n, m) = side == .mentee ? (1, scores.count) : (scores.count, 1)
            let problem = try MatchingProblem(
                capacities: [Int](repeating: 1, count: m), scores: Scores(mentees: n, mentors: m, pairs: pairs))
            let found = try problem.solve(.stable(wishes)).pairs
            #expect(found.count == 1)
            return side == .mentee ? found.first?.mentor : found.first?.mentee
        }
        for side in Side.allCases {
            #expect(try partner([9, 1, 5], [3, 1, 2], of: side) == 1)
            #expect(try partner([9, 1, 5], [2, 1, 1], of: side) == 2)
            #expect(try partner([9, 5, 5], [nil, 4, 4], of: side) == 1)
            #expect(try partner([9, 1, 9], [nil, nil, nil], of: side) == 0)
        }
    }
}
