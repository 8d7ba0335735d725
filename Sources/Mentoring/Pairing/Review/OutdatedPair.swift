package import Matching
package import Storage

/// A pair that keeps a run from being published as things stand now: somebody left or withdrew, an exclusion was noted,
/// the line of management, the rules or somebody's places changed, or a pair goes on that the run does not know.
package struct OutdatedPair: Sendable, Hashable {
    package enum Why: Sendable, Hashable {
        /// One of the two does not take part any more.
        case gone
        /// A rule that the pair did not break when it was computed.
        case broken(BrokenRule)
        /// The two were a pair when the run was computed, which has been ended since.
        case ended
        /// The participant has fewer places now than pairs with this one.
        case full(ID<Participant>)
        /// The two are a pair, which the run knows nothing of.
        case missing
    }

    package let key: PairKey
    package let why: Why
}

extension RunStudy {
    /// The pairs that keep the run from being published. A rule that was lifted by hand stays lifted; pairs that met
    /// before go on whatever the rules and places say, but for departures and exclusions.
    package func outdated(
        of programme: ID<Programme>, in tx: Transaction, at now: Instant
    ) throws -> [OutdatedPair] {
        outdated(try PairingInput.load(of: programme, in: tx, at: now))
    }

    /// The same, with what is known now.
    func outdated(_ today: PairingInput) -> [OutdatedPair] {
        let present = PairingScores(today)
        let going = Set(today.decisions.filter { $0.kind == .existing }.map { PairKey($0.mentee, $0.mentor) })
        // A pair of whom one is gone holds no place, and comes back with who is gone.
        let alive = going.filter { key in
            present.pair(key.mentee, key.mentor).map { pair in
                !today.mentees[pair.mentee].hasLeft && !today.mentors[pair.mentor].hasLeft
            } ?? false
        }
        let existing = Set(decisions.filter { $0.kind == .existing }.map { PairKey($0.mentee, $0.mentor) })
        let keys = assignment.pairs.map { ground.key($0.pair) }
        let full = today.full(with: alive.union(keys.filter { !existing.contains($0) }))
        let own = zip(assignment.pairs, keys).compactMap { pair, key -> OutdatedPair? in
            guard let place = present.pair(key.mentee, key.mentor) else { return OutdatedPair(key: key, why: .gone) }
            if existing.contains(key), !going.contains(key) { return OutdatedPair(key: key, why: .ended) }
            let known = Set(scoring.broken(pair.pair).map(\.reason.key))
            let broken = present.scoring.broken(place).first { rule in
                !known.contains(rule.reason.key) && !(rule.canBeLifted && existing.contains(key))
            }
            if let broken { return OutdatedPair(key: key, why: .broken(broken)) }
            if going.contains(key) { return nil }
            return [key.mentee, key.mentor].first(where: full.contains).map { OutdatedPair(key: key, why: .full($0)) }
        }
        let unknown = alive.subtracting(keys)
        return own
            + unknown.sorted { ($0.mentee.text, $0.mentor.text) < ($1.mentee.text, $1.mentor.text) }.map {
                OutdatedPair(key: $0, why: .missing)
            }
    }
}

extension PairingInput {
    /// Who has fewer places than they would have pairs.
    fileprivate func full(with pairs: Set<PairKey>) -> Set<ID<Participant>> {
        var taken: [ID<Participant>: Int] = [:]
        for pair in pairs {
            taken[pair.mentee, default: 0] += 1
            taken[pair.mentor, default: 0] += 1
        }
        return Set((mentees + mentors).filter { taken[$0.participant, default: 0] > $0.places }.map(\.participant))
    }
}

/// A pair that an open run is out of date by, as somebody left, withdrew, was kept apart or has fewer places since, or the
/// two are a pair no more, or one that the run knows nothing of: what one can tell without computing anything. What else
/// may bar a pair is found where it is to be published.
package struct GonePair: Sendable {
    package enum Why: Sendable, Hashable {
        /// Who left the organisation, or withdrew from the programme.
        case left(name: String)
        case withdrew(name: String)
        /// The two were kept apart.
        case excluded
        /// They were a pair, which has been ended.
        case ended
        /// Who has fewer places now than pairs with this one.
        case full(name: String)
        /// They are a pair, which the run knows nothing of.
        case missing
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
            case "mentee_full": .full(name: mentee)
            case "mentor_full": .full(name: mentor)
            case "missing": .missing
            default: .ended
            }
    }
}
