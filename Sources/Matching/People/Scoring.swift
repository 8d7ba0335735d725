/// Scores pairs of people by rules and criteria.
///
/// A score is 0…10,000: hundredths of the 0–100 that people read. 600 × 400 people take a few milliseconds.
public struct Scoring: Sendable {
    /// The score of a pair that is perfect by every criterion.
    public static let best = 10_000

    /// Who seeks a mentor; pairs name them by index.
    public let mentees: [Profile]
    /// Who offers to be one; pairs name them by index.
    public let mentors: [Profile]
    /// What no pair may break.
    public let rules: HardRules
    /// What makes a pair good, and how much each weighs.
    public let criteria: Criteria
    /// Pairs that score less are not eligible, 0…10,000.
    public let floor: Int

    /// People, rules and weights; nothing is computed yet.
    public init(
        mentees: [Profile], mentors: [Profile], rules: HardRules = HardRules(), criteria: Criteria = .usual,
        floor: Int = 0
    ) {
        self.mentees = mentees
        self.mentors = mentors
        self.rules = rules
        self.criteria = criteria
        self.floor = floor
    }

    /// The score of a pair, 0…10,000, whether it is eligible or not.
    public func score(_ pair: Pair) -> Int {
        var sum = 0
        for criterion in Criterion.allCases {
            let points = criteria[criterion].points
            if points > 0 { sum += points * value(criterion, pair) }
        }
        return Scoring.total(sum, points: criteria.points)
    }

    static func total(_ sum: Int, points: Int) -> Int {
        points == 0 ? best : (sum * 100 + points / 2) / points
    }

    /// The scores of all eligible pairs, on so many threads (the result is the same).
    public func scores(threads: Int = 1) -> Scores {
        let table = ScoreRows(self).table(threads: threads)
        return Scores(mentees: mentees.count, mentors: mentors.count, table: table)
    }

    /// Everything about a pair: each criterion's value, contribution and sentence, and the rules it breaks.
    public func explain(_ pair: Pair) -> Explanation {
        let points = criteria.points
        let parts = Criterion.allCases.compactMap { criterion -> Explanation.Part? in
            let weight = criteria[criterion]
            guard weight.points > 0 else { return nil }
            let (value, reason) = judge(criterion, pair)
            return Explanation.Part(
                criterion: criterion, value: value, weight: weight,
                contribution: Scoring.total(weight.points * value, points: points), reason: reason)
        }
        return Explanation(pair: pair, score: score(pair), parts: parts, broken: broken(pair))
    }
}

/// Why a pair has its score, and whether it may be.
public struct Explanation: Hashable, Sendable {
    /// What one criterion says of a pair.
    public struct Part: Hashable, Sendable {
        /// Which criterion speaks.
        public var criterion: Criterion
        /// 0…100.
        public var value: Int
        /// How much the criterion counts.
        public var weight: Weight
        /// Its share of the score, 0…10,000.
        public var contribution: Int
        /// The sentence that says it.
        public var reason: Reason
    }

    /// Whom it is about.
    public var pair: Pair
    /// 0…10,000.
    public var score: Int
    /// One for each criterion that is not off.
    public var parts: [Part]
    /// Rules the pair breaks; empty when it is eligible.
    public var broken: [BrokenRule]

    /// Whether the pair breaks no rule.
    public var isEligible: Bool { broken.isEmpty }
    /// What speaks for the pair, the most telling first; nothing of what a rule forbids it.
    public var strengths: [Part] { shared.filter { $0.value > 50 } }
    /// The same, and what speaks for it a little only.
    public var shared: [Part] {
        let forbidden = Set(broken.compactMap(\.criterion))
        return parts.filter { $0.value > 0 && $0.weight.points > 0 && !forbidden.contains($0.criterion) }
            .sorted { ($0.contribution, $0.criterion.rawValue) > ($1.contribution, $1.criterion.rawValue) }
    }
    /// 0…100, as people read it.
    public var percent: Int { (score + 50) / 100 }
}
