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

/// A pair of an open run that will not be, as somebody left, withdrew or was kept apart since, or the two are a pair no
/// more: what one can tell without computing anything. What else may bar a pair is found where it is to be published.
package struct GonePair: Sendable {
    package enum Why: Sendable, Hashable {
        /// Who left the organisation, or withdrew from the programme.
        case left(name: String)
        case withdrew(name: String)
        /// The two were kept apart.
        case excluded
        /// They were a pair, which has been ended.
        case ended
    }

    package let key: PairKey
    package let mentee: String
    package let mentor: String
    package let why: Why

    /// Those whom the reader sees, by the mentee's name; none of a run that is not open.
    package static func all(of run: RunRecord, by actor: Actor, in tx: Transaction) throws -> [GonePair] {
        guard run.state == .done else { return [] }
        return try tx.rows(PairListSQL.gone, run.id, ReviewScope.reader(actor, run.programme)).map(GonePair.init)
    }

    private init(_ row: Row) throws {
        key = PairKey(try row.id("mentee_id"), try row.id("mentor_id"))
        mentee = try row.text("mentee_first") + " " + row.text("mentee_last")
        mentor = try row.text("mentor_first") + " " + row.text("mentor_last")
        why =
            switch try row.text("why") {
            case "mentee_left": .left(name: mentee)
            case "mentor_left": .left(name: mentor)
            case "mentee_withdrew": .withdrew(name: mentee)
            case "mentor_withdrew": .withdrew(name: mentor)
            case "excluded": .excluded
            default: .ended
            }
    }
}
