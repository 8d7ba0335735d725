extension WhatIf {
    mutating func perform(_ change: Change) throws(ProblemFault) {
        switch change {
        case .impose(let pair, let score): try impose(pair, score)
        case .release(let pair): try release(pair)
        case .forbid(let pair): try forbid(pair)
        case .allow(let pair, let score): try allow(pair, score)
        case .places(let mentee, let count): try set(.mentee, mentee, count)
        case .capacity(let mentor, let count): try set(.mentor, mentor, count)
        case .addMentee(let count, let candidates): try append(.mentee, count, candidates)
        case .addMentor(let count, let candidates): try append(.mentor, count, candidates)
        case .removeMentee(let index): try remove(.mentee, index)
        case .removeMentor(let index): try remove(.mentor, index)
        }
    }

    private mutating func impose(_ pair: Pair, _ given: Int?) throws(ProblemFault) {
        try checkPeople(pair)
        if fixed[pair] != nil { return }
        guard openPlaces(.mentee, pair.mentee) > 0 else { throw .overbooked(side: .mentee, index: pair.mentee) }
        guard openPlaces(.mentor, pair.mentor) > 0 else { throw .overbooked(side: .mentor, index: pair.mentor) }
        let own = market.score(pair)
        guard let score = given ?? own else { throw .notEligible(pair) }
        guard score >= 0, score <= Scores.largest else { throw .scoreOutOfRange(pair, score: score) }
        let (mentee, mentor) = (2 * pair.mentee, 2 * pair.mentor + 1)
        let (menteeQuota, mentorQuota) = (market.people[mentee].quota - 1, market.people[mentor].quota - 1)
        if let own {
            aside[pair] = own
            // A way from one of the two or to the other never needs the pair of both.
            let ways = market.waysOut
            if market.isUsed(pair) {
                market.toggle(pair, score: own)
                market.people[mentee].quota = menteeQuota
                market.people[mentor].quota = mentorQuota
            }
            let isFirst = market.waysOut != nil
            market.unlink(pair)
            if isFirst { market.waysOut = ways }
        }
        if market.people[mentee].quota > menteeQuota { _ = market.losePlaces(mentor, mentee) }
        fixed[pair] = score
        noteFixed(pair, score, isAdded: true)
    }

    private mutating func noteFixed(_ pair: Pair, _ score: Int, isAdded: Bool) {
        let pair = ScoredPair(mentee: pair.mentee, mentor: pair.mentor, score: score)
        market.journal.append(Step(pair: pair, isAdded: isAdded))
    }

    private mutating func release(_ pair: Pair) throws(ProblemFault) {
        try checkPeople(pair)
        guard let score = fixed.removeValue(forKey: pair) else { throw .notFixed(pair) }
        noteFixed(pair, score, isAdded: false)
        let own = aside.removeValue(forKey: pair)
        let (mentee, mentor) = (2 * pair.mentee, 2 * pair.mentor + 1)
        market.setQuota(mentor, Int(market.people[mentor].quota) + 1)
        let places = Int(market.people[mentee].quota) + 1
        guard let own else { return market.setQuota(mentee, places) }
        market.reopen(mentee, places: places) { $0.link(pair, score: own) }
    }

    private mutating func forbid(_ pair: Pair) throws(ProblemFault) {
        try checkPeople(pair)
        if fixed[pair] != nil {
            aside[pair] = nil
            try release(pair)
            return
        }
        guard let score = market.score(pair) else { return }
        guard market.isUsed(pair) else { return market.unlink(pair) }
        let (mentee, mentor) = (2 * pair.mentee, 2 * pair.mentor + 1)
        market.toggle(pair, score: score)
        market.unlink(pair)
        market.rejoin(mentee, mentor)
    }

    private mutating func allow(_ pair: Pair, _ score: Int) throws(ProblemFault) {
        try checkPeople(pair)
        guard score >= 0, score <= Scores.largest else { throw .scoreOutOfRange(pair, score: score) }
        if fixed[pair] != nil {
            aside[pair] = score
            return
        }
        try forbid(pair)
        guard score >= floor else { return }
        let node = 2 * pair.mentee
        market.reopen(node, places: Int(market.people[node].quota)) { $0.link(pair, score: score) }
    }

    private mutating func remove(_ side: Side, _ index: Int) throws(ProblemFault) {
        try checkPerson(side, index)
        for other in fixedPartners(side, index) {
            try release(
                side == .mentee ? Pair(mentee: index, mentor: other) : Pair(mentee: other, mentor: index))
        }
        try set(side, index, 0)
    }
}

extension Market {
    /// A market in the state that pairs and prices describe.
    init(_ problem: MatchingProblem, _ pairs: [ScoredPair], _ certificate: Certificate) throws(ProblemFault) {
        let (n, m) = (problem.mentees, problem.mentors)
        guard certificate.mentees.count == n, certificate.mentors.count == m else {
            throw .shape(expected: n + m, found: certificate.mentees.count + certificate.mentors.count)
        }
        var prices = [Int](repeating: 0, count: 2 * max(n, m))
        for mentee in 0..<n { prices[2 * mentee] = certificate.mentees[mentee] }
        for mentor in 0..<m { prices[2 * mentor + 1] = certificate.mentors[mentor] }
        try self.init(problem, bonus: certificate.bonus, reference: prices)
        for node in prices.indices { people[node].price = prices[node] }
        for mentee in 0..<n { people[2 * mentee].quota = Int32(problem.places[mentee]) }
        for mentor in 0..<m { people[2 * mentor + 1].quota = Int32(problem.capacities[mentor]) }
        for one in problem.fixed {
            people[2 * one.mentee].quota -= 1
            people[2 * one.mentor + 1].quota -= 1
        }
        let fixed = Set(problem.fixed.map(\.pair))
        for one in pairs where !fixed.contains(one.pair) {
            guard let score = score(one.pair) else { throw .notEligible(one.pair) }
            toggle(one.pair, score: score)
        }
        journal.removeAll()
    }
}
