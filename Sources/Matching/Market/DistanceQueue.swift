/// A binary heap of nodes by distance; equals come out by the lower node.
struct DistanceQueue: Sendable {
    private var items: [(far: Int, node: Int32)] = []

    var isEmpty: Bool { items.isEmpty }

    /// The least distance.
    var first: Int? { items.first?.far }

    mutating func reserve(_ count: Int) { items.reserveCapacity(count) }

    mutating func removeAll() { items.removeAll(keepingCapacity: true) }

    @inline(__always)
    private static func less(_ left: (far: Int, node: Int32), _ right: (far: Int, node: Int32)) -> Bool {
        left.far < right.far || (left.far == right.far && left.node < right.node)
    }

    mutating func push(_ far: Int, _ node: Int32) {
        items.append((far, node))
        items.withUnsafeMutableBufferPointer { DistanceQueue.rise((far, node), from: $0.count &- 1, in: $0) }
    }

    /// Puts the item at the place, or above it where it is less than who stands there.
    @inline(__always)
    private static func rise(
        _ item: (far: Int, node: Int32), from place: Int, in items: UnsafeMutableBufferPointer<(far: Int, node: Int32)>
    ) {
        var place = place
        while place > 0 {
            let parent = (place &- 1) / 2
            if !less(item, items[parent]) { break }
            items[place] = items[parent]
            place = parent
        }
        items[place] = item
    }

    /// The gap goes down to the bottom by the lesser child, and the last item rises from there: it nearly always belongs
    /// there, and so each level costs one comparison instead of two (Wegener 1993, bottom-up heapsort).
    mutating func pop() -> (far: Int, node: Int32)? {
        guard let last = items.popLast() else { return nil }
        guard let first = items.first else { return last }
        items.withUnsafeMutableBufferPointer { items in
            let count = items.count
            var (place, child) = (0, 2)
            while child < count {
                if DistanceQueue.less(items[child &- 1], items[child]) { child &-= 1 }
                items[place] = items[child]
                place = child
                child = 2 &* child &+ 2
            }
            if child == count {
                items[place] = items[child &- 1]
                place = child &- 1
            }
            DistanceQueue.rise(last, from: place, in: items)
        }
        return first
    }
}
