/// Whom each person would like, best first. A smaller rank is better; equal ranks are decided by the score of the pair,
/// then by the lower index. Who is not ranked comes after everyone who is.
public struct Wishes: Hashable, Sendable {
    /// For each mentee, rank by mentor.
    public var ofMentees: [Int: [Int: Int]]
    /// For each mentor, rank by mentee.
    public var ofMentors: [Int: [Int: Int]]
    /// Whether a person who names somebody accepts only those named; who names nobody accepts everyone eligible.
    public var namedOnly: Bool

    /// Ranks of both sides; who is missing ranks nobody.
    public init(ofMentees: [Int: [Int: Int]] = [:], ofMentors: [Int: [Int: Int]] = [:], namedOnly: Bool = false) {
        self.ofMentees = ofMentees
        self.ofMentors = ofMentors
        self.namedOnly = namedOnly
    }
}

extension Wishes {
    /// Whether the person accepts the other at all.
    fileprivate func accepts(_ ranks: [Int: Int]?, _ other: Int) -> Bool {
        guard namedOnly, let ranks, !ranks.isEmpty else { return true }
        return ranks[other] != nil
    }

    /// Whether both people of the pair accept each other.
    public func accept(_ pair: Pair) -> Bool {
        accepts(ofMentees[pair.mentee], pair.mentor) && accepts(ofMentors[pair.mentor], pair.mentee)
    }

    /// Where the pair stands for its mentee; smaller is better.
    func standing(forMenteeOf pair: ScoredPair) -> Standing {
        Standing(rank: ofMentees[pair.mentee]?[pair.mentor] ?? Int.max, score: pair.score, index: pair.mentor)
    }

    /// Where the pair stands for its mentor; smaller is better.
    func standing(forMentorOf pair: ScoredPair) -> Standing {
        Standing(rank: ofMentors[pair.mentor]?[pair.mentee] ?? Int.max, score: pair.score, index: pair.mentee)
    }
}

/// Where somebody stands in another's wishes: by rank, then by score, then by index.
struct Standing: Comparable {
    var rank: Int
    var score: Int
    var index: Int

    @inline(__always)
    static func < (left: Standing, right: Standing) -> Bool {
        if left.rank != right.rank { return left.rank < right.rank }
        return left.score != right.score ? left.score > right.score : left.index < right.index
    }
}

extension MatchingProblem {
    /// Deferred acceptance: mentees ask from their best wish down, mentors keep the best who ask.
    func solveStable(_ wishes: Wishes, progress: (Progress) throws -> Void) throws -> Assignment {
        var (room, capacity) = (places, capacities)
        for one in fixed {
            room[one.mentee] -= 1
            capacity[one.mentor] -= 1
        }
        let lists = askingLists(wishes)
        var next = [Int](repeating: 0, count: mentees)
        var held = [Held](repeating: Held(), count: mentors)
        var asking = Array((0..<mentees).reversed())
        var steps = 0
        while let mentee = asking.popLast() {
            if steps % 1024 == 0 { try progress(Progress(done: mentees - asking.count, total: mentees)) }
            steps += 1
            while room[mentee] > 0, next[mentee] < lists[mentee].count {
                let wish = lists[mentee][next[mentee]]
                next[mentee] += 1
                guard capacity[wish.index] > 0 else { continue }
                let one = ScoredPair(mentee: mentee, mentor: wish.index, score: wish.score)
                held[wish.index].insert(wishes.standing(forMentorOf: one))
                room[mentee] -= 1
                if held[wish.index].count > capacity[wish.index], let out = held[wish.index].removeWorst() {
                    room[out.index] += 1
                    if out.index != mentee { asking.append(out.index) }
                }
            }
        }
        var pairs = fixed
        for (mentor, list) in held.enumerated() {
            for one in list.items { pairs.append(ScoredPair(mentee: one.index, mentor: mentor, score: one.score)) }
        }
        return Assignment(problem: self, pairs: pairs.sorted(), certificate: nil)
    }

    /// Each mentee's eligible mentors, best wish first.
    private func askingLists(_ wishes: Wishes) -> [[Standing]] {
        let fixedPairs = Set(fixed.map(\.pair))
        return (0..<mentees).map { mentee in
            var list: [Standing] = []
            scores.forEachPair(ofMentee: mentee) { mentor, score in
                let one = ScoredPair(mentee: mentee, mentor: mentor, score: score)
                guard score >= floor, wishes.accept(one.pair), !fixedPairs.contains(one.pair) else { return }
                list.append(wishes.standing(forMenteeOf: one))
            }
            list.sort()
            return list
        }
    }

    /// A pair whose two people would both rather have each other than what `pairs` gives them; nil when there is none,
    /// that is, when the assignment is stable.
    public func blockingPair(_ pairs: [ScoredPair], _ wishes: Wishes) -> Pair? {
        // What each person would part with first; nil while there is room for more.
        var (ofMentee, ofMentor) = (
            [Standing?](repeating: nil, count: mentees), [Standing?](repeating: nil, count: mentors)
        )
        var (room, capacity) = (places, capacities)
        let fixedPairs = Set(fixed.map(\.pair))
        for one in pairs {
            room[one.mentee] -= 1
            capacity[one.mentor] -= 1
            if fixedPairs.contains(one.pair) { continue }
            let (ask, take) = (wishes.standing(forMenteeOf: one), wishes.standing(forMentorOf: one))
            ofMentee[one.mentee] = max(ofMentee[one.mentee] ?? ask, ask)
            ofMentor[one.mentor] = max(ofMentor[one.mentor] ?? take, take)
        }
        let chosen = Set(pairs.map(\.pair))
        var found: Pair?
        for mentee in 0..<mentees where found == nil && (room[mentee] > 0 || ofMentee[mentee] != nil) {
            scores.forEachPair(ofMentee: mentee) { mentor, score in
                let one = ScoredPair(mentee: mentee, mentor: mentor, score: score)
                guard found == nil, score >= floor, !chosen.contains(one.pair), wishes.accept(one.pair) else { return }
                let ask = wishes.standing(forMenteeOf: one)
                guard room[mentee] > 0 || ofMentee[mentee].map({ ask < $0 }) == true else { return }
                let take = wishes.standing(forMentorOf: one)
                if capacity[mentor] > 0 || ofMentor[mentor].map({ take < $0 }) == true { found = one.pair }
            }
        }
        return found
    }
}

/// Those whom a mentor keeps, the worst on top of a heap.
private struct Held {
    private(set) var items: [Standing] = []
    var count: Int { items.count }

    mutating func insert(_ one: Standing) {
        items.append(one)
        var place = items.count - 1
        while place > 0, items[(place - 1) / 2] < one {
            items[place] = items[(place - 1) / 2]
            place = (place - 1) / 2
        }
        items[place] = one
    }

    mutating func removeWorst() -> Standing? {
        guard let worst = items.first, let last = items.popLast() else { return nil }
        if items.isEmpty { return worst }
        var place = 0
        while 2 * place + 1 < items.count {
            var child = 2 * place + 1
            if child + 1 < items.count, items[child] < items[child + 1] { child += 1 }
            if !(last < items[child]) { break }
            items[place] = items[child]
            place = child
        }
        items[place] = last
        return worst
    }
}
