/// A search from one person for the cheapest way to pass a place on to another, led by the ways out.
///
/// A way may also lead out and come in again elsewhere, and how far everybody is from there, both ways, is known: by the
/// triangle, nobody is nearer to the target than the difference. What cannot be on a shorter way than the one known is not
/// gone through (Goldberg and Harrelson 2005: a landmark).
///
/// Pairs that are in no list are looked at once the lists have led to a way, those first that could be on the shortest;
/// what is shorter by them is gone on from at once. So a node may come nearer after it was gone on from; then it is gone
/// on from again.
struct AimedSearch {
    var search: MarketSearch
    private let market: Market
    private let ways: KnownWays.Memory
    /// Seekers whose lists were not enough, with how far they were then and how long a way by other pairs is at least.
    private var unseen: [(least: Int, node: Int, distance: Int)] = []
    /// Holders by how far they are from the target at least, with their price and that, less the bonus.
    private var open: [(least: Int, node: Int32, sum: Int)] = []

    init(_ search: MarketSearch, _ market: Market, _ ways: KnownWays.Memory) {
        (self.search, self.market, self.ways) = (search, market, ways)
    }

    /// Finds the shortest way, if it is shorter than `enough`.
    mutating func run(from source: Int, within enough: Int) {
        search.limit = min(ways.around, enough)
        reach(source, at: 0, least: ways.least(source), from: -1, score: 0)
        goOn()
        while !unseen.isEmpty {
            let waiting = unseen.sorted { $0.least < $1.least }
            unseen.removeAll(keepingCapacity: true)
            for one in waiting where one.least < search.limit && one.distance == search.labels[one.node].distance {
                lookAtAll(one.node, one.distance)
                goOn()
            }
        }
        search.end = Market.End(node: search.end.node, distance: search.limit)
    }

    /// From the nearest to the target on, until nothing is left that could be on a shorter way.
    private mutating func goOn() {
        while let (bound, item) = search.queue.pop(), bound < search.limit {
            let node = Int(item)
            let distance = search.labels[node].distance
            if distance &+ ways.least(node) != bound { continue }
            if search.seeks(node) { takePairs(node, distance) } else { giveUpPairs(node, distance) }
        }
        // What is left is too far to matter.
        search.queue.removeAll()
    }

    @inline(__always)
    private mutating func reach(_ node: Int, at far: Int, least: Int, from: Int32, score: Int32) {
        if search.labels[node].distance == Int.max { search.touched.append(Int32(truncatingIfNeeded: node)) }
        search.labels[node] = SearchScratch.Label(distance: far, from: from, score: score)
        if node == search.target {
            search.limit = far
            search.end.node = node
        } else {
            search.queue.push(far &+ least, Int32(truncatingIfNeeded: node))
        }
    }

    @inline(__always)
    private mutating func relax(_ node: Int, _ far: Int, _ price: Int, _ other: Int, _ score: Int32) {
        let gap = price &+ search.people[other].price &- Int(score) &- market.bonus
        let reached = far &+ gap
        if reached >= search.limit || reached >= search.labels[other].distance { return }
        let least = ways.least(other)
        if reached &+ least >= search.limit { return }
        if gap <= 0, search.isUsed(market.isMentee(node) ? node : other, market.isMentee(node) ? other : node) {
            return
        }
        reach(other, at: reached, least: least, from: Int32(truncatingIfNeeded: node), score: score)
    }

