import Matching
import Testing

@Suite struct `Forged proofs` {
    /// Two mentees, two mentors; filling both places needs the pair of score 1.
    func problem() throws -> MatchingProblem {
        try MatchingProblem(
            capacities: [1, 1],
            scores: Scores(
                mentees: 2, mentors: 2,
                pairs: [
                    ScoredPair(mentee: 0, mentor: 0, score: 10), ScoredPair(mentee: 1, mentor: 1, score: 1),
                ]))
    }

    @Test func `of a better worst score that leaves somebody out are refused`() throws {
        let pairs = [ScoredPair(mentee: 0, mentor: 0, score: 10)]
        var forged = Certificate(
            bonus: 100, mentees: [110, 0], mentors: [0, 0], floor: 10, cover: Cover(mentees: [], mentors: []))
        #expect(throws: CertificateFault.placesNotProved(uncovered: nil)) {
            try forged.verify(pairs, of: try problem())
        }
        forged.most = Cover(mentees: [0], mentors: [])
        #expect(throws: CertificateFault.placesNotProved(uncovered: Pair(mentee: 1, mentor: 1))) {
            try forged.verify(pairs, of: try problem())
        }
        forged.most = Cover(mentees: [0, 1], mentors: [])
        #expect(throws: CertificateFault.placesNotProved(uncovered: nil)) {
            try forged.verify(pairs, of: try problem())
        }
    }

    @Test func `of fair assignments are refused when a cover, the floor or a pair was changed`() throws {
        var dice = Dice(9)
        for _ in 0..<60 {
            let problem = try MatchingProblem.random(
                Shape(mentees: 3...9, mentors: 3...9, capacities: 1...2, scores: 0...9, density: 60), &dice)
            let fair = try problem.solve(.fair)
            guard let proof = fair.certificate, let floor = proof.floor, let least = fair.pairs.first else { continue }
            try proof.verify(fair.pairs, of: problem)
            var other = proof
            other.floor = floor + 1
            #expect(throws: CertificateFault.self) { try other.verify(fair.pairs, of: problem) }
            other = proof
            other.cover = nil
            #expect(throws: CertificateFault.self) { try other.verify(fair.pairs, of: problem) }
            #expect(throws: CertificateFault.self) {
                try proof.verify(fair.pairs.filter { $0 != least }, of: problem)
            }
            let best = try problem.solve()
            if let minimum = best.minimum, minimum < floor {
                var low = try #require(best.certificate)
                low.floor = minimum
                low.cover = proof.cover
                #expect(throws: CertificateFault.self) { try low.verify(best.pairs, of: problem) }
            }
        }
    }
}
