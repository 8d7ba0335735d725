/// Fills every row, each with one column, at the highest total; columns may have several places.
///
/// It wants to be given the side that is filled completely as rows. Rows with the same columns and scores (the places of
/// one person) share a list. Prices of columns only rise; every row in place is at its best at the prices of the moment
/// (complementary slackness), so when all rows are in place, the total is the highest there is.
final class Kernel<Source: RowSource> {
    typealias Price = Source.Price

    let rows: Int
    let columns: Int
    let source: Source
    let lists: CandidateLists<Price>
    /// List of each row.
    let list: UnsafeMutablePointer<Int32>
    /// Column of each row, -1 while it has none; its place there and its score.
    let column: UnsafeMutablePointer<Int32>
    let place: UnsafeMutablePointer<Int32>
    let value: UnsafeMutablePointer<Int32>
    let price: UnsafeMutablePointer<Price>
    /// Worth of rows that wait for a place.
    let own: UnsafeMutablePointer<Price>
    /// First place of each column (one more at the end), and the row in each place, filled from the first.
    let firstPlace: UnsafeMutablePointer<Int32>
    let taken: UnsafeMutablePointer<Int32>
    let occupant: UnsafeMutablePointer<Int32>
    /// No price is lower.
    let leastPrice: Price
    /// No score is larger.
    let largest: Price
    /// Rows that a failed search reached from, and columns within their reach: no place is left there.
    var failedRow = -1
    /// Stop where rows contest the same columns step by step, though prices cannot be scaled here: there is another way.
    var stopsWhereContested = false
    var isContested = false
    /// A price came near what its kind of number can hold: nothing found here counts.
    var isOverflowing = false

    // Scratch of the search.
    let distance: UnsafeMutablePointer<Price>
    let reachedBy: UnsafeMutablePointer<Int32>
    let reachedValue: UnsafeMutablePointer<Int32>
    let scanned: UnsafeMutablePointer<Int32>
    /// How often each list turned out too short.
    let widenings: UnsafeMutablePointer<Int32>
    static var widerEvery: Int32 { 2 }
    let touched: UnsafeMutablePointer<Int32>
    let settled: UnsafeMutablePointer<Int32>
    var queue = PathQueue<Price>()
    /// What was done so far: searches, rows looked at again or relaxed as a whole, lists scanned.
    var searches = 0
    var looksTaken = 0
    var relaxes = 0
    var scans = 0
    /// Most columns of a list that is looked at again.
    var longest = 64

    private let ints: Memory<Int32>
    private let prices: Memory<Price>

    init(
        source: Source, lists: CandidateLists<Price>, rowLists: [Int32], capacities: [Int32], prices start: [Price],
        largest: Int
    ) {
        rows = rowLists.count
        columns = capacities.count
        self.source = source
        self.lists = lists
        var places = 0
        for capacity in capacities { places += Int(capacity) }
        ints = Memory(4 * rows + 6 * columns + 2 + places + 2 * lists.count, repeating: -1)
        var next = ints.base
        func take(_ count: Int) -> UnsafeMutablePointer<Int32> {
            defer { next += count }
            return next
        }
        list = take(rows)
        column = take(rows)
        place = take(rows)
        value = take(rows)
        firstPlace = take(columns + 1)
        taken = take(columns)
        reachedBy = take(columns)
        reachedValue = take(columns)
        touched = take(columns)
        settled = take(columns)
        occupant = take(places)
        scanned = take(lists.count)
        widenings = take(lists.count)
        prices = Memory(2 * columns + rows, repeating: Price.farthest)
        price = prices.base
        distance = prices.base + columns
        own = prices.base + 2 * columns
        var sum: Int32 = 0
        for index in 0..<columns {
            firstPlace[index] = sum
            sum += capacities[index]
            taken[index] = 0
            price[index] = start[index]
        }
        firstPlace[columns] = sum
        for row in 0..<rows { list[row] = rowLists[row] }
        leastPrice = start.min() ?? 0
        self.largest = Price(largest) + 1
    }

    deinit { queue.free() }

    @inline(__always)
    func isFree(_ column: Int) -> Bool { taken[column] < firstPlace[column + 1] &- firstPlace[column] }

    /// Puts every row in place; false when one cannot be (`failedRow`).
    func fill(_ progress: (Progress) throws -> Void) throws -> Bool {
        var waiting = bid()
        var canRescale = firstPlace[columns] == rows && source.width > 0
        var (next, mark, patience) = (0, scans, 0)
        while next < waiting.count {
            if next % 64 == 0 { try progress(Progress(done: rows - waiting.count + next, total: rows)) }
            if isOverflowing { return false }
            if canRescale || stopsWhereContested, looksTaken + relaxes > 64 + rows / 10 {
                guard canRescale else {
                    isContested = true
                    return false
                }
                canRescale = false
                waiting = try rescale(progress)
                next = 0
                continue
            }
            if next % 64 == 63 {
                let alone = (scans - mark) / 64
                patience -= 1
                if source.width == 0, alone > 256, patience < 0, waiting.count - next >= Self.fewWaiting {
                    waiting = try fillTogether(Array(waiting[next...]), alone: alone, progress)
                    (next, patience) = (0, 16)
                }
                mark = scans
                if next == waiting.count { break }
            }
            if !search(from: waiting[next]) {
                failedRow = waiting[next]
                return false
            }
            next += 1
        }
        return !isOverflowing
    }

    /// What a row of the list is worth at its best: its price.
    func worth(ofRow row: Int) -> Price { Price(value[row]) - price[Int(column[row])] }
}
