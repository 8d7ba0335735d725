/// Scratch of the shortest-path searches, kept from one to the next.
struct SearchLabels: Sendable {
    var distance: [Int]
    var edge: [Int32]
    var settled: [Bool]
    var touched: [Int32] = []
    var queue = DistanceQueue()

    init(count: Int) {
        distance = [Int](repeating: Int.max, count: count)
        edge = [Int32](repeating: -1, count: count)
        settled = [Bool](repeating: false, count: count)
    }

    mutating func append() {
        distance.append(Int.max)
        edge.append(-1)
        settled.append(false)
    }

    mutating func reset() {
        for node in touched {
            distance[Int(node)] = Int.max
            edge[Int(node)] = -1
            settled[Int(node)] = false
        }
        touched.removeAll(keepingCapacity: true)
        queue.removeAll()
    }

    /// The same labels for code that reaches many nodes.
    struct Memory {
        let distance: UnsafeMutableBufferPointer<Int>
        let edge: UnsafeMutableBufferPointer<Int32>
        let settled: UnsafeMutableBufferPointer<Bool>
        var touched: [Int32] = []
        var queue = DistanceQueue()

        @inline(__always)
        mutating func reach(_ node: Int, at far: Int, by edge: Int32) {
            if distance[node] == Int.max { touched.append(Int32(truncatingIfNeeded: node)) }
            distance[node] = far
            self.edge[node] = edge
            queue.push(far, Int32(truncatingIfNeeded: node))
        }
    }

    mutating func withMemory<Result>(_ body: (inout Memory) -> Result) -> Result {
        distance.withUnsafeMutableBufferPointer { distance in
            edge.withUnsafeMutableBufferPointer { edge in
                settled.withUnsafeMutableBufferPointer { settled in
                    var memory = Memory(distance: distance, edge: edge, settled: settled)
                    swap(&memory.touched, &touched)
                    swap(&memory.queue, &queue)
                    defer {
                        swap(&memory.touched, &touched)
                        swap(&memory.queue, &queue)
                    }
                    return body(&memory)
                }
            }
        }
    }

    mutating func reach(_ node: Int, at far: Int, by edge: Int32) {
        if distance[node] == Int.max { touched.append(Int32(node)) }
        distance[node] = far
        self.edge[node] = edge
        queue.push(far, Int32(node))
    }
}

extension Market {
    /// Where a search ended and how far away that is.
    struct End {
        var node: Int
        var distance: Int
    }

    /// Labels nodes by how much worth is lost on the cheapest way to pass one place on from the sources.
    ///
    /// Seekers (nodes of the seekers' side) pass the place on by taking a pair that is not in use, holders by giving up
    /// one that is. It ends at a seeker who does without (which costs their price) or at a holder with a free place.
    /// Stops at the nearest end, or goes through everything within reach when `exhaustive`.
    mutating func label(
        from sources: [(node: Int, distance: Int)], seekersAreMentees: Bool, exhaustive: Bool = false
    ) -> End {
        labels.reset()
        for source in sources where source.distance < labels.distance[source.node] {
            labels.reach(source.node, at: source.distance, by: -1)
        }
        // The labels are worked on beside the market, so that nothing is copied nor checked inside the loop.
        var work = SearchLabels(count: 0)
        swap(&work, &labels)
        defer { swap(&work, &labels) }
        return work.withMemory { memory in
            edges.withUnsafeBufferPointer { edges in
                links.withUnsafeBufferPointer { links in
                    price.withUnsafeBufferPointer { price in
                        explore(&memory, edges, links, price, seekersAreMentees, exhaustive)
                    }
                }
            }
        }
    }

    /// Goes on from what is labelled.
    @inline(__always)
    private func explore(
        _ labels: inout SearchLabels.Memory, _ edges: UnsafeBufferPointer<Edge>, _ links: UnsafeBufferPointer<[Int32]>,
        _ price: UnsafeBufferPointer<Int>, _ seekersAreMentees: Bool, _ isExhaustive: Bool
    ) -> End {
        var end = End(node: -1, distance: Int.max)
        var limit = Int.max
        while let (far, item) = labels.queue.pop() {
            let node = Int(item)
            if far >= limit { break }
            if labels.settled[node] { continue }
            labels.settled[node] = true
            let seeks = isMentee(node) == seekersAreMentees
            if seeks || load[node] < quota[node], far &+ price[node] < end.distance {
                end = End(node: node, distance: far &+ price[node])
                if !isExhaustive { limit = end.distance }
            }
            let own = price[node]
            links[node].withUnsafeBufferPointer { items in
                for item in items {
                    let edge = edges[Int(item)]
                    if edge.used == seeks { continue }
                    let next = across(edge, from: node)
                    let gap = own &+ price[next] &- edge.worth
                    let reached = seeks ? far &+ gap : far &- gap
                    if reached < labels.distance[next], reached < limit { labels.reach(next, at: reached, by: item) }
                }
            }
        }
        return end
    }

