import Matching
import Testing

@Suite struct `Candidates of each mentee` {
    private func scoring(_ seed: UInt64) -> Scoring { `Scores of people`().scoring(seed) }

    @Test(arguments: 0..<20)
    func `are the best by score, and what was left out is told`(seed: UInt64) throws {
        let scoring = scoring(seed)
        let all = scoring.scores()
        for most in [0, 1, 5, 12, 40, 100] {
            let candidates = try scoring.candidates(most: most, threads: 1 + most % 3)
            for mentee in scoring.mentees.indices {
                var kept: [Int: Int] = [:]
                candidates.scores.forEachPair(ofMentee: mentee) { kept[$0] = $1 }
                var every: [Int: Int] = [:]
                all.forEachPair(ofMentee: mentee) { every[$0] = $1 }
                #expect(kept.count == min(most, every.count))
                #expect(kept.allSatisfy { every[$0.key] == $0.value })
                let rest = every.filter { kept[$0.key] == nil }.values.max()
                #expect(candidates.leftOut[mentee] == rest)
                if let rest, let worst = kept.values.min() { #expect(worst >= rest) }
            }
        }
    }

    @Test(arguments: 0..<30)
    func `lose no more than is told, and nothing when nothing is left out`(seed: UInt64) throws {
        let scoring = scoring(seed)
        let capacities = scoring.mentors.indices.map { ($0 + Int(seed)) % 3 }
        let whole = try MatchingProblem(capacities: capacities, scores: scoring.scores()).solve()
        for most in [1, 2, 4, 8, 40] {
            let candidates = try scoring.candidates(most: most)
            let problem = try MatchingProblem(capacities: capacities, scores: candidates.scores)
            let result = try problem.solve()
            let loss = try #require(scoring.loss(result, of: problem, among: candidates, threads: 2))
            let lost = Cost(places: whole.matched - result.matched, score: whole.total - result.total)
            #expect(lost >= .none)
            #expect(lost <= loss)
            if most == 40 { #expect(loss == .none) }
        }
    }

    @Test func `are others for each mentee where all score the same`() throws {
        let mentees = (0..<12).map { Profile(person: $0) }
        let mentors = (100..<112).map { Profile(person: $0) }
        let scoring = Scoring(mentees: mentees, mentors: mentors)
        let candidates = try scoring.candidates(most: 2)
        let problem = try MatchingProblem(
            capacities: [Int](repeating: 1, count: 12), scores: candidates.scores)
        #expect(try problem.solve().matched == 12)
    }
}

@Suite struct `A rule that leaves somebody without anyone` {
    @Test func `is named with the best mentor for whom it alone has to be lifted`() throws {
        let mentee = Profile(person: 1, languages: 1, site: 0, department: 2, exclusions: [9])
        let mentors = [
            Profile(person: 9, languages: 1, department: 3), Profile(person: 8, languages: 2, department: 2),
            Profile(person: 7, languages: 2, department: 3), Profile(person: 6, languages: 2, site: 0, department: 3),
        ]
        let scoring = Scoring(
            mentees: [mentee], mentors: mentors, rules: HardRules(otherDepartment: true),
            criteria: Criteria([.site: .high]))
        #expect(try MatchingProblem(capacities: [1, 1, 1, 1], scores: scoring.scores()).solve().matched == 0)
        #expect(
            scoring.remedy(liftingOneRuleFor: 0) { _ in true }
                == .withoutRule(.noCommonLanguage, partner: 3, score: Scoring.best))
        // Nobody for whom one rule would be enough, or who may be had at all.
        #expect(scoring.remedy(liftingOneRuleFor: 0) { $0 < 2 } == nil)
        #expect(scoring.remedy(liftingOneRuleFor: 5) { _ in true } == nil)
    }
}
