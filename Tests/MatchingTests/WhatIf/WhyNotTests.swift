import Matching
import Testing

/// Why a pair is not chosen, and what questions mean after a fair assignment.
@Suite struct `Why a pair is not chosen` {
    private func problem(_ capacities: [Int], _ rows: [[Int]]) throws -> MatchingProblem {
        try MatchingProblem(
            capacities: capacities,
            scores: Scores(mentees: rows.count, mentors: capacities.count, table: rows.flatMap { $0.map(Int16.init) }))
    }

    private func alternatives(_ problem: MatchingProblem, of mentee: Int) throws -> [Alternative] {
        var whatIf = try WhatIf(problem, problem.solve())
        return whatIf.alternatives(ofMentee: mentee)
    }

    @Test func `is that it would be as good, and nothing would be lost by it`() throws {
        let found = try alternatives(problem([1, 1], [[5, 5], [5, 5]]), of: 0)
        #expect(found.map(\.why) == [.equallyGood])
        #expect(found.map(\.cost) == [.none])
        #expect(found[0].why.reason == Reason("why.equallyGood"))
    }

    @Test func `is that somebody would be left out, and how many`() throws {
        // The second mentee can have the first mentor only.
        let found = try alternatives(problem([1, 1], [[9, 3], [4, -1]]), of: 0)
        #expect(found.map(\.why) == [.leavesSomebodyOut(places: 1)])
        #expect(found.map(\.index) == [0])
        #expect(found[0].why.reason == Reason("why.leavesSomebodyOut", ["places": .number(1)]))
    }

    @Test func `is that the mentor has better uses, named`() throws {
        let found = try alternatives(problem([1, 1], [[9, 3], [8, 1]]), of: 1)
        #expect(found.map(\.why) == [.betterUses([0])])
        #expect(found.map(\.cost) == [Cost(places: 0, score: 1)])
    }

    @Test func `is that the mentee has a better partner than one who is free, named`() throws {
        let found = try alternatives(problem([1, 1], [[9, 3]]), of: 0)
        #expect(found.map(\.why) == [.betterPartners([0])])
        #expect(found.map(\.cost) == [Cost(places: 0, score: 6)])
        #expect(found[0].why.reason == Reason("why.betterPartners", ["people": .list([0]), "count": .number(1)]))
    }

    @Test(arguments: 0..<80) func `is of random problems what imposing it does`(seed: Int) throws {
        var dice = Dice(UInt64(seed) + 7700)
        let problem = try MatchingProblem.random(shapes[seed % shapes.count], &dice)
        let result = try problem.solve()
        var whatIf = try WhatIf(problem, result)
        for mentee in 0..<problem.mentees {
            let own = Set(result.pairs.filter { $0.mentee == mentee }.map(\.mentor))
            for one in whatIf.alternatives(ofMentee: mentee, most: 10) {
                var then = whatIf
                try then.apply(.impose(Pair(mentee: mentee, mentor: one.index)))
                let users = result.pairs.filter { $0.mentor == one.index }.map(\.mentee)
                switch one.why {
                case .equallyGood: #expect(then.pairs.count == result.matched && total(then) == result.total)
                case .leavesSomebodyOut(let places): #expect(result.matched - then.pairs.count == places && places > 0)
                case .betterUses(let people):
                    #expect(users.count == problem.capacities[one.index] && Set(people).isSubset(of: users))
                    #expect(total(then) < result.total)
                case .betterPartners(let people):
                    #expect(users.count < problem.capacities[one.index] && Set(people).isSubset(of: own))
                    #expect(total(then) < result.total)
                }
            }
        }
    }

    /// All that are eligible and not theirs, by what each would cost.
    @Test(arguments: 0..<60) func `is told of all whom one could have had, on either side, the cheapest first`(
        seed: Int
    ) throws {
        var dice = Dice(UInt64(seed) + 7800)
        let problem = try MatchingProblem.random(shapes[seed % shapes.count], &dice)
        let result = try problem.solve()
        var now = try WhatIf(problem, result)
        let own = Set(result.pairs.map(\.pair))
        for side in Side.allCases {
            for person in 0..<(side == .mentee ? problem.mentees : problem.mentors) {
                func pair(_ other: Int) -> Pair {
                    side == .mentee ? Pair(mentee: person, mentor: other) : Pair(mentee: other, mentor: person)
                }
                func found(_ most: Int) -> [Alternative] {
                    side == .mentee
                        ? now.alternatives(ofMentee: person, most: most)
                        : now.alternatives(ofMentor: person, most: most)
                }
                let all = found(.max)
                let possible = (0..<(side == .mentee ? problem.mentors : problem.mentees)).filter {
                    !own.contains(pair($0)) && problem.score(pair($0)) != nil && now.cost(of: pair($0)) != nil
                }
                #expect(all.map(\.index).sorted() == possible)
                for one in all {
                    #expect(one.score == problem.score(pair(one.index)) && one.cost == now.cost(of: pair(one.index)))
                }
                let keys = all.map { [$0.cost.places, $0.cost.score, -$0.score, $0.index] }
                #expect(keys == keys.sorted { $0.lexicographicallyPrecedes($1) })
                for most in [-1, 0, 1, 2] { #expect(found(most) == Array(all.prefix(max(0, most)))) }
            }
        }
        #expect(now.alternatives(ofMentor: -1).isEmpty && now.alternatives(ofMentee: problem.mentees).isEmpty)
    }

    private func total(_ now: WhatIf) -> Int { now.pairs.reduce(0) { $0 + $1.score } }

    /// After `fair` the floor that was found holds: each answer is the best at that floor, solved afresh here. It is not
    /// said to be fair again, as a change may allow a higher floor or need a lower one.
    @Test(arguments: 0..<60) func `after a fair assignment is judged at the worst score that was found`(
        seed: Int
    ) throws {
        var dice = Dice(UInt64(seed) + 8800)
        var shape = shapes[seed % shapes.count]
        shape.mentees = max(1, shape.mentees.lowerBound)...shape.mentees.upperBound
        shape.mentors = max(1, shape.mentors.lowerBound)...shape.mentors.upperBound
        let problem = try MatchingProblem.random(shape, &dice)
        let fair = try problem.solve(.fair)
        let floor = max(problem.floor, fair.certificate?.floor ?? 0)
        var now = try WhatIf(problem, fair)
        #expect(now.pairs == fair.pairs)
        var capacities = problem.capacities
        for _ in 0..<6 {
            let mentor = Int.random(in: 0..<problem.mentors, using: &dice)
            let count = Int.random(in: 0...3, using: &dice)
            guard (try? now.apply(.capacity(mentor: mentor, count))) != nil else { continue }
            capacities[mentor] = count
            let fresh = try MatchingProblem(
                places: problem.places, capacities: capacities, scores: problem.scores, fixed: problem.fixed,
                floor: floor
            ).solve()
            #expect(now.pairs.count == fresh.matched && total(now) == fresh.total)
            let fixed = Set(problem.fixed)
            #expect(now.pairs.allSatisfy { $0.score >= floor || fixed.contains($0) })
            #expect(now.certificate.floor == nil, "a proof of the best at that floor, not of a fair one")
        }
    }
}
