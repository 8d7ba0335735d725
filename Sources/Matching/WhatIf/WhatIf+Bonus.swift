// The bonus of a place more outweighs all scores there were, with room for more people. Changes can bring more than that.
extension WhatIf {
    mutating func noteMore(_ side: Side, _ count: Int) {
        if side == .mentee { wanted += count } else { offered += count }
    }

    /// Whether scores together could now come to as much as one more place is worth.
    mutating func outgrowsBonus(_ change: Change) -> Bool {
        switch change {
        case .impose(_, let score): largest = max(largest, score ?? 0)
        case .allow(_, let score): largest = max(largest, score)
        case .addMentee(_, let candidates), .addMentor(_, let candidates):
            for one in candidates { largest = max(largest, one.score) }
        default: break
        }
        return outgrowsBonus(0)
    }

    /// The same with one score more.
    func outgrowsBonus(_ score: Int) -> Bool {
        let (most, overflow) = max(largest, score).multipliedReportingOverflow(by: min(wanted, offered) + 1)
        return overflow || most >= market.bonus
    }

    /// Starts again from the problem as it is now, with a bonus that is large enough for it.
    mutating func solveAnew() throws(ProblemFault) {
        let (before, journal) = (Set(market.pairs()), market.journal)
        do {
            let problem = try problem
            let solved = try problem.solve()
            if let certificate = solved.certificate { market = try Market(problem, solved.pairs, certificate) }
        } catch let fault as ProblemFault {
            throw fault
        } catch {
            throw .tooLarge
        }
        largest = max(largest, market.bonus / (2 * min(wanted, offered) + 64))
        let after = Set(market.pairs())
        market.journal =
            journal + before.subtracting(after).map { Step(pair: $0, isAdded: false) }
            + after.subtracting(before).map { Step(pair: $0, isAdded: true) }
    }
}
