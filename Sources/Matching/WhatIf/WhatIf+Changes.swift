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
        let item = market.edge(pair)
        let own = item.map { market.edges[$0].worth - market.bonus }
        guard let score = given ?? own else { throw .notEligible(pair) }
        guard score >= 0, score <= Scores.largest else { throw .scoreOutOfRange(pair, score: score) }
        let (mentee, mentor) = (2 * pair.mentee, 2 * pair.mentor + 1)
        let (menteeQuota, mentorQuota) = (market.quota[mentee] - 1, market.quota[mentor] - 1)
        if let item {
            aside[pair] = own
            if market.edges[item].used {
                market.toggle(item)
                market.quota[mentee] = menteeQuota
                market.quota[mentor] = mentorQuota
            }
            market.unlink(item)
        }
        market.setQuota(mentee, menteeQuota)
        market.setQuota(mentor, mentorQuota)
        fixed[pair] = score
    }

    private mutating func release(_ pair: Pair) throws(ProblemFault) {
        try checkPeople(pair)
        guard fixed.removeValue(forKey: pair) != nil else { throw .notFixed(pair) }
        let own = aside.removeValue(forKey: pair)
        let (mentee, mentor) = (2 * pair.mentee, 2 * pair.mentor + 1)
        market.setQuota(mentor, market.quota[mentor] + 1)
        let places = market.quota[mentee] + 1
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
        guard let item = market.edge(pair) else { return }
        guard market.edges[item].used else { return market.unlink(item) }
        let (mentee, mentor) = (2 * pair.mentee, 2 * pair.mentor + 1)
        market.toggle(item)
        market.unlink(item)
        let (menteeQuota, mentorQuota) = (market.quota[mentee], market.quota[mentor])
        market.quota[mentee] -= 1
        market.quota[mentor] -= 1
        market.setQuota(mentee, menteeQuota)
        market.setQuota(mentor, mentorQuota)
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
        market.reopen(node, places: market.quota[node]) { $0.link(pair, score: score) }
    }

    private mutating func remove(_ side: Side, _ index: Int) throws(ProblemFault) {
        try checkPerson(side, index)
        for pair in fixed.keys.sorted() where (side == .mentee ? pair.mentee : pair.mentor) == index {
            try release(pair)
        }
        try set(side, index, 0)
    }
}

extension Market {
    /// The live edge of the pair.
    func edge(_ pair: Pair) -> Int? {
        let (mentee, mentor) = (links[2 * pair.mentee], links[2 * pair.mentor + 1])
        let shorter = mentee.count < mentor.count ? mentee : mentor
        for item in shorter {
            let edge = edges[Int(item)]
            if Int(edge.mentee) == pair.mentee, Int(edge.mentor) == pair.mentor { return Int(item) }
        }
        return nil
    }

    mutating func link(_ pair: Pair, score: Int) {
        let item = Int32(edges.count)
        edges.append(
            Edge(
                mentee: Int32(pair.mentee), mentor: Int32(pair.mentor), worth: score + bonus, score: Int32(score),
                used: false))
        links[2 * pair.mentee].append(item)
        links[2 * pair.mentor + 1].append(item)
    }

    mutating func unlink(_ item: Int) {
        let edge = edges[item]
        links[2 * Int(edge.mentee)].removeAll { $0 == Int32(item) }
        links[2 * Int(edge.mentor) + 1].removeAll { $0 == Int32(item) }
        edges[item].worth = 0
    }

    mutating func appendNode(_ side: Side) {
        if side == .mentee { mentees += 1 } else { mentors += 1 }
        while price.count < 2 * max(mentees, mentors) {
            price.append(0)
            quota.append(0)
            load.append(0)
            links.append([])
            labels.append()
        }
    }

    /// A market in the state that pairs and prices describe.
    init(_ problem: MatchingProblem, _ pairs: [ScoredPair], _ certificate: Certificate) throws(ProblemFault) {
        try self.init(problem, bonus: certificate.bonus)
        guard certificate.mentees.count == mentees, certificate.mentors.count == mentors else {
            throw .shape(expected: mentees + mentors, found: certificate.mentees.count + certificate.mentors.count)
        }
        for mentee in 0..<mentees {
            price[2 * mentee] = certificate.mentees[mentee]
            quota[2 * mentee] = problem.places[mentee]
        }
        for mentor in 0..<mentors {
            price[2 * mentor + 1] = certificate.mentors[mentor]
            quota[2 * mentor + 1] = problem.capacities[mentor]
        }
        for one in problem.fixed {
            quota[2 * one.mentee] -= 1
            quota[2 * one.mentor + 1] -= 1
        }
        let fixed = Set(problem.fixed.map(\.pair))
        for one in pairs where !fixed.contains(one.pair) {
            guard let item = edge(one.pair) else { throw .notEligible(one.pair) }
            toggle(item)
        }
    }
}
