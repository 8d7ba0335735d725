/// Solves a whole table, from the side that has fewer places, as long as that side can be filled.
struct DenseParts<Value: ScoreNumber> {
    let table: UnsafePointer<Value>
    let open: [Bool]
    let capacities: [Int32]
    let least: Value
    let largest: Int
    let threads: Int

    /// Nil when neither side can be filled: then the pairs have to be split first.
    func solve(_ progress: (Progress) throws -> Void) throws -> Filling? {
        let wanting = open.count { $0 }
        let places = capacities.reduce(0) { $0 + Int($1) }
        guard wanting == open.count else { return nil }
        // 32 bits first: prices rarely need more, and are watched.
        if largest < 1 << 24 {
            var isOverflowing = false
            let filling = try solve(Int32.self, wanting, places, &isOverflowing, progress)
            if !isOverflowing { return filling }
        }
        var isOverflowing = false
        return try solve(Int64.self, wanting, places, &isOverflowing, progress)
    }

    private func solve<Price: PriceNumber & ScoreNumber>(
        _: Price.Type, _ wanting: Int, _ places: Int, _ isOverflowing: inout Bool, _ progress: (Progress) throws -> Void
    ) throws -> Filling? {
        var isContested = false
        let filling =
            wanting <= places
            ? try fromUnits(Price.self, balanced: wanting == places, &isContested, &isOverflowing, progress)
            : try fromHosts(Price.self, places, &isContested, &isOverflowing, progress)
        guard isContested else { return filling }
        return wanting <= places
            ? try unitsAndFillers(Price.self, places - wanting, &isOverflowing, progress)
            : try hostsAndFillers(Price.self, wanting - places, &isOverflowing, progress)
    }

    /// Is it worth to fill the places that stay empty too?
    private func mayFillUp(_ rows: Int, _ places: Int) -> Bool { places > rows && places / 4 <= rows }

    private func fromUnits<Price: PriceNumber & ScoreNumber>(
        _: Price.Type, balanced: Bool, _ isContested: inout Bool, _ isOverflowing: inout Bool,
        _ progress: (Progress) throws -> Void
    ) throws -> Filling? {
        let (units, hosts) = (open.count, capacities.count)
        let source = DenseRows<Value, Price>(table: table, rows: units, width: hosts, least: least)
        let prices = balanced ? source.columnBests() : [Price](repeating: 0, count: hosts)
        let lists =
            balanced
            ? source.lists(at: prices, wanted: 40, threads: threads) : source.firstLists(wanted: 40, threads: threads)
        let kernel = Kernel(
            source: source, lists: lists, rowLists: (0..<Int32(units)).map { $0 }, capacities: capacities,
            prices: prices, largest: largest)
        kernel.stopsWhereContested = mayFillUp(units, capacities.reduce(0) { $0 + Int($1) })
        guard try kernel.fill(progress) else {
            (isContested, isOverflowing) = (kernel.isContested, kernel.isOverflowing)
            return nil
        }
        return filling(ofUnits: kernel)
    }

    private func fromHosts<Price: PriceNumber & ScoreNumber>(
        _: Price.Type, _ places: Int, _ isContested: inout Bool, _ isOverflowing: inout Bool,
        _ progress: (Progress) throws -> Void
    ) throws -> Filling? {
        let (units, hosts) = (open.count, capacities.count)
        let source = DenseColumns<Value, Price>(table: table, rows: units, columns: hosts, least: least)
        let lists = source.firstLists(wanted: 48, threads: threads)
        let rowLists = hostPlaces()
        let kernel = Kernel(
            source: source, lists: lists, rowLists: rowLists, capacities: [Int32](repeating: 1, count: units),
            prices: [Price](repeating: 0, count: units), largest: largest)
        kernel.stopsWhereContested = mayFillUp(places, units)
        guard try kernel.fill(progress) else {
            (isContested, isOverflowing) = (kernel.isContested, kernel.isOverflowing)
            return nil
        }
        return filling(ofPlaces: kernel, rowLists)
    }

    /// A row for each place of each host.
    func hostPlaces() -> [Int32] {
        capacities.indices.flatMap { host in repeatElement(Int32(host), count: Int(capacities[host])) }
    }

    /// What a kernel found whose first rows are the units, and columns the hosts.
    /// - Parameter free: the price of a place that stays empty, taken off all.
    func filling<Source: RowSource>(ofUnits kernel: Kernel<Source>, free: Source.Price = 0) -> Filling {
        var filling = Filling(units: open.count, hosts: capacities.count)
        for unit in open.indices {
            filling.host[unit] = kernel.column[unit]
            filling.score[unit] = kernel.value[unit]
            filling.unitPrice[unit] = Int(kernel.worth(ofRow: unit) + free)
            filling.unitHasBonus[unit] = true
        }
        for host in capacities.indices { filling.hostPrice[host] = Int(kernel.price[host] - free) }
        return filling
    }

    /// The same where the first rows are the places of the hosts, and columns the units.
    func filling<Source: RowSource>(
        ofPlaces kernel: Kernel<Source>, _ rowLists: [Int32], free: Source.Price = 0
    ) -> Filling {
        var filling = Filling(units: open.count, hosts: capacities.count)
        for row in rowLists.indices {
            let unit = Int(kernel.column[row])
            filling.host[unit] = rowLists[row]
            filling.score[unit] = kernel.value[row]
            filling.hostPrice[Int(rowLists[row])] = Int(kernel.worth(ofRow: row) + free)
        }
        for unit in open.indices { filling.unitPrice[unit] = Int(kernel.price[unit] - free) }
        for host in capacities.indices { filling.hostHasBonus[host] = true }
        return filling
    }
}
