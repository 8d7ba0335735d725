/// Rows of a table of scores, the way it lies.
final class DenseRows<Value: ScoreNumber, Price: PriceNumber & ScoreNumber>: RowSource {
    private let table: UnsafePointer<Value>
    let width: Int
    private let count: Int
    private let least: Value
    private let nets: Memory<Price>

    init(table: UnsafePointer<Value>, rows: Int, width: Int, least: Value) {
        self.table = table
        self.width = width
        count = rows
        self.least = least
        nets = Memory(width)
    }

    /// Lists of all rows at prices of zero.
    func firstLists(wanted: Int, threads: Int) -> CandidateLists<Price> {
        let lists = CandidateLists<Price>(count)
        let stores = (0..<max(1, threads)).map { _ in EntryStore() }
        inParts(count, threads: threads, least: 64) { part, range in
            var gathering = Gathering<Value>(wanted: wanted)
            let entries = Memory<Entry>(max(width, 1))
            for index in range {
                let row = table + index * width
                gathering.gather(row, width: width, wanted: wanted, least: least, offset: index * width / count)
                let rest = gathering.rest.map { Price($0) } ?? Price.lowest
                put(index, row, gathering.columns, gathering.count, rest, entries.base, lists, stores[part])
            }
        }
        for store in stores { lists.keep(store) }
        return lists
    }

    @inline(__always)
    private func put(
        _ index: Int, _ row: UnsafePointer<Value>, _ columns: UnsafeMutablePointer<Int32>, _ size: Int, _ rest: Price,
        _ entries: UnsafeMutablePointer<Entry>, _ lists: CandidateLists<Price>, _ store: EntryStore?
    ) {
        for place in 0..<size {
            let column = columns[place]
            entries[place] = Entry(column: column, value: Int32(truncatingIfNeeded: row[Int(column)]))
        }
        sortEntries(entries, size)
        lists.put(index, entries, size, rest: rest, in: store)
    }

    /// Lists of all rows at the given prices.
    /// - Parameter more: lists behind those of the rows, left empty.
    func lists(at prices: [Price], wanted: Int, more: Int = 0, threads: Int) -> CandidateLists<Price> {
        let lists = CandidateLists<Price>(count + more)
        let stores = (0..<max(1, threads)).map { _ in EntryStore() }
        prices.withUnsafeBufferPointer { prices in
            guard let base = prices.baseAddress else { return }
            inParts(count, threads: threads, least: 64) { part, range in
                let nets = Memory<Price>(width)
                let entries = Memory<Entry>(max(width, 1))
                var gathering = Gathering<Price>(wanted: wanted)
                for index in range {
                    look(index, wanted, base, nets.base, entries.base, &gathering, lists, stores[part])
                }
            }
        }
        for store in stores { lists.keep(store) }
        return lists
    }

    func look(_ list: Int, wanted: Int, prices: UnsafeMutablePointer<Price>, into lists: CandidateLists<Price>) {
        var gathering = Gathering<Price>(wanted: wanted)
        let entries = Memory<Entry>(max(width, 1))
        look(list, wanted, prices, nets.base, entries.base, &gathering, lists, nil)
    }

    @inline(__always)
    private func look(
        _ list: Int, _ wanted: Int, _ prices: UnsafePointer<Price>, _ nets: UnsafeMutablePointer<Price>,
        _ entries: UnsafeMutablePointer<Entry>, _ gathering: inout Gathering<Price>, _ lists: CandidateLists<Price>,
        _ store: EntryStore?
    ) {
        let row = table + list * width
        if let small = prices as? UnsafePointer<Int32>, let nets = nets as? UnsafeMutablePointer<Int32> {
            Value.subtract(small, from: row, width, least: least, into: nets)
        } else {
            for column in 0..<width {
                let net = Price(truncatingIfNeeded: row[column]) &- prices[column]
                nets[column] = row[column] >= least ? net : Price.lowest
            }
        }
        gathering.gather(
            nets, width: width, wanted: wanted, least: Price.lowest + 1, offset: list * width / max(1, count))
        let rest = gathering.rest ?? Price.lowest
        put(list, row, gathering.columns, gathering.count, rest, entries, lists, store)
    }

    func relax(
        _ list: Int, base: Price, bound: Price, prices: UnsafeMutablePointer<Price>,
        distance: UnsafeMutablePointer<Price>, _ body: (_ column: Int, _ value: Int32, _ far: Price) -> Void
    ) {
        let row = table + list * width
        var start = 0
        if let prices = prices as? UnsafeMutablePointer<Int32>, let distance = distance as? UnsafeMutablePointer<Int32>
        {
            let lead = Int32(truncatingIfNeeded: base)
            while start &+ 8 <= width {
                if Value.anyOf8Nearer(row + start, prices + start, distance + start, base: lead) {
                    relax(row, start..<(start &+ 8), base, prices, distance, body)
                }
                start &+= 8
            }
        }
        relax(row, start..<width, base, prices, distance, body)
    }

    @inline(__always)
    private func relax<Number: PriceNumber>(
        _ row: UnsafePointer<Value>, _ range: Range<Int>, _ base: Price, _ prices: UnsafeMutablePointer<Number>,
        _ distance: UnsafeMutablePointer<Number>, _ body: (_ column: Int, _ value: Int32, _ far: Price) -> Void
    ) {
        for column in range {
            let score = row[column]
            let far = base &- Price(truncatingIfNeeded: score) &+ Price(truncatingIfNeeded: prices[column])
            if far < Price(truncatingIfNeeded: distance[column]), score >= least {
                body(column, Int32(truncatingIfNeeded: score), far)
            }
        }
    }

    /// The best score of each column.
    func columnBests() -> [Price] {
        var bests = [Value](repeating: least, count: width)
        bests.withUnsafeMutableBufferPointer { bests in
            for index in 0..<count {
                let row = table + index * width
                for column in 0..<width { bests[column] = max(bests[column], row[column]) }
            }
        }
        return bests.map { Price($0) }
    }
}
