/// Who works with whom, and the proof that no assignment is better.
public struct Assignment: Hashable, Sendable {
    /// The pairs, by mentee and then mentor; fixed ones are among them.
    public var pairs: [ScoredPair]
    /// Mentees with places left, and how many.
    public var unmatched: [Unfilled]
    /// Mentors with places left, and how many.
    public var free: [Unfilled]
    /// Dual prices that prove the result (`optimal` and `fair`).
    public var certificate: Certificate?

    /// Sum of the scores of the pairs.
    public var total: Int { pairs.reduce(0) { $0 + $1.score } }
    /// Number of places filled.
    public var matched: Int { pairs.count }
    /// The worst score among the pairs.
    public var minimum: Int? { pairs.lazy.map(\.score).min() }

    /// Pairs that were found before, with the proof that came with them; whether it holds, `CertificateCheck` says.
    package init(problem: MatchingProblem, pairs: [ScoredPair], certificate: Certificate?) {
        self.pairs = pairs
        self.certificate = certificate
        var places = problem.places
        var capacities = problem.capacities
        for pair in pairs {
            places[pair.mentee] -= 1
            capacities[pair.mentor] -= 1
        }
        unmatched = places.enumerated().filter { $0.element > 0 }.map { Unfilled(index: $0.offset, places: $0.element) }
        free = capacities.enumerated().filter { $0.element > 0 }.map { Unfilled(index: $0.offset, places: $0.element) }
    }
}

/// Someone with places that stay empty.
public struct Unfilled: Hashable, Sendable {
    /// Index of the person.
    public var index: Int
    /// How many places stay empty.
    public var places: Int
}
