import Matching
import Testing

@Suite struct `What if` {
    /// A random change that makes sense for the present state.
    static func change(_ now: WhatIf, _ dice: inout Dice) -> Change {
        let (n, m) = (now.places.count, now.capacities.count)
        let pair = Pair(mentee: .random(in: 0..<n, using: &dice), mentor: .random(in: 0..<m, using: &dice))
        switch Int.random(in: 0..<10, using: &dice) {
        case 0: return .impose(pair, score: Bool.random(using: &dice) ? 4 : nil)
        case 1: return now.fixed.keys.sorted().first.map { .release($0) } ?? .forbid(pair)
        case 2: return .forbid(pair)
        case 3: return .allow(pair, score: .random(in: 0...20, using: &dice))
        case 4: return .places(mentee: pair.mentee, .random(in: 0...2, using: &dice))
        case 5: return .capacity(mentor: pair.mentor, .random(in: 0...3, using: &dice))
        case 6:
            return .addMentee(
                places: 1, candidates: (0..<m).map { Candidate($0, score: .random(in: 0...20, using: &dice)) })
        case 7:
            return .addMentor(
                capacity: 2, candidates: (0..<n).map { Candidate($0, score: .random(in: 0...20, using: &dice)) })
        case 8: return .removeMentee(pair.mentee)
        default: return .removeMentor(pair.mentor)
        }
    }

    @Test(arguments: 0..<120)
    func `gives after any run of changes what solving from the start gives`(seed: Int) throws {
        var dice = Dice(UInt64(seed))
        var shape = shapes[seed % shapes.count]
        shape.mentees = max(1, shape.mentees.lowerBound)...shape.mentees.upperBound
        shape.mentors = max(1, shape.mentors.lowerBound)...shape.mentors.upperBound
        shape.scores = 0...20
        let problem = try MatchingProblem.random(shape, &dice)
        var now = try WhatIf(problem, problem.solve())
        for _ in 0..<12 {
            let before = now.pairs
            let change = Self.change(now, &dice)
            guard let difference = try? now.apply(change) else {
                #expect(now.pairs == before)
                continue
            }
            let fresh = try now.problem.solve()
            #expect(now.pairs.count == fresh.matched)
            #expect(now.pairs.reduce(0) { $0 + $1.score } == fresh.total)
            #expect(before.count - now.pairs.count == difference.cost.places)
            #expect(Set(now.pairs) == Set(before).subtracting(difference.removed).union(difference.added))
            try now.certificate.verify(now.pairs, of: now.problem)
        }
    }

    @Test(arguments: 0..<60)
    func `tells for every pair what imposing it costs, exactly`(seed: Int) throws {
        var dice = Dice(UInt64(seed) + 500)
        let problem = try MatchingProblem.random(shapes[seed % shapes.count], &dice)
        var now = try WhatIf(problem, problem.solve())
        for i in 0..<problem.mentees {
            let costs = now.costs(ofMentee: i)
            for j in 0..<problem.mentors {
                let pair = Pair(mentee: i, mentor: j)
                var then = now
                let expected = try? then.apply(.impose(pair))
                #expect(now.cost(of: pair) == expected?.cost)
                #expect(costs[j] == expected?.cost)
                #expect(now.costs(ofMentor: j)[i] == expected?.cost)
                var ineligible = now
                if let imposed = try? ineligible.apply(.impose(pair, score: 9)), now.fixed[pair] == nil,
                    !now.pairs.contains(where: { $0.pair == pair })
                {
                    #expect(now.cost(of: pair, score: 9) == imposed.cost)
                }
            }
        }
    }

    @Test func `answers the questions of the README's example`() throws {
        let scores = try Scores(
            mentees: 3, mentors: 2,
            pairs: [
                ScoredPair(mentee: 0, mentor: 0, score: 50), ScoredPair(mentee: 0, mentor: 1, score: 70),
                ScoredPair(mentee: 1, mentor: 1, score: 80), ScoredPair(mentee: 2, mentor: 1, score: 60),
            ])
        let problem = try MatchingProblem(capacities: [1, 1], scores: scores)
        let result = try problem.solve(.optimal)
        #expect(result.total == 130)
        #expect(result.unmatched.map(\.index) == [2])
        var whatIf = try WhatIf(problem, result)
        #expect(whatIf.cost(of: Pair(mentee: 2, mentor: 1)) == Cost(places: 0, score: 20))
        #expect(whatIf.alternatives(ofMentee: 2).map(\.why) == [.betterUses([1])])
        #expect(whatIf.remedy(forMentee: 2) == .onePlaceMore(with: 1, gain: Cost(places: -1, score: -60)))
        var then = whatIf
        try then.apply(.capacity(mentor: 1, 2))
        #expect(then.pairs.count == 3)
        #expect(whatIf.pairs == result.pairs)
    }

