import Matching
import Testing

/// What each change means, and which are refused with nothing changed.
@Suite struct `A change` {
    private let pair = Pair(mentee: 0, mentor: 0)

    /// Two mentees who both would rather have the first mentor.
    private func start(floor: Int = 0, fair: Bool = false) throws -> WhatIf {
        let scores = try Scores(
            mentees: 2, mentors: 2,
            pairs: [
                ScoredPair(mentee: 0, mentor: 0, score: 9), ScoredPair(mentee: 0, mentor: 1, score: 5),
                ScoredPair(mentee: 1, mentor: 0, score: 8), ScoredPair(mentee: 1, mentor: 1, score: 7),
            ])
        let problem = try MatchingProblem(capacities: [1, 1], scores: scores, floor: floor)
        return try WhatIf(problem, problem.solve(fair ? .fair : .optimal))
    }

    @Test func `that cannot be is refused with its reason, and nothing has changed`() throws {
        let first = try start()
        var held = first
        try held.apply(.impose(Pair(mentee: 0, mentor: 1)))
        let nobody = Pair(mentee: 2, mentor: 0)
        let nowhere = Pair(mentee: 0, mentor: -1)
        let tooMany = MatchingProblem.mostPlaces + 1
        func out(_ side: Side, _ index: Int, _ places: Int) -> ProblemFault {
            .placesOutOfRange(side: side, index: index, places: places)
        }
        let cases: [(WhatIf, Change, ProblemFault)] = [
            (first, .impose(nobody), .unknownPerson(side: .mentee, index: 2)),
            (first, .impose(nowhere), .unknownPerson(side: .mentor, index: -1)),
            (first, .impose(pair, score: -1), .scoreOutOfRange(pair, score: -1)),
            (first, .impose(pair, score: Scores.largest + 1), .scoreOutOfRange(pair, score: Scores.largest + 1)),
            (held, .impose(pair), .overbooked(side: .mentee, index: 0)),
            (held, .impose(Pair(mentee: 1, mentor: 1)), .overbooked(side: .mentor, index: 1)),
            (first, .release(pair), .notFixed(pair)),
            (first, .release(nobody), .unknownPerson(side: .mentee, index: 2)),
            (first, .forbid(nowhere), .unknownPerson(side: .mentor, index: -1)),
            (first, .allow(nobody, score: 1), .unknownPerson(side: .mentee, index: 2)),
            (first, .allow(pair, score: -1), .scoreOutOfRange(pair, score: -1)),
            (first, .allow(pair, score: .max), .scoreOutOfRange(pair, score: .max)),
            (first, .places(mentee: 0, -1), out(.mentee, 0, -1)),
            (first, .places(mentee: 0, tooMany), out(.mentee, 0, tooMany)),
            (first, .capacity(mentor: 1, tooMany), out(.mentor, 1, tooMany)),
            (first, .capacity(mentor: 2, 1), .unknownPerson(side: .mentor, index: 2)),
            (held, .places(mentee: 0, 0), .overbooked(side: .mentee, index: 0)),
            (held, .capacity(mentor: 1, 0), .overbooked(side: .mentor, index: 1)),
            (first, .removeMentee(2), .unknownPerson(side: .mentee, index: 2)),
            (first, .removeMentor(-1), .unknownPerson(side: .mentor, index: -1)),
            (first, .addMentee(places: tooMany, candidates: []), out(.mentee, 2, tooMany)),
            (first, .addMentor(capacity: -1, candidates: []), out(.mentor, 2, -1)),
            (
                first, .addMentee(places: 1, candidates: [Candidate(2, score: 1)]),
                .unknownPerson(side: .mentor, index: 2)
            ),
            (
                first, .addMentee(places: 1, candidates: [Candidate(1, score: -1)]),
                .scoreOutOfRange(Pair(mentee: 2, mentor: 1), score: -1)
            ),
            (
                first, .addMentor(capacity: 1, candidates: [Candidate(1, score: .max)]),
                .scoreOutOfRange(Pair(mentee: 1, mentor: 2), score: .max)
            ),
            (
                first,
                .addMentor(
                    capacity: 1, candidates: [Candidate(1, score: 3), Candidate(0, score: 1), Candidate(1, score: 3)]),
                .duplicatePair(Pair(mentee: 1, mentor: 2))
            ),
        ]
        for (before, change, fault) in cases {
            var now = before
            #expect(throws: fault, "\(change)") { try now.apply(change) }
            #expect(now.pairs == before.pairs && now.places == before.places, "\(change)")
            #expect(now.capacities == before.capacities && now.fixed == before.fixed, "\(change)")
            try now.certificate.verify(now.pairs, of: now.problem)
        }
    }

