/// Where rows contest the same columns and some places stay empty: fillers take those, so that prices can be scaled.
extension DenseParts {
    func unitsAndFillers<Price: PriceNumber & ScoreNumber>(
        _: Price.Type, _ fillers: Int, _ isOverflowing: inout Bool, _ progress: (Progress) throws -> Void
    ) throws -> Filling? {
        let (units, hosts) = (open.count, capacities.count)
        let source = DenseRows<Value, Price>(table: table, rows: units, width: hosts, least: least)
        let rowLists = (0..<Int32(units)).map { $0 }
        let filled = try fill(source, rowLists, units, fillers, capacities, &isOverflowing, progress)
        guard let (kernel, free) = filled else { return nil }
        return filling(ofUnits: kernel, free: free)
    }

    func hostsAndFillers<Price: PriceNumber & ScoreNumber>(
        _: Price.Type, _ fillers: Int, _ isOverflowing: inout Bool, _ progress: (Progress) throws -> Void
    ) throws -> Filling? {
        let (units, hosts) = (open.count, capacities.count)
        // Rows will be looked at again and again: columns of a table cost too much for that.
        let turned = transposed()
        let source = DenseRows<Value, Price>(table: turned.base, rows: hosts, width: units, least: least)
        let rowLists = hostPlaces()
        let single = [Int32](repeating: 1, count: units)
        let filled = try fill(source, rowLists, hosts, fillers, single, &isOverflowing, progress)
        guard let (kernel, free) = filled else { return nil }
        return filling(ofPlaces: kernel, rowLists, free: free)
    }

    private typealias Filled<Price: PriceNumber & ScoreNumber> = (
        kernel: Kernel<Fillers<Price, DenseRows<Value, Price>>>, free: Price
    )

    /// Puts all rows in place, and fillers in what is left. `free` is the price of a place that stays empty: no place has
    /// a lower one, as any filler would rather be there.
    private func fill<Price: PriceNumber & ScoreNumber>(
        _ rows: DenseRows<Value, Price>, _ rowLists: [Int32], _ lists: Int, _ fillers: Int, _ capacities: [Int32],
        _ isOverflowing: inout Bool, _ progress: (Progress) throws -> Void
    ) throws -> Filled<Price>? {
        let source = Fillers(rows, behind: lists)
        var prices = rows.columnBests()
        let candidates = rows.lists(at: prices, wanted: 40, more: 1, threads: threads)
        prices.withUnsafeMutableBufferPointer { prices in
            if let base = prices.baseAddress { source.look(lists, wanted: 40, prices: base, into: candidates) }
        }
        let kernel = Kernel(
            source: source, lists: candidates,
            rowLists: rowLists + [Int32](repeating: Int32(lists), count: fillers), capacities: capacities,
            prices: prices, largest: largest)
        guard try kernel.fill(progress) else {
            isOverflowing = kernel.isOverflowing
            return nil
        }
        return (kernel, kernel.price[Int(kernel.column[rowLists.count])])
    }

    private func transposed() -> Memory<Value> {
        let (units, hosts) = (open.count, capacities.count)
        let turned = Memory<Value>(units * hosts)
        let edge = 64
        inParts((hosts + edge - 1) / edge, threads: threads, least: 1) { _, range in
            for block in range {
                let columns = (block * edge)..<min(hosts, (block + 1) * edge)
                for first in stride(from: 0, to: units, by: edge) {
                    for unit in first..<min(units, first + edge) {
                        for host in columns { turned.base[host * units + unit] = table[unit * hosts + host] }
                    }
                }
            }
        }
        return turned
    }
}
