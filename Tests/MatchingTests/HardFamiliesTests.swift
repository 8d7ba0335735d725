import Matching
import Testing

/// Shapes that send the engine down its rarer ways: prices from scaled bids, waves of searches, 64-bit prices.
@Suite struct `Hard families` {
    func verified(_ problem: MatchingProblem) throws -> Assignment {
        let result = try problem.solve()
        try #require(result.certificate).verify(result.pairs, of: problem)
        #expect(try problem.solve(threads: 2) == result)
        return result
    }

    @Test(arguments: [60, 130, 260])
    func `of products, where everyone contests the same places step by step, are proved`(n: Int) throws {
        let table = (1...n).flatMap { i in (1...n).map { Int32(n * n - i * $0) } }
        let problem = try MatchingProblem(
            capacities: [Int](repeating: 1, count: n), scores: Scores(mentees: n, mentors: n, table: table))
        let result = try verified(problem)
        // The largest factor of one side goes with the smallest of the other.
        #expect(result.total == (1...n).reduce(0) { $0 + n * n - $1 * (n + 1 - $1) })
        #expect(result.pairs.allSatisfy { $0.mentee + $0.mentor == n - 1 })
    }

    @Test func `of products with several places a mentor and pairs that are forbidden are proved`() throws {
        var dice = Dice(31)
        for share in [0, 3, 30, 90] {
            let (n, m) = (180, 60)
            var table = [Int16]()
            for i in 1...n {
                for j in 1...m {
                    let isOut = Int.random(in: 0..<100, using: &dice) < share
                    table.append(isOut ? -1 : Int16(n * m - i * j))
                }
            }
            _ = try verified(
                MatchingProblem(
                    capacities: [Int](repeating: 3, count: m), scores: Scores(mentees: n, mentors: m, table: table)))
        }
    }

    /// Lists that hold all there is once their row was looked at again.
    @Test(arguments: [90, 120])
    func `of closeness on a line are proved`(n: Int) throws {
        var dice = Dice(UInt64(n))
        for _ in 0..<20 {
            let (one, other) = (
                (0..<n).map { _ in Int.random(in: 0...n, using: &dice) },
                (0..<n).map { _ in Int.random(in: 0...n, using: &dice) }
            )
            let table = one.flatMap { here in other.map { Int32(2 * n - abs(here - $0)) } }
            _ = try verified(
                MatchingProblem(
                    capacities: [Int](repeating: 1, count: n), scores: Scores(mentees: n, mentors: n, table: table)))
        }
    }

    @Test func `of closeness in the plane are proved`() throws {
        var dice = Dice(32)
        let n = 220
        func point() -> (Double, Double) { (.random(in: 0...1, using: &dice), .random(in: 0...1, using: &dice)) }
        let (one, other) = ((0..<n).map { _ in point() }, (0..<n).map { _ in point() })
        var table: [Int16] = []
        for a in one {
            for b in other {
                let (across, up): (Double, Double) = (a.0 - b.0, a.1 - b.1)
                let far: Double = (across * across + up * up).squareRoot()
                table.append(Int16(1000 * (1.42 - far)))
            }
        }
        _ = try verified(
            MatchingProblem(
                capacities: [Int](repeating: 1, count: n), scores: Scores(mentees: n, mentors: n, table: table)))
    }

    @Test(arguments: [(3000, 1800), (3000, 900)])
    func `of few wishes with few levels, where thousands are equal, are proved`(n: Int, m: Int) throws {
        var dice = Dice(33)
        var pairs: [ScoredPair] = []
        for i in 0..<n {
            var named = Set<Int>()
            for _ in 0..<8 {
                let share = Double.random(in: 0..<1, using: &dice)
                named.insert(Int(share * share * Double(m)))
            }
            for j in named {
                pairs.append(ScoredPair(mentee: i, mentor: j, score: .random(in: 1...5, using: &dice) * 200))
            }
        }
        let capacities = (0..<m).map { _ in Int.random(in: 1...3, using: &dice) }
        let problem = try MatchingProblem(
            capacities: capacities, scores: Scores(mentees: n, mentors: m, pairs: pairs.sorted()))
        let result = try verified(problem)
        let fair = try problem.solve(.fair)
        try fair.certificate?.verify(fair.pairs, of: problem)
        #expect(fair.matched == result.matched)
    }

    @Test(arguments: [(50, 50), (70, 30), (30, 70)])
    func `with scores of up to two thousand million are proved`(n: Int, m: Int) throws {
        var dice = Dice(34)
        let table = (0..<(n * m)).map { _ in Int32.random(in: -1...Int32.max, using: &dice) }
        let ladder = (0..<(n * m)).map { Int32.max - Int32($0 % m) * Int32($0 / m) * 100_000 }
        for table in [table, ladder] {
            _ = try verified(
                MatchingProblem(
                    capacities: [Int](repeating: 1, count: m), scores: Scores(mentees: n, mentors: m, table: table)))
        }
    }

    @Test func `of long chains, where one more person moves everyone, are proved`() throws {
        for (n, extra) in [(400, 0), (400, 1)] {
            var pairs: [ScoredPair] = []
            for i in 0..<n {
                pairs.append(ScoredPair(mentee: i, mentor: i, score: 10))
                if i + 1 < n + extra { pairs.append(ScoredPair(mentee: i, mentor: i + 1, score: 10 + i % 3)) }
            }
            pairs.append(ScoredPair(mentee: n, mentor: 0, score: 5))
            let problem = try MatchingProblem(
                capacities: [Int](repeating: 1, count: n + extra),
                scores: Scores(mentees: n + 1, mentors: n + extra, pairs: pairs))
            #expect(try verified(problem).matched == n + extra)
        }
    }
}
