extension Kernel {
    /// Puts rows in place many at a time, as long as that pays; returns those that are left.
    ///
    /// One search from all waiting rows finds how far the nearest free column is from any of them; prices move by that
    /// much, and then as many rows as possible go along ways that cost nothing. With many equal scores a few such waves
    /// take the place of thousands of searches that would each go through the same equals.
    /// - Parameter alone: rows that are scanned when a row is searched for alone.
    func fillTogether(_ first: [Int], alone: Int, _ progress: (Progress) throws -> Void) throws -> [Int] {
        var waiting = first
        var walk = Walk(rows: rows, columns: columns)
        var isFirst = true
        while waiting.count >= Self.fewWaiting, !isOverflowing {
            try progress(Progress(done: rows - waiting.count, total: rows))
            let (before, effort) = (waiting.count, scans + walk.entries)
            for row in waiting {
                let offer = offer(Int(list[row]))
                guard offer.column >= 0 else { return waiting }
                own[row] = offer.best
            }
            if !isFirst, !move(waiting) { return waiting }
            waiting = passAll(waiting, &walk)
            let isCostly = (scans + walk.entries - effort) > alone * (before - waiting.count)
            if isCostly, !isFirst { return waiting }
            isFirst = false
        }
        return waiting
    }

    /// Fewer rows than this are searched for one by one.
    static var fewWaiting: Int { 64 }

    /// Moves prices so that the free column that is nearest to any waiting row costs nothing to reach.
    private func move(_ waiting: [Int]) -> Bool {
        let reach = label { reach in for row in waiting { scan(row, at: 0, base: own[row], &reach) } }
        if reach.target >= 0 {
            raise(reach)
            for row in waiting { own[row] = own[row] &- reach.bound }
        }
        forget(reach)
        return reach.target >= 0
    }

    /// Goes along ways that cost nothing until no more are found; returns the rows that found none.
    private func passAll(_ first: [Int], _ walk: inout Walk) -> [Int] {
        var (waiting, lost) = (first, [Int]())
        walk.level += 1
        while !waiting.isEmpty {
            walk.round += 1
            var again: [Int] = []
            let before = lost.count
            for row in waiting where !pass(row, &walk) {
                if walk.isCertain { lost.append(row) } else { again.append(row) }
            }
            if again.count + lost.count - before == waiting.count { return lost + again }
            waiting = again
        }
        return lost
    }

    /// Looks depth first for a way to a free column by pairs that are worth exactly what their rows are, and goes it.
    private func pass(_ start: Int, _ walk: inout Walk) -> Bool {
        walk.begin()
        var row = start
        walk.enter(row)
        while true {
            if takeFree(row) {
                for step in walk.steps.reversed() { settle(step.row, step.column, step.spot, step.value) }
                walk.leaveOpen()
                return true
            }
            while true {
                if let next = advance(row, &walk) {
                    row = next
                    break
                }
                guard let step = walk.steps.popLast() else {
                    walk.giveUp()
                    return false
                }
                row = step.row
            }
        }
    }

    @inline(__always)
    private func worthNow(_ row: Int) -> Price {
        let target = Int(column[row])
        return target < 0 ? own[row] : Price(truncatingIfNeeded: value[row]) &- price[target]
    }

    /// Puts the row in a free column of exactly its worth; false when there is none.
    @inline(__always)
    private func takeFree(_ row: Int) -> Bool {
        let (worth, list) = (worthNow(row), Int(list[row]))
        guard let entries = lists.entries(list) else { return false }
        for index in 0..<lists.size(list) {
            let entry = entries[index]
            let score = Price(truncatingIfNeeded: entry.value)
            if score &- leastPrice < worth { return false }
            let target = entry.column
            if score &- price[target] == worth, isFree(target) {
                settle(row, target, Int(firstPlace[target] + taken[target]), entry.value)
                taken[target] += 1
                return true
            }
        }
        return false
    }

    /// The next row that could make way for this one and was not asked before.
    @inline(__always)
    private func advance(_ row: Int, _ walk: inout Walk) -> Int? {
        let (worth, list) = (worthNow(row), Int(list[row]))
        guard let entries = lists.entries(list) else { return nil }
        let size = lists.size(list)
        while Int(walk.next.base[row]) < size {
            let entry = entries[Int(walk.next.base[row])]
            let score = Price(truncatingIfNeeded: entry.value)
            if score &- leastPrice < worth { return nil }
            let target = entry.column
            if score &- price[target] == worth {
                let end = firstPlace[target] + taken[target]
                walk.ask(target, from: firstPlace[target])
                while walk.spots.base[target] < end {
                    let spot = Int(walk.spots.base[target])
                    walk.spots.base[target] += 1
                    let other = Int(occupant[spot])
                    if walk.wasEntered(other) { continue }
                    walk.enter(other)
                    walk.steps.append((row, target, spot, entry.value))
                    return other
                }
            }
            walk.next.base[row] += 1
        }
        return nil
    }
}

/// Where a search in depth stands: each row is entered once a round, each place asked for once.
///
/// What was entered in vain stays shut until prices move: no way that is found later leads into it.
private struct Walk {
    var round: Int32 = 0
    var level: Int32 = 0
    /// Whether the last search that found nothing met no row of one that did.
    private(set) var isCertain = true
    /// Next entry to try of each row, the round in which it was entered, the level at which it was shut.
    let next: Memory<Int32>
    private let entered: Memory<Int32>
    private let shut: Memory<Int32>
    /// Next place to ask for of each column, and the round it belongs to.
    let spots: Memory<Int32>
    private let spotRound: Memory<Int32>
    private let unsure: Memory<Int32>
    /// Each row takes the place from the row after it.
    var steps: [(row: Int, column: Int, spot: Int, value: Int32)] = []
    private var rowsEntered: [Int32] = []
    private var asked: [Int32] = []
    /// How often a row was entered.
    private(set) var entries = 0

    init(rows: Int, columns: Int) {
        next = Memory(rows, repeating: 0)
        entered = Memory(rows, repeating: 0)
        shut = Memory(rows, repeating: 0)
        spots = Memory(columns, repeating: 0)
        spotRound = Memory(columns, repeating: 0)
        unsure = Memory(columns, repeating: 0)
    }

    mutating func begin() {
        steps.removeAll(keepingCapacity: true)
        rowsEntered.removeAll(keepingCapacity: true)
        asked.removeAll(keepingCapacity: true)
        isCertain = true
    }

    @inline(__always)
    mutating func enter(_ row: Int) {
        entries += 1
        entered.base[row] = round
        next.base[row] = 0
        rowsEntered.append(Int32(truncatingIfNeeded: row))
    }

    /// Whether the row need not be entered; remembers when that is only so for this round.
    @inline(__always)
    mutating func wasEntered(_ row: Int) -> Bool {
        if shut.base[row] == level { return true }
        guard entered.base[row] == round else { return false }
        isCertain = false
        return true
    }

    /// Shuts what the search entered when nothing can come of it.
    mutating func giveUp() {
        guard isCertain else { return leaveOpen() }
        for row in rowsEntered { shut.base[Int(row)] = level }
    }

    /// Remembers that rows in the columns asked for were passed over for this round only.
    func leaveOpen() {
        for column in asked { unsure.base[Int(column)] = round }
    }

    @inline(__always)
    mutating func ask(_ column: Int, from first: Int32) {
        if spotRound.base[column] != round {
            spotRound.base[column] = round
            spots.base[column] = first
        } else if unsure.base[column] == round {
            isCertain = false
            return
        }
        asked.append(Int32(truncatingIfNeeded: column))
    }
}