    /// Passes a place on from `start` along the cheapest way and moves the prices so that everything is optimal again.
    /// Returns how far the end was: with the price of `start`, what the whole loses by it.
    @discardableResult
    mutating func passOn(from start: Int, seekersAreMentees: Bool) -> Int {
        let end = label(from: [(start, 0)], seekersAreMentees: seekersAreMentees)
        for item in labels.touched {
            let node = Int(item)
            let slack = end.distance - labels.distance[node]
            guard slack > 0 else { continue }
            if isTrying { priceLog.append((item, price[node])) }
            price[node] += isMentee(node) == seekersAreMentees ? -slack : slack
        }
        var node = end.node
        while labels.edge[node] >= 0 {
            let item = Int(labels.edge[node])
            toggle(item)
            node = across(edges[item], from: node)
        }
        return end.distance
    }

    mutating func toggle(_ item: Int) {
        journal.append(Int32(item))
        flip(item)
    }

    private mutating func flip(_ item: Int) {
        edges[item].used.toggle()
        let step = edges[item].used ? 1 : -1
        load[2 * Int(edges[item].mentee)] += step
        load[2 * Int(edges[item].mentor) + 1] += step
    }

    /// Raises the price of a node without places in use to the least that its pairs allow.
    mutating func enter(_ node: Int) {
        price[node] = links[node].reduce(0) { most, item in
            let edge = edges[Int(item)]
            return edge.used ? most : max(most, edge.worth - price[across(edge, from: node)])
        }
    }

    /// Gives the node so many places, those in use as good as can be.
    mutating func setQuota(_ node: Int, _ places: Int) {
        while quota[node] < places {
            if load[node] < quota[node] || price[node] == 0 {
                quota[node] = places
                return
            }
            quota[node] += 1
            passOn(from: node, seekersAreMentees: isMentee(node))
        }
        quota[node] = max(places, min(load[node], quota[node]))
        while quota[node] > places {
            quota[node] -= 1
            passOn(from: node, seekersAreMentees: !isMentee(node))
        }
    }

    /// Takes the node out with all its pairs, lets `change` alter its pairs, and brings it back with so many places.
    mutating func reopen(_ node: Int, places: Int, _ change: (inout Market) -> Void) {
        var freed: [Int] = []
        for item in links[node] where edges[Int(item)].used {
            toggle(Int(item))
            let other = across(edges[Int(item)], from: node)
            quota[other] -= 1
            freed.append(other)
        }
        quota[node] = 0
        for other in freed { setQuota(other, quota[other] + 1) }
        change(&self)
        enter(node)
        setQuota(node, places)
    }

    /// What the whole loses when both have one place less and the pair of the two, `item`, is out; nothing is changed.
    mutating func lossOfPlaces(_ one: Int, _ other: Int, without item: Int?) -> Int {
        let mark = journal.count
        let worth = item.map { edges[$0].worth } ?? 0
        isTrying = true
        // Of no worth, a pair is never better than doing without.
        if let item { edges[item].worth = 0 }
        let lost = losePlace(one) + losePlace(other)
        quota[one] += 1
        quota[other] += 1
        for (node, before) in priceLog.reversed() { price[Int(node)] = before }
        priceLog.removeAll(keepingCapacity: true)
        for item in journal[mark...].reversed() { flip(Int(item)) }
        journal.removeLast(journal.count - mark)
        if let item { edges[item].worth = worth }
        isTrying = false
        return lost
    }

    private mutating func losePlace(_ node: Int) -> Int {
        quota[node] -= 1
        if load[node] <= quota[node] { return 0 }
        let before = price[node]
        return before + passOn(from: node, seekersAreMentees: !isMentee(node))
    }
}
