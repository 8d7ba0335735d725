package import Matching
package import Storage

/// What somebody decides about a pair of a run.
package enum PairOrder: String, Sendable, Hashable, CaseIterable {
    /// These two stay together whatever else changes.
    case lock
    /// The computation decides again.
    case unlock
    /// These two are not put together any more.
    case forbid
    /// They may be put together again.
    case allow
}

/// What a change did, or would do, to a run.
package struct RunChange: Sendable {
    /// What the whole loses; negative: gains. Hundredths.
    package let cost: Cost
    /// Pairs that were not there before and pairs that are there no more, by participants; scores in hundredths.
    package let added: [(key: PairKey, score: Int)]
    package let removed: [(key: PairKey, score: Int)]
    package let after: Assignment
    let decisions: [PairingInput.Decision]
    let isProven: Bool
    /// Nothing was decided that was not decided before.
    package let isDecidedAlready: Bool
    /// The rules that the pair breaks which it locks, so that a reason is asked for.
    package fileprivate(set) var broken: [BrokenRule] = []
    package var breaksRule: Bool { !broken.isEmpty }

    /// Whom it touches: said before and after in the same words.
    package let effect: ChangeEffect

    /// Mentees whose mentors change.
    package var mentees: Set<ID<Participant>> { Set((added + removed).map(\.key.mentee)) }
}

/// Whom a change touches beside the mentees whom it is about, and how.
package struct ChangeEffect: Sendable, Hashable {
    package let cost: Cost
    /// What each mentee whose mentors change wins by it; negative: loses. Hundredths.
    package let gains: [ID<Participant>: Int]
    /// How many mentors more each of them has; negative: fewer.
    package let mentors: [ID<Participant>: Int]
    /// Those of them who had somebody and have nobody then, and those who had nobody and have somebody.
    package let alone: Set<ID<Participant>>
    package let found: Set<ID<Participant>>
    /// Whom it is about.
    let own: Set<ID<Participant>>

    /// The other mentees whose mentors change.
    package var others: Set<ID<Participant>> { Set(gains.keys).subtracting(own) }
    /// The others who would be left without anybody.
    package var othersAlone: Set<ID<Participant>> { alone.subtracting(own) }
    package var othersFound: Set<ID<Participant>> { found.subtracting(own) }
}

extension RunStudy {
    /// What these orders would do. Whatever is decided, the pairs are the best there are around the decisions.
    /// - Throws: `Refusal` where a pair cannot be locked (no place is left to it) or is kept from before.
    package func change(_ order: PairOrder, _ keys: [PairKey]) throws -> RunChange {
        let (next, decided) = try ordered(order, keys)
        return try settle(next, decided, Set(keys.map(\.mentee)))
    }

    private func ordered(
        _ order: PairOrder, _ keys: [PairKey]
    ) throws -> (next: WhatIf, decided: [PairingInput.Decision]) {
        var decided = decisions
        var next = whatIf
        for key in keys {
            guard let pair = ground.scores.pair(key.mentee, key.mentor) else { throw NotFound() }
            let former = decided.firstIndex { $0.mentee == key.mentee && $0.mentor == key.mentor }
            if let former {
                if decided[former].kind == .existing { throw Refusal("refusal.pairing.existing_pair") }
                decided.remove(at: former)
            }
            switch order {
            case .lock:
                decided.append(.init(mentee: key.mentee, mentor: key.mentor, kind: .lock))
                try impose(pair, &next)
            case .forbid:
                decided.append(.init(mentee: key.mentee, mentor: key.mentor, kind: .forbid))
                try next.apply(.forbid(pair))
            case .unlock: if next.fixed[pair] != nil { try next.apply(.release(pair)) }
            case .allow: if let worth = ground.worth(pair) { try next.apply(.allow(pair, score: worth)) }
            }
        }
        return (next, decided)
    }

    /// What giving the mentee this mentor would do: the pair is locked, and what was locked for the mentee is released
    /// where the mentee has no place beside it.
    package func move(_ key: PairKey) throws -> RunChange {
        // A pair that goes on has its mentor already: there is nothing to lock, and nothing to say why.
        if decision(key) == .existing { return try settle(whatIf, decisions, [key.mentee]) }
        let (next, decided) = try moved(key)
        var change = try settle(next, decided, [key.mentee])
        change.broken = ground.scores.pair(key.mentee, key.mentor).map { scoring.broken($0) } ?? []
        return change
    }

