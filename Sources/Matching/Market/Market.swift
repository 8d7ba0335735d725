/// A problem with an assignment and prices that are optimal together, kept optimal through changes of places and pairs.
///
/// Nodes are people: mentee `i` is node `2i`, mentor `j` is node `2j + 1`, so that either list can grow. Every pair is
/// worth `score + bonus`, so that one more place outweighs any scores. Always holds: prices are at least 0, and 0 where
/// a place is free; a pair not used is worth at most its two prices together, a pair in use at least that. Then the
/// assignment is the best one for its places. Every change is one shortest-path search (`Search/Market+Search.swift`) that
/// restores this.
///
/// A copy is cheap: scores and lists are shared, only people and the pairs in use are copied.
struct Market: Sendable {
    struct Person: BitwiseCopyable, Sendable {
        var price = 0
        /// Places, those of fixed pairs taken off.
        var quota: Int32 = 0
        /// Pairs in use.
        var load: Int32 = 0
        /// The first pair in use, or -1.
        var firstUse: Int32 = -1
        /// Where in `own` the person's list is whose pairs are not those of the problem any more, or -1.
        var own: Int32 = -1

        var hasRoom: Bool { load < quota }
    }

    /// What one more place filled is worth.
    let bonus: Int
    let scores: Scores
    let floor: Int
    var mentees: Int
    var mentors: Int
    var people: [Person]
    var uses = Uses()
    var lists: NearLists
    /// Lists of people whose pairs were altered, and of those added.
    var own: [[Near]] = []
    /// Pairs that are not those of the problem any more: their scores, or -1 for those that are out. The ones that have a
    /// score are in the lists of both people.
    var altered: [Pair: Int32] = [:]
    /// Who came later with pairs that are not in the lists of others.
    var newcomers: [Newcomer] = []
    var menteeDrops = Drops()
    var mentorDrops = Drops()
    var scratch = SearchScratch.none
    let idle = IdleScratches()
    /// Where known, what the first change needs no search for; nil once a pair or a price has moved.
    var waysOut: WaysOut?
    /// What the last search found together with one from its target, if it did.
    var meeting: Meeting?
    /// Pairs that were put in or out of use since somebody last emptied it.
    var journal: [Step] = []
    /// While something is tried that will be taken back: prices as they were before each move.
    var isTrying = false
    var priceLog: [(node: Int32, before: Int)] = []
    /// A pair that is not to be put in use.
    var excluded: (mentee: Int, mentor: Int) = (-1, -1)
    /// How often everybody across was looked at because a list was not enough, since the lists were made.
    var looks = 0

    /// The pairs of the problem, none in use, nobody with a place.
    init(_ problem: MatchingProblem) throws(ProblemFault) {
        var largest = 0
        for mentee in 0..<problem.mentees {
            problem.scores.forEachPair(ofMentee: mentee) { _, score in largest = max(largest, score) }
        }
        let bonus = try Market.bonus(largest: largest, problem)
        // Mentees come in at prices of about the bonus.
        var reference = [Int](repeating: 0, count: 2 * max(problem.mentees, problem.mentors))
        for mentee in 0..<problem.mentees { reference[2 * mentee] = bonus }
        try self.init(problem, bonus: bonus, reference: reference)
    }

    init(_ problem: MatchingProblem, bonus: Int, reference: [Int]) throws(ProblemFault) {
        guard reference.count < Int(Int32.max) else { throw .tooLarge }
        self.bonus = bonus
        (mentees, mentors) = (problem.mentees, problem.mentors)
        (scores, floor) = (problem.scores, problem.floor)
        people = [Person](repeating: Person(), count: reference.count)
        lists = NearLists(scores, floor: floor, bonus: bonus, reference: reference)
        for one in problem.fixed where score(one.pair) != nil { unlink(one.pair) }
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

    /// The pair of two nodes, whichever of them is the mentee.
    @inline(__always)
    func pair(_ node: Int, _ other: Int) -> Pair {
        node & 1 == 0 ? Pair(mentee: node / 2, mentor: other / 2) : Pair(mentee: other / 2, mentor: node / 2)
    }

    /// The pairs in use, without the fixed ones.
    func pairs() -> [ScoredPair] { uses.pairs().sorted() }

    func certificate() -> Certificate {
        Certificate(
            bonus: bonus, mentees: (0..<mentees).map { people[2 * $0].price },
            mentors: (0..<mentors).map { people[2 * $0 + 1].price })
    }

    /// Takes the prices of now for the lists when those have not been enough too often.
    mutating func refreshLists(isForced: Bool = false) {
        guard isForced || looks > people.count / 2 else { return }
        looks = 0
        // Who has not come in yet has no price to go by.
        let reference = lists.reference.indices.map {
            people[$0].price == 0 && people[$0].quota == 0 ? lists.reference[$0] : people[$0].price
        }
        lists = NearLists(scores, floor: floor, bonus: bonus, reference: reference)
        for node in people.indices where people[node].own >= 0 {
            let added = own[Int(people[node].own)].filter { altered[pair(node, Int($0.other))] != nil }
            own[Int(people[node].own)] = baseList(node)
            for near in added { insert(node, Int(near.other), Int(near.score)) }
        }
        (menteeDrops, mentorDrops) = (Drops(), Drops())
        for node in reference.indices { noteDrop(node) }
    }

    /// Forgets drops that were made up for.
    mutating func refreshDrops() {
        guard menteeDrops.most > 0 || mentorDrops.most > 0 else { return }
        (menteeDrops, mentorDrops) = (Drops(), Drops())
        for node in lists.reference.indices { noteDrop(node) }
    }

    /// Takes note of a price that may have fallen.
    @inline(__always)
    mutating func noteDrop(_ node: Int) {
        let drop = reference(node) - people[node].price
        guard drop > 0 else { return }
        if isMentee(node) { menteeDrops.note(node, drop) } else { mentorDrops.note(node, drop) }
    }

    /// The price of the node that its list was made at; 0 for those who came later.
    @inline(__always)
    func reference(_ node: Int) -> Int { node < lists.reference.count ? lists.reference[node] : 0 }
}
