extension WhatIf {
    /// What imposing the pair would cost the whole, exactly; nil when it cannot be (no open place, or not eligible and
    /// no score given). 0 for a pair that is already.
    public mutating func cost(of pair: Pair, score given: Int? = nil) -> Cost? {
        guard places.indices.contains(pair.mentee), capacities.indices.contains(pair.mentor) else { return nil }
        if fixed[pair] != nil { return Cost.none }
        let (mentee, mentor) = (2 * pair.mentee, 2 * pair.mentor + 1)
        guard market.people[mentee].quota > 0, market.people[mentor].quota > 0 else { return nil }
        if market.isUsed(pair) { return Cost.none }
        guard let score = given ?? market.score(pair) else { return nil }
        if outgrowsBonus(score) {
            var then = self
            return try? then.apply(.impose(pair, score: score)).cost
        }
        defer { market.putScratchAway() }
        return Cost(worth: market.lossOfPlaces(mentee, mentor) - score - market.bonus, bonus: market.bonus)
    }

    /// What imposing the mentee on each mentor would cost the whole, exactly, in one search where they are many.
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
        for other in fixedPartners(side, node / 2) { result[other] = Cost.none }
        guard market.people[node].quota > 0 else { return result }
        var open: [(place: Int, score: Int)] = []
        market.forEachPair(of: node) { other, score in
            if market.people[other].quota > 0 { open.append((other / 2, score)) }
        }
        for place in market.partners(node) { result[place] = Cost.none }
        open.removeAll { result[$0.place] != nil }
        let others = open.map { side == .mentee ? 2 * $0.place + 1 : 2 * $0.place }
        let isFew = market.people[node].quota == 1 && others.count <= WhatIf.few
        defer { market.putScratchAway() }
        let losses =
            isFew
            ? market.lossesOfPlaces(node, with: others) : market.lossesOfPlacesAtOnce(node, with: others)
        for (one, loss) in zip(open, losses) {
            result[one.place] = Cost(worth: loss - one.score - market.bonus, bonus: market.bonus)
        }
        return result
    }

    /// So many people across get a search each, more are found in one.
    private static let few = 64
}