    private func moved(_ key: PairKey) throws -> (next: WhatIf, decided: [PairingInput.Decision]) {
        guard let pair = ground.scores.pair(key.mentee, key.mentor) else { throw NotFound() }
        if let rule = scoring.broken(pair).first(where: { !$0.canBeLifted }) {
            throw Refusal("refusal.pairing.\(rule.reason.key.hasPrefix("rule.excluded") ? "excluded" : "impossible")")
        }
        var decided = decisions.filter { !($0.mentee == key.mentee && $0.mentor == key.mentor) }
        var next = whatIf
        let held = next.fixed.keys.filter { $0.mentee == pair.mentee }.sorted()
        if held.count >= problem.places[pair.mentee], !held.contains(pair) {
            guard let free = held.last(where: { decision(ground.key($0)) == .lock }) else {
                throw Refusal("refusal.pairing.existing_pair")
            }
            try next.apply(.release(free))
            let freed = ground.key(free)
            decided.removeAll { $0.mentee == freed.mentee && $0.mentor == freed.mentor }
        }
        decided.append(.init(mentee: key.mentee, mentor: key.mentor, kind: .lock))
        if decision(key) == .forbid, let worth = ground.worth(pair) { try next.apply(.allow(pair, score: worth)) }
        try impose(pair, &next)
        return (next, decided)
    }

    /// Would giving the mentee this mentor change the mentors of these mentees only? At a glance: no proof is made.
    package func moves(_ key: PairKey, only mentees: Set<ID<Participant>>) -> Bool {
        reach(key, among: mentees) == .within
    }

    /// How far that reaches for who looks after these mentees.
    func reach(_ key: PairKey, among mentees: Set<ID<Participant>>) -> ChoiceReach {
        guard let next = try? moved(key).next else { return .never }
        return touched(by: next).isSubset(of: mentees) ? .within : .others
    }

    /// The same of an order about a pair.
    package func changes(_ order: PairOrder, _ key: PairKey, only mentees: Set<ID<Participant>>) -> Bool {
        guard let next = try? ordered(order, [key]).next else { return false }
        return touched(by: next).isSubset(of: mentees)
    }

    private func touched(by next: WhatIf) -> Set<ID<Participant>> {
        Set(Set(assignment.pairs).symmetricDifference(next.pairs).map { input.mentees[$0.mentee].participant })
    }

    /// What giving the mentee this mentor would do, at a glance: no proof is made. Nil where it cannot be.
    package func effect(of pair: Pair) -> ChangeEffect? {
        glimpse(pair).map { difference in
            let keyed = { (pairs: [ScoredPair]) in pairs.map { (key: ground.key($0.pair), score: $0.score) } }
            return effect(
                keyed(difference.added), keyed(difference.removed), difference.cost,
                own: [input.mentees[pair.mentee].participant])
        }
    }

    private func effect(
        _ added: [(key: PairKey, score: Int)], _ removed: [(key: PairKey, score: Int)], _ cost: Cost,
        own: Set<ID<Participant>>
    ) -> ChangeEffect {
        var gains: [ID<Participant>: Int] = [:]
        var mentors: [ID<Participant>: Int] = [:]
        for pair in added {
            gains[pair.key.mentee, default: 0] += pair.score
            mentors[pair.key.mentee, default: 0] += 1
        }
        for pair in removed {
            gains[pair.key.mentee, default: 0] -= pair.score
            mentors[pair.key.mentee, default: 0] -= 1
        }
        var indices: [ID<Participant>: Int] = [:]
        for pair in added + removed where indices[pair.key.mentee] == nil {
            indices[pair.key.mentee] = ground.scores.pair(pair.key.mentee, pair.key.mentor)?.mentee
        }
        let before = { (mentee: ID<Participant>) in
            indices[mentee].map { index in assignment.pairs.count { $0.mentee == index } } ?? 0
        }
        let fewer = mentors.filter { $0.value < 0 && before($0.key) + $0.value == 0 }
        let more = mentors.filter { $0.value > 0 && before($0.key) == 0 }
        return ChangeEffect(
            cost: cost, gains: gains, mentors: mentors, alone: Set(fewer.keys), found: Set(more.keys), own: own)
    }

    private func impose(_ pair: Pair, _ next: inout WhatIf) throws {
        do {
            try next.apply(.impose(pair, score: scoring.score(pair)))
        } catch ProblemFault.overbooked(let side, _) {
            throw Refusal(side == .mentor ? "refusal.pairing.mentor_full" : "refusal.pairing.mentee_full")
        }
    }

    /// The pairs after the change, proved against the problem as the decisions state it; solved anew should the proof
    /// fail, so that nothing unproved is ever kept by chance.
    private func settle(
        _ next: WhatIf, _ decided: [PairingInput.Decision], _ own: Set<ID<Participant>>
    ) throws -> RunChange {
        let problem = try ground.problem(with: decided)
        var after = Assignment(problem: problem, pairs: next.pairs, certificate: next.certificate)
        if !RunStudy.proves(after, problem) { after = try problem.solve(.optimal) }
        let (old, new) = (Set(assignment.pairs), Set(after.pairs))
        let added = after.pairs.filter { !old.contains($0) }.map { (key: ground.key($0.pair), score: $0.score) }
        let removed = assignment.pairs.filter { !new.contains($0) }.map { (key: ground.key($0.pair), score: $0.score) }
        let cost = Cost(places: assignment.matched - after.matched, score: assignment.total - after.total)
        return RunChange(
            cost: cost, added: added, removed: removed, after: after, decisions: decided,
            isProven: RunStudy.proves(after, problem),
            isDecidedAlready: Set(decided) == Set(decisions), effect: effect(added, removed, cost, own: own))
    }
}
