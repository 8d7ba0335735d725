/// Splits a graph into the part where hosts are short of places and the rest (Dulmage and Mendelsohn).
///
/// A largest matching is found first (Hopcroft and Karp, several places per host). Whoever an unmatched unit reaches by
/// alternating paths is in the short part: there every place of a host is filled, in the rest every unit. No assignment
/// that fills as many places uses a pair across, so each part is solved alone.
struct Split {
    /// Units and hosts of the short part.
    private(set) var unitIsShort: [Bool]
    private(set) var hostIsShort: [Bool]
    /// Places that can be filled.
    private(set) var filled = 0

    private let graph: Graph
    private var host: [Int32]
    private var firstPlace: [Int32]
    private var taken: [Int32]
    private var occupant: [Int32]
    private var layer: [Int32]
    private var next: [Int]
    private var seen: [Bool]
    private var visited: [Bool]
    private var hostLayer: [Int32]
    private var nextSpot: [Int32]
    private var wave: [Int32] = []
    /// Each unit takes the spot of the host from the unit after it.
    private var path: [(unit: Int32, host: Int32, spot: Int32)] = []

    init(_ graph: Graph) {
        self.graph = graph
        unitIsShort = []
        hostIsShort = []
        host = [Int32](repeating: -1, count: graph.units)
        taken = [Int32](repeating: 0, count: graph.hosts)
        firstPlace = [0]
        firstPlace.reserveCapacity(graph.hosts + 1)
        var sum: Int32 = 0
        for capacity in graph.capacities {
            sum += capacity
            firstPlace.append(sum)
        }
        occupant = [Int32](repeating: -1, count: Int(sum))
        layer = [Int32](repeating: -1, count: graph.units)
        next = [Int](repeating: 0, count: graph.units)
        seen = [Bool](repeating: false, count: graph.hosts)
        visited = [Bool](repeating: false, count: graph.units)
        hostLayer = [Int32](repeating: -1, count: graph.hosts)
        nextSpot = [Int32](repeating: 0, count: graph.hosts)
        start()
        while reachFreePlace() { extendAll() }
        unitIsShort = layer.map { $0 >= 0 }
        hostIsShort = seen
        filled = host.count { $0 >= 0 }
    }

    var isAllFilled: Bool { !unitIsShort.contains(true) }

    /// Gives each unit the host with a free place that fewest pairs compete for.
    private mutating func start() {
        var demand = [Int32](repeating: 0, count: graph.hosts)
        for index in 0..<graph.starts[graph.units] { demand[Int(graph.columns[index])] += 1 }
        for unit in 0..<graph.units where graph.open[unit] {
            var best = -1
            var fewest = Int32.max
            for index in graph.starts[unit]..<graph.starts[unit + 1] {
                let one = Int(graph.columns[index])
                if demand[one] < fewest, taken[one] < graph.capacities[one] {
                    fewest = demand[one]
                    best = one
                }
            }
            if best >= 0 { put(unit, best) }
        }
    }

    private mutating func put(_ unit: Int, _ one: Int) {
        occupant[Int(firstPlace[one] + taken[one])] = Int32(unit)
        taken[one] += 1
        host[unit] = Int32(one)
    }

    /// Numbers units by distance from unmatched ones; false when no free place is within reach.
    private mutating func reachFreePlace() -> Bool {
        for unit in 0..<graph.units { layer[unit] = -1 }
        for one in 0..<graph.hosts {
            seen[one] = false
            hostLayer[one] = -1
        }
        wave.removeAll(keepingCapacity: true)
        for unit in 0..<graph.units where host[unit] < 0 && graph.open[unit] {
            layer[unit] = 0
            wave.append(Int32(unit))
        }
        var found = false
        var from = 0
        while from < wave.count, !found {
            let to = wave.count
            for place in from..<to {
                let unit = Int(wave[place])
                for index in graph.starts[unit]..<graph.starts[unit + 1] {
                    let one = Int(graph.columns[index])
                    if seen[one] { continue }
                    seen[one] = true
                    hostLayer[one] = layer[unit]
                    if taken[one] < graph.capacities[one] { found = true }
                    for spot in Int(firstPlace[one])..<Int(firstPlace[one] + taken[one]) {
                        let other = Int(occupant[spot])
                        if layer[other] < 0 {
                            layer[other] = layer[unit] + 1
                            wave.append(Int32(other))
                        }
                    }
                }
            }
            from = to
        }
        return found
    }

    private mutating func extendAll() {
        for unit in 0..<graph.units {
            next[unit] = graph.starts[unit]
            visited[unit] = false
        }
        for one in 0..<graph.hosts { nextSpot[one] = firstPlace[one] }
        for unit in 0..<graph.units where host[unit] < 0 && graph.open[unit] { extend(unit) }
    }

    /// Looks for a way to a free place from layer to layer, and goes it.
    private mutating func extend(_ start: Int) {
        path.removeAll(keepingCapacity: true)
        var unit = start
        search: while true {
            while next[unit] < graph.starts[unit + 1] {
                let one = Int(graph.columns[next[unit]])
                if hostLayer[one] == layer[unit] {
                    if taken[one] < graph.capacities[one] {
                        put(unit, one)
                        for step in path.reversed() {
                            occupant[Int(step.spot)] = step.unit
                            host[Int(step.unit)] = step.host
                        }
                        return
                    }
                    let end = firstPlace[one] + taken[one]
                    while nextSpot[one] < end {
                        let spot = nextSpot[one]
                        nextSpot[one] += 1
                        let other = Int(occupant[Int(spot)])
                        if visited[other] || layer[other] != layer[unit] + 1 { continue }
                        visited[other] = true
                        path.append((Int32(unit), Int32(one), spot))
                        unit = other
                        continue search
                    }
                }
                next[unit] += 1
            }
            guard let step = path.popLast() else { return }
            unit = Int(step.unit)
        }
    }
}
