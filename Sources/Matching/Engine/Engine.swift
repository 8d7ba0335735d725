/// The fast way to the best assignment, for problems where on one side nobody has more than one place.
struct Engine {
    let problem: MatchingProblem
    let threads: Int
    /// Places that fixed pairs leave.
    private let places: [Int]
    private let capacities: [Int]

    init(_ problem: MatchingProblem, threads: Int) {
        self.problem = problem
        self.threads = threads
        var (places, capacities) = (problem.places, problem.capacities)
        for one in problem.fixed {
            places[one.mentee] -= 1
            capacities[one.mentor] -= 1
        }
        self.places = places
        self.capacities = capacities
    }

    /// Nil when people on both sides have several places.
    func solve(_ progress: (Progress) throws -> Void) throws -> Assignment? {
        if places.allSatisfy({ $0 <= 1 }) {
            let largest = largestScore()
            if let filling = try solveTable(largest, progress) { return assignment(filling, largest, flipped: false) }
            let filling = try withGraph {
                try SparseParts(graph: $0, largest: largest, threads: threads).solve(progress)
            }
            return assignment(filling, largest, flipped: false)
        }
        guard capacities.allSatisfy({ $0 <= 1 }) else { return nil }
        let largest = largestScore()
        let filling = try withGraph { graph in
            let memory = GraphMemory(transposing: graph)
            let flipped = Graph(
                units: graph.hosts, hosts: graph.units, starts: memory.starts.base, columns: memory.columns.base,
                values: memory.values.base, open: capacities.map { $0 > 0 },
                capacities: places.indices.map { Int32(min(places[$0], graph.starts[$0 + 1] - graph.starts[$0] + 1)) })
            return try SparseParts(graph: flipped, largest: largest, threads: threads).solve(progress)
        }
        return assignment(filling, largest, flipped: true)
    }

    private func solveTable(_ largest: Int, _ progress: (Progress) throws -> Void) throws -> Filling? {
        guard problem.fixed.isEmpty, !capacities.contains(0), problem.mentees > 0, problem.mentors > 0 else {
            return nil
        }
        let open = places.map { $0 > 0 }
        let rooms = capacities.map { Int32(min($0, problem.mentees + 1)) }
        switch problem.scores.storage {
        case .sparse: return nil
        case .dense16(let dense):
            guard problem.floor <= Int(Int16.max) else { return nil }
            return try DenseParts(
                table: dense.base, open: open, capacities: rooms, least: Int16(problem.floor), largest: largest,
                threads: threads
            ).solve(progress)
        case .dense32(let dense):
            guard problem.floor <= Int(Int32.max) else { return nil }
            return try DenseParts(
                table: dense.base, open: open, capacities: rooms, least: Int32(problem.floor), largest: largest,
                threads: threads
            ).solve(progress)
        }
    }

    /// A bound for all scores: exact except for 16-bit tables, which are not worth a pass.
    private func largestScore() -> Int {
        switch problem.scores.storage {
        case .sparse(let sparse): return Int(sparse.values.max() ?? 0)
        case .dense16: return Int(Int16.max)
        case .dense32(let dense):
            var most: Int32 = 0
            for index in 0..<(problem.mentees * problem.mentors) { most = max(most, dense.base[index]) }
            return Int(most)
        }
    }

    /// The eligible pairs as lists: those of the problem where they can be used as they are.
    private func withGraph<Result>(_ body: (Graph) throws -> Result) throws -> Result {
        if case .sparse(let sparse) = problem.scores.storage, problem.fixed.isEmpty, problem.floor == 0,
            !places.contains(0), !capacities.contains(0)
        {
            return try sparse.starts.withUnsafeBufferPointer { starts in
                try sparse.columns.withUnsafeBufferPointer { columns in
                    try sparse.values.withUnsafeBufferPointer { values in
                        guard let starts = starts.baseAddress else { throw ProblemFault.tooLarge }
                        let none = UnsafePointer<Int32>(bitPattern: 16).unsafelyUnwrapped
                        return try body(graph(starts, columns.baseAddress ?? none, values.baseAddress ?? none))
                    }
                }
            }
        }
        let memory = filtered()
        return try body(graph(memory.starts.base, memory.columns.base, memory.values.base))
    }

