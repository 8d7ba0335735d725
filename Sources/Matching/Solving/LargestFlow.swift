/// How many places can be filled at all, by paths in layers (Hopcroft and Karp; with several places, Dinitz).
///
/// Nodes are mentees, then mentors. The pairs of a mentee follow each other; each mentor has a list of theirs.
struct LargestFlow {
    private let mentees: Int
    private let nodes: Int
    private let mentee: [Int32]
    private let mentor: [Int32]
    private let score: [Int32]
    private let first: [Int]
    /// Pairs of the mentors, one mentor after the other; where each begins.
    private let items: [Int32]
    private let firstItem: [Int]
    private let quota: [Int]

    init(_ problem: MatchingProblem) throws(ProblemFault) {
        var quota = problem.places + problem.capacities
        mentees = problem.mentees
        nodes = quota.count
        for one in problem.fixed {
            quota[one.mentee] -= 1
            quota[problem.mentees + one.mentor] -= 1
        }
        let fixed = Set(problem.fixed.map(\.pair))
        var (mentee, mentor, score): ([Int32], [Int32], [Int32]) = ([], [], [])
        var first = [0]
        var count = [Int](repeating: 0, count: problem.mentors + 1)
        for person in 0..<problem.mentees {
            problem.scores.forEachPair(ofMentee: person) { other, worth in
                guard worth >= problem.floor else { return }
                if !fixed.isEmpty, fixed.contains(Pair(mentee: person, mentor: other)) { return }
                mentee.append(Int32(truncatingIfNeeded: person))
                mentor.append(Int32(truncatingIfNeeded: other))
                score.append(Int32(truncatingIfNeeded: worth))
                count[other + 1] += 1
            }
            first.append(mentee.count)
        }
        guard mentee.count < Int(Int32.max) else { throw .tooLarge }
        for index in 0..<problem.mentors { count[index + 1] += count[index] }
        firstItem = count
        var items = [Int32](repeating: 0, count: mentee.count)
        for (item, other) in mentor.enumerated() {
            items[count[Int(other)]] = Int32(truncatingIfNeeded: item)
            count[Int(other)] += 1
        }
        (self.mentee, self.mentor, self.score, self.first, self.items) = (mentee, mentor, score, first, items)
        self.quota = quota
    }

    /// The scores that pairs have, rising.
    var levels: [Int] { Set(score).sorted().map { Int($0) } }

    /// The most places that pairs of at least `least` can fill.
    func filled(_ least: Int) -> Int { run(least).filled }

    /// People, and single pairs, that touch every pair above `worst` and have the fewest places.
    func cover(above worst: Int) -> Cover {
        let state = run(worst + 1)
        var cover = Cover(mentees: [], mentors: [])
        for node in 0..<mentees where state.layer[node] < 0 && first[node] < first[node + 1] {
            cover.mentees.append(node)
        }
        for node in mentees..<nodes where state.layer[node] >= 0 { cover.mentors.append(node - mentees) }
        for item in mentee.indices where Int(score[item]) > worst {
            if state.layer[Int(mentee[item])] >= 0, state.layer[mentees + Int(mentor[item])] < 0 {
                cover.pairs.append(Pair(mentee: Int(mentee[item]), mentor: Int(mentor[item])))
            }
        }
        return cover
    }

    private struct State {
        var filled = 0
        var used: [Bool]
        var load: [Int]
        var layer: [Int32]
        var next: [Int]
    }

    /// Number of pairs of the node.
    @inline(__always)
    private func count(_ node: Int) -> Int {
        node < mentees ? first[node + 1] - first[node] : firstItem[node - mentees + 1] - firstItem[node - mentees]
    }

    @inline(__always)
    private func item(_ node: Int, _ index: Int) -> Int {
        node < mentees ? first[node] + index : Int(items[firstItem[node - mentees] + index])
    }

    @inline(__always)
    private func across(_ item: Int, from node: Int) -> Int {
        node < mentees ? mentees + Int(mentor[item]) : Int(mentee[item])
    }

    private func run(_ least: Int) -> State {
        var state = State(
            used: [Bool](repeating: false, count: mentee.count), load: [Int](repeating: 0, count: nodes),
            layer: [Int32](repeating: -1, count: nodes), next: [Int](repeating: 0, count: nodes))
        while layers(least, &state) {
            for node in 0..<nodes { state.next[node] = 0 }
            for node in 0..<mentees {
                while state.load[node] < quota[node], extend(node, least, &state) {
                    state.load[node] += 1
                    state.filled += 1
                }
            }
        }
        return state
    }

    /// Numbers the nodes by distance from free mentees; false when no free mentor is within reach.
    private func layers(_ least: Int, _ state: inout State) -> Bool {
        for node in 0..<nodes { state.layer[node] = -1 }
        var wave = (0..<mentees).filter { state.load[$0] < quota[$0] }
        for node in wave { state.layer[node] = 0 }
        var found = false
        while !wave.isEmpty, !found {
            var further: [Int] = []
            for node in wave {
                for index in 0..<count(node) {
                    let item = item(node, index)
                    let across = across(item, from: node)
                    guard state.layer[across] < 0, Int(score[item]) >= least, state.used[item] == (node >= mentees)
                    else { continue }
                    state.layer[across] = state.layer[node] + 1
                    further.append(across)
                    if across >= mentees, state.load[across] < quota[across] { found = true }
                }
            }
            wave = further
        }
        return found
    }

    /// Finds one path from the mentee to a free mentor through the layers, without recursion, and uses it.
    private func extend(_ start: Int, _ least: Int, _ state: inout State) -> Bool {
        var path: [Int] = []
        var node = start
        while true {
            if node >= mentees, state.load[node] < quota[node] {
                state.load[node] += 1
                for item in path { state.used[item].toggle() }
                return true
            }
            if let item = step(from: node, least, &state) {
                path.append(item)
                node = across(item, from: node)
                continue
            }
            guard let item = path.popLast() else { return false }
            node = node < mentees ? mentees + Int(mentor[item]) : Int(mentee[item])
            state.next[node] += 1
        }
    }

    /// The next pair that leads one layer further.
    @inline(__always)
    private func step(from node: Int, _ least: Int, _ state: inout State) -> Int? {
        let count = count(node)
        while state.next[node] < count {
            let item = item(node, state.next[node])
            if Int(score[item]) >= least, state.used[item] == (node >= mentees),
                state.layer[across(item, from: node)] == state.layer[node] + 1
            {
                return item
            }
            state.next[node] += 1
        }
        return nil
    }
}
