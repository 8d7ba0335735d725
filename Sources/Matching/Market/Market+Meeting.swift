/// Where a search from the source and one from the target met: what the one from the target adds.
struct Meeting {
    /// From where they met to the target.
    var way: [(node: Int32, next: Int32, score: Int32)] = []
    /// How far the search from the source counts, and nodes nearer to the target than what is left, with by how much.
    var near: Int
    var behind: [(node: Int32, slack: Int)] = []
}

// Where the market is full but for the two, a search from one of them goes through half of it before it comes to the
// other. Two that go towards each other see far less: a ball of half the width each.
extension Market {
    /// Steps that a search takes before another comes towards it.
    private static let alone = 48

    /// Searches from the source and from the target until no way between them can be shorter than the one found.
    ///
    /// Nil when the search has to go on alone: where others have room, or where the way may end elsewhere.
    @inline(never)
    func exploreFromBoth(_ search: inout MarketSearch, _ source: Int) -> Meeting? {
        for _ in 0..<Market.alone where !step(&search) { return nil }
        guard let least = leastPriceWhereFull(search, source) else { return nil }
        var back = SearchScratch(count: people.count)
        // The labels of the other are gone after this.
        defer { search.across = nil }
        return back.labels.withUnsafeMutableBufferPointer { labels in
            guard let base = labels.baseAddress else { return nil }
            var other = MarketSearch(
                labels: base, people: search.people, uses: search.uses, spans: search.spans, nears: search.nears,
                reference: search.reference, drops: search.seekersAreMentees ? menteeDrops : mentorDrops,
                seekersAreMentees: !search.seekersAreMentees, aim: .meeting, target: -1)
            (search.across, other.across) = (UnsafePointer(base), UnsafePointer(search.labels))
            (other.end, other.limit) = (search.end, search.limit)
            search.isThrough = search.end.node == search.target
            other.start(search.target, 0, [])
            return meet(&search, &other, least: least)
        }
    }

    private func meet(_ search: inout MarketSearch, _ other: inout MarketSearch, least: Int) -> Meeting? {
        var balance = 0
        while true {
            if other.end.distance < search.end.distance {
                (search.end, search.limit, search.isThrough) = (other.end, other.limit, true)
            } else {
                (other.end, other.limit) = (search.end, search.limit)
            }
            let (near, far) = (search.front, other.front)
            if near >= search.limit { break }
            if search.isThrough, search.limit <= least, far >= search.limit - near {
                if lookBetween(&search, other) { continue }
                return meeting(search, other, near: near)
            }
            if far < search.limit, balance >= 0 {
                balance -= 1
                _ = step(&other)
            } else {
                balance += 1
                _ = step(&search)
            }
        }
        return search.isThrough ? meeting(search, other, near: search.limit) : nil
    }

    private func meeting(_ search: MarketSearch, _ other: MarketSearch, near: Int) -> Meeting {
        var meeting = Meeting(near: near)
        let rest = search.limit - near
        for item in other.touched {
            let slack = rest - other.labels[Int(item)].distance
            if slack > 0 { meeting.behind.append((item, slack)) }
        }
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
    private func lookBetween(_ search: inout MarketSearch, _ other: MarketSearch) -> Bool {
        let before = search.limit
        let there = unseen(other).sorted { $0.distance < $1.distance }
        guard !there.isEmpty else { return false }
        for here in unseen(search) {
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
    private func unseen(_ search: MarketSearch) -> [(node: Int, distance: Int, unseen: Int)] {
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

    /// Passes the place on along both halves of the way.
    @inline(never)
    mutating func toggleBoth(_ end: End, seekersAreMentees: Bool) {
        guard let meeting else { return }
        var way: [(node: Int32, next: Int32, score: Int32)] = []
        var node = Int32(truncatingIfNeeded: end.node)
        while scratch.labels[Int(node)].from >= 0 {
            let label = scratch.labels[Int(node)]
            way.append((label.from, node, label.score))
            node = label.from
        }
        moveBehind(meeting, seekersAreMentees: seekersAreMentees)
        for step in withoutLoops(way.reversed() + meeting.way) {
            toggle(pair(Int(step.node), Int(step.next)), score: Int(step.score))
        }
    }

    /// Moves the prices of those near the target, up where others' go down.
    ///
    /// A price that would fall below 0 lifts its whole side, and lowers the other by as much: in a full market that is
    /// the same worth.
    private mutating func moveBehind(_ meeting: Meeting, seekersAreMentees: Bool) {
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
    private func withoutLoops(
        _ way: [(node: Int32, next: Int32, score: Int32)]
    ) -> [(node: Int32, next: Int32, score: Int32)] {
        var kept: [(node: Int32, next: Int32, score: Int32)] = []
        var places: [Int32: Int] = [:]
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
