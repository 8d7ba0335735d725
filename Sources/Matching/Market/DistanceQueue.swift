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
        var place = items.count
        items.append((far, node))
        let item = items[place]
        while place > 0 {
            let parent = (place - 1) / 2
            if !DistanceQueue.less(item, items[parent]) { break }
            items[place] = items[parent]
            place = parent
        }
        items[place] = item
    }

    mutating func pop() -> (far: Int, node: Int32)? {
        guard let first = items.first, let last = items.popLast() else { return nil }
        let count = items.count
        if count == 0 { return first }
        var place = 0
        while true {
            var child = 2 * place + 1
            if child >= count { break }
            if child + 1 < count, DistanceQueue.less(items[child + 1], items[child]) { child += 1 }
            if !DistanceQueue.less(items[child], last) { break }
            items[place] = items[child]
            place = child
        }
        items[place] = last
        return first
    }
}
