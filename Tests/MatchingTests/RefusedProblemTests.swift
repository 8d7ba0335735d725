import Matching
import Testing

/// Numbers that no problem may have are refused before anything is solved, each with what is wrong.
@Suite struct `A problem` {
    private let one = ScoredPair(mentee: 0, mentor: 0, score: 1)

    private func scores(_ pairs: [ScoredPair]) throws(ProblemFault) -> Scores {
        try Scores(mentees: 2, mentors: 2, pairs: pairs)
    }

    private func problem(
        places: [Int] = [1, 1], capacities: [Int] = [1, 1], fixed: [ScoredPair] = []
    ) throws(ProblemFault) -> MatchingProblem {
        try MatchingProblem(places: places, capacities: capacities, scores: scores([one]), fixed: fixed)
    }

    @Test func `with places below nothing or above the most, on either side, is refused`() throws {
        for count in [-1, MatchingProblem.mostPlaces + 1, .max, .min] {
            #expect(throws: ProblemFault.placesOutOfRange(side: .mentee, index: 1, places: count)) {
                try problem(places: [1, count])
            }
            #expect(throws: ProblemFault.placesOutOfRange(side: .mentor, index: 0, places: count)) {
                try problem(capacities: [count, 1])
            }
        }
        #expect(throws: ProblemFault.shape(expected: 2, found: 3)) { try problem(places: [1, 1, 1]) }
        #expect(throws: ProblemFault.shape(expected: 2, found: 1)) { try problem(capacities: [1]) }
        _ = try problem(places: [MatchingProblem.mostPlaces, 0], capacities: [MatchingProblem.mostPlaces, 0])
    }

    @Test func `with fixed pairs of nobody, twice, out of range or beyond places is refused`() throws {
        for index in [-1, 2, .max] {
            #expect(throws: ProblemFault.unknownPerson(side: .mentee, index: index)) {
                try problem(fixed: [ScoredPair(mentee: index, mentor: 0, score: 1)])
            }
            #expect(throws: ProblemFault.unknownPerson(side: .mentor, index: index)) {
                try problem(fixed: [ScoredPair(mentee: 0, mentor: index, score: 1)])
            }
        }
        for score in [-1, Scores.largest + 1, .max] {
            #expect(throws: ProblemFault.scoreOutOfRange(one.pair, score: score)) {
                try problem(fixed: [ScoredPair(mentee: 0, mentor: 0, score: score)])
            }
        }
        let other = ScoredPair(mentee: 0, mentor: 0, score: 2)
        #expect(throws: ProblemFault.duplicatePair(one.pair)) {
            try problem(places: [5, 1], capacities: [5, 1], fixed: [other, one])
        }
        let beside = ScoredPair(mentee: 0, mentor: 1, score: 1)
        #expect(throws: ProblemFault.overbooked(side: .mentee, index: 0)) { try problem(fixed: [one, beside]) }
        let below = ScoredPair(mentee: 1, mentor: 0, score: 1)
        #expect(throws: ProblemFault.overbooked(side: .mentor, index: 0)) { try problem(fixed: [one, below]) }
    }

    @Test func `with scores of nobody, out of range or twice is refused, given as pairs or as lists`() throws {
        for index in [-1, 2] {
            #expect(throws: ProblemFault.unknownPerson(side: .mentee, index: index)) {
                try scores([ScoredPair(mentee: index, mentor: 0, score: 1)])
            }
            #expect(throws: ProblemFault.unknownPerson(side: .mentor, index: index)) {
                try scores([ScoredPair(mentee: 0, mentor: index, score: 1)])
            }
        }
        for score in [-1, Scores.largest + 1, .max] {
            #expect(throws: ProblemFault.scoreOutOfRange(one.pair, score: score)) {
                try scores([ScoredPair(mentee: 0, mentor: 0, score: score)])
            }
        }
        func lists(_ starts: [Int], _ columns: [Int32], _ values: [Int32]) throws(ProblemFault) -> Scores {
            try Scores(mentors: 2, starts: starts, columns: columns, values: values)
        }
        #expect(try lists([0, 1, 3], [1, 0, 1], [5, 6, 7])[1, 1] == 7)
        #expect(throws: ProblemFault.duplicatePair(Pair(mentee: 1, mentor: 0))) {
            try lists([0, 1, 3], [1, 0, 0], [5, 6, 7])
        }
        // In falling order nobody would be found again.
        #expect(throws: ProblemFault.duplicatePair(Pair(mentee: 1, mentor: 0))) {
            try lists([0, 1, 3], [1, 1, 0], [5, 6, 7])
        }
        #expect(throws: ProblemFault.scoreOutOfRange(Pair(mentee: 1, mentor: 1), score: -7)) {
            try lists([0, 1, 3], [1, 0, 1], [5, 6, -7])
        }
        for column in [Int32(-1), 2] {
            #expect(throws: ProblemFault.unknownPerson(side: .mentor, index: Int(column))) {
                try lists([0, 1], [column], [5])
            }
        }
        for starts in [[0, 2, 1, 3], [1, 3], [0, 2], [], [0, 4]] {
            #expect(throws: ProblemFault.self) { try lists(starts, [0, 1, 1], [5, 6, 7]) }
        }
        #expect(throws: ProblemFault.self) { try lists([0, 1], [0], []) }
    }
}
