/// One mentee with one mentor, by their places in the problem's two lists.
public struct Pair: Hashable, Comparable, Sendable {
    /// Index of the mentee.
    public var mentee: Int
    /// Index of the mentor.
    public var mentor: Int

    /// A pair by the indices of the two.
    public init(mentee: Int, mentor: Int) {
        self.mentee = mentee
        self.mentor = mentor
    }

    /// Orders by mentee, then by mentor.
    public static func < (left: Pair, right: Pair) -> Bool {
        (left.mentee, left.mentor) < (right.mentee, right.mentor)
    }

    /// Both indices at once: a market looks up pairs at every change, and each has fewer than 2³² people.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(mentee &<< 32 ^ mentor)
    }
}

/// A pair and what it is worth.
public struct ScoredPair: Hashable, Comparable, Sendable {
    /// Index of the mentee.
    public var mentee: Int
    /// Index of the mentor.
    public var mentor: Int
    /// What the pair is worth, at least 0.
    public var score: Int

    /// A pair by the indices of the two, with its worth.
    public init(mentee: Int, mentor: Int, score: Int) {
        self.mentee = mentee
        self.mentor = mentor
        self.score = score
    }

    /// The two people without the score.
    public var pair: Pair { Pair(mentee: mentee, mentor: mentor) }

    /// Orders by mentee, then by mentor, then by score.
    public static func < (left: ScoredPair, right: ScoredPair) -> Bool {
        (left.mentee, left.mentor, left.score) < (right.mentee, right.mentor, right.score)
    }
}

/// A side of the market.
public enum Side: String, Hashable, Sendable, CaseIterable {
    case mentee, mentor

    /// The side across.
    public var other: Side { self == .mentee ? .mentor : .mentee }
}
