import Matching
import Testing

/// Each thing that a proof rests on, forged alone: the check that looks at it, and no other, refuses it.
@Suite struct `A proof with one forgery` {
    private let best = [ScoredPair(mentee: 0, mentor: 0, score: 10), ScoredPair(mentee: 1, mentor: 1, score: 6)]

    /// Two mentees, three mentors, of whom the last has no use for anybody.
    private func problem(fixed: [ScoredPair] = [], floor: Int = 0) throws -> MatchingProblem {
        try MatchingProblem(
            places: [1, 2], capacities: [2, 1, 1],
            scores: Scores(
                mentees: 2, mentors: 3,
                pairs: [
                    ScoredPair(mentee: 0, mentor: 0, score: 10), ScoredPair(mentee: 1, mentor: 1, score: 6),
                    ScoredPair(mentee: 0, mentor: 1, score: 3),
                ]), fixed: fixed, floor: floor)
    }

    /// Prices by hand: everything that a pair is worth is the mentee's, but for the second pair, whose worth is shared.
    private func proof(bonus: Int = 100) -> Certificate {
        Certificate(bonus: bonus, mentees: [10 + bonus, 0], mentors: [0, 6 + bonus, 0])
    }

    private func expect(
        _ fault: CertificateFault, _ certificate: Certificate, _ pairs: [ScoredPair], _ problem: MatchingProblem,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(throws: fault, sourceLocation: location) { try certificate.verify(pairs, of: problem) }
    }

    @Test func `stands where nothing is forged, whatever the bonus above the total`() throws {
        for bonus in [17, 100, 1_000_000_000_000] { try proof(bonus: bonus).verify(best, of: problem()) }
    }

    @Test func `falls with a bonus that is the total, though all else adds up`() throws {
        expect(.bonusTooSmall(bonus: 16, total: 16), proof(bonus: 16), best, try problem())
    }

    /// A place of a mentor whom nobody needs, at a price below nothing, would make up for any gap.
    @Test func `falls with a price below nothing, on either side, though all else adds up`() throws {
        var forged = proof()
        let worse = [ScoredPair(mentee: 0, mentor: 1, score: 3)]
        forged.mentors[2] = 103 - 216
        expect(.negativePrice(side: .mentor, index: 2), forged, worse, try problem())
        forged = Certificate(bonus: 100, mentees: [110, -1], mentors: [0, 107, 1])
        expect(.negativePrice(side: .mentee, index: 1), forged, best, try problem())
    }

    @Test func `falls with a pair named twice, one that is none, and a score that is another`() throws {
        expect(.repeatedPair(best[1].pair), proof(), best + [best[1]], try problem())
        expect(
            .notEligible(Pair(mentee: 1, mentor: 0)), proof(), best + [ScoredPair(mentee: 1, mentor: 0, score: 0)],
            try problem())
        expect(
            .otherScore(best[1].pair, said: 7, score: 6), proof(),
            [best[0], ScoredPair(mentee: 1, mentor: 1, score: 7)],
            try problem())
        // The floor of the problem bars a pair, as no score does.
        expect(.notEligible(best[1].pair), proof(), best, try problem(floor: 7))
        try Certificate(bonus: 100, mentees: [110, 0], mentors: [0, 0, 0]).verify([best[0]], of: problem(floor: 7))
    }

    @Test func `falls with more pairs than somebody has places, on either side`() throws {
        let third = ScoredPair(mentee: 0, mentor: 1, score: 3)
        expect(.overbooked(side: .mentee, index: 0), proof(), [best[0], third], try problem())
        expect(.overbooked(side: .mentor, index: 1), proof(), [best[1], third], try problem())
    }

    @Test func `falls without a pair that must be, which adds nothing to what is proved`() throws {
        let fixed = [ScoredPair(mentee: 1, mentor: 0, score: 900)]
        try proof().verify(best + fixed, of: problem(fixed: fixed))
        expect(.missingFixed(fixed[0].pair), proof(), best, try problem(fixed: fixed))
        expect(
            .notEligible(fixed[0].pair), proof(), best + [ScoredPair(mentee: 1, mentor: 0, score: 1)],
            try problem(fixed: fixed))
        // A pair that must be and could be chosen as well is not counted a second time.
        let chosen = [best[1]]
        try Certificate(bonus: 100, mentees: [110, 0], mentors: [0, 0, 0]).verify(best, of: problem(fixed: chosen))
    }

    @Test func `falls with prices that leave a gap, and with a list of prices too short`() throws {
        var forged = proof()
        forged.mentees[1] = 1
        expect(.gap(upperBound: 218, reached: 216), forged, best, try problem())
        forged.mentees[1] = 0
        forged.mentors[2] = 1
        expect(.gap(upperBound: 217, reached: 216), forged, best, try problem())
        // Too low, so that a pair exceeds its prices by one, twice over what is saved.
        forged = proof()
        forged.mentors[1] = 0
        forged.mentees = [110, 0]
        expect(.gap(upperBound: 216, reached: 110), forged, [best[0]], try problem())
        forged.mentors.removeLast()
        expect(.wrongNumberOfPrices, forged, best, try problem())
    }

    /// Of fair: the floor 6 is the best there is, as one pair alone is above it.
    private func fair() -> Certificate {
        var proof = proof()
        (proof.floor, proof.cover) = (6, Cover(mentees: [0], mentors: []))
        return proof
    }

    @Test func `of a worst score falls with a floor, a cover or a count that does not hold`() throws {
        try fair().verify(best, of: problem())
        var forged = fair()
        forged.floor = 7
        expect(.notEligible(best[1].pair), forged, best, try problem())
        // A floor below the worst score is one that better floors are above.
        forged.floor = 5
        expect(.floorNotProved(uncovered: best[1].pair), forged, best, try problem())
        forged = fair()
        forged.cover = nil
        expect(.floorNotProved(uncovered: nil), forged, best, try problem())
        // As many places as are filled are one too many.
        forged.cover = Cover(mentees: [], mentors: [0])
        expect(.floorNotProved(uncovered: nil), forged, best, try problem())
        forged.cover = Cover(mentees: [], mentors: [2])
        expect(.floorNotProved(uncovered: best[0].pair), forged, best, try problem())
        // A single pair counts as a place, and touches itself alone.
        forged.cover = Cover(mentees: [], mentors: [], pairs: [best[0].pair])
        try forged.verify(best, of: problem())
        forged.cover = Cover(mentees: [0], mentors: [], pairs: [best[1].pair])
        expect(.floorNotProved(uncovered: nil), forged, best, try problem())
        forged = fair()
        forged.most = Cover(mentees: [0], mentors: [1])
        try forged.verify(best, of: problem())
        forged.most = Cover(mentees: [0], mentors: [])
        expect(.placesNotProved(uncovered: best[1].pair), forged, best, try problem())
        forged.most = Cover(mentees: [0, 1], mentors: [])
        expect(.placesNotProved(uncovered: nil), forged, best, try problem())
    }

    @Test func `of a worst score need touch neither pairs below the floor of the problem nor those that must be`()
        throws
    {
        let proof = Certificate(
            bonus: 100, mentees: [110, 0], mentors: [0, 0, 0], floor: 10, cover: Cover(mentees: [], mentors: []),
            most: Cover(mentees: [0], mentors: []))
        try proof.verify([best[0]], of: problem(floor: 7))
        try proof.verify(best, of: problem(fixed: [best[1]]))
    }
}
