/// Columns of a table of scores as rows to be filled: for when mentors are short of places. Nothing is transposed: one
/// pass over the table as it lies, with a threshold for each column.
final class DenseColumns<Value: ScoreNumber, Price: PriceNumber & ScoreNumber>: RowSource {
    private let table: UnsafePointer<Value>
    /// Rows of the table, which are the columns here.
    let width: Int
    private let count: Int
    private let least: Value
    private let nets: Memory<Price>

    init(table: UnsafePointer<Value>, rows: Int, columns: Int, least: Value) {
        self.table = table
        width = rows
        count = columns
        self.least = least
        nets = Memory(rows)
    }

    /// Lists of all columns at prices of zero.
    func firstLists(wanted: Int, threads: Int) -> CandidateLists<Price> {
        let lists = CandidateLists<Price>(count)
        let room = 6 * wanted
        let slots = Memory<Entry>(count * room)
        lists.hold(slots)
        let stores = (0..<max(1, threads)).map { _ in EntryStore() }
        inParts(count, threads: threads, least: 256) { part, range in
            let cuts = sampledCuts(range, wanted)
            let sizes = Memory<Int32>(range.count, repeating: 0)
            pick(range, cuts, sizes, slots.base + range.lowerBound * room, room)
            let scratch = (nets: Memory<Price>(width), entries: Memory<Entry>(width + 1))
            var gathering = Gathering<Price>(wanted: wanted)
            for (place, column) in range.enumerated() {
                let size = Int(sizes.base[place])
                let cut = cuts.base[place]
                if size <= room, size >= min(16, wanted / 2) || cut == least {
                    let entries = slots.base + column * room
                    sortEntries(entries, size)
                    lists.set(column, entries, size, rest: cut == least ? Price.lowest : Price(cut) - 1)
                } else {
                    look(column, wanted, nil, scratch.nets.base, scratch.entries.base, &gathering, lists, stores[part])
                }
            }
        }
        for store in stores { lists.keep(store) }
        return lists
    }

    /// For each column, the number that a sample of the rows says about `wanted` rows reach.
    private func sampledCuts(_ range: Range<Int>, _ wanted: Int) -> Memory<Value> {
        let rank = max(2, wanted * 5 / 64)
        let size = range.count
        let top = Memory<Value>(rank * size, repeating: least)
        if width <= 2 * wanted { return top }
        var row = 0
        while row < width {
            insert(table + row * count + range.lowerBound, size, top.base, rank)
            row += 16
        }
        let cuts = Memory<Value>(size)
        cuts.base.update(from: top.base + (rank - 1) * size, count: size)
        return cuts
    }

    /// Puts a row of numbers into the sorted best of each column.
    @inline(__always)
    private func insert(_ numbers: UnsafePointer<Value>, _ size: Int, _ top: UnsafeMutablePointer<Value>, _ rank: Int) {
        for index in 0..<size {
            var number = numbers[index]
            if number <= top[(rank - 1) * size + index] { continue }
            for place in 0..<rank {
                let other = top[place * size + index]
                if number > other {
                    top[place * size + index] = number
                    number = other
                }
            }
        }
    }

    /// Passes over the table and appends what reaches its column's cut.
    private func pick(
        _ range: Range<Int>, _ cuts: Memory<Value>, _ sizes: Memory<Int32>, _ slots: UnsafeMutablePointer<Entry>,
        _ room: Int
    ) {
        let (size, cuts, sizes) = (range.count, cuts.base, sizes.base)
        for row in 0..<width {
            let numbers = table + row * count + range.lowerBound
            @inline(__always) func check(_ place: Int) {
                guard numbers[place] >= cuts[place] else { return }
                let found = Int(sizes[place])
                if found < room {
                    slots[place * room + found] = Entry(
                        column: Int32(truncatingIfNeeded: row), value: Int32(truncatingIfNeeded: numbers[place]))
                    sizes[place] = Int32(truncatingIfNeeded: found + 1)
                } else {
                    sizes[place] = Int32.max
                }
            }
            var index = 0
            while index &+ 32 <= size {
                if Value.anyOf32(numbers + index, atLeastEach: cuts + index) {
                    for lane in 0..<32 { check(index &+ lane) }
                }
                index &+= 32
            }
            while index < size {
                check(index)
                index &+= 1
            }
        }
    }

    func look(_ list: Int, wanted: Int, prices: UnsafeMutablePointer<Price>, into lists: CandidateLists<Price>) {
        var gathering = Gathering<Price>(wanted: wanted)
        let entries = Memory<Entry>(width + 1)
        look(list, wanted, prices, nets.base, entries.base, &gathering, lists, nil)
    }

    private func look(
        _ list: Int, _ wanted: Int, _ prices: UnsafePointer<Price>?, _ nets: UnsafeMutablePointer<Price>,
        _ entries: UnsafeMutablePointer<Entry>, _ gathering: inout Gathering<Price>, _ lists: CandidateLists<Price>,
        _ store: EntryStore?
    ) {
        for row in 0..<width {
            let score = table[row * count + list]
            let net = Price(truncatingIfNeeded: score) &- (prices?[row] ?? 0)
            nets[row] = score >= least ? net : Price.lowest
        }
        gathering.gather(
            nets, width: width, wanted: wanted, least: Price.lowest + 1, offset: list * width / max(1, count))
        for place in 0..<gathering.count {
            let row = gathering.columns[place]
            entries[place] = Entry(column: row, value: Int32(truncatingIfNeeded: table[Int(row) * count + list]))
        }
        sortEntries(entries, gathering.count)
        lists.put(list, entries, gathering.count, rest: gathering.rest ?? Price.lowest, in: store)
    }

    func relax(
        _ list: Int, base: Price, bound: Price, prices: UnsafeMutablePointer<Price>,
        distance: UnsafeMutablePointer<Price>, _ body: (_ column: Int, _ value: Int32, _ far: Price) -> Void
    ) {
        for row in 0..<width {
            let score = table[row * count + list]
            let far = base &- Price(truncatingIfNeeded: score) &+ prices[row]
            if far < distance[row], score >= least { body(row, Int32(truncatingIfNeeded: score), far) }
        }
    }
}
