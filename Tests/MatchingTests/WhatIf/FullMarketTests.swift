import Matching
import Testing

/// Markets with hardly a place to spare, where one place more or less goes through everybody.
@Suite struct `What if in a full market` {
    /// Scores that hurt: chances, ties, one order for all, products, two halves, hardly anybody eligible.
    func table(_ kind: Int, _ n: Int, _ dice: inout Dice) -> [Int32] {
        let own = (0..<n).map { _ in Int.random(in: 0...60, using: &dice) }
        return (0..<(n * n)).map { cell -> Int32 in
            let chance = Int.random(in: 0...2000, using: &dice)
            switch kind {
            case 0: return Int32(chance)
            case 1: return Int32(chance % 3)
            case 2: return Int32(own[cell % n] * 10 + chance % 4)
            case 3: return Int32(own[cell / n] * own[cell % n])
            case 4: return Int32(own[cell / n] % 2 == own[cell % n] % 2 ? 1000 + chance % 40 : 900 + chance % 3)
            default: return chance < 1800 && cell / n != cell % n ? -1 : Int32(chance)
            }
        }
    }

    /// As many places as people who want one, or a few more, or a few less.
    func market(_ kind: Int, spare: Int, _ dice: inout Dice) throws -> MatchingProblem {
        let n = Int.random(in: 90...150, using: &dice)
        var (places, capacities) = ([Int](repeating: 1, count: n), [Int](repeating: 1, count: n))
        for _ in 0..<max(0, spare) { capacities[.random(in: 0..<n, using: &dice)] += 1 }
        for _ in 0..<max(0, -spare) { places[.random(in: 0..<n, using: &dice)] += 1 }
        return try MatchingProblem(
            places: places, capacities: capacities,
            scores: Scores(mentees: n, mentors: n, table: table(kind, n, &dice)))
    }

    /// The same pairs at other prices that prove them: those of all mentors lower until one is 0, of all mentees higher.
    func lowered(_ problem: MatchingProblem, _ solved: Assignment) throws -> Assignment {
        var proof = try #require(solved.certificate)
        let least = proof.mentors.min() ?? 0
        for mentor in proof.mentors.indices { proof.mentors[mentor] -= least }
        for mentee in proof.mentees.indices { proof.mentees[mentee] += least }
        return Assignment(problem: problem, pairs: solved.pairs, certificate: proof)
    }

    /// Makes the change and proves what came of it.
    func prove(_ now: inout WhatIf, _ change: Change) throws {
        let before = now.pairs
        guard let difference = try? now.apply(change) else { return }
        #expect(Set(now.pairs) == Set(before).subtracting(difference.removed).union(difference.added))
        try now.certificate.verify(now.pairs, of: now.problem)
    }

    /// Asks what imposing the pair would cost, in three ways.
    func ask(_ now: WhatIf, _ pair: Pair) throws {
        var asked = now
        let cost = asked.cost(of: pair)
        let costs = asked.costs(ofMentee: pair.mentee)
        let costsOfMentor = asked.costs(ofMentor: pair.mentor)
        var then = now
        let expected = try? then.apply(.impose(pair))
        #expect(cost == expected?.cost)
        #expect(costs[pair.mentor] == expected?.cost)
        #expect(costsOfMentor[pair.mentee] == expected?.cost)
        if expected != nil { try then.certificate.verify(then.pairs, of: then.problem) }
    }

    @Test(arguments: 0..<36)
    func `stays exact from the first change on`(seed: Int) throws {
        var dice = Dice(UInt64(seed) + 2500)
        let problem = try market(seed % 6, spare: [0, 1, -1, 2, -2, 0][seed / 6], &dice)
        let solved = try problem.solve()
        let first = try WhatIf(problem, seed / 6 == 0 && seed % 2 == 1 ? lowered(problem, solved) : solved)
        for round in 0..<12 {
            var now = first
            for _ in 0..<(round % 3) {
                let used = now.pairs.map(\.pair).randomElement(using: &dice) ?? Pair(mentee: 0, mentor: 0)
                try prove(&now, Bool.random(using: &dice) ? .forbid(used) : `What if`.change(now, &dice))
            }
            try ask(
                now,
                Pair(
                    mentee: .random(in: now.places.indices, using: &dice),
                    mentor: .random(in: now.capacities.indices, using: &dice)))
        }
    }

