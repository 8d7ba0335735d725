import Matching
import Testing

@Suite struct `Larger markets` {
    /// Families that hurt a method built for the usual ones.
    enum Family: CaseIterable {
        case random, ties, popular, consensus, sites, product, chains, blocks, wide, threeLevels, empty
    }

    func problem(_ family: Family, _ n: Int, _ m: Int, dense: Bool, _ dice: inout Dice) throws -> MatchingProblem {
        var table = [Int32](repeating: -1, count: n * m)
        let base = (0..<m).map { _ in Int32.random(in: 0...900, using: &dice) }
        for i in 0..<n {
            for j in 0..<m {
                let score: Int32 =
                    switch family {
                    case .random: Int.random(in: 0..<10, using: &dice) == 0 ? -1 : .random(in: 0...1000, using: &dice)
                    case .ties: 500
                    case .popular: j == 0 ? 1000 : .random(in: 0...20, using: &dice)
                    case .consensus: base[j] + .random(in: 0...3, using: &dice)
                    case .sites: i % 4 == j % 4 || (i + j) % 97 == 0 ? .random(in: 0...100, using: &dice) : -1
                    case .product: Int32((n + m) * (n + m) - (i + 1) * (j + 1))
                    case .chains: j == i || j == i + 1 ? Int32(1000 - i % 7) : -1
                    case .blocks: i / 9 == j / 7 ? .random(in: 0...5, using: &dice) : -1
                    case .wide: .random(in: 0...30_000, using: &dice)
                    case .threeLevels: Int32.random(in: 0...2, using: &dice) * 5
                    case .empty: -1
                    }
                table[i * m + j] = score
            }
        }
        // Sites 0 and 1 are short of places, the others rich.
        let capacities = (0..<m).map { j in
            family == .sites && j % 4 < 2 ? 1 : Int.random(in: 1...(family == .consensus ? 1 : 3), using: &dice)
        }
        if dense {
            let small = table.compactMap { Int16(exactly: $0) }
            return try MatchingProblem(
                capacities: capacities,
                scores: small.count == table.count
                    ? Scores(mentees: n, mentors: m, table: small) : Scores(mentees: n, mentors: m, table: table))
        }
        let pairs = table.indices.compactMap { cell in
            table[cell] < 0 ? nil : ScoredPair(mentee: cell / m, mentor: cell % m, score: Int(table[cell]))
        }
        return try MatchingProblem(
            capacities: capacities, scores: Scores(mentees: n, mentors: m, pairs: pairs))
    }

    @Test(arguments: Family.allCases, [(40, 40), (150, 60), (60, 150), (1, 200), (200, 1)])
    func `are solved with proof, as tables and as lists, on one thread and on three`(
        family: Family, size: (Int, Int)
    ) throws {
        for seed in [size.0] {
            var one = Dice(UInt64(seed))
            var other = Dice(UInt64(seed))
            let dense = try problem(family, size.0, size.1, dense: true, &one)
            let sparse = try problem(family, size.0, size.1, dense: false, &other)
            let first = try dense.solve()
            let second = try sparse.solve()
            try #require(first.certificate).verify(first.pairs, of: dense)
            try #require(second.certificate).verify(second.pairs, of: sparse)
            #expect(first.matched == second.matched)
            #expect(first.total == second.total)
            #expect(try dense.solve(threads: 3) == first)
            #expect(try sparse.solve(threads: 3) == second)
        }
    }

    @Test(arguments: Family.allCases)
    func `have the same total from the general solver, and after fixing pairs of the best`(family: Family) throws {
        var dice = Dice(11)
        let problem = try problem(family, 60, 50, dense: false, &dice)
        let best = try problem.solve()
        var unproved = best
        unproved.certificate = nil
        let general = try WhatIf(problem, unproved)
        #expect(general.pairs.count == best.matched)
        #expect(general.pairs.reduce(0) { $0 + $1.score } == best.total)
        let fixed = try MatchingProblem(
            capacities: problem.capacities, scores: problem.scores, fixed: Array(best.pairs.prefix(7)))
        let again = try fixed.solve()
        #expect(again.total == best.total)
        #expect(again.matched == best.matched)
        try again.certificate?.verify(again.pairs, of: fixed)
    }

