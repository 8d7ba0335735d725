/// A problem with an assignment and prices that are optimal together, kept optimal through changes of places and pairs.
///
/// Nodes are people: mentee `i` is node `2i`, mentor `j` is node `2j + 1`, so that either list can grow. Every pair is
/// worth `score + bonus`, so that one more place outweighs any scores. Always holds: prices are at least 0, and 0 where a place is free; a pair not used is worth at most its two
/// prices together, a pair in use at least that. Then the assignment is the best one for its places. Every change is one
/// shortest-path search (`Market+Search.swift`) that restores this.
struct Market: Sendable {
    struct Edge: Sendable {
        var mentee: Int32
        var mentor: Int32
        /// Score of the pair plus the bonus; 0 for a pair that was forbidden later.
        var worth: Int
        let score: Int32
        var used: Bool
    }

    static func node(ofMentee mentee: Int) -> Int { 2 * mentee }
    static func node(ofMentor mentor: Int) -> Int { 2 * mentor + 1 }

    /// What one more place filled is worth.
    let bonus: Int
    var mentees: Int
    var mentors: Int
    var edges: [Edge] = []
    /// Numbers of the edges of each node.
    var links: [[Int32]]
    var price: [Int]
    /// Places of each node, those of fixed pairs taken off.
    var quota: [Int]
    /// Edges in use at each node.
    var load: [Int]
    var labels: SearchLabels
    /// Edges that were put in or out of use since somebody last emptied it.
    var journal: [Int32] = []
    /// While something is tried that will be taken back: prices as they were before each move.
    var isTrying = false
    var priceLog: [(node: Int32, before: Int)] = []

    /// The pairs of the problem, none in use, nobody with a place.
    init(_ problem: MatchingProblem, bonus given: Int? = nil) throws(ProblemFault) {
        mentees = problem.mentees
        mentors = problem.mentors
        let count = 2 * max(mentees, mentors)
        links = [[Int32]](repeating: [], count: count)
        price = [Int](repeating: 0, count: count)
        quota = price
        load = price
        labels = SearchLabels(count: count)
        let fixed = Set(problem.fixed.map(\.pair))
        var largest = 0
        var found: [Edge] = []
        for mentee in 0..<problem.mentees {
            problem.scores.forEachPair(ofMentee: mentee) { mentor, score in
                guard score >= problem.floor else { return }
                guard fixed.isEmpty || !fixed.contains(Pair(mentee: mentee, mentor: mentor)) else { return }
                largest = max(largest, score)
                found.append(
                    Edge(mentee: Int32(mentee), mentor: Int32(mentor), worth: score, score: Int32(score), used: false))
            }
        }
        guard found.count < Int(Int32.max) else { throw .tooLarge }
        if let given { bonus = given } else { bonus = try Market.bonus(largest: largest, problem) }
        for index in found.indices {
            found[index].worth += bonus
            links[2 * Int(found[index].mentee)].append(Int32(index))
            links[2 * Int(found[index].mentor) + 1].append(Int32(index))
        }
        edges = found
    }

    /// Larger than any total that could be reached, with room for what-if.
    static func bonus(largest: Int, _ problem: MatchingProblem) throws(ProblemFault) -> Int {
        let (mentees, mentors) = (problem.mentees, problem.mentors)
        let wanted = problem.places.reduce(0) { $0 + min($1, mentors) }
        let offered = problem.capacities.reduce(0) { $0 + min($1, mentees) }
        let (bonus, overflow) = (largest + 1).multipliedReportingOverflow(by: 2 * min(wanted, offered) + 64)
        guard !overflow, bonus < 1 << 58 else { throw .tooLarge }
        return bonus
    }

    @inline(__always)
    func isMentee(_ node: Int) -> Bool { node & 1 == 0 }

    /// The end of the edge that is not this node.
    @inline(__always)
    func across(_ edge: Edge, from node: Int) -> Int {
        node & 1 == 0 ? 2 * Int(edge.mentor) + 1 : 2 * Int(edge.mentee)
    }

    /// The pairs in use, without the fixed ones.
    func pairs() -> [ScoredPair] {
        var result: [ScoredPair] = []
        for edge in edges where edge.used {
            result.append(
                ScoredPair(mentee: Int(edge.mentee), mentor: Int(edge.mentor), score: edge.worth - bonus))
        }
        return result.sorted()
    }

    func certificate() -> Certificate {
        Certificate(
            bonus: bonus, mentees: (0..<mentees).map { price[2 * $0] },
            mentors: (0..<mentors).map { price[2 * $0 + 1] })
    }

    /// What the assignment is worth, bonuses included.
    var worth: Int { edges.reduce(0) { $1.used ? $0 + $1.worth : $0 } }
}