    /// Ways of hundreds of steps, which searches without a lead would go through the whole market for.
    @Test(arguments: [(-1, 0), (0, 0), (1, 0), (0, 5)])
    func `goes far through a market of products, and stays exact`(spare: Int, mixed: Int) throws {
        var dice = Dice(UInt64(77 + spare + mixed))
        let n = 420
        let (left, right) = (Array(1...n), mixed == 0 ? Array(1...n) : (1...n).shuffled(using: &dice))
        let scores = left.flatMap { i in
            right.map { Int32(n * n - i * $0 + (mixed == 0 ? 0 : Int.random(in: 0..<mixed, using: &dice))) }
        }
        var (places, capacities) = ([Int](repeating: 1, count: n), [Int](repeating: 1, count: n))
        if spare > 0 { capacities[n / 2] += spare }
        if spare < 0 { places[n / 2] -= spare }
        let problem = try MatchingProblem(
            places: places, capacities: capacities, scores: Scores(mentees: n, mentors: n, table: scores))
        let first = try WhatIf(problem, problem.solve())
        for _ in 0..<12 {
            try ask(
                first, Pair(mentee: .random(in: 0..<n, using: &dice), mentor: .random(in: 0..<n, using: &dice)))
        }
        for _ in 0..<6 {
            var now = first
            let mentor = Int.random(in: 0..<n, using: &dice)
            try prove(&now, .capacity(mentor: mentor, Bool.random(using: &dice) ? 2 : 0))
            try prove(&now, .impose(Pair(mentee: .random(in: 0..<n, using: &dice), mentor: mentor)))
        }
    }

    @Test(arguments: 0..<24)
    func `takes in people who could be with everybody, and stays exact through what follows`(seed: Int) throws {
        var dice = Dice(UInt64(seed) + 8500)
        var problem = try market(seed % 6, spare: seed % 3 - 1, &dice)
        if seed % 4 == 3 {
            var pairs: [ScoredPair] = []
            for i in 0..<problem.mentees {
                problem.scores.forEachPair(ofMentee: i) { pairs.append(ScoredPair(mentee: i, mentor: $0, score: $1)) }
            }
            let scores = try Scores(mentees: problem.mentees, mentors: problem.mentors, pairs: pairs)
            problem = try MatchingProblem(places: problem.places, capacities: problem.capacities, scores: scores)
        }
        var now = try WhatIf(problem, problem.solve())
        for round in 0..<24 {
            // More of them than are looked at by name.
            let isMentee = Bool.random(using: &dice)
            let across = isMentee ? now.capacities.count : now.places.count
            let candidates = (0..<across).filter { _ in Int.random(in: 0..<9, using: &dice) > 0 }
                .map { Candidate($0, score: .random(in: 0...1500, using: &dice)) }
            try prove(
                &now,
                isMentee
                    ? .addMentee(places: .random(in: 0...2, using: &dice), candidates: candidates)
                    : .addMentor(capacity: .random(in: 0...2, using: &dice), candidates: candidates))
            let pair = Pair(
                mentee: isMentee ? now.places.count - 1 : .random(in: now.places.indices, using: &dice),
                mentor: isMentee ? .random(in: now.capacities.indices, using: &dice) : now.capacities.count - 1)
            if round % 4 == 0 { try ask(now, pair) }
            let changes: [Change] = [
                .forbid(pair), .allow(pair, score: 700), .impose(pair), .removeMentee(pair.mentee),
                .removeMentor(pair.mentor), `What if`.change(now, &dice),
            ]
            try prove(&now, changes[.random(in: 0..<changes.count, using: &dice)])
        }
        let fresh = try now.problem.solve()
        #expect(now.pairs.reduce(0) { $0 + $1.score } == fresh.total)
        #expect(now.pairs.count == fresh.matched)
    }
}