    @Test(arguments: Family.allCases)
    func `with several places of mentees and one of each mentor are the same seen from the other side`(
        family: Family
    ) throws {
        var dice = Dice(5)
        let problem = try problem(family, 40, 70, dense: false, &dice)
        var turned: [ScoredPair] = []
        for mentee in 0..<40 {
            problem.scores.forEachPair(ofMentee: mentee) {
                turned.append(ScoredPair(mentee: $0, mentor: mentee, score: $1))
            }
        }
        let other = try MatchingProblem(
            places: problem.capacities, capacities: problem.places,
            scores: Scores(mentees: 70, mentors: 40, pairs: turned))
        let (one, two) = (try problem.solve(), try other.solve())
        #expect(one.total == two.total)
        #expect(one.matched == two.matched)
        try two.certificate?.verify(two.pairs, of: other)
    }

    @Test func `with the largest scores and capacities do not overflow`() throws {
        let top = Scores.largest
        let pairs = (0..<20).flatMap { i in (0..<9).map { ScoredPair(mentee: i, mentor: $0, score: top - (i * $0) % 5) }
        }
        let problem = try MatchingProblem(
            capacities: [Int](repeating: 1, count: 8) + [MatchingProblem.mostPlaces],
            scores: Scores(mentees: 20, mentors: 9, pairs: pairs))
        let result = try problem.solve()
        #expect(result.matched == 20)
        try result.certificate?.verify(result.pairs, of: problem)
    }

    @Test func `with nobody on one side have no pairs, and that is proved`() throws {
        for (n, m) in [(0, 0), (0, 3), (3, 0)] {
            let problem = try MatchingProblem(
                capacities: [Int](repeating: 1, count: m), scores: Scores(mentees: n, mentors: m, pairs: []))
            for method in [Method.optimal, .fair, .stable(Wishes())] {
                let result = try problem.solve(method)
                #expect(result.pairs.isEmpty)
                try result.certificate?.verify([], of: problem)
            }
        }
    }

    @Test func `are refused when numbers are out of range`() throws {
        #expect(throws: ProblemFault.scoreOutOfRange(Pair(mentee: 0, mentor: 0), score: -1)) {
            try Scores(mentees: 1, mentors: 1, pairs: [ScoredPair(mentee: 0, mentor: 0, score: -1)])
        }
        #expect(throws: ProblemFault.duplicatePair(Pair(mentee: 0, mentor: 0))) {
            try Scores(
                mentees: 1, mentors: 1,
                pairs: [ScoredPair(mentee: 0, mentor: 0, score: 1), ScoredPair(mentee: 0, mentor: 0, score: 2)])
        }
        let one = try Scores(mentees: 1, mentors: 1, pairs: [ScoredPair(mentee: 0, mentor: 0, score: 1)])
        #expect(throws: ProblemFault.placesOutOfRange(side: .mentor, index: 0, places: -1)) {
            try MatchingProblem(capacities: [-1], scores: one)
        }
        #expect(throws: ProblemFault.shape(expected: 6, found: 5)) {
            try Scores(mentees: 2, mentors: 3, table: [Int16](repeating: 0, count: 5))
        }
    }

    @Test func `have no proof that stands when a pair or a price was changed`() throws {
        var dice = Dice(2)
        let problem = try problem(.random, 30, 20, dense: true, &dice)
        let result = try problem.solve()
        let certificate = try #require(result.certificate)
        for index in 0..<20 {
            var pairs = result.pairs
            pairs.remove(at: index)
            #expect(throws: CertificateFault.self) { try certificate.verify(pairs, of: problem) }
            var negative = certificate
            negative.mentees[index] = -1
            #expect(throws: CertificateFault.negativePrice(side: .mentee, index: index)) {
                try negative.verify(result.pairs, of: problem)
            }
            var higher = certificate
            higher.mentees[index] += 1
            #expect(throws: CertificateFault.self) { try higher.verify(result.pairs, of: problem) }
        }
        var small = certificate
        small.bonus = result.total
        #expect(throws: CertificateFault.self) { try small.verify(result.pairs, of: problem) }
    }
}
