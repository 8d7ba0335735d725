extension Kernel {
    /// Starts again from prices of about the right size, for when rows contest the same columns step by step.
    ///
    /// Only where every place is filled, so that prices may start from anything: rounds of an auction in which each bid
    /// raises by a step that shrinks from round to round. The first step is what a row loses, on average, from its best
    /// column to the end of its list. Then the exact bids take over; returns the rows that wait.
    func rescale(_ progress: (Progress) throws -> Void) throws -> [Int] {
        let bids = Memory<Price>(Int(firstPlace[columns]))
        longest = 96
        var step = firstStep()
        while step > 0, !isOverflowing {
            try progress(Progress(done: 0, total: rows))
            empty()
            if !auction(step, bids.base) { break }
            step /= 8
        }
        empty()
        return bid()
    }

    private func firstStep() -> Price {
        var (sum, count) = (0, 0)
        for list in 0..<lists.count {
            // Looking for the best may look at the whole row again, after which nothing is left outside the list.
            let best = offer(list).best
            guard best > Price.lowest, lists.rest(list) > Price.lowest else { continue }
            sum += Int(best) - Int(lists.rest(list))
            count += 1
        }
        return count == 0 ? max(1, largest / 8) : max(1, Price(clamping: sum / count))
    }

    private func empty() {
        for row in 0..<rows { column[row] = -1 }
        for node in 0..<columns { taken[node] = 0 }
    }

    /// One round: rows bid in turn, the outbid row at once again. False when that does not come to an end, as where not
    /// everyone can be placed.
    private func auction(_ step: Price, _ bids: UnsafeMutablePointer<Price>) -> Bool {
        var steps = 32 * rows + 1024
        for first in 0..<rows {
            var row = first
            while row >= 0, steps > 0 {
                steps -= 1
                row = raise(row, step, bids)
            }
        }
        return steps > 0
    }

    /// One bid that raises by at least the step. Returns the row that lost its place, or -1.
    @inline(__always)
    private func raise(_ row: Int, _ step: Price, _ bids: UnsafeMutablePointer<Price>) -> Int {
        let offer = offer(Int(list[row]))
        let target = offer.column
        guard target >= 0 else { return -1 }
        let start = Int(firstPlace[target])
        let places = Int(firstPlace[target + 1]) - start
        let bid = price[target] &+ min(offer.best &- offer.second, largest) &+ step
        if bid > Price.farthest / 4 {
            isOverflowing = true
            return -1
        }
        var lost = -1
        var spot = start + Int(taken[target])
        if Int(taken[target]) < places {
            taken[target] += 1
        } else {
            spot = start
            for other in start..<(start + places) where bids[other] < bids[spot] { spot = other }
            lost = Int(occupant[spot])
            column[lost] = -1
        }
        settle(row, target, spot, offer.value)
        bids[spot] = bid
        if Int(taken[target]) == places {
            var least = bid
            for other in start..<(start + places) { least = min(least, bids[other]) }
            price[target] = max(price[target], least)
        }
        return lost
    }
}