    @Test func `that forbids a pair which had to be keeps it away, whatever it was worth`() throws {
        var now = try start()
        try now.apply(.impose(pair))
        try now.apply(.forbid(pair))
        #expect(try now.fixed.isEmpty && now.problem.score(pair) == nil)
        #expect(now.pairs == [ScoredPair(mentee: 0, mentor: 1, score: 5), ScoredPair(mentee: 1, mentor: 0, score: 8)])
        #expect(now.cost(of: pair) == nil)
        try now.apply(.allow(pair, score: 9))
        #expect(now.pairs.reduce(0) { $0 + $1.score } == 16)
    }

    @Test func `that says what a pair is worth which must be holds once it need not be`() throws {
        var now = try start()
        try now.apply(.impose(pair, score: 1))
        #expect(now.pairs.contains(ScoredPair(mentee: 0, mentor: 0, score: 1)))
        try now.apply(.allow(pair, score: 3))
        #expect(now.pairs.contains(ScoredPair(mentee: 0, mentor: 0, score: 1)), "it is there at what was said first")
        try now.apply(.release(pair))
        #expect(try now.problem.score(pair) == 3)
        #expect(now.pairs == [ScoredPair(mentee: 0, mentor: 1, score: 5), ScoredPair(mentee: 1, mentor: 0, score: 8)])
    }

    @Test func `that gives back a pair which was worth something before it had to be gives back its worth`() throws {
        var now = try start()
        try now.apply(.impose(Pair(mentee: 0, mentor: 1), score: 0))
        try now.apply(.release(Pair(mentee: 0, mentor: 1)))
        #expect(try now.problem.score(Pair(mentee: 0, mentor: 1)) == 5)
        #expect(now.pairs.reduce(0) { $0 + $1.score } == 16)
        // One that could not be is away again.
        try now.apply(.forbid(pair))
        try now.apply(.impose(pair, score: 2))
        try now.apply(.release(pair))
        #expect(try now.problem.score(pair) == nil)
    }

    /// A score that outweighs what a place was worth until then.
    @Test func `that brings a score beyond all there were costs what was foretold`() throws {
        var now = try start()
        try now.apply(.forbid(pair))
        try now.apply(.capacity(mentor: 1, 0))
        for score in [1, 10_000, 1_000_000_000, Scores.largest] {
            var then = now
            let cost = try then.apply(.impose(pair, score: score)).cost
            #expect(now.cost(of: pair, score: score) == cost)
            #expect(cost == Cost(places: 0, score: 8 - score))
        }
    }

    @Test(arguments: [false, true]) func `below the floor makes nobody eligible, and above it does`(fair: Bool) throws {
        // The best worst score is 7.
        var now = try start(floor: fair ? 0 : 7, fair: fair)
        #expect(now.pairs.map(\.score) == [9, 7])
        try now.apply(.allow(Pair(mentee: 0, mentor: 1), score: 6))
        #expect(try now.problem.score(Pair(mentee: 0, mentor: 1)) == nil)
        #expect(now.cost(of: Pair(mentee: 0, mentor: 1)) == nil)
        try now.apply(.addMentee(places: 1, candidates: [Candidate(0, score: 6)]))
        try now.apply(.capacity(mentor: 0, 2))
        #expect(now.pairs.count == 2)
        try now.apply(.addMentee(places: 1, candidates: [Candidate(0, score: 7)]))
        #expect(now.pairs.count == 3)
        try now.apply(.allow(Pair(mentee: 0, mentor: 1), score: 7))
        #expect(try now.problem.score(Pair(mentee: 0, mentor: 1)) == 7)
    }

    @Test func `after another is told as one, without what the second takes back`() throws {
        var now = try start()
        let before = Set(now.pairs)
        let first = try now.apply(.impose(Pair(mentee: 0, mentor: 1)))
        let between = Set(now.pairs)
        let second = try now.apply(.capacity(mentor: 0, 0))
        let both = first.then(second)
        #expect(
            both.cost
                == Cost(places: first.cost.places + second.cost.places, score: first.cost.score + second.cost.score))
        #expect(Set(now.pairs) == before.subtracting(both.removed).union(both.added))
        #expect(Set(both.added).isDisjoint(with: both.removed) && between != before)
        try now.apply(.capacity(mentor: 0, 1))
        let back = try now.apply(.release(Pair(mentee: 0, mentor: 1)))
        #expect(first.then(back) == Difference.none(like: first))
    }
}

extension Difference {
    /// Nothing done: what a difference and its opposite make.
    fileprivate static func none(like other: Difference) -> Difference {
        var none = other
        (none.cost, none.added, none.removed) = (.none, [], [])
        return none
    }
}
