/// A question "what if …" about a problem. Indices never shift: who is removed keeps the index and has no places.
public enum Change: Hashable, Sendable {
    /// This pair must be. `score` is needed only for a pair that is not eligible.
    case impose(Pair, score: Int? = nil)
    /// This imposed pair need not be any more; it stays possible if it is eligible.
    case release(Pair)
    /// This pair must not be (also releases it if it was imposed).
    case forbid(Pair)
    /// This pair may be, at this score.
    case allow(Pair, score: Int)
    /// This mentee wants so many mentors.
    case places(mentee: Int, Int)
    /// This mentor takes so many mentees.
    case capacity(mentor: Int, Int)
    /// One more mentee, at the end of the list.
    case addMentee(places: Int, candidates: [Candidate])
    /// One more mentor, at the end of the list.
    case addMentor(capacity: Int, candidates: [Candidate])
    /// This mentee is out, with the pairs imposed on them.
    case removeMentee(Int)
    /// This mentor is out, with the pairs imposed on them.
    case removeMentor(Int)
}

/// Someone of the other side, and what the pair would be worth.
public struct Candidate: Hashable, Sendable {
    /// Index in the list of the other side.
    public var index: Int
    /// What the pair would be worth.
    public var score: Int

    /// Somebody of the other side, by index.
    public init(_ index: Int, score: Int) {
        self.index = index
        self.score = score
    }
}
