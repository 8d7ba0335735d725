extension Market {
    /// Moves all prices.
    mutating func moveAll(_ change: (_ node: Int) -> Int) {
        people.withUnsafeMutableBufferPointer { people in
            for node in people.indices {
                let moved = change(node)
                if moved == 0 { continue }
                if isTrying { priceLog.append((Int32(truncatingIfNeeded: node), people[node].price)) }
                people[node].price += moved
            }
        }
        // In an order that has nothing to do with how far they fell.
        let count = lists.reference.count
        let step = count % 7919 == 0 ? 1 : 7919
        var node = 0
        for _ in 0..<count {
            noteDrop(node)
            node = (node + step) % count
        }
    }

    /// Passes a place on along the way.
    mutating func toggle(_ way: [WayStep]) {
        for step in way { toggle(pair(Int(step.node), Int(step.next)), score: Int(step.score)) }
    }

    /// Moves a price.
    @inline(__always)
    mutating func move(_ node: Int, _ change: Int) {
        if isTrying { priceLog.append((Int32(truncatingIfNeeded: node), people[node].price)) }
        people[node].price += change
        if change < 0 { noteDrop(node) }
    }
}
