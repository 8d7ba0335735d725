/// The best column of a row, and the worth of the second best.
struct Offer<Price: PriceNumber> {
    var column = -1
    var value: Int32 = 0
    var best: Price
    var second: Price
}

extension Kernel {
    /// Rows bid for columns as in an auction without minimum raise: the outbid row moves on. Returns the rows that are
    /// left to search for, because ties or long contests make bids useless.
    func bid() -> [Int] {
        var waiting = Array(0..<rows)
        let bids = Memory<Price>(Int(firstPlace[columns]))
        for pass in 0..<4 {
            var later: [Int] = []
            var steps = 4 * waiting.count + 64
            for first in waiting {
                var row = first
                while row >= 0 {
                    steps -= 1
                    if steps < 0 {
                        later.append(row)
                        break
                    }
                    row = bid(row, bids.base, pass, &later)
                }
            }
            waiting = later
            if waiting.isEmpty { break }
        }
        return waiting
    }

    /// One bid. Returns the row that lost its place, or -1.
    @inline(__always)
    private func bid(
        _ row: Int, _ bids: UnsafeMutablePointer<Price>, _ pass: Int, _ later: inout [Int]
    ) -> Int {
        let offer = offer(Int(list[row]))
        guard offer.column >= 0 else {
            later.append(row)
            return -1
        }
        let target = offer.column
        let start = Int(firstPlace[target])
        let places = Int(firstPlace[target + 1]) - start
        // A bid is the price at which the row would be as well off elsewhere; the least bid is the price of the column.
        let bid = price[target] &+ min(offer.best &- offer.second, largest)
        if Int(taken[target]) < places {
            let spot = start + Int(taken[target])
            taken[target] += 1
            settle(row, target, spot, offer.value)
            bids[spot] = bid
            if Int(taken[target]) == places, places <= 16 {
                price[target] = least(bids, start, places)
            }
            return -1
        }
        guard places <= 16, offer.best > offer.second, price[target] < 4 &* largest else {
            later.append(row)
            return -1
        }
        var lowest = start
        for spot in start..<(start + places) where bids[spot] < bids[lowest] { lowest = spot }
        let outbid = Int(occupant[lowest])
        column[outbid] = -1
        settle(row, target, lowest, offer.value)
        bids[lowest] = bid
        price[target] = least(bids, start, places)
        return outbid
    }

    @inline(__always)
    private func least(_ bids: UnsafeMutablePointer<Price>, _ start: Int, _ count: Int) -> Price {
        var least = bids[start]
        for spot in start..<(start + count) where bids[spot] < least { least = bids[spot] }
        return least
    }

    @inline(__always)
    func settle(_ row: Int, _ target: Int, _ spot: Int, _ score: Int32) {
        occupant[spot] = Int32(truncatingIfNeeded: row)
        column[row] = Int32(truncatingIfNeeded: target)
        place[row] = Int32(truncatingIfNeeded: spot)
        value[row] = score
    }

    /// The best column at present prices, one with a free place among equals, and what the next best is worth.
    @inline(__always)
    func offer(_ list: Int) -> Offer<Price> {
        while true {
            let offer = offerInList(list)
            if offer.second >= lists.rest(list) || lists.rest(list) == Price.lowest { return offer }
            lookAgain(list, wider: false)
        }
    }

    @inline(__always)
    private func offerInList(_ list: Int) -> Offer<Price> {
        var offer = Offer<Price>(best: Price.lowest, second: Price.lowest)
        guard let entries = lists.entries(list) else { return offer }
        let size = lists.size(list)
        var bestIsFree = false
        var index = 0
        while index < size {
            let entry = entries[index]
            index &+= 1
            let score = entry.value
            if Price(truncatingIfNeeded: score) &- leastPrice < offer.second { break }
            let target = entry.column
            let net = Price(truncatingIfNeeded: score) &- price[target]
            if net > offer.best {
                offer.second = offer.best
                offer.best = net
                offer.column = target
                offer.value = score
                bestIsFree = isFree(target)
            } else if net > offer.second {
                offer.second = net
                if net == offer.best, !bestIsFree, isFree(target) {
                    offer.column = target
                    offer.value = score
                    bestIsFree = true
                }
            } else if net == offer.best, !bestIsFree, isFree(target) {
                offer.column = target
                offer.value = score
                bestIsFree = true
            }
        }
        return offer
    }

    /// Looks at the whole row again, at present prices.
    @inline(never)
    func lookAgain(_ list: Int, wider: Bool) {
        looksTaken += 1
        let size = lists.size(list)
        let wanted = wider ? 2 * size : min(size, longest)
        source.look(list, wanted: max(32, wanted), prices: price, into: lists)
    }
}