    /// Tables wider than the lists that are kept of them, so that lists are not enough now and then.
    @Test(arguments: 0..<12)
    func `of a large table stays exact, whatever was asked before`(seed: Int) throws {
        var dice = Dice(UInt64(seed) + 1500)
        let shape = Shape(
            mentees: 110...170, mentors: 100...150, places: 1...(seed % 4 == 3 ? 2 : 1), capacities: 1...2,
            scores: seed % 3 == 0 ? 0...5 : 0...2000, density: 90, fixed: seed % 2 == 0 ? 3 : 0, dense: true)
        let problem = try MatchingProblem.random(shape, &dice)
        var now = try WhatIf(problem, problem.solve(seed % 5 == 4 ? .fair : .optimal))
        for round in 0..<60 {
            let change = Self.change(now, &dice)
            guard (try? now.apply(change)) != nil, round % 6 == 5 else { continue }
            let fresh = try now.problem.solve()
            #expect(now.pairs.count == fresh.matched)
            #expect(now.pairs.reduce(0) { $0 + $1.score } == fresh.total)
            try now.certificate.verify(now.pairs, of: now.problem)
            let mentee = Int.random(in: now.places.indices, using: &dice)
            let costs = now.costs(ofMentee: mentee)
            for mentor in now.capacities.indices.filter({ _ in Int.random(in: 0..<20, using: &dice) == 0 }) {
                var then = now
                let imposed = try? then.apply(.impose(Pair(mentee: mentee, mentor: mentor)))
                #expect(costs[mentor] == imposed?.cost)
                #expect(now.costs(ofMentor: mentor)[mentee] == imposed?.cost)
            }
        }
    }

    @Test(arguments: 0..<20)
    func `stays exact when scores or people come in that outweigh all there were`(seed: Int) throws {
        var dice = Dice(UInt64(seed) + 3500)
        let shape = Shape(mentees: 1...4, mentors: 1...5, capacities: 1...2, scores: 0...1, dense: seed % 2 == 0)
        let problem = try MatchingProblem.random(shape, &dice)
        var now = try WhatIf(problem, problem.solve())
        for _ in 0..<12 {
            let before = now.pairs
            let mentors = now.capacities.indices
            let candidates = mentors.map { Candidate($0, score: .random(in: 0...5000, using: &dice)) }
            let pair = Pair(
                mentee: .random(in: now.places.indices, using: &dice), mentor: .random(in: mentors, using: &dice))
            let change: Change =
                switch Int.random(in: 0..<3, using: &dice) {
                case 0: .addMentee(places: .random(in: 1...40, using: &dice), candidates: candidates)
                case 1: .capacity(mentor: pair.mentor, .random(in: 1...60, using: &dice))
                default: .allow(pair, score: .random(in: 0...100_000, using: &dice))
                }
            let difference = try now.apply(change)
            #expect(Set(now.pairs) == Set(before).subtracting(difference.removed).union(difference.added))
            #expect(try now.pairs.reduce(0) { $0 + $1.score } == now.problem.solve().total)
            try now.certificate.verify(now.pairs, of: now.problem)
        }
    }

    @Test(arguments: 0..<60)
    func `names a place more that matches whoever waits`(seed: Int) throws {
        var dice = Dice(UInt64(seed) + 900)
        let problem = try MatchingProblem.random(shapes[seed % shapes.count], &dice)
        let result = try problem.solve()
        var now = try WhatIf(problem, result)
        for one in result.unmatched {
            switch now.remedy(forMentee: one.index) {
            case .onePlaceMore(let mentor, let gain):
                var then = now
                let difference = try then.apply(.capacity(mentor: mentor, problem.capacities[mentor] + 1))
                #expect(difference.cost.places == -1)
                #expect(difference.cost <= gain)
            case .nobodyEligible:
                #expect(
                    (0..<problem.mentors).allSatisfy { mentor in
                        let pair = Pair(mentee: one.index, mentor: mentor)
                        return problem.score(pair) == nil || result.pairs.contains { $0.pair == pair }
                            || problem.capacities[mentor] == 0
                    })
            default: Issue.record("someone who waits has a remedy")
            }
        }
    }
}
