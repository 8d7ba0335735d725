/// A step of a way: the pair of the two goes into use or out of it.
typealias WayStep = (node: Int32, next: Int32, score: Int32)

/// Where a search from the source and one from the target met: what the one from the target adds.
struct Meeting {
    /// From where they met to the target.
    var way: [WayStep] = []
    /// How far the search from the source counts, and nodes nearer to the target than what is left, with by how much.
    var near: Int
    var behind: [(node: Int32, slack: Int)] = []
    /// Whether no way between them was found that is shorter than the one out and in again.
    var isOut = false
    /// Whether there may be a shorter way.
    var isCut = false
    /// Then what the search from the target had found, and how far from there its labels hold: all else is farther.
    var across = SearchScratch.none
    var radius = 0
}

// Where the market is full but for the two, a search from one of them goes through half of it before it comes to the
// other. Two that go towards each other see far less: a ball of half the width each.
extension Market {
    /// Steps that a search takes before another comes towards it.
    private static let alone = 48
    /// What a search may reach or look at before it gives way to one that is led, where that can be.
    static let steps = 3500

    /// Searches from the source and from the target until no way between them can be shorter than the one found.
    ///
    /// Where the ways out are known, the way out and in again bounds both, and neither goes as far as that. Nil when the
    /// search has to go on alone (where others have room, or where the way may end elsewhere), or takes too many steps.
    @inline(never)
    func exploreFromBoth(_ search: inout MarketSearch, _ source: Int, _ ways: KnownWays?) -> Meeting? {
        if let ways {
            (search.aim, search.cap) = (.meeting, ways.out)
            (search.steps, search.least) = (Market.steps, ways.least)
            search.limit = ways.out + ways.back
            search.end = Market.End(node: -1, distance: search.limit)
        }
        for _ in 0..<Market.alone where !step(&search) {
            if ways == nil { return nil }
            break
        }
        guard let least = ways == nil ? leastPriceWhereFull(search, source) : Int.max else { return nil }
        var back = idle.take(people.count)
        var labels: [SearchScratch.Label] = []
        swap(&labels, &back.labels)
        var meeting = labels.withUnsafeMutableBufferPointer { labels -> Meeting? in
            guard let base = labels.baseAddress else { return nil }
            var other = MarketSearch(
                labels: base, people: search.people, uses: search.uses, spans: search.spans, nears: search.nears,
                reference: search.reference, drops: search.seekersAreMentees ? menteeDrops : mentorDrops,
                seekersAreMentees: !search.seekersAreMentees, aim: .meeting, target: -1)
            other.exchange(&back)
            defer { other.exchange(&back) }
            (search.across, other.across) = (UnsafePointer(base), UnsafePointer(search.labels))
            (other.end, other.limit) = (search.end, search.limit)
            (other.steps, other.cap) = (ways == nil ? Int.max : Market.steps, ways?.back ?? Int.max)
            search.isThrough = ways == nil && search.end.node == search.target
            other.start(search.target, 0, [])
            return meet(&search, &other, least: least)
        }
        search.across = nil
        swap(&labels, &back.labels)
        if meeting?.isCut == true { meeting?.across = back } else { idle.giveBack(back) }
        return meeting
    }

    private func meet(_ search: inout MarketSearch, _ other: inout MarketSearch, least: Int) -> Meeting? {
        var balance = 0
        while true {
            if other.end.distance < search.end.distance {
                (search.end, search.limit, search.isThrough) = (other.end, other.limit, true)
            } else {
                (other.end, other.limit) = (search.end, search.limit)
            }
            let (near, far) = (min(search.front, search.cap), min(other.front, other.cap))
            if min(search.steps, other.steps) < 0 || search.isHopeless(near &+ far, with: other) { break }
            let isKnown = search.isThrough || search.isCapped
            if near >= search.limit { return isKnown ? meeting(search, other, near: search.limit) : nil }
            if isKnown, search.limit <= least, far >= search.limit - near {
                if lookBetween(&search, &other) { continue }
                return meeting(search, other, near: near)
            }
            if other.front < search.limit, balance >= 0 || search.front >= search.limit {
                balance -= 1
                _ = step(&other)
            } else {
                balance += 1
                _ = step(&search)
            }
        }
        var cut = meeting(search, other, near: search.limit)
        (cut.isCut, cut.radius) = (true, min(other.front, other.cap))
        return cut
    }

