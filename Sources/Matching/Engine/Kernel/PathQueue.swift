/// A queue by distance for searches whose distances never fall: buckets for near ones, a heap for the rest.
struct PathQueue<Price: PriceNumber> {
    private static var near: Int { 2048 }
    private let heads: Memory<Int32>
    private let marks: Memory<UInt64>
    private var pool: UnsafeMutablePointer<(node: Int32, next: Int32)>
    private var poolSize = 0
    private var poolRoom: Int
    private var heap: [(far: Price, node: Int32)] = []
    private var word = 0
    private var inBuckets = 0

    init() {
        heads = Memory(Self.near, repeating: -1)
        marks = Memory(Self.near / 64, repeating: 0)
        poolRoom = 4096
        pool = .allocate(capacity: poolRoom)
    }

    func free() { pool.deallocate() }

    mutating func removeAll() {
        if inBuckets > 0 {
            for index in 0..<(Self.near / 64) {
                var mark = marks.base[index]
                while mark != 0 {
                    heads.base[index << 6 + mark.trailingZeroBitCount] = -1
                    mark &= mark &- 1
                }
                marks.base[index] = 0
            }
            inBuckets = 0
        }
        poolSize = 0
        word = 0
        if !heap.isEmpty { heap.removeAll(keepingCapacity: true) }
    }

    @inline(__always)
    mutating func push(_ far: Price, _ node: Int32) {
        if far < Price(Self.near) {
            if poolSize == poolRoom { grow() }
            let bucket = Int(far)
            pool[poolSize] = (node, heads.base[bucket])
            heads.base[bucket] = Int32(truncatingIfNeeded: poolSize)
            poolSize &+= 1
            inBuckets &+= 1
            marks.base[bucket >> 6] |= 1 << UInt64(bucket & 63)
            if bucket >> 6 < word { word = bucket >> 6 }
        } else {
            pushFar(far, node)
        }
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<(node: Int32, next: Int32)>.allocate(capacity: poolRoom * 2)
        larger.moveInitialize(from: pool, count: poolSize)
        pool.deallocate()
        pool = larger
        poolRoom *= 2
    }

    @inline(__always)
    mutating func pop() -> (far: Price, node: Int32)? {
        if inBuckets > 0 {
            while marks.base[word] == 0 { word &+= 1 }
            let bucket = word << 6 + marks.base[word].trailingZeroBitCount
            let item = pool[Int(heads.base[bucket])]
            heads.base[bucket] = item.next
            if item.next < 0 { marks.base[word] &= marks.base[word] &- 1 }
            inBuckets &-= 1
            return (Price(truncatingIfNeeded: bucket), item.node)
        }
        return heap.isEmpty ? nil : popFar()
    }

    @inline(never)
    private mutating func pushFar(_ far: Price, _ node: Int32) {
        var place = heap.count
        heap.append((far, node))
        while place > 0 {
            let parent = (place - 1) / 2
            if heap[parent].far <= far { break }
            heap[place] = heap[parent]
            place = parent
        }
        heap[place] = (far, node)
    }

    @inline(never)
    private mutating func popFar() -> (far: Price, node: Int32)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        let count = heap.count
        if count == 0 { return first }
        var place = 0
        while true {
            var child = 2 * place + 1
            if child >= count { break }
            if child + 1 < count, heap[child + 1].far < heap[child].far { child += 1 }
            if heap[child].far >= last.far { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = last
        return first
    }
}
