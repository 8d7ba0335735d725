/// What searches write on, kept from one to the next.
struct SearchScratch: Sendable {
    struct Label: BitwiseCopyable, Sendable {
        var distance = Int.max
        /// The node before on the way, or -1, and the score of the pair with it.
        var from: Int32 = -1
        var score: Int32 = 0
    }

    /// Room for what most searches touch.
    private static let usual = 96

    /// What a market has between its searches.
    static let none = SearchScratch()

    var labels: [Label] = []
    var touched: [Int32] = []
    var queue = DistanceQueue()
    var level: [Int32] = []
    var open: [Int32] = []

    /// Forgets the last search, and makes room for so many nodes.
    mutating func reset(for count: Int) {
        for node in touched { labels[Int(node)] = Label() }
        if labels.count < count { labels += repeatElement(Label(), count: count - labels.count) }
        touched.removeAll(keepingCapacity: true)
        level.removeAll(keepingCapacity: true)
        queue.removeAll()
        touched.reserveCapacity(SearchScratch.usual)
        queue.reserve(SearchScratch.usual)
    }
}

/// A search under way: the memory of a market that it reads, and the labels it writes.
struct MarketSearch {
    /// What to label.
    enum Aim {
        /// Everything nearer than the nearest end of the way.
        case end
        /// Everything as near as the nearest people across.
        case nearest
        /// All seekers within reach.
        case everyone
        /// A search that comes from the other end.
        case meeting
    }

    let labels: UnsafeMutablePointer<SearchScratch.Label>
    let people: UnsafePointer<Market.Person>
    let uses: UnsafeBufferPointer<Uses.Use>
    let spans: UnsafeBufferPointer<NearLists.Span>
    let nears: UnsafeBufferPointer<Near>
    let reference: UnsafeBufferPointer<Int>
    /// How far prices of holders fell since the lists were made.
    let drops: Drops
    let seekersAreMentees: Bool
    var aim: Aim
    /// A node where the way may end at no loss, or -1.
    let target: Int
    var touched: [Int32] = []
    var queue = DistanceQueue()
    var end = Market.End(node: -1, distance: Int.max)
    /// The distance that the search has come to, and nodes labelled with it that are still to be gone on from.
    var now = 0
    var level: [Int32] = []
    /// Nothing as far as this is of interest.
    var limit = Int.max
    var looks = 0
    /// So far at most may the search go.
    var cap = Int.max
    var isCapped: Bool { cap < Int.max }
    /// Steps left; less than 0 once it was cut off.
    var steps = Int.max
    /// How far it is to the target at least.
    var least = 0

    /// Whether it is known, after some steps of both, that many more are to come.
    @inline(__always)
    func isHopeless(_ far: Int, with other: MarketSearch) -> Bool {
        max(steps, other.steps) < Market.steps - 1000 && least / 3 > far
    }

    /// Holders that may still come nearer, from the first time on that everybody is looked at.
    var open: [Int32] = []

    /// The labels of a search that comes towards this one, and whether the nearest end is where the two meet.
    var across: UnsafePointer<SearchScratch.Label>?
    var isThrough = false

    /// What is nearer than this is final.
    var front: Int {
        mutating get { level.isEmpty ? queue.first() ?? Int.max : now }
    }

    /// Labels the sources.
    mutating func start(_ source: Int, _ distance: Int, _ others: [(node: Int, distance: Int)]) {
        now = -1
        reach(source, at: distance, from: -1, score: 0)
        for one in others where one.distance < labels[one.node].distance {
            reach(one.node, at: one.distance, from: -1, score: 0)
        }
        guard aim == .everyone else { return }
        // No holder is reached at less than it has from the start, so nothing beyond the farthest matters.
        var farthest = 0
        for item in touched where !seeks(Int(item)) { farthest = max(farthest, labels[Int(item)].distance) }
        limit = farthest + 1
    }

    /// Takes over what the scratch keeps, or gives it back.
    mutating func exchange(_ scratch: inout SearchScratch) {
        swap(&touched, &scratch.touched)
        swap(&queue, &scratch.queue)
        swap(&level, &scratch.level)
        swap(&open, &scratch.open)
    }

    @inline(__always)
    func seeks(_ node: Int) -> Bool { (node & 1 == 0) == seekersAreMentees }

    /// Labels the node, and takes it for the end where the way could end there at less.
    @inline(__always)
    mutating func reach(_ node: Int, at far: Int, from: Int32, score: Int32) {
        steps &-= 1
        if labels[node].distance == Int.max { touched.append(Int32(truncatingIfNeeded: node)) }
        labels[node] = SearchScratch.Label(distance: far, from: from, score: score)
        if let across, across[node].distance < Int.max, far &+ across[node].distance < end.distance {
            end = Market.End(node: node, distance: far &+ across[node].distance)
            limit = end.distance
            isThrough = true
        }
        if aim == .end, seeks(node) || people[node].hasRoom {
            let last = node == target ? far : far &+ people[node].price
            if last < end.distance || (last == end.distance && node < end.node) {
                end = Market.End(node: node, distance: last)
                limit = last
                isThrough = false
            }
        }
        if far >= limit { return }
        if far == now {
            level.append(Int32(truncatingIfNeeded: node))
        } else {
            queue.push(far, Int32(truncatingIfNeeded: node))
        }
    }

    /// Whether the pair of the two nodes is in use.
    @inline(__always)
    func isUsed(_ mentee: Int, _ mentor: Int) -> Bool {
        let fromMentee = people[mentee].load <= people[mentor].load
        var use = fromMentee ? people[mentee].firstUse : people[mentor].firstUse
        while use >= 0 {
            let one = uses[Int(use)]
            if 2 * Int(one.mentee) == mentee, 2 * Int(one.mentor) + 1 == mentor { return true }
            use = fromMentee ? one.nextOfMentee : one.nextOfMentor
        }
        return false
    }
}
