/// How to choose among assignments.
public enum Method: Hashable, Sendable {
    /// As many places filled as possible, then the highest total score. Exact.
    case optimal
    /// As many as possible, then the highest worst score, then the highest total given that. Exact.
    case fair
    /// Deferred acceptance on wishes, mentees proposing: no two people would both rather have each other.
    case stable(Wishes)
}

/// How far the solver is.
public struct Progress: Hashable, Sendable {
    /// Steps done.
    public var done: Int
    /// Steps in all, at most.
    public var total: Int
}

extension MatchingProblem {
    /// Solves the problem.
    ///
    /// `progress` is called now and then, from the calling thread; when it throws, solving stops and the error goes on
    /// to the caller. The result does not depend on `threads`.
    public func solve(
        _ method: Method = .optimal, threads: Int = 1, progress: (Progress) throws -> Void = { _ in }
    ) throws -> Assignment {
        switch method {
        case .optimal:
            if let assignment = try Engine(self, threads: threads).solve(progress) { return assignment }
            let market = try solvedMarket(progress)
            return Assignment(
                problem: self, pairs: (market.pairs() + fixed).sorted(), certificate: market.certificate())
        case .fair: return try solveFair(threads: threads, progress: progress)
        case .stable(let wishes): return try solveStable(wishes, progress: progress)
        }
    }

    /// A market of this problem with everybody's places opened one after the other.
    func solvedMarket(_ progress: (Progress) throws -> Void) throws -> Market {
        var market = try Market(self)
        var (places, capacities) = (self.places, self.capacities)
        for one in fixed {
            places[one.mentee] -= 1
            capacities[one.mentor] -= 1
        }
        for mentor in 0..<mentors { market.people[2 * mentor + 1].quota = Int32(capacities[mentor]) }
        for mentee in 0..<mentees {
            if mentee % 64 == 0 { try progress(Progress(done: mentee, total: mentees)) }
            market.enter(2 * mentee)
            market.setQuota(2 * mentee, places[mentee])
            market.refreshLists()
        }
        try progress(Progress(done: mentees, total: mentees))
        market.refreshLists(isForced: true)
        return market
    }
}
