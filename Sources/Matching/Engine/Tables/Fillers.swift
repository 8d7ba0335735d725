/// The rows of another source, and behind them one list that takes any column for nothing.
///
/// Rows of that list (fillers) take the places that nobody needs. With them every place is filled, so that prices may start
/// from anything; what a filler pays is then what an empty place costs, and is taken off all prices.
final class Fillers<Price: PriceNumber & ScoreNumber, Base: RowSource<Price>>: RowSource {
    private let base: Base
    /// The list of the fillers: behind those of the rows.
    private let list: Int
    private let nets: Memory<Price>
    private let entries: Memory<Entry>
    let width: Int

    init(_ base: Base, behind rows: Int) {
        self.base = base
        list = rows
        width = base.width
        nets = Memory(width)
        entries = Memory(width + 1)
    }

    func look(_ list: Int, wanted: Int, prices: UnsafeMutablePointer<Price>, into lists: CandidateLists<Price>) {
        guard list == self.list else { return base.look(list, wanted: wanted, prices: prices, into: lists) }
        for column in 0..<width { nets.base[column] = 0 &- prices[column] }
        var gathering = Gathering<Price>(wanted: wanted)
        gathering.gather(nets.base, width: width, wanted: wanted, least: Price.lowest + 1, offset: 0)
        for place in 0..<gathering.count { entries.base[place] = Entry(column: gathering.columns[place], value: 0) }
        sortEntries(entries.base, gathering.count)
        lists.put(list, entries.base, gathering.count, rest: gathering.rest ?? Price.lowest)
    }

    func relax(
        _ list: Int, base lead: Price, bound: Price, prices: UnsafeMutablePointer<Price>,
        distance: UnsafeMutablePointer<Price>, _ body: (_ column: Int, _ value: Int32, _ far: Price) -> Void
    ) {
        guard list == self.list else {
            return base.relax(list, base: lead, bound: bound, prices: prices, distance: distance, body)
        }
        for column in 0..<width {
            let far = lead &+ prices[column]
            if far < distance[column] { body(column, 0, far) }
        }
    }
}
