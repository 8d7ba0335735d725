/// What something costs the whole: places that stay empty first, then score. Negative numbers are gains.
public struct Cost: Hashable, Comparable, Sendable {
    /// Places filled before and not after.
    public var places: Int
    /// Total score before less total score after.
    public var score: Int

    /// Places and score lost.
    public init(places: Int, score: Int) {
        self.places = places
        self.score = score
    }

    /// Nothing lost.
    public static let none = Cost(places: 0, score: 0)

    /// Fewer places lost is cheaper, then less score lost.
    public static func < (left: Cost, right: Cost) -> Bool {
        (left.places, left.score) < (right.places, right.score)
    }

    /// Takes a loss of worth apart, `bonus` for each place.
    init(worth: Int, bonus: Int) {
        let half = bonus / 2
        places = (worth + half).dividedFloor(by: bonus)
        score = worth - places * bonus
    }
}

extension Int {
    fileprivate func dividedFloor(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// What a change did to the best assignment.
public struct Difference: Hashable, Sendable {
    /// What the whole lost (negative: gained).
    public var cost: Cost
    /// Pairs that are now.
    public var added: [ScoredPair]
    /// Pairs that are not any more.
    public var removed: [ScoredPair]
}
