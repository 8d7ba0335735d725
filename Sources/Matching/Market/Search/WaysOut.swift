/// Of a market that is full on both sides, or nearly: for everybody, the cheapest way on by which a place can be passed on
/// to an end.
///
/// There, one place more or less goes through the whole market, and a search would go with it. Found once, for both
/// directions, these ways answer the first change without a search. Never changed, so that all copies share them; a copy
/// that moves a pair or a price forgets them.
final class WaysOut: Sendable {
    /// By node: how much is lost until the end, `Int.max` where there is no way.
    struct Direction: Sendable {
        var distances: [Int] = []
        /// The next node, or -1 at an end, and the score of the pair with it.
        var next: [Int32] = []
        var scores: [Int32] = []
    }

    let ofMentees: Direction
    let ofMentors: Direction

    init(ofMentees: Direction, ofMentors: Direction) {
        (self.ofMentees, self.ofMentors) = (ofMentees, ofMentors)
    }
}

extension Market {
    /// Finds the ways out where hardly any place is free on either side.
    mutating func findWaysOut() {
        let free = people.reduce(0) { $0 + ($1.hasRoom ? 1 : 0) }
        guard free * 64 <= people.count else { return }
        let looks = looks
        waysOut = WaysOut(
            ofMentees: waysOut(seekersAreMentees: true), ofMentors: waysOut(seekersAreMentees: false))
        self.looks = looks
    }

    /// A search against the direction of the ways, from all ends at once.
    private mutating func waysOut(seekersAreMentees: Bool) -> WaysOut.Direction {
        var ends: [(node: Int, distance: Int)] = []
        for node in people.indices {
            if isMentee(node) == seekersAreMentees {
                ends.append((node, people[node].price))
            } else if people[node].hasRoom {
                ends.append((node, 0))
            }
        }
        var found = WaysOut.Direction()
        guard let first = ends.popLast() else { return found }
        _ = label(
            from: first.node, at: first.distance, and: ends, seekersAreMentees: !seekersAreMentees, aim: .everyone)
        found.distances = scratch.labels.prefix(people.count).map(\.distance)
        found.next = scratch.labels.prefix(people.count).map(\.from)
        found.scores = scratch.labels.prefix(people.count).map(\.score)
        return found
    }

    /// How much is lost on the known way out from the node; nil where none is known.
    func lossOfWayOut(from start: Int, seekersAreMentees: Bool) -> Int? {
        guard excluded.mentee < 0, let waysOut else { return nil }
        let ways = seekersAreMentees ? waysOut.ofMentees : waysOut.ofMentors
        return start < ways.distances.count && ways.distances[start] < Int.max ? ways.distances[start] : nil
    }

    /// Passes a place on along the known way out from the node and moves the prices; nil where none is known.
    mutating func goWayOut(from start: Int, seekersAreMentees: Bool) -> End? {
        guard excluded.mentee < 0, let known = waysOut else { return nil }
        waysOut = nil
        let ways = seekersAreMentees ? known.ofMentees : known.ofMentors
        if start / 2 >= (isMentee(start) ? scores.mentees : scores.mentors) {
            return comeIn(start, ways, seekersAreMentees: seekersAreMentees)
        }
        guard ways.distances[start] < Int.max else { return nil }
        move(ways, by: ways.distances[start], seekersAreMentees: seekersAreMentees)
        return End(node: goOut(from: start, ways), distance: ways.distances[start])
    }

    /// The same for somebody who came later and has no pair yet.
    private mutating func comeIn(_ start: Int, _ ways: WaysOut.Direction, seekersAreMentees: Bool) -> End? {
        guard isMentee(start) == seekersAreMentees, people[start].load == 0 else { return nil }
        let first = firstStep(start, ways)
        let price = people[start].price - first.distance
        move(ways, by: first.distance, seekersAreMentees: seekersAreMentees)
        people[start].price = price
        if first.other < 0 { return End(node: start, distance: first.distance) }
        toggle(pair(start, first.other), score: first.score)
        return End(node: goOut(from: first.other, ways), distance: first.distance)
    }

    private mutating func goOut(from start: Int, _ ways: WaysOut.Direction) -> Int {
        var node = start
        while ways.next[node] >= 0 {
            let next = Int(ways.next[node])
            toggle(pair(node, next), score: Int(ways.scores[node]))
            node = next
        }
        return node
    }

    /// Whom somebody who came later turns to first, or -1 to do without.
    private func firstStep(_ start: Int, _ ways: WaysOut.Direction) -> (other: Int, score: Int, distance: Int) {
        var best = (other: -1, score: 0, distance: people[start].price)
        for near in own[Int(people[start].own)] where ways.distances[Int(near.other)] < Int.max {
            let other = Int(near.other)
            let gap = people[start].price + people[other].price - Int(near.score) - bonus
            let distance = gap + ways.distances[other]
            if distance < best.distance { best = (other, Int(near.score), distance) }
        }
        return best
    }

    private mutating func move(_ ways: WaysOut.Direction, by distance: Int, seekersAreMentees: Bool) {
        moveAll { node in
            guard node < ways.distances.count else { return 0 }
            let slack = min(ways.distances[node], distance)
            return (node & 1 == 0) == seekersAreMentees ? -slack : slack
        }
    }
}
