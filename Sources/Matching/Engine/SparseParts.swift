/// Solves a graph of lists: splits it, then fills each part from the side that can be filled.
struct SparseParts {
    let graph: Graph
    let largest: Int
    let threads: Int

    func solve(_ progress: (Progress) throws -> Void) throws -> Filling {
        var filling = Filling(units: graph.units, hosts: graph.hosts)
        let split = Split(graph)
        try progress(Progress(done: 0, total: graph.units))
        if fitsSmallPrices(largest, rows: max(graph.units, split.filled)) {
            try solveRich(split, Int32.self, &filling, progress)
            if !split.isAllFilled { try solveShort(split, Int32.self, &filling, progress) }
        } else {
            try solveRich(split, Int64.self, &filling, progress)
            if !split.isAllFilled { try solveShort(split, Int64.self, &filling, progress) }
        }
        return filling
    }

    /// The part where every unit is filled: units are rows.
    private func solveRich<Price: PriceNumber>(
        _ split: Split, _: Price.Type, _ filling: inout Filling, _ progress: (Progress) throws -> Void
    ) throws {
        var units: [Int] = []
        for unit in 0..<graph.units where graph.open[unit] && !split.unitIsShort[unit] { units.append(unit) }
        for unit in units { filling.unitHasBonus[unit] = true }
        if units.isEmpty { return }
        let lists = CandidateLists<Price>(units.count)
        let entries = Memory<Entry>(graph.starts[graph.units])
        lists.hold(entries)
        inParts(units.count, threads: threads, least: 1024) { _, range in
            for row in range {
                let unit = units[row]
                let place = entries.base + graph.starts[unit]
                var size = 0
                for index in graph.starts[unit]..<graph.starts[unit + 1] {
                    let column = graph.columns[index]
                    if split.hostIsShort[Int(column)] || graph.capacities[Int(column)] == 0 { continue }
                    place[size] = Entry(column: column, value: graph.values[index])
                    size += 1
                }
                sortEntries(place, size)
                lists.set(row, place, size, rest: Price.lowest)
            }
        }
        var capacities = graph.capacities
        for host in 0..<graph.hosts where split.hostIsShort[host] { capacities[host] = 0 }
        let prices: [Price] = startPrices(lists, capacities, rows: units.count)
        let kernel = Kernel(
            source: CompleteRows<Price>(width: 0), lists: lists, rowLists: (0..<Int32(units.count)).map { $0 },
            capacities: capacities, prices: prices, largest: largest)
        guard try kernel.fill(progress) else { throw ProblemFault.unsupported(key: "engine.rich") }
        for row in 0..<units.count {
            filling.host[units[row]] = kernel.column[row]
            filling.score[units[row]] = kernel.value[row]
            filling.unitPrice[units[row]] = Int(kernel.worth(ofRow: row))
        }
        for host in 0..<graph.hosts where !split.hostIsShort[host] { filling.hostPrice[host] = Int(kernel.price[host]) }
    }

    /// Zero, or the best score of each column where every place will be filled.
    private func startPrices<Price: PriceNumber>(
        _ lists: CandidateLists<Price>, _ capacities: [Int32], rows: Int
    ) -> [Price] {
        var prices = [Price](repeating: 0, count: capacities.count)
        guard capacities.reduce(0, { $0 + Int($1) }) == rows else { return prices }
        for list in 0..<lists.count {
            guard let entries = lists.entries(list) else { continue }
            for index in 0..<lists.size(list) {
                let entry = entries[index]
                prices[entry.column] = max(prices[entry.column], Price(entry.value))
            }
        }
        return prices
    }

    /// The part where every place of a host is filled: places are rows, those of one host share a list.
    private func solveShort<Price: PriceNumber>(
        _ split: Split, _: Price.Type, _ filling: inout Filling, _ progress: (Progress) throws -> Void
    ) throws {
        var hosts: [Int] = []
        var number = [Int32](repeating: -1, count: graph.hosts)
        for host in 0..<graph.hosts where split.hostIsShort[host] {
            filling.hostHasBonus[host] = true
            number[host] = Int32(hosts.count)
            hosts.append(host)
        }
        if hosts.isEmpty { return }
        let lists = transposedLists(split, hosts, number, Price.self)
        var rowLists: [Int32] = []
        for (index, host) in hosts.enumerated() {
            for _ in 0..<graph.capacities[host] { rowLists.append(Int32(index)) }
        }
        let kernel = Kernel(
            source: CompleteRows<Price>(width: 0), lists: lists, rowLists: rowLists,
            capacities: split.unitIsShort.map { $0 ? 1 : 0 }, prices: [Price](repeating: 0, count: graph.units),
            largest: largest)
        guard try kernel.fill(progress) else { throw ProblemFault.unsupported(key: "engine.short") }
        for row in 0..<rowLists.count {
            let unit = Int(kernel.column[row])
            let host = hosts[Int(rowLists[row])]
            filling.host[unit] = Int32(host)
            filling.score[unit] = kernel.value[row]
            filling.hostPrice[host] = Int(kernel.worth(ofRow: row))
        }
        for unit in 0..<graph.units where split.unitIsShort[unit] { filling.unitPrice[unit] = Int(kernel.price[unit]) }
    }

    /// For each host of the short part, its units, best first.
    private func transposedLists<Price: PriceNumber>(
        _ split: Split, _ hosts: [Int], _ number: [Int32], _: Price.Type
    ) -> CandidateLists<Price> {
        let starts = Memory<Int>(hosts.count + 1, repeating: 0)
        for unit in 0..<graph.units where split.unitIsShort[unit] {
            for index in graph.starts[unit]..<graph.starts[unit + 1] {
                starts.base[Int(number[Int(graph.columns[index])]) + 1] += 1
            }
        }
        for index in 0..<hosts.count { starts.base[index + 1] += starts.base[index] }
        let entries = Memory<Entry>(starts.base[hosts.count])
        let next = Memory<Int>(hosts.count)
        next.base.update(from: starts.base, count: hosts.count)
        for unit in 0..<graph.units where split.unitIsShort[unit] {
            for index in graph.starts[unit]..<graph.starts[unit + 1] {
                let row = Int(number[Int(graph.columns[index])])
                entries.base[next.base[row]] = Entry(
                    column: Int32(truncatingIfNeeded: unit), value: graph.values[index])
                next.base[row] += 1
            }
        }
        let lists = CandidateLists<Price>(hosts.count)
        lists.hold(entries)
        inParts(hosts.count, threads: threads, least: 1024) { _, range in
            for row in range {
                let place = entries.base + starts.base[row]
                let size = starts.base[row + 1] - starts.base[row]
                sortEntries(place, size)
                lists.set(row, place, size, rest: Price.lowest)
            }
        }
        return lists
    }
}

/// Whether 32 bits are enough for all sums of prices.
func fitsSmallPrices(_ largest: Int, rows: Int) -> Bool { (largest + 1) * (rows + 16) < Int(Int32.max) / 5 }
