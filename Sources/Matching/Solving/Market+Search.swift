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
    /// Stops at the nearest end, `beyond` it, or goes through everything within reach when `exhaustive`.
    mutating func label(
        from sources: [(node: Int, distance: Int)], seekersAreMentees: Bool, exhaustive: Bool = false, beyond: Int = 0
    ) -> End {
        labels.reset()
        for source in sources where source.distance < labels.distance[source.node] {
            labels.reach(source.node, at: source.distance, by: -1)
        }
        var end = End(node: -1, distance: Int.max)
        while let (far, item) = labels.queue.pop() {
            let node = Int(item)
            if !exhaustive, end.node >= 0, far >= end.distance + beyond { break }
            if labels.settled[node] { continue }
            labels.settled[node] = true
            let seeks = isMentee(node) == seekersAreMentees
            if seeks || load[node] < quota[node], far + price[node] < end.distance {
                end = End(node: node, distance: far + price[node])
            }
            for item in links[node] {
                let edge = edges[Int(item)]
                if edge.used == seeks { continue }
                let next = across(edge, from: node)
                let gap = price[node] + price[next] - edge.worth
                let reached = far + (seeks ? gap : -gap)
                if reached < labels.distance[next], exhaustive || end.node < 0 || reached < end.distance + beyond {
                    labels.reach(next, at: reached, by: item)
                }
            }
        }
        return end
    }

    /// Passes a place on from `start` along the cheapest way and moves the prices so that everything is optimal again.
    mutating func passOn(from start: Int, seekersAreMentees: Bool) {
        let end = label(from: [(start, 0)], seekersAreMentees: seekersAreMentees)
        for item in labels.touched {
            let node = Int(item)
            let slack = end.distance - labels.distance[node]
            guard slack > 0 else { continue }
            price[node] += isMentee(node) == seekersAreMentees ? -slack : slack
        }
        var node = end.node
        while labels.edge[node] >= 0 {
            let item = Int(labels.edge[node])
            toggle(item)
            node = across(edges[item], from: node)
        }
    }

    mutating func toggle(_ item: Int) {
        edges[item].used.toggle()
        journal.append(Int32(item))
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
}
