import Matching
import Testing

/// What would give somebody who waits a partner: done, it does.
@Suite struct `A remedy` {
    private func market(
        _ capacities: [Int], _ table: [[Int]], floor: Int = 0, places: [Int]? = nil
    ) throws -> WhatIf {
        let pairs = table.enumerated().flatMap { mentee, row in
            row.enumerated().compactMap { $1 < 0 ? nil : ScoredPair(mentee: mentee, mentor: $0, score: $1) }
        }
        let problem = try MatchingProblem(
            places: places ?? table.map { _ in 1 }, capacities: capacities,
            scores: Scores(mentees: table.count, mentors: capacities.count, pairs: pairs), floor: floor)
        return try WhatIf(problem, problem.solve())
    }

    @Test func `of a lower floor names the best of those below it, for mentees and for mentors`() throws {
        var now = try market([1, 1, 1], [[2, 4, 3], [-1, 3, 9]], floor: 5)
        #expect(now.remedy(forMentee: 0) == .lowerFloor(partner: 1, score: 4))
        #expect(now.remedy(forMentor: 0) == .lowerFloor(partner: 0, score: 2))
        #expect(now.remedy(forMentor: 1) == .lowerFloor(partner: 0, score: 4))
        #expect(now.remedy(forMentee: 1) == nil && now.remedy(forMentor: 2) == nil, "they have somebody")
        #expect(now.remedy(forMentee: 9) == nil && now.remedy(forMentor: -1) == nil)
        var none = try market([1, 1], [[-1, -1], [3, -1]])
        #expect(none.remedy(forMentee: 0) == .nobodyEligible && none.remedy(forMentor: 1) == .nobodyEligible)
    }

    @Test func `of one place more names where it costs nobody anything, and what the whole gains`() throws {
        // The first mentor has one place, and both would have nobody else.
        var now = try market([1], [[9], [4]])
        #expect(now.remedy(forMentee: 1) == .onePlaceMore(with: 0, gain: Cost(places: -1, score: -4)))
        // The mentor who waits would have the one who has another.
        now = try market([1, 1], [[9, 4]])
        #expect(now.remedy(forMentor: 1) == .onePlaceMore(with: 0, gain: Cost(places: -1, score: -4)))
    }

    @Test(arguments: 0..<120) func `of one place more gains what is said, and the one who waited has somebody`(
        seed: Int
    ) throws {
        var dice = Dice(UInt64(seed) + 9900)
        let shape = Shape(
            mentees: 2...6, mentors: 1...5, capacities: 0...2, scores: 0...9, density: 60, dense: seed % 2 == 0)
        let problem = try MatchingProblem.random(shape, &dice)
        let solved = try problem.solve()
        var now = try WhatIf(problem, solved)
        for side in Side.allCases {
            for unfilled in side == .mentee ? solved.unmatched : solved.free {
                let remedy =
                    side == .mentee ? now.remedy(forMentee: unfilled.index) : now.remedy(forMentor: unfilled.index)
                guard case .onePlaceMore(let partner, let gain) = remedy else {
                    #expect(remedy == .nobodyEligible && !isAnybodyElse(side, unfilled.index, solved, problem))
                    continue
                }
                var then = now
                try then.apply(
                    side == .mentee
                        ? .capacity(mentor: partner, problem.capacities[partner] + 1)
                        : .places(mentee: partner, problem.places[partner] + 1))
                let best = try with(one: unfilled, side, then)
                #expect(best.matched == solved.matched - gain.places)
                #expect(best.total == solved.total - gain.score)
                #expect(gain.places == -1)
            }
        }
    }

    /// Is there somebody eligible, with a place at all, whom the person has not got?
    private func isAnybodyElse(_ side: Side, _ index: Int, _ solved: Assignment, _ problem: MatchingProblem) -> Bool {
        let own = Set(solved.pairs.map(\.pair))
        let pairs =
            side == .mentee
            ? problem.capacities.indices.filter { problem.capacities[$0] > 0 }.map { Pair(mentee: index, mentor: $0) }
            : problem.places.indices.filter { problem.places[$0] > 0 }.map { Pair(mentee: $0, mentor: index) }
        return pairs.contains { problem.score($0) != nil && !own.contains($0) }
    }

    /// The best there is in which the person has one partner more than before, by trying each.
    private func with(one person: Unfilled, _ side: Side, _ now: WhatIf) throws -> (matched: Int, total: Int) {
        let problem = try now.problem
        let had = (side == .mentee ? problem.places : problem.capacities)[person.index] - person.places
        var best = (matched: -1, total: -1)
        problem.forEachAssignment { pairs in
            let has = pairs.count { side == .mentee ? $0.mentee == person.index : $0.mentor == person.index }
            let found = (pairs.count, pairs.reduce(0) { $0 + $1.score })
            if has > had, found > best { best = found }
        }
        return best
    }

    @Test func `of a rule names the best mentor it keeps away, and none of those that nobody may lift`() {
        func remedy(
            _ mentors: [Profile], rules: HardRules = HardRules(otherDepartment: true), floor: Int = 0
        ) -> Remedy? {
            Scoring(
                mentees: [Profile(person: 1, languages: 1, site: 0, department: 2, managers: [5], exclusions: [9])],
                mentors: mentors, rules: rules, criteria: Criteria([.site: .high]), floor: floor
            ).remedy(liftingOneRuleFor: 0) { _ in true }
        }
        let (near, far) = (
            Profile(person: 8, languages: 1, site: 0, department: 2),
            Profile(person: 7, languages: 1, site: 1, department: 2)
        )
        #expect(remedy([far, near]) == .withoutRule(.sameDepartment, partner: 1, score: 10_000))
        #expect(remedy([near, far]) == .withoutRule(.sameDepartment, partner: 0, score: 10_000))
        // The line of management, the floor and what can never be lifted are not proposed.
        #expect(remedy([Profile(person: 5, languages: 1, site: 0, department: 3)]) == nil)
        #expect(remedy([Profile(person: 9, languages: 1, site: 0, department: 3)]) == nil)
        #expect(remedy([Profile(person: 7, languages: 1, site: 1, department: 3)], floor: 5000) == nil)
        #expect(remedy([Profile(person: 6, languages: 2, site: 0, department: 2)]) == nil, "two rules")
    }
}
