/// A queue of nodes by distance, for searches whose distances never fall below the one that came out last.
///
/// A radix heap (Ahuja, Mehlhorn, Orlin and Tarjan 1990): a bucket for each highest bit in which a distance can differ from
/// the one that came out last. An item goes down at most once for each bit, and most never move at all. Of equals, the one
/// pushed last comes out first.
struct DistanceQueue: Sendable {
    private struct Item: BitwiseCopyable, Sendable {
        var far: Int
        var node: Int32
        var next: Int32
    }

    private static let buckets = 65
    private var items: [Item] = []
    /// By bucket, the first item, or -1; those of one bucket are linked.
    private var heads = [Int32](repeating: -1, count: DistanceQueue.buckets)
    /// Which of the buckets from 1 on hold anything.
    private var marks: UInt64 = 0
    /// Places in `items` to use again, linked.
    private var free: Int32 = -1
    /// Bucket 0 holds what is as near as this, all other buckets what is farther.
    private var nearest = Int.min

    var isEmpty: Bool { marks == 0 && heads[0] < 0 }

    mutating func reserve(_ count: Int) { items.reserveCapacity(count) }

    mutating func removeAll() {
        items.removeAll(keepingCapacity: true)
        if !isEmpty { for bucket in heads.indices { heads[bucket] = -1 } }
        (marks, free, nearest) = (0, -1, Int.min)
    }

    /// The item comes out at once where it is bound to be no farther than the last one.
    @inline(__always)
    mutating func pushBound(_ far: Int, _ node: Int32) { push(max(far, nearest), node) }

    /// The distance is not below the one that came out last.
    @inline(__always)
    mutating func push(_ far: Int, _ node: Int32) {
        let item = Item(far: far, node: node, next: -1)
        var place = free
        if place >= 0 {
            free = items[Int(place)].next
            items[Int(place)] = item
        } else {
            place = Int32(truncatingIfNeeded: items.count)
            items.append(item)
        }
        link(place, far)
    }

    @inline(__always)
    private mutating func link(_ place: Int32, _ far: Int) {
        // The highest bit that differs counts from the top; none does where the distance is that of bucket 0.
        let bucket = far <= nearest ? 0 : 64 &- (far ^ nearest).leadingZeroBitCount
        items[Int(place)].next = heads[bucket]
        heads[bucket] = place
        if bucket > 0 { marks |= 1 << UInt64(bucket &- 1) }
    }

    /// The least distance.
    @inline(__always)
    mutating func first() -> Int? {
        if heads[0] < 0, !settle() { return nil }
        return items[Int(heads[0])].far
    }

    @inline(__always)
    mutating func pop() -> (far: Int, node: Int32)? {
        if heads[0] < 0, !settle() { return nil }
        let place = heads[0]
        let item = items[Int(place)]
        heads[0] = item.next
        items[Int(place)].next = free
        free = place
        return (item.far, item.node)
    }

    /// Fills bucket 0 from the nearest bucket that holds anything; false when there is none.
    private mutating func settle() -> Bool {
        guard marks != 0 else { return false }
        let bucket = marks.trailingZeroBitCount &+ 1
        marks &= marks &- 1
        var place = heads[bucket]
        heads[bucket] = -1
        var least = Int.max
        var next = place
        while next >= 0 {
            least = min(least, items[Int(next)].far)
            next = items[Int(next)].next
        }
        nearest = least
        while place >= 0 {
            next = items[Int(place)].next
            link(place, items[Int(place)].far)
            place = next
        }
        return true
    }
}
