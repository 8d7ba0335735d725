extension WhatIf {
    /// What imposing the pair would cost the whole, exactly; nil when it cannot be (no open place, or not eligible and
    /// no score given). 0 for a pair that is already.
    public mutating func cost(of pair: Pair, score given: Int? = nil) -> Cost? {
        guard places.indices.contains(pair.mentee), capacities.indices.contains(pair.mentor) else { return nil }
        if fixed[pair] != nil { return Cost.none }
        let (mentee, mentor) = (2 * pair.mentee, 2 * pair.mentor + 1)
        guard market.quota[mentee] > 0, market.quota[mentor] > 0 else { return nil }
        let item = market.edge(pair)
        if let item, market.edges[item].used { return Cost.none }
        guard let worth = given.map({ $0 + market.bonus }) ?? item.map({ market.edges[$0].worth }) else { return nil }
        return Cost(worth: market.lossOfPlaces(mentee, mentor, without: item) - worth, bonus: market.bonus)
    }

    /// What imposing the mentee on each mentor would cost the whole, exactly: two searches for all of them, or two short
    /// ones for each where they are few.
    ///
    /// By mentor; nil where the pair is not eligible or somebody has no open place.
    public mutating func costs(ofMentee index: Int) -> [Cost?] {
        guard places.indices.contains(index) else { return [] }
        return costs(node: 2 * index, count: capacities.count, side: .mentee)
    }

    /// What imposing the mentor on each mentee would cost the whole, exactly. By mentee.
    public mutating func costs(ofMentor index: Int) -> [Cost?] {
        guard capacities.indices.contains(index) else { return [] }
        return costs(node: 2 * index + 1, count: places.count, side: .mentor)
    }

    private mutating func costs(node: Int, count: Int, side: Side) -> [Cost?] {
        var result = [Cost?](repeating: nil, count: count)
        for pair in fixed.keys where (side == .mentee ? 2 * pair.mentee : 2 * pair.mentor + 1) == node {
            result[side == .mentee ? pair.mentor : pair.mentee] = Cost.none
        }
        guard market.quota[node] > 0 else { return result }
        if market.links[node].count * 1024 < market.edges.count {
            for item in market.links[node] {
                let other = market.across(market.edges[Int(item)], from: node) / 2
                result[other] = cost(
                    of: side == .mentee ? Pair(mentee: node / 2, mentor: other) : Pair(mentee: other, mentor: node / 2))
            }
            return result
        }
        let far = market.distances(to: node)
        for item in market.links[node] {
            let edge = market.edges[Int(item)]
            let other = market.across(edge, from: node)
            guard market.quota[other] > 0 else { continue }
            let place = other / 2
            if edge.used {
                result[place] = Cost.none
                continue
            }
            let freed = market.load[other] < market.quota[other] ? min(far[other], far.last ?? 0) : far[other]
            let gap = market.price[node] + market.price[other] - edge.worth
            result[place] = Cost(worth: gap + freed, bonus: market.bonus)
        }
        return result
    }
}

extension Market {
    /// What the whole loses when the node has one place less.
    mutating func lossOfPlace(_ node: Int) -> Int {
        if load[node] < quota[node] { return 0 }
        return label(from: [(node, 0)], seekersAreMentees: !isMentee(node)).distance
    }

    /// For each node across, what it costs to pass a place on from there to `node` (which has one to give up), whether
    /// directly or by leaving a place empty; the last entry is the cost of giving up the place itself.
    mutating func distances(to node: Int) -> [Int] {
        let seekersAreMentees = !isMentee(node)
        let loss = lossOfPlace(node)
        var sources = [(node: node, distance: 0)]
        for other in price.indices {
            if isMentee(other) == isMentee(node) {
                sources.append((other, loss + price[other]))
            } else if load[other] < quota[other] {
                sources.append((other, loss))
            }
        }
        _ = label(from: sources, seekersAreMentees: seekersAreMentees, exhaustive: true)
        return labels.distance + [loss]
    }
}