    /// From a seeker to those across in the list; to the others later, if they still matter then.
    private mutating func takePairs(_ node: Int, _ far: Int) {
        let person = search.people[node]
        let isKnown = node < search.spans.count
        let span = isKnown ? search.spans[node] : NearLists.Span()
        let isWhole = span.rest == Int.max
        let shift =
            far &+ person.price &- (isKnown ? search.reference[node] : 0)
            &- (isWhole ? search.drops.most : search.drops.others)
        if person.own < 0 {
            takePairs(node, far, UnsafeBufferPointer(rebasing: search.nears[span.start..<span.end]), shift)
        } else {
            market.own[Int(person.own)].withUnsafeBufferPointer { takePairs(node, far, $0, shift) }
        }
        for one in market.newcomers where !search.seeks(one.node) { relax(node, far, person.price, one.node) }
        if isWhole { return }
        for place in search.drops.fallen.indices {
            relax(node, far, person.price, Int(search.drops.fallen[place].node))
        }
        let least = max(shift &+ span.rest, far &+ ways.least(node))
        if least < search.limit { unseen.append((least, node, far)) }
    }

    @inline(__always)
    private mutating func takePairs(_ node: Int, _ far: Int, _ list: UnsafeBufferPointer<Near>, _ shift: Int) {
        let price = search.people[node].price
        for near in list {
            if shift &+ Int(near.gap) >= search.limit, !near.isBoundless { break }
            relax(node, far, price, Int(near.other), near.score)
        }
    }

    /// The same for a pair that no list was asked for.
    private mutating func relax(_ node: Int, _ far: Int, _ price: Int, _ other: Int) {
        if let score = market.score(market.pair(node, other)) {
            relax(node, far, price, other, Int32(truncatingIfNeeded: score))
        }
    }

    /// From a holder to those who would be given up.
    @inline(__always)
    private mutating func giveUpPairs(_ node: Int, _ far: Int) {
        let price = search.people[node].price
        var use = search.people[node].firstUse
        while use >= 0 {
            let one = search.uses[Int(use)]
            let next = market.isMentee(node) ? 2 * Int(one.mentor) + 1 : 2 * Int(one.mentee)
            let reached = far &- (price &+ search.people[next].price &- Int(one.score) &- market.bonus)
            if reached < search.labels[next].distance {
                let least = ways.least(next)
                if reached &+ least < search.limit {
                    reach(next, at: reached, least: least, from: Int32(truncatingIfNeeded: node), score: one.score)
                }
            }
            use = market.isMentee(node) ? one.nextOfMentee : one.nextOfMentor
        }
    }

    // MARK: pairs that are in no list

    private mutating func lookAtAll(_ node: Int, _ far: Int) {
        if open.isEmpty { openHolders() }
        search.looks += 1
        let rest = search.people[node].price &- search.reference[node] &- search.drops.others &+ search.spans[node].rest
        look(node, far, far &+ max(rest, 0))
    }

    private mutating func openHolders() {
        for index in 0..<(search.seekersAreMentees ? market.scores.mentors : market.scores.mentees) {
            let node = search.seekersAreMentees ? 2 * index + 1 : 2 * index
            let least = ways.least(node)
            if least >= search.limit { continue }
            open.append((least, Int32(truncatingIfNeeded: node), search.people[node].price &+ least &- market.bonus))
        }
        open.sort { $0.least < $1.least }
    }

    private mutating func look(_ node: Int, _ far: Int, _ least: Int) {
        let columns = market.scores.mentors
        let (first, step) = search.seekersAreMentees ? (node / 2 * columns, 1) : (node / 2, columns)
        switch market.scores.storage {
        case .sparse: return
        case .dense16(let dense): look(node, far, least, dense.base + first, step)
        case .dense32(let dense): look(node, far, least, dense.base + first, step)
        }
    }

    /// Reads the scores first, and looks closer only at what could matter.
    @inline(__always)
    private mutating func look<Value: ScoreNumber>(
        _ node: Int, _ far: Int, _ least: Int, _ scores: UnsafePointer<Value>, _ step: Int
    ) {
        let price = search.people[node].price
        let base = far &+ price
        for place in open.indices {
            let one = open[place]
            if least &+ one.least >= search.limit { break }
            if base &+ one.sum &- Int(scores[Int(one.node >> 1) &* step]) >= search.limit { continue }
            relax(node, far, price, Int(one.node))
        }
    }
}
