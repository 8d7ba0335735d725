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
    func standing(forMenteeOf pair: ScoredPair) -> (Int, Int, Int) {
        (ofMentees[pair.mentee]?[pair.mentor] ?? Int.max, -pair.score, pair.mentor)
    }

    /// Where the pair stands for its mentor; smaller is better.
    func standing(forMentorOf pair: ScoredPair) -> (Int, Int, Int) {
        (ofMentors[pair.mentor]?[pair.mentee] ?? Int.max, -pair.score, pair.mentee)
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
        let fixedPairs = Set(fixed.map(\.pair))
        var lists: [[ScoredPair]] = []
        for mentee in 0..<mentees {
            var list: [ScoredPair] = []
            scores.forEachPair(ofMentee: mentee) { mentor, score in
                let one = ScoredPair(mentee: mentee, mentor: mentor, score: score)
                if score >= floor, !fixedPairs.contains(one.pair), wishes.accept(one.pair) { list.append(one) }
            }
            list.sort { wishes.standing(forMenteeOf: $0) < wishes.standing(forMenteeOf: $1) }
            lists.append(list)
        }
        var next = [Int](repeating: 0, count: mentees)
        var held = [[ScoredPair]](repeating: [], count: mentors)  // best first
        var asking = Array((0..<mentees).reversed())
        var steps = 0
        while let mentee = asking.popLast() {
            steps += 1
            if steps % 1024 == 0 { try progress(Progress(done: mentees - asking.count, total: mentees)) }
            while room[mentee] > 0, next[mentee] < lists[mentee].count {
                let one = lists[mentee][next[mentee]]
                next[mentee] += 1
                guard capacity[one.mentor] > 0 else { continue }
                let standing = wishes.standing(forMentorOf: one)
                let place = held[one.mentor].firstIndex { standing < wishes.standing(forMentorOf: $0) }
                held[one.mentor].insert(one, at: place ?? held[one.mentor].count)
                room[mentee] -= 1
                if held[one.mentor].count > capacity[one.mentor], let out = held[one.mentor].popLast() {
                    room[out.mentee] += 1
                    if out.mentee != mentee { asking.append(out.mentee) }
                }
            }
        }
        return Assignment(problem: self, pairs: (held.flatMap { $0 } + fixed).sorted(), certificate: nil)
    }

    /// A pair whose two people would both rather have each other than what `pairs` gives them; nil when there is none,
    /// that is, when the assignment is stable.
    public func blockingPair(_ pairs: [ScoredPair], _ wishes: Wishes) -> Pair? {
        var ofMentee = [[ScoredPair]](repeating: [], count: mentees)
        var ofMentor = [[ScoredPair]](repeating: [], count: mentors)
        var (room, capacity) = (places, capacities)
        let fixedPairs = Set(fixed.map(\.pair))
        for one in pairs {
            room[one.mentee] -= 1
            capacity[one.mentor] -= 1
            if fixedPairs.contains(one.pair) { continue }
            ofMentee[one.mentee].append(one)
            ofMentor[one.mentor].append(one)
        }
        let chosen = Set(pairs.map(\.pair))
        var found: Pair?
        for mentee in 0..<mentees where found == nil {
            scores.forEachPair(ofMentee: mentee) { mentor, score in
                let one = ScoredPair(mentee: mentee, mentor: mentor, score: score)
                guard found == nil, score >= floor, !chosen.contains(one.pair), wishes.accept(one.pair) else { return }
                let ask = wishes.standing(forMenteeOf: one)
                let take = wishes.standing(forMentorOf: one)
                let menteeWants =
                    room[mentee] > 0 || ofMentee[mentee].contains { ask < wishes.standing(forMenteeOf: $0) }
                let mentorWants =
                    capacity[mentor] > 0 || ofMentor[mentor].contains { take < wishes.standing(forMentorOf: $0) }
                if menteeWants, mentorWants { found = one.pair }
            }
        }
        return found
    }
}