    private func meeting(_ search: MarketSearch, _ other: MarketSearch, near: Int) -> Meeting {
        var meeting = Meeting(near: near)
        let rest = search.limit - near
        meeting.isOut = !search.isThrough
        for item in other.touched {
            let slack = rest - other.labels[Int(item)].distance
            if slack > 0 { meeting.behind.append((item, slack)) }
        }
        if meeting.isOut { return meeting }
        var node = Int32(truncatingIfNeeded: search.end.node)
        while other.labels[Int(node)].from >= 0 {
            let label = other.labels[Int(node)]
            meeting.way.append((node, label.from, label.score))
            node = label.from
        }
        return meeting
    }

    /// The least price of a seeker, where nobody but the source and the target has room and the price is not 0.
    private func leastPriceWhereFull(_ search: MarketSearch, _ source: Int) -> Int? {
        var least = Int.max
        for node in people.indices {
            if people[node].hasRoom, node != source, node != search.target { return nil }
            if search.seeks(node), people[node].load > 0 { least = min(least, people[node].price) }
        }
        return least > 0 && least < Int.max ? least : nil
    }

    /// Looks at the pairs between what both have come to that are in neither's list; whether that shortened the way.
    private func lookBetween(_ search: inout MarketSearch, _ other: inout MarketSearch) -> Bool {
        let before = search.limit
        let there = unseen(&other).sorted { $0.distance < $1.distance }
        guard !there.isEmpty else { return false }
        for here in unseen(&search) {
            for one in there {
                if here.unseen + one.distance >= search.limit { break }
                if one.unseen + here.distance >= search.limit { continue }
                if let score = score(pair(here.node, one.node)) {
                    relax(
                        &search, here.node, here.distance, people[here.node].price, one.node,
                        Int32(truncatingIfNeeded: score))
                }
            }
        }
        return search.limit < before
    }

    /// Seekers the search has gone on from whose list was not enough for all that may matter: how far the rest is at least.
    private func unseen(_ search: inout MarketSearch) -> [(node: Int, distance: Int, unseen: Int)] {
        let front = search.front
        var found: [(node: Int, distance: Int, unseen: Int)] = []
        for item in search.touched {
            let (node, far) = (Int(item), search.labels[Int(item)].distance)
            guard search.seeks(node), far <= front, node < search.spans.count else { continue }
            let rest = search.spans[node].rest
            if rest == Int.max { continue }
            let unseen = far + people[node].price - search.reference[node] - search.drops.others + rest
            if unseen >= front, unseen < search.limit { found.append((node, far, unseen)) }
        }
        return found
    }

    /// The way through both halves, from the source to the target.
    func wayThrough(_ end: End, _ meeting: Meeting) -> [WayStep] {
        withoutLoops(way(to: end) + meeting.way)
    }

    /// The way from the source to where a search ended.
    func way(to end: End) -> [WayStep] {
        var way: [WayStep] = []
        var node = Int32(truncatingIfNeeded: end.node)
        while scratch.labels[Int(node)].from >= 0 {
            let label = scratch.labels[Int(node)]
            way.append((label.from, node, label.score))
            node = label.from
        }
        way.reverse()
        return way
    }

    /// Moves the prices of those near the target, up where others' go down.
    ///
    /// A price that would fall below 0 lifts its whole side, and lowers the other by as much: in a full market that is
    /// the same worth.
    mutating func moveBehind(_ meeting: Meeting, seekersAreMentees: Bool) {
        var lowest = 0
        for one in meeting.behind {
            let node = Int(one.node)
            move(node, isMentee(node) == seekersAreMentees ? one.slack : -one.slack)
            lowest = min(lowest, people[node].price)
        }
        guard lowest < 0 else { return }
        for node in people.indices {
            if isMentee(node) == seekersAreMentees {
                move(node, max(lowest, -people[node].price))
            } else {
                move(node, -lowest)
            }
        }
    }

    /// The way without going round, where it comes to a node twice.
    func withoutLoops(_ way: [WayStep]) -> [WayStep] {
        var kept: [WayStep] = []
        var places: [Int32: Int] = [:]
        kept.reserveCapacity(way.count)
        places.reserveCapacity(way.count)
        for step in way {
            if let place = places[step.node] {
                for gone in kept[place...] { places[gone.node] = nil }
                kept.removeLast(kept.count - place)
            }
            places[step.node] = kept.count
            kept.append(step)
        }
        return kept
    }
}
