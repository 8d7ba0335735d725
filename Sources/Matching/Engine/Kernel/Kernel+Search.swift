/// How far a search came.
struct Reach<Price: PriceNumber> {
    /// Distance of the nearest free column, and which it is (-1: none).
    var bound: Price
    var target = -1
    /// Columns touched, and those whose distance is final.
    var reached = 0
    var settled = 0
}

extension Kernel {
    /// Finds the cheapest way to put the row in place by moving others, goes it, and moves the prices; false when there
    /// is no way at all.
    func search(from source: Int) -> Bool {
        let offer = offer(Int(list[source]))
        guard offer.column >= 0 else { return false }
        own[source] = offer.best
        let reach = label { scan(source, at: 0, base: offer.best, &$0) }
        if reach.target >= 0 {
            raise(reach)
            augment(source, reach.target)
        }
        forget(reach)
        return reach.target >= 0
    }

    /// Labels columns by how much worth it takes to reach them, as far as the nearest free one.
    @inline(__always)
    func label(_ start: (inout Reach<Price>) -> Void) -> Reach<Price> {
        searches += 1
        var reach = Reach<Price>(bound: Price.farthest)
        start(&reach)
        explore(&reach)
        return reach
    }

    private func explore(_ reach: inout Reach<Price>) {
        while let (far, node) = queue.pop() {
            if far >= reach.bound { break }
            let node = Int(node)
            if node >= columns {
                widen(node - columns, at: far, &reach)
                continue
            }
            if far > distance[node] || settledAlready(node) { continue }
            settled[reach.settled] = Int32(truncatingIfNeeded: node)
            reach.settled &+= 1
            mark(node)
            let price = price[node]
            for spot in Int(firstPlace[node])..<Int(firstPlace[node] + taken[node]) {
                let row = Int(occupant[spot])
                let base = far &+ Price(truncatingIfNeeded: value[row]) &- price
                scan(row, at: far, base: base, &reach)
            }
        }
    }

    /// Raises the prices of columns that are nearer than the free one, so that the way there costs nothing any more.
    func raise(_ reach: Reach<Price>) {
        for index in 0..<reach.settled {
            let node = Int(settled[index])
            price[node] = price[node] &+ (reach.bound &- distance[node])
            if price[node] > Price.farthest / 2 { isOverflowing = true }
        }
    }

    func forget(_ reach: Reach<Price>) {
        for index in 0..<reach.reached { distance[Int(touched[index])] = Price.farthest }
        queue.removeAll()
    }

    // A settled column has its reaching row's complement here, so that it is not settled twice.
    @inline(__always)
    private func settledAlready(_ node: Int) -> Bool { reachedValue[node] < 0 }
    @inline(__always)
    private func mark(_ node: Int) { reachedValue[node] = ~reachedValue[node] }

    /// Distance of the row plus its worth: a column is as far as this minus its net worth to the row.
    @inline(__always)
    private func base(of row: Int) -> Price {
        let node = Int(column[row])
        if node < 0 { return own[row] }
        return distance[node] &+ Price(truncatingIfNeeded: value[row]) &- price[node]
    }

    /// Reaches the columns of the row's list, unless a row with the same list was scanned: that was no farther away.
    @inline(__always)
    func scan(_ row: Int, at far: Price, base: Price, _ reach: inout Reach<Price>) {
        let list = Int(self.list[row])
        if scanned[list] == Int32(truncatingIfNeeded: searches) { return }
        scanned[list] = Int32(truncatingIfNeeded: searches)
        scanList(list, row, at: far, base: base, &reach)
    }

    @inline(__always)
    private func scanList(_ list: Int, _ row: Int, at far: Price, base: Price, _ reach: inout Reach<Price>) {
        scans &+= 1
        guard let entries = lists.entries(list) else { return }
        let size = lists.size(list)
        let lead = base &+ leastPrice
        var index = 0
        while index < size {
            let entry = entries[index]
            index &+= 1
            let score = Price(truncatingIfNeeded: entry.value)
            if lead &- score >= reach.bound { break }
            let node = entry.column
            let distant = base &- score &+ price[node]
            if distant < distance[node], distant < reach.bound {
                self.reach(node, distant, by: row, entry.value, &reach)
            }
        }
        let rest = lists.rest(list)
        if rest > Price.lowest, base &- rest < reach.bound {
            // The bound may be older than the row's own worth, hence no nearer than the row itself.
            queue.push(max(base &- rest, far), Int32(truncatingIfNeeded: columns &+ row))
        }
    }

    @inline(__always)
    private func reach(_ node: Int, _ far: Price, by row: Int, _ score: Int32, _ reach: inout Reach<Price>) {
        if distance[node] == Price.farthest {
            touched[reach.reached] = Int32(truncatingIfNeeded: node)
            reach.reached &+= 1
        }
        distance[node] = far
        reachedBy[node] = Int32(truncatingIfNeeded: row)
        reachedValue[node] = score
        if isFree(node) {
            reach.bound = far
            reach.target = node
        } else {
            queue.push(far, Int32(truncatingIfNeeded: node))
        }
    }

    /// Looks at columns outside the row's list, now that they may be within reach.
    @inline(never)
    private func widen(_ row: Int, at far: Price, _ reach: inout Reach<Price>) {
        let list = Int(self.list[row])
        let base = base(of: row)
        widenings[list] &+= 1
        if widenings[list] % Self.widerEvery == 0, lists.size(list) * 8 < source.width {
            lookAgain(list, wider: widenings[list] % (4 * Self.widerEvery) == 0)
            scanList(list, row, at: far, base: base, &reach)
            return
        }
        relaxes += 1
        var known = reach
        source.relax(list, base: base, bound: known.bound, prices: price, distance: distance) { node, score, far in
            if far < distance[node], far < known.bound { self.reach(node, far, by: row, score, &known) }
        }
        reach = known
    }

    /// Moves the rows on the way to the free column, each into the place that the one before leaves.
    private func augment(_ source: Int, _ target: Int) {
        var node = target
        var spot = firstPlace[target] + taken[target]
        taken[target] += 1
        while true {
            let row = Int(reachedBy[node])
            let (oldColumn, oldSpot) = (column[row], place[row])
            let score = reachedValue[node]
            settle(row, node, Int(spot), score < 0 ? ~score : score)
            if row == source { return }
            node = Int(oldColumn)
            spot = oldSpot
        }
    }
}
