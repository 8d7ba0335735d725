/// Eligible pairs between units (people who have one place or none) and hosts (people with any number of places).
struct Graph {
    let units: Int
    let hosts: Int
    /// Pairs of unit `u` are at `starts[u]..<starts[u + 1]`.
    let starts: UnsafePointer<Int>
    let columns: UnsafePointer<Int32>
    let values: UnsafePointer<Int32>
    /// Places of each unit, 0 or 1.
    let open: [Bool]
    /// Places of each host; those beyond its pairs may be left out, but for one, which shows that it is never full.
    let capacities: [Int32]
}

/// Pairs in memory of their own, for when those of the problem cannot be used as they are.
final class GraphMemory {
    let starts: Memory<Int>
    let columns: Memory<Int32>
    let values: Memory<Int32>

    init(units: Int, pairs: Int) {
        starts = Memory(units + 1, repeating: 0)
        columns = Memory(pairs)
        values = Memory(pairs)
    }

    /// The pairs seen from the other side; those of each host in rising order of units.
    init(transposing graph: Graph) {
        let pairs = graph.starts[graph.units]
        starts = Memory(graph.hosts + 1, repeating: 0)
        columns = Memory(pairs)
        values = Memory(pairs)
        for index in 0..<pairs { starts.base[Int(graph.columns[index]) + 1] += 1 }
        for host in 0..<graph.hosts { starts.base[host + 1] += starts.base[host] }
        let next = Memory<Int>(graph.hosts)
        next.base.update(from: starts.base, count: graph.hosts)
        for unit in 0..<graph.units {
            for index in graph.starts[unit]..<graph.starts[unit + 1] {
                let host = Int(graph.columns[index])
                columns.base[next.base[host]] = Int32(truncatingIfNeeded: unit)
                values.base[next.base[host]] = graph.values[index]
                next.base[host] += 1
            }
        }
    }
}

/// What the engine found: the host of each unit (-1: none) with the score, and prices without the bonus.
struct Filling {
    var host: [Int32]
    var score: [Int32]
    /// Price of units and hosts; those with `bonus` set are on the side that is filled there.
    var unitPrice: [Int]
    var hostPrice: [Int]
    var unitHasBonus: [Bool]
    var hostHasBonus: [Bool]

    init(units: Int, hosts: Int) {
        host = [Int32](repeating: -1, count: units)
        score = [Int32](repeating: 0, count: units)
        unitPrice = [Int](repeating: 0, count: units)
        hostPrice = [Int](repeating: 0, count: hosts)
        unitHasBonus = [Bool](repeating: false, count: units)
        hostHasBonus = [Bool](repeating: false, count: hosts)
    }
}
