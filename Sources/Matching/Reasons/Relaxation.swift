/// The fewest rules whose lifting would let two people be paired.
public struct Relaxation: Hashable, Sendable {
    /// Indices of the two.
    public var pair: Pair
    /// The rules that would have to be lifted, the gravest first; each says its sentence by `reason`.
    public var rules: [BrokenRule]
    /// What the pair would score.
    public var score: Int
}

extension Scoring {
    /// What would give somebody to a mentee whom the rules leave without anybody: the mentor, among those given, for whom
    /// the fewest rules have to be lifted, then the one who scores best, then the lower index. Nil when nobody can be had by
    /// lifting rules, because exclusions and departures cannot be lifted.
    public func relaxation(forMentee mentee: Int, among candidates: some Sequence<Int>) -> Relaxation? {
        guard mentees.indices.contains(mentee) else { return nil }
        var best: Relaxation?
        for mentor in candidates where mentors.indices.contains(mentor) {
            let pair = Pair(mentee: mentee, mentor: mentor)
            let rules = broken(pair)
            guard !rules.isEmpty, rules.allSatisfy(\.canBeLifted) else { continue }
            let one = Relaxation(pair: pair, rules: rules, score: score(pair))
            guard let known = best else {
                best = one
                continue
            }
            if (rules.count, -one.score, mentor) < (known.rules.count, -known.score, known.pair.mentor) { best = one }
        }
        return best
    }
}
