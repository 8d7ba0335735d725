import Matching

/// A small generator of its own, so that a failure can be repeated from its seed.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// How random problems are shaped.
struct Shape {
    var mentees: ClosedRange<Int> = 0...5
    var mentors: ClosedRange<Int> = 0...5
    var places: ClosedRange<Int> = 1...1
    var capacities: ClosedRange<Int> = 0...3
    var scores: ClosedRange<Int> = 0...20
    /// Share of pairs that are eligible, in percent.
    var density = 70
    var fixed = 0
    var dense = false
}

extension MatchingProblem {
    static func random(_ shape: Shape, _ dice: inout Dice) throws -> MatchingProblem {
        let n = Int.random(in: shape.mentees, using: &dice)
        let m = Int.random(in: shape.mentors, using: &dice)
        var pairs: [ScoredPair] = []
        var table = [Int16](repeating: -1, count: n * m)
        for i in 0..<n {
            for j in 0..<m where Int.random(in: 0..<100, using: &dice) < shape.density {
                let score = Int.random(in: shape.scores, using: &dice)
                pairs.append(ScoredPair(mentee: i, mentor: j, score: score))
                table[i * m + j] = Int16(clamping: score)
            }
        }
        var places = (0..<n).map { _ in Int.random(in: shape.places, using: &dice) }
        var capacities = (0..<m).map { _ in Int.random(in: shape.capacities, using: &dice) }
        var fixed: Set<ScoredPair> = []
        for _ in 0..<shape.fixed where n > 0 && m > 0 {
            let pair = Pair(mentee: .random(in: 0..<n, using: &dice), mentor: .random(in: 0..<m, using: &dice))
            if fixed.contains(where: { $0.pair == pair }) { continue }
            fixed.insert(ScoredPair(mentee: pair.mentee, mentor: pair.mentor, score: 3))
        }
        for i in 0..<n { places[i] = max(places[i], fixed.count { $0.mentee == i }) }
        for j in 0..<m { capacities[j] = max(capacities[j], fixed.count { $0.mentor == j }) }
        let scores =
            shape.dense
            ? try Scores(mentees: n, mentors: m, table: table)
            : try Scores(mentees: n, mentors: m, pairs: pairs.shuffled(using: &dice))
        return try MatchingProblem(places: places, capacities: capacities, scores: scores, fixed: Array(fixed))
    }

    /// Every assignment there is, by trying all: the best (places, total), and the best worst score at that many places.
    func bruteForce() -> (matched: Int, total: Int) {
        var pairs: [ScoredPair] = []
        let fixedPairs = Set(fixed.map(\.pair))
        for i in 0..<mentees {
            scores.forEachPair(ofMentee: i) { j, score in
                let one = ScoredPair(mentee: i, mentor: j, score: score)
                if score >= floor, !fixedPairs.contains(one.pair) { pairs.append(one) }
            }
        }
        var (room, capacity) = (places, capacities)
        for one in fixed {
            room[one.mentee] -= 1
            capacity[one.mentor] -= 1
        }
        var best = (matched: 0, total: 0)
        func go(_ k: Int, _ matched: Int, _ total: Int) {
            if (matched, total) > best { best = (matched, total) }
            if k == pairs.count || matched + pairs.count - k < best.matched { return }
            let one = pairs[k]
            if room[one.mentee] > 0, capacity[one.mentor] > 0 {
                room[one.mentee] -= 1
                capacity[one.mentor] -= 1
                go(k + 1, matched + 1, total + one.score)
                room[one.mentee] += 1
                capacity[one.mentor] += 1
            }
            go(k + 1, matched, total)
        }
        go(0, 0, 0)
        return (best.matched + fixed.count, best.total + fixed.reduce(0) { $0 + $1.score })
    }
}

let shapes: [Shape] = [
    Shape(),
    Shape(mentees: 1...4, mentors: 1...4, capacities: 1...1, density: 100),
    Shape(mentees: 2...6, mentors: 1...3, capacities: 1...2),
    Shape(mentees: 1...3, mentors: 3...6, capacities: 1...2, scores: 0...2),
    Shape(mentees: 1...4, mentors: 1...4, places: 0...3, capacities: 0...3, density: 90),
    Shape(mentees: 1...4, mentors: 1...4, places: 1...2, capacities: 1...1, density: 60),
    Shape(mentees: 1...4, mentors: 1...4, places: 1...2, capacities: 1...2, density: 60, fixed: 2),
    Shape(mentees: 3...5, mentors: 3...5, scores: 5...5, density: 50),
    Shape(mentees: 2...5, mentors: 2...5, scores: 0...1_000_000_000, density: 40),
    Shape(mentees: 2...5, mentors: 2...5, scores: 0...30000, density: 80, dense: true),
    Shape(mentees: 4...7, mentors: 4...7, capacities: 1...2, density: 30),
]
