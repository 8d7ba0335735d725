package import Matching
package import Storage

/// A pair of a run that may not be any more, as things stand now: somebody left or withdrew, an exclusion was noted, the
/// line of management or the rules changed.
package struct OutdatedPair: Sendable, Hashable {
    package let key: PairKey
    /// Rules that the pair did not break when it was computed; empty where one of the two does not take part any more.
    package let broken: [BrokenRule]
    /// The two were a pair when the run was computed, which has been ended since.
    package var hasEnded = false
}

extension RunStudy {
    /// The pairs that cannot be published any more. A rule that was lifted by hand stays lifted; pairs that met before
    /// go on whatever the rules say, but for departures and exclusions.
    package func outdated(
        of programme: ID<Programme>, in tx: Transaction, at now: Instant
    ) throws -> [OutdatedPair] {
        let today = try PairingInput.load(of: programme, in: tx, at: now)
        let present = PairingScores(today)
        let going = Set(today.decisions.filter { $0.kind == .existing }.map { PairKey($0.mentee, $0.mentor) })
        let existing = Set(decisions.filter { $0.kind == .existing }.map { PairKey($0.mentee, $0.mentor) })
        return assignment.pairs.compactMap { pair in
            let key = ground.key(pair.pair)
            guard let place = present.pair(key.mentee, key.mentor) else { return OutdatedPair(key: key, broken: []) }
            if existing.contains(key), !going.contains(key) {
                return OutdatedPair(key: key, broken: [], hasEnded: true)
            }
            let known = Set(scoring.broken(pair.pair).map(\.reason.key))
            let broken = present.scoring.broken(place).filter { rule in
                !known.contains(rule.reason.key) && !(rule.canBeLifted && existing.contains(key))
            }
            return broken.isEmpty ? nil : OutdatedPair(key: key, broken: broken)
        }
    }
}
