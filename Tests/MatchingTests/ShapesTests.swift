import Matching
import Testing

/// Shapes that the other tests leave out: floors, several places of mentees and fixed pairs, in tables and in lists.
@Suite struct `Every shape of problem` {
    static let more: [Shape] = [
        Shape(mentees: 1...4, mentors: 1...4, places: 0...3, capacities: 0...3, density: 80, dense: true),
        Shape(
            mentees: 1...4, mentors: 1...5, places: 1...2, capacities: 1...1, scores: 0...4, density: 100, dense: true),
        Shape(mentees: 1...5, mentors: 1...4, capacities: 1...2, density: 80, fixed: 2, dense: true),
        Shape(mentees: 1...4, mentors: 1...4, places: 1...3, capacities: 1...3, density: 70, fixed: 3, dense: true),
        Shape(mentees: 2...5, mentors: 2...5, scores: 0...3, density: 100, dense: true),
        Shape(mentees: 1...4, mentors: 1...4, places: 1...3, capacities: 0...3, density: 80, fixed: 3),
    ]

    @Test(arguments: (shapes + more).indices)
    func `has with any floor the best assignment that trying everything finds, and proves it`(shape: Int) throws {
        var dice = Dice(UInt64(shape) + 9000)
        for round in 0..<100 {
            let form = (shapes + Self.more)[shape]
            var problem = try MatchingProblem.random(form, &dice)
            if round % 2 == 0 {
                problem = try problem.raised(to: .random(in: 0...form.scores.upperBound, using: &dice))
            }
            let result = try problem.solve()
            let best = problem.bruteForce()
            #expect(result.matched == best.matched && result.total == best.total)
            try #require(result.certificate).verify(result.pairs, of: problem)
        }
    }

    @Test(arguments: more.indices)
    func `has the fair assignment that trying every floor finds, with its worst score`(shape: Int) throws {
        var dice = Dice(UInt64(shape) + 9100)
        for _ in 0..<60 {
            let problem = try MatchingProblem.random(Self.more[shape], &dice)
            let result = try problem.solve(.fair)
            let best = try problem.fairByForce()
            #expect(result.matched == best.matched && result.total == best.total)
            #expect(result.certificate?.floor == best.floor)
            try result.certificate?.verify(result.pairs, of: problem)
        }
    }

    @Test(arguments: (shapes + more).indices)
    func `leaves at each floor as many places empty as trying everything says`(shape: Int) throws {
        var dice = Dice(UInt64(shape) + 9200)
        for round in 0..<40 {
            let form = (shapes + Self.more)[shape]
            var problem = try MatchingProblem.random(form, &dice)
            if round % 2 == 0 {
                problem = try problem.raised(to: .random(in: 0...form.scores.upperBound, using: &dice))
            }
            let floors = [0] + (0..<4).map { _ in Int.random(in: 0...form.scores.upperBound + 1, using: &dice) }
            let waiting = try problem.waiting(atFloors: floors)
            for (floor, empty) in zip(floors, waiting) {
                let filled = try problem.raised(to: max(floor, problem.floor)).bruteForce().matched
                #expect(empty == problem.places.reduce(0, +) - filled)
            }
        }
    }

    /// People are told apart by who they are; the pairs of a table or of lists are put in another order.
    @Test(arguments: [Method.optimal, .fair, .stable(Wishes())])
    func `gives the same by any method in whatever order its pairs were listed`(method: Matching.Method) throws {
        var dice = Dice(71)
        for _ in 0..<40 {
            let (n, m) = (Int.random(in: 4...14, using: &dice), Int.random(in: 3...10, using: &dice))
            var pairs: [ScoredPair] = []
            for i in 0..<n {
                for j in 0..<m where Int.random(in: 0..<4, using: &dice) > 0 {
                    pairs.append(ScoredPair(mentee: i, mentor: j, score: .random(in: 0...3, using: &dice)))
                }
            }
            let places = (0..<n).map { _ in Int.random(in: 1...2, using: &dice) }
            let capacities = (0..<m).map { _ in Int.random(in: 1...2, using: &dice) }
            var wishes = Wishes()
            for _ in 0..<n {
                let (i, j) = (Int.random(in: 0..<n, using: &dice), Int.random(in: 0..<m, using: &dice))
                wishes.ofMentees[i, default: [:]][j] = .random(in: 0...2, using: &dice)
                wishes.ofMentors[j, default: [:]][i] = .random(in: 0...2, using: &dice)
            }
            let method = if case .stable = method { Matching.Method.stable(wishes) } else { method }
            var found: Set<Assignment> = []
            for round in 0..<4 {
                if round > 0 { pairs.shuffle(using: &dice) }
                let problem = try MatchingProblem(
                    places: places, capacities: capacities, scores: Scores(mentees: n, mentors: m, pairs: pairs))
                found.insert(try problem.solve(method, threads: 1 + round % 3))
            }
            #expect(found.count == 1)
        }
    }
}

extension MatchingProblem {
    /// The highest floor at which trying everything fills as many places, and what is best above it.
    func fairByForce() throws -> (matched: Int, total: Int, floor: Int?) {
        let best = bruteForce()
        guard best.matched > fixed.count else { return (best.matched, best.total, nil) }
        for floor in Set(allScores()).sorted(by: >) {
            let found = try raised(to: floor).bruteForce()
            if found.matched == best.matched { return (found.matched, found.total, floor) }
        }
        return (best.matched, best.total, 0)
    }
}
