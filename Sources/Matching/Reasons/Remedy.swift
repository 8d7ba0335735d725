/// The smallest change that would fill a place of somebody who waits.
public enum Remedy: Hashable, Sendable {
    /// Nobody is eligible whom the person has not got already: a rule has to be relaxed, or somebody found.
    case nobodyEligible
    /// Only pairs below the floor: the best of them.
    case lowerFloor(partner: Int, score: Int)
    /// One place more with this person (index on the other side); what the whole gains then.
    case onePlaceMore(with: Int, gain: Cost)
    /// This rule lifted: nothing else stands between the person and this one, who has a place to give.
    case withoutRule(BrokenRule, partner: Int, score: Int)

    /// Key and values of the sentence that says it.
    public var reason: Reason {
        switch self {
        case .nobodyEligible: Reason("remedy.nobodyEligible")
        case .lowerFloor(let partner, let score):
            Reason("remedy.lowerFloor", ["partner": .number(partner), "score": .number(score)])
        case .onePlaceMore(let partner, let gain):
            Reason("remedy.onePlaceMore", ["partner": .number(partner), "score": .number(-gain.score)])
        case .withoutRule(let rule, let partner, let score):
            Reason(
                "remedy.without." + rule.reason.key.dropFirst("rule.".count),
                ["partner": .number(partner), "score": .number(score)])
        }
    }
}

extension WhatIf {
    /// What would match the mentee, who has a place that stays empty; nil when there is none.
    public mutating func remedy(forMentee index: Int) -> Remedy? {
        guard places.indices.contains(index) else { return nil }
        return remedy(node: 2 * index)
    }

    /// What would match the mentor, who has a place that stays empty; nil when there is none.
    public mutating func remedy(forMentor index: Int) -> Remedy? {
        guard capacities.indices.contains(index) else { return nil }
        return remedy(node: 2 * index + 1)
    }

    private mutating func remedy(node: Int) -> Remedy? {
        guard market.people[node].hasRoom else { return nil }
        defer { market.putScratchAway() }
        _ = market.label(from: node, seekersAreMentees: market.isMentee(node), aim: .nearest)
        var best: (far: Int, gain: Int, other: Int)?
        for item in market.scratch.touched {
            let other = Int(item)
            guard market.isMentee(other) != market.isMentee(node) else { continue }
            let far = market.scratch.labels[other].distance
            let gain = market.people[other].price + market.people[node].price - far
            if let best, (best.far, -best.gain, best.other) < (far, -gain, other) { continue }
            best = (far, gain, other)
        }
        if let best {
            return .onePlaceMore(with: best.other / 2, gain: Cost(worth: -best.gain, bonus: market.bonus))
        }
        guard let below = below[node] else { return .nobodyEligible }
        return .lowerFloor(partner: below.index, score: below.score)
    }
}

extension Scoring {
    /// The best mentor whom one rule alone keeps from the mentee, among those who have a place to give. Rules that nobody
    /// may lift, the line of management and the floor (which `WhatIf.remedy` speaks of) are not proposed.
    public func remedy(liftingOneRuleFor mentee: Int, free: (Int) -> Bool) -> Remedy? {
        guard mentees.indices.contains(mentee) else { return nil }
        var best: (score: Int, mentor: Int, rule: BrokenRule)?
        for mentor in mentors.indices where free(mentor) {
            let pair = Pair(mentee: mentee, mentor: mentor)
            let broken = self.broken(pair)
            guard broken.count == 1, let rule = broken.first, Scoring.mayBeProposed(rule) else { continue }
            let score = self.score(pair)
            if score > best?.score ?? -1 { best = (score, mentor, rule) }
        }
        return best.map { .withoutRule($0.rule, partner: $0.mentor, score: $0.score) }
    }

    private static func mayBeProposed(_ rule: BrokenRule) -> Bool {
        switch rule {
        case .managerAbove, .managerBelow, .belowFloor: false
        default: rule.canBeLifted
        }
    }
}
