/// Makes the lists of nearest pairs, those of mentees first.
struct NearListsMaker {
    /// Pairs picked of each person from a table.
    private static let wanted = 48
    /// Columns of a table that are looked at together.
    private static let tile = 16

    private(set) var spans: [NearLists.Span]
    private(set) var nears: [Near] = []
    private let ofMentees: [Int]
    private let ofMentors: [Int]
    private let bonus: Int
    private var keys: [UInt64] = []

    init(mentees: Int, mentors: Int, bonus: Int, reference: [Int]) {
        spans = [NearLists.Span](repeating: NearLists.Span(), count: 2 * max(mentees, mentors))
        ofMentees = (0..<mentees).map { reference[2 * $0] }
        ofMentors = (0..<mentors).map { reference[2 * $0 + 1] }
        self.bonus = bonus
    }

    // MARK: lists

    /// Takes every pair of lists.
    mutating func takeAll(_ sparse: SparseScores, floor: Int) {
        let (n, m) = (ofMentees.count, ofMentors.count)
        nears.reserveCapacity(2 * sparse.columns.count)
        for row in 0..<n {
            let range = sparse.starts[row]..<sparse.starts[row + 1]
            put(
                2 * row, own: ofMentees[row], range.count, rest: Int.max,
                across: { 2 * Int(sparse.columns[range.lowerBound + $0]) + 1 },
                score: { Int(sparse.values[range.lowerBound + $0]) }, prices: ofMentors, floor: floor)
        }
        var starts = [Int](repeating: 0, count: m + 1)
        for column in sparse.columns { starts[Int(column) + 1] += 1 }
        for column in 0..<m { starts[column + 1] += starts[column] }
        var next = starts
        let places = Memory<UInt64>(sparse.columns.count)
        for row in 0..<n {
            for index in sparse.starts[row]..<sparse.starts[row + 1] {
                let column = Int(sparse.columns[index])
                places.base[next[column]] = UInt64(UInt32(row)) << 32 | UInt64(UInt32(bitPattern: sparse.values[index]))
                next[column] += 1
            }
        }
        for column in 0..<m {
            let start = places.base + starts[column]
            put(
                2 * column + 1, own: ofMentors[column], starts[column + 1] - starts[column], rest: Int.max,
                across: { 2 * Int(start[$0] >> 32) }, score: { Int(UInt32(truncatingIfNeeded: start[$0])) },
                prices: ofMentees, floor: floor)
        }
    }

    // MARK: tables

    /// Picks the nearest pairs of a table: row by row, then column by column in tiles.
    mutating func pick<Value: ScoreNumber>(_ dense: DenseScores<Value>, floor: Int) {
        guard let least = Value(exactly: floor) else { return }
        let (n, m) = (ofMentees.count, ofMentors.count)
        nears.reserveCapacity(2 * NearListsMaker.wanted * (n + m))
        var gathering = Gathering<Int32>(wanted: NearListsMaker.wanted)
        let nets = Memory<Int32>(max(m, NearListsMaker.tile * n))
        for row in 0..<n {
            let scores = dense.row(row)
            let base = bonus &- ofMentees[row]
            ofMentors.withUnsafeBufferPointer { prices in
                for column in 0..<m {
                    nets.base[column] = net(scores[column], base &- prices[column], least)
                }
            }
            gathering.gather(
                nets.base, width: m, wanted: NearListsMaker.wanted, least: Int32.lowest + 1, offset: row * m / n)
            let columns = gathering.columns
            put(
                2 * row, own: ofMentees[row], gathering.count, rest: rest(gathering),
                across: { 2 * Int(columns[$0]) + 1 }, score: { Int(scores[Int(columns[$0])]) }, prices: ofMentors,
                floor: floor)
        }
        for first in stride(from: 0, to: m, by: NearListsMaker.tile) {
            let width = min(NearListsMaker.tile, m - first)
            fill(nets.base, dense, first, width, least)
            for column in first..<(first + width) {
                gathering.gather(
                    nets.base + (column - first) * n, width: n, wanted: NearListsMaker.wanted,
                    least: Int32.lowest + 1, offset: column * n / m)
                let rows = gathering.columns
                put(
                    2 * column + 1, own: ofMentors[column], gathering.count, rest: rest(gathering),
                    across: { 2 * Int(rows[$0]) }, score: { Int(dense.row(Int(rows[$0]))[column]) },
                    prices: ofMentees, floor: floor)
            }
        }
    }

    private func fill<Value: ScoreNumber>(
        _ nets: UnsafeMutablePointer<Int32>, _ dense: DenseScores<Value>, _ first: Int, _ width: Int, _ least: Value
    ) {
        let n = ofMentees.count
        ofMentors.withUnsafeBufferPointer { prices in
            for row in 0..<n {
                let scores = dense.row(row) + first
                let base = bonus &- ofMentees[row]
                for lane in 0..<width {
                    nets[lane &* n &+ row] = net(scores[lane], base &- prices[first &+ lane], least)
                }
            }
        }
    }

    /// The gap with its sign turned, within bounds; lowest where the pair is not eligible.
    @inline(__always)
    private func net<Value: ScoreNumber>(_ score: Value, _ base: Int, _ least: Value) -> Int32 {
        let net = Int32(truncatingIfNeeded: max(-(1 << 28), min(1 << 28, base &+ Int(score))))
        return score < least ? Int32.lowest : net
    }

    private func rest(_ gathering: Gathering<Int32>) -> Int {
        guard let rest = gathering.rest else { return Int.max }
        return rest >= 1 << 28 ? Int.min / 4 : -Int(rest)
    }

    // MARK: one list

    /// Puts the pairs of one node in order, equal ones by the person across.
    @inline(__always)
    private mutating func put(
        _ node: Int, own: Int, _ count: Int, rest: Int, across: (Int) -> Int, score: (Int) -> Int, prices: [Int],
        floor: Int
    ) {
        keys.removeAll(keepingCapacity: true)
        for index in 0..<count where score(index) >= floor {
            let gap = Int32(clamping: own &+ prices[across(index) >> 1] &- score(index) &- bonus)
            keys.append(UInt64(UInt32(bitPattern: gap) ^ 0x8000_0000) << 32 | UInt64(UInt32(index)))
        }
        keys.withUnsafeMutableBufferPointer { sortRising($0) }
        let start = nears.count
        for key in keys {
            let index = Int(UInt32(truncatingIfNeeded: key))
            let gap = Int32(bitPattern: UInt32(truncatingIfNeeded: key >> 32) ^ 0x8000_0000)
            nears.append(Near(across(index), score: score(index), gap: Int(gap)))
        }
        spans[node] = NearLists.Span(start: start, end: nears.count, rest: rest)
    }
}

/// Sorts short lists by insertion, longer ones with the library.
private func sortRising(_ keys: UnsafeMutableBufferPointer<UInt64>) {
    if keys.count > 96 {
        var all = keys
        all.sort()
        return
    }
    var next = 1
    while next < keys.count {
        let key = keys[next]
        var place = next
        while place > 0, keys[place &- 1] > key {
            keys[place] = keys[place &- 1]
            place &-= 1
        }
        keys[place] = key
        next &+= 1
    }
}
