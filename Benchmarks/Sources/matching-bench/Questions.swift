import Matching

/// Times questions after a solve, each asked many times of copies of the same state.
struct Questions {
    let problem: MatchingProblem
    /// The first solve of all, and the quickest.
    let firstSolve: Double
    let solving: Double
    let now: WhatIf
    let gettingReady: Double
    var dice = Dice(state: 3)
    var mentees: Int { problem.mentees }
    var mentors: Int { problem.mentors }

    init(_ problem: MatchingProblem) throws {
        self.problem = problem
        var solved: Assignment?
        firstSolve = try seconds { solved = try problem.solve() }
        var best = firstSolve
        for _ in 0..<(problem.mentees > 20_000 ? 3 : 10) {
            best = min(best, try seconds { solved = try problem.solve() })
        }
        solving = best
        let assignment = try solved ?? problem.solve()
        var ready: WhatIf?
        gettingReady = try seconds { ready = try WhatIf(problem, assignment) }
        now = try ready ?? WhatIf(problem, assignment)
    }

    /// Even scores from 0 to 1,000: a whole table when `candidates` is nil, else so many mentors for each mentee.
    static func problem(_ mentees: Int, _ mentors: Int, candidates: Int?) throws -> MatchingProblem {
        var dice = Dice(state: 2)
        let capacities = (0..<mentors).map { _ in Int.random(in: 1...3, using: &dice) }
        if let candidates {
            let scores = try lists(mentees, mentors, candidates, &dice)
            return try MatchingProblem(capacities: capacities, scores: scores)
        }
        let table = (0..<(mentees * mentors)).map { _ in Int16.random(in: 0...200, using: &dice) * 5 }
        return try MatchingProblem(
            capacities: capacities, scores: Scores(mentees: mentees, mentors: mentors, table: table))
    }

    private static func lists(
        _ mentees: Int, _ mentors: Int, _ candidates: Int, _ dice: inout Dice
    ) throws -> Scores {
        var (starts, columns, values): ([Int], [Int32], [Int32]) = ([0], [], [])
        for _ in 0..<mentees {
            var chosen: Set<Int32> = []
            while chosen.count < min(candidates, mentors) {
                chosen.insert(.random(in: 0..<Int32(mentors), using: &dice))
            }
            columns += chosen.sorted()
            for _ in chosen { values.append(.random(in: 0...200, using: &dice) * 5) }
            starts.append(columns.count)
        }
        return try Scores(mentors: mentors, starts: starts, columns: columns, values: values)
    }

    private func kinds(_ pair: ScoredPair) -> [(name: String, change: Change)] {
        let capacity = problem.capacities[pair.mentor]
        let few = (0..<20).map { Candidate((pair.mentor + 7 * $0) % mentors, score: 50 * $0) }
        let fewMentees = (0..<20).map { Candidate((pair.mentee + 7 * $0) % mentees, score: 50 * $0) }
        return [
            ("impose", .impose(pair.pair)),
            ("forbid", .forbid(pair.pair)),
            ("capacity + 1", .capacity(mentor: pair.mentor, capacity + 1)),
            ("capacity − 1", .capacity(mentor: pair.mentor, capacity - 1)),
            ("remove a mentee", .removeMentee(pair.mentee)),
            ("remove a mentor", .removeMentor(pair.mentor)),
            ("add a mentee, 20 mentors", .addMentee(places: 1, candidates: few)),
            ("add a mentor, 20 mentees", .addMentor(capacity: 1, candidates: fewMentees)),
            // Somebody like one who is there, with whoever is eligible for that one.
            ("add a mentee", .addMentee(places: 1, candidates: mentorsFor(pair.mentee))),
            ("add a mentor", .addMentor(capacity: 1, candidates: menteesFor(pair.mentor))),
        ]
    }

    private func mentorsFor(_ mentee: Int) -> [Candidate] {
        var found: [Candidate] = []
        problem.scores.forEachPair(ofMentee: mentee) { found.append(Candidate($0, score: $1)) }
        return found
    }

    private func menteesFor(_ mentor: Int) -> [Candidate] {
        (0..<mentees).compactMap { mentee in
            problem.score(Pair(mentee: mentee, mentor: mentor)).map { Candidate(mentee, score: $0) }
        }
    }

    /// Asks `people` questions of each kind, each so many times.
    mutating func run(people: Int, repeats: Int) throws {
        let chosen = now.pairs
        print(
            "\n\(mentees) × \(mentors), \(problem.scores.countPairs()) pairs: solved in \(text(solving)) (the first time "
                + "\(text(firstSolve))), ready for questions in \(text(gettingReady)).\n\n"
                + "| change | first time: median | 95 of 100 | slowest | best of \(repeats): median | slowest | "
                + "slowest, of the quickest solve |\n| --- | --- | --- | --- | --- | --- | --- |")
        var (firsts, leasts): ([String: [Double]], [String: [Double]]) = ([:], [:])
        var order: [String] = []
        for number in 0..<people {
            let pair: ScoredPair
            if number % 2 == 0 {
                pair = chosen[.random(in: 0..<chosen.count, using: &dice)]
            } else {
                pair = eligible()
            }
            for kind in kinds(pair) {
                var (first, least) = (0.0, Double.infinity)
                for round in 0..<repeats where round < 4 || first < 0.002 {
                    // A question is asked of a copy, as the review page does; making the copy counts.
                    let time = try seconds {
                        var then = now
                        try then.apply(kind.change)
                    }
                    if round == 0 { first = time }
                    least = min(least, time)
                }
                if firsts[kind.name] == nil { order.append(kind.name) }
                firsts[kind.name, default: []].append(first)
                leasts[kind.name, default: []].append(least)
            }
        }
        for name in order { row(name, firsts[name] ?? [], leasts[name] ?? []) }
        row("all", firsts.values.flatMap { $0 }, leasts.values.flatMap { $0 })
        costs(people: people)
    }

    /// What imposing pairs would cost, one by one and for a whole person.
    private mutating func costs(people: Int) {
        var asked = now
        var (ofPairs, ofPeople): ([Double], [Double]) = ([], [])
        for _ in 0..<people {
            let pair = eligible().pair
            ofPairs.append(seconds { _ = asked.cost(of: pair) })
            ofPeople.append(seconds { _ = asked.costs(ofMentee: pair.mentee) })
        }
        row("cost of a pair", ofPairs, ofPairs)
        row("costs of all pairs of a mentee", ofPeople, ofPeople)
    }

    private mutating func eligible() -> ScoredPair {
        while true {
            let mentee = Int.random(in: 0..<mentees, using: &dice)
            var found: [ScoredPair] = []
            problem.scores.forEachPair(ofMentee: mentee) { mentor, score in
                found.append(ScoredPair(mentee: mentee, mentor: mentor, score: score))
            }
            if let one = found.randomElement(using: &dice) { return one }
        }
    }

    private func row(_ name: String, _ firsts: [Double], _ leasts: [Double]) {
        let (first, least) = (firsts.sorted(), leasts.sorted())
        guard let slowest = first.last, let slowestLeast = least.last else { return }
        print(
            "| \(name) | \(text(first[first.count / 2])) | \(text(first[first.count * 95 / 100])) | \(text(slowest)) | "
                + "\(text(least[least.count / 2])) | \(text(slowestLeast)) | \(percent(slowestLeast / solving)) |")
    }
}
