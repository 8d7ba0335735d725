/// Who may be matched with whom, how often, and what each pair is worth.
///
/// Ties: when several assignments are equally good, the same problem gives the same one, in whatever order its pairs were
/// listed and on any number of threads; which one, the course of the search decides. A table and lists of the same scores
/// may give different ones. So put people in an order that does not depend on how they arrived (by identifier, say), and
/// the same people get the same partners every time.
public struct MatchingProblem: Sendable {
    /// The most places one person may have; more are never needed.
    public static let mostPlaces = 1_000_000_000

    /// How many mentors each mentee wants, usually 1; 0 takes the person out.
    public internal(set) var places: [Int]
    /// How many mentees each mentor can take; 0 takes the person out.
    public internal(set) var capacities: [Int]
    /// What eligible pairs are worth.
    public internal(set) var scores: Scores
    /// Pairs that must be in the result, whether eligible or not; they use up places of both.
    public internal(set) var fixed: [ScoredPair]
    /// Pairs worth less are treated as not eligible. 0 lets all in.
    public internal(set) var floor: Int

    /// A problem, refused when indices, places or sums are out of range.
    public init(
        places: [Int], capacities: [Int], scores: Scores, fixed: [ScoredPair] = [], floor: Int = 0
    ) throws(ProblemFault) {
        self.places = places
        self.capacities = capacities
        self.scores = scores
        self.fixed = fixed.sorted()
        self.floor = max(0, floor)
        try check()
    }

    /// A problem where each mentee wants one mentor.
    public init(capacities: [Int], scores: Scores, fixed: [ScoredPair] = [], floor: Int = 0) throws(ProblemFault) {
        try self.init(
            places: [Int](repeating: 1, count: scores.mentees), capacities: capacities, scores: scores, fixed: fixed,
            floor: floor)
    }

    /// Number of mentees.
    public var mentees: Int { places.count }
    /// Number of mentors.
    public var mentors: Int { capacities.count }

    /// What the pair is worth when it is eligible and not below the floor.
    public func score(_ pair: Pair) -> Int? {
        guard let score = scores[pair.mentee, pair.mentor], score >= floor else { return nil }
        return score
    }

    func check() throws(ProblemFault) {
        guard places.count == scores.mentees else { throw .shape(expected: scores.mentees, found: places.count) }
        guard capacities.count == scores.mentors else {
            throw .shape(expected: scores.mentors, found: capacities.count)
        }
        for (index, count) in places.enumerated() where count < 0 || count > MatchingProblem.mostPlaces {
            throw .placesOutOfRange(side: .mentee, index: index, places: count)
        }
        for (index, count) in capacities.enumerated() where count < 0 || count > MatchingProblem.mostPlaces {
            throw .placesOutOfRange(side: .mentor, index: index, places: count)
        }
        try checkFixed()
    }

    private func checkFixed() throws(ProblemFault) {
        var rows: [Int: Int] = [:]
        var columns: [Int: Int] = [:]
        var last: Pair?
        for one in fixed {
            guard one.mentee >= 0, one.mentee < mentees else {
                throw .unknownPerson(side: .mentee, index: one.mentee)
            }
            guard one.mentor >= 0, one.mentor < mentors else {
                throw .unknownPerson(side: .mentor, index: one.mentor)
            }
            guard one.score >= 0, one.score <= Scores.largest else {
                throw .scoreOutOfRange(one.pair, score: one.score)
            }
            if last == one.pair { throw .duplicatePair(one.pair) }
            last = one.pair
            rows[one.mentee, default: 0] += 1
            columns[one.mentor, default: 0] += 1
        }
        for one in fixed {
            if rows[one.mentee, default: 0] > places[one.mentee] {
                throw .overbooked(side: .mentee, index: one.mentee)
            }
            if columns[one.mentor, default: 0] > capacities[one.mentor] {
                throw .overbooked(side: .mentor, index: one.mentor)
            }
        }
    }
}
