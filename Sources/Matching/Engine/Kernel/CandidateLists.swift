/// Numbers that prices are kept in: 32 bits where sums cannot overflow, else 64.
protocol PriceNumber: FixedWidthInteger, SignedInteger, BitwiseCopyable, Sendable {}
extension Int32: PriceNumber {}
extension Int64: PriceNumber {}

extension PriceNumber {
    /// Less than any price, with room to add to it.
    @inline(__always) static var lowest: Self { Self.min / 4 }
    /// More than any distance, with room to add to it.
    @inline(__always) static var farthest: Self { Self.max / 4 }
}

/// For each list, its best columns, and a bound for all others.
///
/// Prices only rise, so what was best of the others when the row was last looked at bounds them for ever (`rest`).
/// Entries are sorted by score.
final class CandidateLists<Price: PriceNumber> {
    let count: Int
    private let starts: Memory<UnsafeMutablePointer<Entry>?>
    private let sizes: Memory<Int32>
    private let rests: Memory<Price>
    private var blocks: [Memory<Entry>] = []
    private let store = EntryStore()

    init(_ count: Int) {
        self.count = count
        starts = Memory(count, repeating: nil)
        sizes = Memory(count, repeating: 0)
        rests = Memory(count, repeating: Price.lowest)
    }

    @inline(__always)
    func entries(_ list: Int) -> UnsafeMutablePointer<Entry>? { starts.base[list] }
    @inline(__always)
    func size(_ list: Int) -> Int { Int(sizes.base[list]) }
    /// No column outside the list is worth more than this at any later prices.
    @inline(__always)
    func rest(_ list: Int) -> Price { rests.base[list] }

    /// Points the list at memory that `hold` keeps.
    func set(_ list: Int, _ entries: UnsafeMutablePointer<Entry>, _ size: Int, rest: Price) {
        starts.base[list] = entries
        sizes.base[list] = Int32(size)
        rests.base[list] = rest
    }

    func hold(_ block: Memory<Entry>) { blocks.append(block) }

    /// Copies entries into memory of the lists' own; from several threads, each with a store of its own.
    func put(
        _ list: Int, _ entries: UnsafeMutablePointer<Entry>, _ size: Int, rest: Price, in store: EntryStore? = nil
    ) {
        if size <= self.size(list), let old = starts.base[list] {
            old.update(from: entries, count: size)
            set(list, old, size, rest: rest)
        } else {
            set(list, (store ?? self.store).copy(entries, size), size, rest: rest)
        }
    }

    func keep(_ store: EntryStore) { blocks += store.blocks }
}

/// Memory for entries, handed out bit by bit.
final class EntryStore {
    private(set) var blocks: [Memory<Entry>] = []
    private var next: UnsafeMutablePointer<Entry>?
    private var room = 0

    func copy(_ entries: UnsafeMutablePointer<Entry>, _ size: Int) -> UnsafeMutablePointer<Entry> {
        if room < size || next == nil {
            let block = Memory<Entry>(max(1 << 14, size))
            blocks.append(block)
            next = block.base
            room = block.count
        }
        guard let place = next else { return entries }
        place.initialize(from: entries, count: size)
        next = place + size
        room -= size
        return place
    }
}

/// Where a kernel finds the columns of its rows.
protocol RowSource<Price>: AnyObject {
    associatedtype Price: PriceNumber
    /// Looks at the whole row at these prices and puts the best columns, `wanted` or more, into its list.
    func look(_ list: Int, wanted: Int, prices: UnsafeMutablePointer<Price>, into lists: CandidateLists<Price>)
    /// Gives every column of the row that is nearer through it (`base` minus net worth) than `distance` says.
    func relax(
        _ list: Int, base: Price, bound: Price, prices: UnsafeMutablePointer<Price>,
        distance: UnsafeMutablePointer<Price>, _ body: (_ column: Int, _ value: Int32, _ far: Price) -> Void)
    /// Columns in the widest row.
    var width: Int { get }
}

/// Rows whose lists hold every column.
final class CompleteRows<Price: PriceNumber>: RowSource {
    let width: Int
    init(width: Int) { self.width = width }
    func look(_ list: Int, wanted: Int, prices: UnsafeMutablePointer<Price>, into lists: CandidateLists<Price>) {}
    func relax(
        _ list: Int, base: Price, bound: Price, prices: UnsafeMutablePointer<Price>,
        distance: UnsafeMutablePointer<Price>, _ body: (_ column: Int, _ value: Int32, _ far: Price) -> Void
    ) {}
}
