import Matching
import Testing

/// Equally good assignments: the pairs from before stay, and mentees are spread.
@Suite struct `Among assignments of equal worth` {
    private static let shapes = [
        Shape(mentees: 1...5, mentors: 1...4, capacities: 0...3, scores: 5...5, density: 100),
        Shape(mentees: 1...5, mentors: 1...4, capacities: 0...3, scores: 0...2),
        Shape(mentees: 1...5, mentors: 1...4, capacities: 0...2, scores: 0...1, fixed: 2),
        Shape(mentees: 1...5, mentors: 1...4, capacities: 1...3, scores: 3...4, density: 90, dense: true),
    ]

    /// By trying all: the most pairs kept, then the least sum of squared loads, of those worth the most.
    private func best(_ problem: MatchingProblem, keeping kept: Set<Pair>) -> [Int] {
        let fixed = Set(problem.fixed.map(\.pair))
        var load = [Int](repeating: 0, count: problem.mentors)
        var (room, best) = (problem.places, [-1, -1, -1, 0])
        for pair in fixed {
            load[pair.mentor] += 1
            room[pair.mentee] -= 1
        }
        func go(_ mentee: Int, _ matched: Int, _ total: Int, _ stay: Int) {
            guard mentee < problem.mentees else {
                let found = [matched, total, stay, -load.reduce(0) { $0 + $1 * $1 }]
                if best.lexicographicallyPrecedes(found) { best = found }
                return
            }
            go(mentee + 1, matched, total, stay)
            guard room[mentee] > 0 else { return }
            for mentor in 0..<problem.mentors where load[mentor] < problem.capacities[mentor] {
                let pair = Pair(mentee: mentee, mentor: mentor)
                guard !fixed.contains(pair), let score = problem.score(pair) else { continue }
                load[mentor] += 1
                go(mentee + 1, matched + 1, total + score, stay + (kept.contains(pair) ? 1 : 0))
                load[mentor] -= 1
            }
        }
        go(0, 0, 0, 0)
        return best
    }

    @Test(arguments: shapes.indices)
    func `the one is taken that trying everything finds, and the same prices prove it`(shape: Int) throws {
        var dice = Dice(UInt64(shape) + 900)
        var changed = 0
        for _ in 0..<200 {
            let problem = try MatchingProblem.random(Self.shapes[shape], &dice)
            guard problem.places.allSatisfy({ $0 == 1 }) else { continue }
            let result = try problem.solve()
            let kept = Set(
                (0..<problem.mentees).map {
                    Pair(mentee: $0, mentor: Int.random(in: 0..<problem.mentors, using: &dice))
                })
            let evened = try problem.evened(result, keeping: kept)
            try #require(evened.certificate).verify(evened.pairs, of: problem)
            let fixed = Set(problem.fixed.map(\.pair))
            let own = evened.pairs.filter { !fixed.contains($0.pair) }
            var load = [Int](repeating: 0, count: problem.mentors)
            for pair in evened.pairs { load[pair.mentor] += 1 }
            let stay = own.count { kept.contains($0.pair) }
            let found = [own.count, own.reduce(0) { $0 + $1.score }, stay, -load.reduce(0) { $0 + $1 * $1 }]
            #expect(found == best(problem, keeping: kept))
            if evened != result { changed += 1 }
        }
        #expect(changed > 0)
    }

    @Test func `nothing moves where nothing could be better, and too large a search is left alone`() throws {
        let pairs = (0..<4).flatMap { mentee in (0..<4).map { ScoredPair(mentee: mentee, mentor: $0, score: 7) } }
        let problem = try MatchingProblem(
            capacities: [2, 2, 2, 2], scores: Scores(mentees: 4, mentors: 4, pairs: pairs))
        let result = try problem.solve()
        let evened = try problem.evened(result)
        #expect(Set(evened.pairs.map(\.mentor)).count == 4, "each mentor has one")
        #expect(try problem.evened(evened, keeping: Set(evened.pairs.map(\.pair))) == evened)
        #expect(try problem.evened(result, most: 3) == result)
    }
}
