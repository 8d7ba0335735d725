/// Someone else whom a person could have had, and why they did not get each other.
public struct Alternative: Hashable, Sendable {
    /// Index in the list of the other side.
    public var index: Int
    /// What the pair is worth.
    public var score: Int
    /// What imposing the pair would cost the whole.
    public var cost: Cost
    /// Why it lost.
    public var why: WhyNot
}

/// Why a pair that is eligible is not in the best assignment.
public enum WhyNot: Hashable, Sendable {
    /// It would do as well: nothing is lost by imposing it.
    case equallyGood
    /// Fewer places would be filled.
    case leavesSomebodyOut(places: Int)
    /// The other's places are taken by people with whom the whole is worth more (their indices).
    case betterUses([Int])
    /// The other is free, but the person's own places are better used as they are (indices of the partners).
    case betterPartners([Int])

    /// Key and values of the sentence that says it.
    public var reason: Reason {
        switch self {
        case .equallyGood: Reason("why.equallyGood")
        case .leavesSomebodyOut(let places): Reason("why.leavesSomebodyOut", ["places": .number(places)])
        case .betterUses(let people):
            Reason("why.betterUses", ["people": .list(people), "count": .number(people.count)])
        case .betterPartners(let people):
            Reason("why.betterPartners", ["people": .list(people), "count": .number(people.count)])
        }
    }
}

extension WhatIf {
    /// The mentors whom the mentee could have had at the least cost for the whole, cheapest first.
    public mutating func alternatives(ofMentee index: Int, most: Int = 5) -> [Alternative] {
        guard places.indices.contains(index) else { return [] }
        return alternatives(.mentee, index, costs(ofMentee: index), most)
    }

    /// The mentees whom the mentor could have had at the least cost for the whole, cheapest first.
    public mutating func alternatives(ofMentor index: Int, most: Int = 5) -> [Alternative] {
        guard capacities.indices.contains(index) else { return [] }
        return alternatives(.mentor, index, costs(ofMentor: index), most)
    }

    private func alternatives(_ side: Side, _ index: Int, _ costs: [Cost?], _ most: Int) -> [Alternative] {
        let node = 2 * index + (side == .mentee ? 0 : 1)
        var found: [Alternative] = []
        let partners = Set(market.partners(node))
        market.forEachPair(of: node) { other, score in
            guard !partners.contains(other / 2), let cost = costs[other / 2] else { return }
            found.append(
                Alternative(
                    index: other / 2, score: score, cost: cost, why: why(cost, node: node, other: other)))
        }
        found.sort { ($0.cost, -$0.score, $0.index) < ($1.cost, -$1.score, $1.index) }
        return Array(found.prefix(max(0, most)))
    }

    private func why(_ cost: Cost, node: Int, other: Int) -> WhyNot {
        if cost <= .none { return .equallyGood }
        if cost.places > 0 { return .leavesSomebodyOut(places: cost.places) }
        return market.people[other].hasRoom
            ? .betterPartners(market.partners(node)) : .betterUses(market.partners(other))
    }
}
