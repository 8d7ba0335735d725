extension Kernel {
    /// Finds the cheapest way to put the row in place by moving others, goes it, and moves the prices; false when there
    /// is no way at all.
    func search(from source: Int) -> Bool {
        searches += 1
        let first = Int(list[source])
        let offer = offer(first)
        guard offer.column >= 0 else { return false }
        var bound = Price.farthest
        var target = -1
        var reached = 0
        var settledCount = 0
        scan(source, at: 0, base: offer.best, &bound, &target, &reached)
        while let (far, node) = queue.pop() {
            if far >= bound { break }
            var node = Int(node)
            if node >= columns {
                node -= columns
                let base = base(of: node, from: source, offer.best)
                widen(node, at: far, base: base, &bound, &target, &reached)
                continue
            }
            if far > distance[node] || settledAlready(node) { continue }
            settled[settledCount] = Int32(truncatingIfNeeded: node)
            settledCount &+= 1
            mark(node)
            let price = price[node]
            for spot in Int(firstPlace[node])..<Int(firstPlace[node] + taken[node]) {
                let row = Int(occupant[spot])
                let list = Int(self.list[row])
                if scanned[list] == Int32(truncatingIfNeeded: searches) { continue }
                let base = far &+ Price(truncatingIfNeeded: value[row]) &- price
                scan(row, at: far, base: base, &bound, &target, &reached)
            }
        }
        #if STATS
            settledTotal += settledCount
        #endif
        if target >= 0 {
            for index in 0..<settledCount {
                let node = Int(settled[index])
                price[node] = price[node] &+ (bound &- distance[node])
                if price[node] > Price.farthest / 2 { isOverflowing = true }
            }
            augment(source, target)
        }
        for index in 0..<reached { distance[Int(touched[index])] = Price.farthest }
        queue.removeAll()
        return target >= 0
    }

    // A settled column has its reaching row's complement here, so that it is not settled twice.
    @inline(__always)
    private func settledAlready(_ node: Int) -> Bool { reachedValue[node] < 0 }
    @inline(__always)
    private func mark(_ node: Int) { reachedValue[node] = ~reachedValue[node] }

    /// Distance of the row plus its worth: a column is as far as this minus its net worth to the row.
    @inline(__always)
    private func base(of row: Int, from source: Int, _ best: Price) -> Price {
        if row == source { return best }
        let node = Int(column[row])
        return distance[node] &+ Price(truncatingIfNeeded: value[row]) &- price[node]
    }

    /// Reaches the columns of the row's list.
    @inline(__always)
    private func scan(
        _ row: Int, at far: Price, base: Price, _ bound: inout Price, _ target: inout Int, _ reached: inout Int
    ) {
        let list = Int(self.list[row])
        scanned[list] = Int32(truncatingIfNeeded: searches)
        #if STATS
            scans += 1
        #endif
        guard let entries = lists.entries(list) else { return }
        let size = lists.size(list)
        let lead = base &+ leastPrice
        var index = 0
        while index < size {
            let entry = entries[index]
            index &+= 1
            let score = Price(truncatingIfNeeded: entry.value)
            if lead &- score >= bound { break }
            let node = entry.column
            let reach = base &- score &+ price[node]
            if reach < distance[node], reach < bound {
                self.reach(node, reach, by: row, entry.value, &bound, &target, &reached)
            }
        }
        let rest = lists.rest(list)
        if rest > Price.lowest, base &- rest < bound {
            // The bound may be older than the row's own worth, hence no nearer than the row itself.
            queue.push(max(base &- rest, far), Int32(truncatingIfNeeded: columns &+ row))
        }
    }

    @inline(__always)
    private func reach(
        _ node: Int, _ far: Price, by row: Int, _ score: Int32, _ bound: inout Price, _ target: inout Int,
        _ reached: inout Int
    ) {
        if distance[node] == Price.farthest {
            touched[reached] = Int32(truncatingIfNeeded: node)
            reached &+= 1
        }
        distance[node] = far
        reachedBy[node] = Int32(truncatingIfNeeded: row)
        reachedValue[node] = score
        if isFree(node) {
            bound = far
            target = node
        } else {
            queue.push(far, Int32(truncatingIfNeeded: node))
        }
    }

    /// Looks at columns outside the row's list, now that they may be within reach.
    @inline(never)
    private func widen(
        _ row: Int, at far: Price, base: Price, _ bound: inout Price, _ target: inout Int, _ reached: inout Int
    ) {
        let list = Int(self.list[row])
        widenings[list] &+= 1
        if widenings[list] % Self.widerEvery == 0, lists.size(list) * 8 < source.width {
            lookAgain(list, wider: widenings[list] % (4 * Self.widerEvery) == 0)
            scan(row, at: far, base: base, &bound, &target, &reached)
            return
        }
        #if STATS
            relaxes += 1
        #endif
        var (nearest, goal, count) = (bound, target, reached)
        source.relax(list, base: base, bound: bound, prices: price, distance: distance) { node, score, far in
            if far < distance[node], far < nearest { reach(node, far, by: row, score, &nearest, &goal, &count) }
        }
        (bound, target, reached) = (nearest, goal, count)
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
