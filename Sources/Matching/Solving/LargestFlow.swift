/// How many places can be filled at all, by paths in layers (Hopcroft and Karp; with several places, Dinitz).
struct LargestFlow {
    private let mentees: Int
    private let edges: [(mentee: Int32, mentor: Int32, score: Int32)]
    private let links: [[Int32]]
    private let quota: [Int]

    init(_ problem: MatchingProblem) throws(ProblemFault) {
        var quota = problem.places + problem.capacities
        mentees = problem.mentees
        for one in problem.fixed {
            quota[one.mentee] -= 1
            quota[problem.mentees + one.mentor] -= 1
        }
        let fixed = Set(problem.fixed.map(\.pair))
        var edges: [(mentee: Int32, mentor: Int32, score: Int32)] = []
        var links = [[Int32]](repeating: [], count: quota.count)
        for mentee in 0..<problem.mentees {
            problem.scores.forEachPair(ofMentee: mentee) { mentor, score in
                guard score >= problem.floor, !fixed.contains(Pair(mentee: mentee, mentor: mentor)) else { return }
                links[mentee].append(Int32(edges.count))
                links[problem.mentees + mentor].append(Int32(edges.count))
                edges.append((Int32(mentee), Int32(mentor), Int32(score)))
            }
        }
        guard edges.count < Int(Int32.max) else { throw .tooLarge }
        self.quota = quota
        self.edges = edges
        self.links = links
    }

    /// The most places that pairs of at least `least` can fill.
    func filled(_ least: Int) -> Int { run(least).filled }

    /// People, and single pairs, that touch every pair above `worst` and have the fewest places.
    func cover(above worst: Int) -> Cover {
        let state = run(worst + 1)
        var cover = Cover(mentees: [], mentors: [])
        for mentee in 0..<mentees where state.layer[mentee] < 0 && !links[mentee].isEmpty {
            cover.mentees.append(mentee)
        }
        for node in mentees..<quota.count where state.layer[node] >= 0 { cover.mentors.append(node - mentees) }
        for edge in edges where Int(edge.score) > worst {
            if state.layer[Int(edge.mentee)] >= 0, state.layer[mentees + Int(edge.mentor)] < 0 {
                cover.pairs.append(Pair(mentee: Int(edge.mentee), mentor: Int(edge.mentor)))
            }
        }
        return cover
    }

    private struct State {
        var filled = 0
        var used: [Bool]
        var load: [Int]
        var layer: [Int]
        var next: [Int]
    }

    private func run(_ least: Int) -> State {
        var state = State(
            used: [Bool](repeating: false, count: edges.count), load: [Int](repeating: 0, count: quota.count),
            layer: [], next: [])
        while layers(least, &state) {
            state.next = [Int](repeating: 0, count: quota.count)
            for mentee in 0..<mentees {
                while state.load[mentee] < quota[mentee], extend(mentee, least, &state) {
                    state.load[mentee] += 1
                    state.filled += 1
                }
            }
        }
        return state
    }

    /// Numbers the nodes by distance from free mentees; false when no free mentor is within reach.
    private func layers(_ least: Int, _ state: inout State) -> Bool {
        state.layer = [Int](repeating: -1, count: quota.count)
        var wave = (0..<mentees).filter { state.load[$0] < quota[$0] }
        for node in wave { state.layer[node] = 0 }
        var found = false
        while !wave.isEmpty, !found {
            var further: [Int] = []
            for node in wave {
                for item in links[node] {
                    let edge = edges[Int(item)]
                    guard Int(edge.score) >= least, state.used[Int(item)] == (node >= mentees) else { continue }
                    let across = node < mentees ? mentees + Int(edge.mentor) : Int(edge.mentee)
                    guard state.layer[across] < 0 else { continue }
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
            var advanced = false
            while state.next[node] < links[node].count {
                let item = Int(links[node][state.next[node]])
                let edge = edges[item]
                let across = node < mentees ? mentees + Int(edge.mentor) : Int(edge.mentee)
                if Int(edge.score) >= least, state.used[item] == (node >= mentees),
                    state.layer[across] == state.layer[node] + 1
                {
                    path.append(item)
                    node = across
                    advanced = true
                    break
                }
                state.next[node] += 1
            }
            if advanced { continue }
            guard let item = path.popLast() else { return false }
            let edge = edges[item]
            node = node < mentees ? mentees + Int(edge.mentor) : Int(edge.mentee)
            state.next[node] += 1
        }
    }
}
