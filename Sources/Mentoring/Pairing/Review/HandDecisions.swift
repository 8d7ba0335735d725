package import Matching
package import Storage

/// What the decisions that were taken by hand did to a run.
package struct HandDecisions: Sendable, Hashable {
    /// Locks and pairs set aside.
    package let count: Int
    /// What the whole loses by them; nil where working it out would take too long.
    package let cost: Cost?
}

extension RunStudy {
    /// The pairs that a manager put together though they break a rule, with a reason, and which rules it speaks of; those
    /// among them that were published since, too.
    package func lifted() -> [PairKey: [BrokenRule]] {
        breaking { decision, rule in
            decision.kind != .forbid && isCovered(rule, decision)
        }
    }

    /// The pairs that are locked and break a rule, and nobody wrote why: the rule, or what it looks at, was not known when
    /// they were locked. A pair that goes on breaks it, too, and nobody is asked for a reason.
    package func unexplained() -> [PairKey: [BrokenRule]] {
        breaking { decision, rule in decision.kind == .lock && !isCovered(rule, decision) }
    }

    /// The pairs that go on though they break a rule as the run knew it, of which nothing was written.
    package func keptBroken() -> [PairKey: [BrokenRule]] {
        breaking { decision, rule in decision.kind == .existing && !isCovered(rule, decision) }
    }

    /// Who has more pairs that are decided than places: what is decided stands above the number of places.
    package func overbooked() -> [(participant: ID<Participant>, pairs: Int, places: Int)] {
        var taken: [ID<Participant>: Int] = [:]
        let together = Set(assignment.pairs.map(\.pair))
        for decision in decisions where decision.kind != .forbid {
            guard let pair = ground.scores.pair(decision.mentee, decision.mentor), together.contains(pair) else {
                continue
            }
            taken[decision.mentee, default: 0] += 1
            taken[decision.mentor, default: 0] += 1
        }
        return (input.mentees + input.mentors).compactMap { member in
            let pairs = taken[member.participant, default: 0]
            return pairs > member.places ? (member.participant, pairs, member.places) : nil
        }
    }

    private func isCovered(_ rule: BrokenRule, _ decision: PairingInput.Decision) -> Bool {
        written[PairKey(decision.mentee, decision.mentor)]?.covers(rule) ?? false
    }

    /// The rules of these that are broken, of those who are together.
    private func breaking(
        _ isMeant: (PairingInput.Decision, BrokenRule) -> Bool
    ) -> [PairKey: [BrokenRule]] {
        let together = Set(assignment.pairs.map(\.pair))
        var found: [PairKey: [BrokenRule]] = [:]
        for decision in decisions {
            guard let pair = ground.scores.pair(decision.mentee, decision.mentor), together.contains(pair) else {
                continue
            }
            let broken = scoring.broken(pair).filter { isMeant(decision, $0) }
            if !broken.isEmpty { found[ground.key(pair)] = broken }
        }
        return found
    }

    /// How many decisions there are, and by how much the best without them would be better.
    package func handDecisions() -> HandDecisions {
        answers.hand {
            let own = decisions.filter { $0.kind != .existing }
            if own.isEmpty { return HandDecisions(count: 0, cost: Cost.none) }
            return HandDecisions(count: own.count, cost: try? costWithout(own))
        }
    }

    /// Those about the mentees whom the reader looks after: their number alone, as the whole is not theirs to weigh.
    package func handDecisions(own: Set<ID<Participant>>?) -> HandDecisions {
        guard let own else { return handDecisions() }
        let count = decisions.count { $0.kind != .existing && own.contains($0.mentee) }
        return HandDecisions(count: count, cost: count == 0 ? Cost.none : nil)
    }

    /// Few decisions are taken back one by one; many are left out and everything is solved again.
    private static let few = 12
    private static let mostPairs = 4_000_000

    private struct TooLarge: Error {}

    private func costWithout(_ own: [PairingInput.Decision]) throws -> Cost {
        let free: (places: Int, score: Int)
        if own.count <= Self.few {
            var next = whatIf
            for decision in own {
                guard let pair = ground.scores.pair(decision.mentee, decision.mentor) else { continue }
                switch decision.kind {
                case .lock: if next.fixed[pair] != nil { try next.apply(.release(pair)) }
                case .forbid: if let worth = ground.worth(pair) { try next.apply(.allow(pair, score: worth)) }
                case .existing: break
                }
            }
            free = (next.pairs.count, next.pairs.reduce(0) { $0 + $1.score })
        } else {
            guard input.mentees.count * input.mentors.count <= Self.mostPairs else { throw TooLarge() }
            let best = try ground.problem(with: decisions.filter { $0.kind == .existing }).solve(.optimal)
            free = (best.matched, best.total)
        }
        return Cost(places: free.places - assignment.matched, score: free.score - assignment.total)
    }

    /// The mentors who are held for a mentee by decisions, where these leave no place open; else none.
    func held(ofMentee index: Int) -> [Pair] {
        let held = whatIf.fixed.keys.filter { $0.mentee == index }.sorted()
        return held.count >= problem.places[index] ? held : []
    }

    /// What each mentor would cost a mentee who is locked: choosing releases the lock.
    func costsReleasing(_ pair: Pair) throws -> (costs: [Cost?], others: [Alternative]) {
        var next = whatIf
        let gain = try next.apply(.release(pair)).cost
        let costs = next.costs(ofMentee: pair.mentee).map { cost in
            cost.map { Cost(places: $0.places + gain.places, score: $0.score + gain.score) }
        }
        return (costs, next.alternatives(ofMentee: pair.mentee, most: .max))
    }
}
