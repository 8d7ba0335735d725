extension Market {
    /// Raises the price of a node without places in use to the least that its pairs allow.
    mutating func enter(_ node: Int) {
        people[node].price = leastPrice(node)
        noteDrop(node)
    }

    /// What the best of the node's pairs leaves to it, at least 0.
    private func leastPrice(_ node: Int) -> Int {
        let span = node < lists.reference.count ? lists.spans[node] : NearLists.Span()
        let drops = isMentee(node) ? mentorDrops : menteeDrops
        let list = people[node].own < 0 ? lists.nears[span.start..<span.end] : own[Int(people[node].own)][...]
        var most = 0
        for near in list {
            if !near.isBoundless, reference(node) - Int(near.gap) + drops.most <= most { break }
            most = max(most, bonus + Int(near.score) - people[Int(near.other)].price)
        }
        for one in newcomers where isMentee(one.node) != isMentee(node) {
            if let score = score(pair(node, one.node)) { most = max(most, bonus + score - people[one.node].price) }
        }
        if span.rest != Int.max, reference(node) - span.rest + drops.most > most {
            forEachPair(of: node) { most = max(most, bonus + $1 - people[$0].price) }
        }
        return most
    }

    /// Gives the node so many places, those in use as good as can be.
    mutating func setQuota(_ node: Int, _ places: Int) {
        let places = Int32(places)
        while people[node].quota < places {
            if people[node].hasRoom || people[node].price == 0 {
                waysOut = nil
                people[node].quota = places
                return
            }
            people[node].quota += 1
            passOn(from: node, seekersAreMentees: isMentee(node))
        }
        people[node].quota = max(places, min(people[node].load, people[node].quota))
        while people[node].quota > places {
            people[node].quota -= 1
            passOn(from: node, seekersAreMentees: !isMentee(node))
        }
    }

    /// Takes the node out with all its pairs, lets `change` alter its pairs, and brings it back with so many places.
    mutating func reopen(_ node: Int, places: Int, _ change: (inout Market) -> Void) {
        let freed = partners(node).map { isMentee(node) ? 2 * $0 + 1 : 2 * $0 }
        for other in freed {
            toggle(pair(node, other), score: 0)
            people[other].quota -= 1
        }
        people[node].quota = 0
        for other in freed { setQuota(other, Int(people[other].quota) + 1) }
        change(&self)
        enter(node)
        setQuota(node, places)
    }

    /// Tries something and takes it back.
    mutating func trying<Result>(_ body: (inout Market) -> Result) -> Result {
        let mark = journal.count
        let (mentees, mentors, ways) = (menteeDrops, mentorDrops, waysOut)
        isTrying = true
        let result = body(&self)
        for (node, before) in priceLog.reversed() { people[Int(node)].price = before }
        priceLog.removeAll(keepingCapacity: true)
        takeBack(to: mark)
        (menteeDrops, mentorDrops, waysOut) = (mentees, mentors, ways)
        excluded = (-1, -1)
        isTrying = false
        return result
    }

    /// What the whole loses when both have one place less and the pair of the two is out; nothing is changed.
    mutating func lossOfPlaces(_ one: Int, _ other: Int) -> Int {
        if !people[one].hasRoom, !people[other].hasRoom, let ways = knownWays(other, one) {
            var end = label(from: other, seekersAreMentees: isMentee(one), target: one, ways: ways)
            if let meeting, meeting.isCut {
                end = label(
                    from: other, seekersAreMentees: isMentee(one), target: one, ways: ways, enough: end.distance)
            }
            return people[one].price + people[other].price + end.distance
        }
        return trying { market in
            let pair = market.pair(one, other)
            market.excluded = (pair.mentee, pair.mentor)
            let lost = market.losePlaces(other, one)
            market.people[one].quota += 1
            market.people[other].quota += 1
            return lost
        }
    }

    /// For each of the nodes across, what the whole loses when it and `node`, which has one place, both have one place
    /// less; nothing is changed. A short search for each.
    mutating func lossesOfPlaces(_ node: Int, with others: [Int]) -> [Int] {
        trying { market in
            let own = market.losePlace(node)
            let losses = others.map { own + market.lossOfPlace($0) }
            market.people[node].quota += 1
            return losses
        }
    }

    /// The same for a node with any number of places, with one long search for all.
    mutating func lossesOfPlacesAtOnce(_ node: Int, with others: [Int]) -> [Int] {
        let loss = lossOfPlace(node) - (people[node].hasRoom ? 0 : people[node].price)
        var sources: [(node: Int, distance: Int)] = []
        for other in people.indices where other != node {
            if isMentee(other) == isMentee(node) {
                sources.append((other, loss + people[other].price))
            } else if people[other].hasRoom {
                sources.append((other, loss))
            }
        }
        _ = label(from: node, and: sources, seekersAreMentees: !isMentee(node), aim: .everyone)
        return others.map { other in
            let far = scratch.labels[other].distance
            return people[node].price + people[other].price + (people[other].hasRoom ? min(far, loss) : far)
        }
    }

    /// What the whole loses when the node has one place less; nothing is changed.
    private mutating func lossOfPlace(_ node: Int) -> Int {
        if people[node].hasRoom { return 0 }
        let known = lossOfWayOut(from: node, seekersAreMentees: !isMentee(node))
        return people[node].price + (known ?? label(from: node, seekersAreMentees: !isMentee(node)).distance)
    }

    private mutating func losePlace(_ node: Int) -> Int {
        people[node].quota -= 1
        if people[node].load <= people[node].quota { return 0 }
        let before = people[node].price
        return before + passOn(from: node, seekersAreMentees: !isMentee(node)).distance
    }

    /// Takes one place from each of two people across; what the whole loses. One search where what the one gives up is
    /// what those given up by the other can use.
    mutating func losePlaces(_ one: Int, _ other: Int) -> Int {
        guard !people[one].hasRoom, !people[other].hasRoom else { return losePlace(one) + losePlace(other) }
        people[one].quota -= 1
        people[other].quota -= 1
        let before = people[one].price
        let priceAcross = people[other].price
        let end = passOn(from: one, seekersAreMentees: !isMentee(one), target: other)
        if end.node == other { return before + priceAcross + end.distance }
        let left = people[other].price
        return before + end.distance + left + passOn(from: other, seekersAreMentees: isMentee(one)).distance
    }

    /// Finds a place for each of two people across who have just lost one, whatever their prices.
    mutating func rejoin(_ one: Int, _ other: Int) {
        if people[one].hasRoom, people[one].price > 0 {
            passOn(from: one, seekersAreMentees: isMentee(one), target: people[other].hasRoom ? other : -1)
        }
        if people[other].hasRoom, people[other].price > 0 { passOn(from: other, seekersAreMentees: isMentee(other)) }
    }
}
