import Matching
import Testing

/// What holds of any problem, tried on thousands.
@Suite struct `Any problem` {
    static let wide: [Shape] = [
        Shape(mentees: 0...14, mentors: 0...14, scores: 0...4, density: 35),
        Shape(mentees: 1...20, mentors: 1...6, capacities: 0...5, scores: 0...1000, density: 80),
        Shape(mentees: 1...6, mentors: 1...20, capacities: 0...1, scores: 0...9, density: 50),
        Shape(mentees: 4...12, mentors: 4...12, capacities: 1...1, scores: 7...7, density: 45),
        Shape(mentees: 2...10, mentors: 2...10, places: 0...3, capacities: 0...3, scores: 0...6, density: 50),
        Shape(mentees: 2...10, mentors: 2...10, places: 0...2, capacities: 1...1, scores: 0...50, density: 60),
        Shape(mentees: 3...12, mentors: 3...12, capacities: 0...2, scores: 0...30, density: 60, fixed: 3),
        Shape(mentees: 2...16, mentors: 2...16, capacities: 1...1, scores: 0...30_000, density: 100, dense: true),
        Shape(mentees: 2...16, mentors: 2...16, capacities: 1...2, scores: 0...3, density: 70, dense: true),
        Shape(mentees: 2...9, mentors: 2...9, scores: 0...Scores.largest, density: 60),
    ]

    @Test(arguments: wide.indices)
    func `has a best assignment that its prices prove, with any number of threads`(shape: Int) throws {
        var dice = Dice(UInt64(shape) + 4000)
        for round in 0..<300 {
            var problem = try MatchingProblem.random(Self.wide[shape], &dice)
            if round % 3 == 0 { problem = try problem.raised(to: .random(in: 0...5, using: &dice)) }
            let result = try problem.solve()
            try #require(result.certificate).verify(result.pairs, of: problem)
            #expect(try problem.solve(threads: 1 + round % 4) == result)
        }
    }

    @Test(arguments: wide.indices)
    func `has a fair assignment that is proved, fills as much, and is nowhere worse than the best`(shape: Int) throws {
        var dice = Dice(UInt64(shape) + 5000)
        for round in 0..<120 {
            let problem = try MatchingProblem.random(Self.wide[shape], &dice)
            let (fair, best) = (try problem.solve(.fair), try problem.solve())
            let certificate = try #require(fair.certificate)
            try certificate.verify(fair.pairs, of: problem)
            var counted = certificate
            counted.most = nil
            try counted.verify(fair.pairs, of: problem)
            #expect(fair.matched == best.matched)
            #expect(fair.total <= best.total)
            if problem.fixed.isEmpty { #expect((fair.minimum ?? 0) >= (best.minimum ?? 0)) }
            #expect(try problem.solve(.fair, threads: 1 + round % 3) == fair)
        }
    }

    @Test(arguments: wide.indices)
    func `stays proved through runs of changes, and each cost foretold is what it comes to`(shape: Int) throws {
        var dice = Dice(UInt64(shape) + 6000)
        var form = Self.wide[shape]
        form.mentees = max(1, form.mentees.lowerBound)...form.mentees.upperBound
        form.mentors = max(1, form.mentors.lowerBound)...form.mentors.upperBound
        for _ in 0..<25 {
            let problem = try MatchingProblem.random(form, &dice)
            var now = try WhatIf(problem, problem.solve())
            for _ in 0..<6 {
                let pair = Pair(
                    mentee: .random(in: 0..<now.places.count, using: &dice),
                    mentor: .random(in: 0..<now.capacities.count, using: &dice))
                let foretold = now.cost(of: pair)
                let changes: [Change] = [
                    .impose(pair), .forbid(pair), .capacity(mentor: pair.mentor, .random(in: 0...3, using: &dice)),
                    .removeMentee(pair.mentee), .addMentee(places: 1, candidates: [Candidate(pair.mentor, score: 3)]),
                ]
                let change = changes[Int.random(in: 0..<changes.count, using: &dice)]
                guard let difference = try? now.apply(change) else { continue }
                if case .impose = change { #expect(difference.cost == foretold) }
                let (after, fresh) = (try now.problem, try now.problem.solve())
                try now.certificate.verify(now.pairs, of: after)
                #expect(now.pairs.count == fresh.matched)
                #expect(now.pairs.reduce(0) { $0 + $1.score } == fresh.total)
            }
        }
    }

    @Test func `with one place each is matched stably, and no stable assignment is better for any mentee`() throws {
        var dice = Dice(77)
        for _ in 0..<200 {
            let problem = try MatchingProblem.random(
                Shape(mentees: 1...4, mentors: 1...4, capacities: 0...2, scores: 0...3, density: 75), &dice)
            var wishes = Wishes()
            for i in 0..<problem.mentees {
                for j in 0..<problem.mentors where Bool.random(using: &dice) {
                    wishes.ofMentees[i, default: [:]][j] = Int.random(in: 0...3, using: &dice)
                    wishes.ofMentors[j, default: [:]][i] = Int.random(in: 0...3, using: &dice)
                }
            }
            let mine = try problem.solve(.stable(wishes)).pairs
            var all = 0
            problem.forEachAssignment { pairs in
                guard problem.blockingPair(pairs, wishes) == nil else { return }
                all += 1
                for one in pairs {
                    guard let got = mine.first(where: { $0.mentee == one.mentee }) else {
                        Issue.record("a mentee is left out who is matched in a stable assignment")
                        continue
                    }
                    func standing(_ pair: ScoredPair) -> (Int, Int, Int) {
                        (wishes.ofMentees[pair.mentee]?[pair.mentor] ?? Int.max, -pair.score, pair.mentor)
                    }
                    #expect(standing(got) <= standing(one))
                }
            }
            #expect(all > 0)
            #expect(problem.blockingPair(mine, wishes) == nil)
        }
    }
}

extension MatchingProblem {
    func raised(to floor: Int) throws -> MatchingProblem {
        try MatchingProblem(places: places, capacities: capacities, scores: scores, fixed: fixed, floor: floor)
    }

    /// Gives every assignment within the places, by trying all.
    func forEachAssignment(_ body: ([ScoredPair]) -> Void) {
        var pairs: [ScoredPair] = []
        for i in 0..<mentees {
            scores.forEachPair(ofMentee: i) { pairs.append(ScoredPair(mentee: i, mentor: $0, score: $1)) }
        }
        var (room, capacity) = (places, capacities)
        var chosen: [ScoredPair] = []
        func go(_ index: Int) {
            guard index < pairs.count else { return body(chosen) }
            let one = pairs[index]
            if room[one.mentee] > 0, capacity[one.mentor] > 0 {
                room[one.mentee] -= 1
                capacity[one.mentor] -= 1
                chosen.append(one)
                go(index + 1)
                chosen.removeLast()
                room[one.mentee] += 1
                capacity[one.mentor] += 1
            }
            go(index + 1)
        }
        go(0)
    }
}