    private func graph(
        _ starts: UnsafePointer<Int>, _ columns: UnsafePointer<Int32>, _ values: UnsafePointer<Int32>
    ) -> Graph {
        Graph(
            units: problem.mentees, hosts: problem.mentors, starts: starts, columns: columns, values: values,
            open: places.map { $0 > 0 }, capacities: capacities.map { Int32(min($0, problem.mentees + 1)) })
    }

    /// The pairs that can be chosen: at least the floor, not fixed, both people with places.
    private func filtered() -> GraphMemory {
        let fixed = Set(problem.fixed.map(\.pair))
        func forEach(_ body: (_ mentee: Int, _ mentor: Int, _ score: Int) -> Void) {
            for mentee in 0..<problem.mentees where places[mentee] > 0 {
                problem.scores.forEachPair(ofMentee: mentee) { mentor, score in
                    guard score >= problem.floor, capacities[mentor] > 0 else { return }
                    if !fixed.isEmpty, fixed.contains(Pair(mentee: mentee, mentor: mentor)) { return }
                    body(mentee, mentor, score)
                }
            }
        }
        var count = 0
        forEach { _, _, _ in count += 1 }
        let memory = GraphMemory(units: problem.mentees, pairs: count)
        var next = 0
        forEach { mentee, mentor, score in
            memory.columns.base[next] = Int32(truncatingIfNeeded: mentor)
            memory.values.base[next] = Int32(truncatingIfNeeded: score)
            memory.starts.base[mentee + 1] += 1
            next += 1
        }
        for mentee in 0..<problem.mentees { memory.starts.base[mentee + 1] += memory.starts.base[mentee] }
        return memory
    }

    private func assignment(_ filling: Filling, _ largest: Int, flipped: Bool) -> Assignment? {
        var pairs: [ScoredPair] = problem.fixed
        pairs.reserveCapacity(filling.host.count + problem.fixed.count)
        for unit in filling.host.indices where filling.host[unit] >= 0 {
            let host = Int(filling.host[unit])
            pairs.append(
                ScoredPair(
                    mentee: flipped ? host : unit, mentor: flipped ? unit : host, score: Int(filling.score[unit])))
        }
        if flipped || !problem.fixed.isEmpty { pairs.sort() }
        guard let certificate = certificate(filling, largest, flipped: flipped) else { return nil }
        return Assignment(problem: problem, pairs: pairs, certificate: certificate)
    }

    /// Prices with a bonus so large that they prove the number of places too.
    private func certificate(_ filling: Filling, _ largest: Int, flipped: Bool) -> Certificate? {
        guard var bonus = try? Market.bonus(largest: largest, problem) else { return nil }
        // Across the parts both people carry the bonus: it must cover what their prices lack to the pair's score.
        let lowestUnit = filling.unitPrice.min() ?? 0
        let lowestHost = filling.hostPrice.min() ?? 0
        bonus = max(bonus, largest - min(0, lowestUnit) - min(0, lowestHost))
        let outside = bonus + largest
        var units = filling.unitPrice
        var hosts = filling.hostPrice
        for unit in units.indices where filling.unitHasBonus[unit] { units[unit] += bonus }
        for host in hosts.indices where filling.hostHasBonus[host] { hosts[host] += bonus }
        let (openUnits, openHosts) = flipped ? (capacities, places) : (places, capacities)
        for unit in units.indices where openUnits[unit] == 0 { units[unit] = outside }
        for host in hosts.indices where openHosts[host] == 0 { hosts[host] = outside }
        return Certificate(bonus: bonus, mentees: flipped ? hosts : units, mentors: flipped ? units : hosts)
    }
}
