import Matching
import Testing

@Suite struct `The best assignment` {
    @Test(arguments: shapes.indices)
    func `is what trying everything finds, and its prices prove it`(shape: Int) throws {
        var dice = Dice(UInt64(shape) + 1)
        for _ in 0..<150 {
            let problem = try MatchingProblem.random(shapes[shape], &dice)
            let result = try problem.solve()
            let best = problem.bruteForce()
            #expect(result.matched == best.matched)
            #expect(result.total == best.total)
            let certificate = try #require(result.certificate)
            try certificate.verify(result.pairs, of: problem)
        }
    }

    @Test(arguments: shapes.indices)
    func `at the highest worst score is what trying every floor finds`(shape: Int) throws {
        var dice = Dice(UInt64(shape) + 100)
        for _ in 0..<60 {
            let problem = try MatchingProblem.random(shapes[shape], &dice)
            let result = try problem.solve(.fair)
            let most = problem.bruteForce().matched
            var best: (Int, Int)?
            for floor in Set([0] + result.pairs.map(\.score) + problem.allScores()).sorted(by: >) where best == nil {
                let raised = try MatchingProblem(
                    places: problem.places, capacities: problem.capacities, scores: problem.scores,
                    fixed: problem.fixed, floor: floor)
                let found = raised.bruteForce()
                if found.matched == most { best = found }
            }
            #expect(result.matched == most)
            #expect(result.total == best?.1)
            try result.certificate?.verify(result.pairs, of: problem)
        }
    }

    @Test(arguments: shapes.indices)
    func `by deferred acceptance leaves no two who would both rather have each other`(shape: Int) throws {
        var dice = Dice(UInt64(shape) + 200)
        for round in 0..<60 {
            let problem = try MatchingProblem.random(shapes[shape], &dice)
            var wishes = Wishes(namedOnly: round % 2 == 0)
            for i in 0..<problem.mentees where Bool.random(using: &dice) {
                for j in 0..<problem.mentors where Bool.random(using: &dice) {
                    wishes.ofMentees[i, default: [:]][j] = Int.random(in: 0...3, using: &dice)
                    wishes.ofMentors[j, default: [:]][i] = Int.random(in: 0...3, using: &dice)
                }
            }
            let result = try problem.solve(.stable(wishes))
            #expect(problem.blockingPair(result.pairs, wishes) == nil)
        }
    }

    @Test func `is the same in whatever order the pairs were listed`() throws {
        var dice = Dice(7)
        for _ in 0..<40 {
            let pairs = (0..<12).flatMap { i in
                (0..<9).map { ScoredPair(mentee: i, mentor: $0, score: .random(in: 0...3, using: &dice)) }
            }
            let capacities = (0..<9).map { _ in Int.random(in: 1...2, using: &dice) }
            let one = try MatchingProblem(
                capacities: capacities, scores: Scores(mentees: 12, mentors: 9, pairs: pairs))
            let other = try MatchingProblem(
                capacities: capacities, scores: Scores(mentees: 12, mentors: 9, pairs: pairs.shuffled(using: &dice)))
            #expect(try one.solve() == other.solve())
        }
    }

    @Test func `is given up at once when the caller's progress throws`() throws {
        struct Cancelled: Error {}
        var dice = Dice(3)
        let problem = try MatchingProblem.random(Shape(mentees: 5...5, mentors: 5...5), &dice)
        #expect(throws: Cancelled.self) { try problem.solve { _ in throw Cancelled() } }
    }
}

extension MatchingProblem {
    func allScores() -> [Int] {
        var all: [Int] = []
        for i in 0..<mentees { scores.forEachPair(ofMentee: i) { _, score in all.append(score) } }
        return all
    }
}
