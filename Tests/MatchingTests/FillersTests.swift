import Testing

@testable import Matching

/// Tables where rows contest the same columns and some places stay empty.
@Suite struct `Fillers` {
    private struct Case {
        let table: [Int32]
        let capacities: [Int]
        let mentees: Int
        var mentors: Int { capacities.count }

        func problem() throws -> MatchingProblem {
            try MatchingProblem(
                capacities: capacities, scores: Scores(mentees: mentees, mentors: mentors, table: table))
        }

        /// The same as lists, which go another way through the engine.
        func listed() throws -> MatchingProblem {
            var pairs: [ScoredPair] = []
            for mentee in 0..<mentees {
                for mentor in 0..<mentors where table[mentee * mentors + mentor] >= 0 {
                    pairs.append(
                        ScoredPair(mentee: mentee, mentor: mentor, score: Int(table[mentee * mentors + mentor])))
                }
            }
            return try MatchingProblem(
                capacities: capacities, scores: Scores(mentees: mentees, mentors: mentors, pairs: pairs))
        }

        /// Straight through the fillers; nil where one side cannot be filled.
        func filled() throws -> Filling? {
            try table.withUnsafeBufferPointer { table in
                guard let base = table.baseAddress else { return nil }
                let parts = DenseParts(
                    table: base, open: [Bool](repeating: true, count: mentees), capacities: capacities.map(Int32.init),
                    least: 0, largest: Int(table.max() ?? 0), threads: 2)
                let places = capacities.reduce(0, +)
                var isOverflowing = false
                defer { #expect(!isOverflowing) }
                return mentees <= places
                    ? try parts.unitsAndFillers(Int32.self, places - mentees, &isOverflowing) { _ in }
                    : try parts.hostsAndFillers(Int32.self, mentees - places, &isOverflowing) { _ in }
            }
        }
    }

    @Test func `find the total that lists find, at prices of nothing for what stays empty`() throws {
        var dice = Dice(77)
        var found = 0
        for round in 0..<600 {
            let mentees = Int.random(in: 1...14, using: &dice)
            let capacities = (0..<Int.random(in: 1...9, using: &dice)).map { _ in Int.random(in: 1...3, using: &dice) }
            let places = capacities.reduce(0, +)
            if places == mentees { continue }
            let (forbidden, most) = (round % 3 * 6, [1, 4, 300][round % 3])
            let table = (0..<(mentees * capacities.count)).map { _ in
                Int.random(in: 0..<100, using: &dice) < forbidden ? -1 : Int32.random(in: 0...Int32(most), using: &dice)
            }
            let one = Case(table: table, capacities: capacities, mentees: mentees)
            guard let filling = try one.filled() else { continue }
            found += 1
            let best = try one.listed().solve()
            #expect(filling.host.count { $0 >= 0 } == best.matched && best.matched == min(mentees, places))
            #expect(filling.score.reduce(0) { $0 + Int($1) } == best.total)
            var taken = [Int](repeating: 0, count: capacities.count)
            for host in filling.host where host >= 0 { taken[Int(host)] += 1 }
            for (host, count) in taken.enumerated() {
                #expect(count <= capacities[host])
                if places > mentees, count < capacities[host] { #expect(filling.hostPrice[host] == 0) }
                if places > mentees { #expect(filling.hostPrice[host] >= 0) }
            }
            for unit in 0..<mentees where places < mentees {
                #expect(filling.unitPrice[unit] >= 0 && (filling.host[unit] >= 0 || filling.unitPrice[unit] == 0))
            }
        }
        #expect(found > 400)
    }

    @Test(arguments: [(220, 221), (220, 219), (220, 150), (150, 220), (220, 330)])
    func `prove the best where all contest the same places and not all can be filled`(
        mentees: Int, places: Int
    ) throws {
        var dice = Dice(UInt64(mentees * 1_000 + places))
        for forbidden in [0, 4] {
            var capacities: [Int] = []
            while capacities.reduce(0, +) < places {
                capacities.append(min(Int.random(in: 1...3, using: &dice), places - capacities.reduce(0, +)))
            }
            let table = (1...mentees).flatMap { i in
                (1...capacities.count).map { j in
                    Int.random(in: 0..<100, using: &dice) < forbidden
                        ? -1 : Int32(mentees * capacities.count - i * j)
                }
            }
            let one = Case(table: table, capacities: capacities, mentees: mentees)
            let result = try one.problem().solve()
            try #require(result.certificate).verify(result.pairs, of: one.problem())
            #expect(try one.problem().solve(threads: 2) == result)
            #expect(try one.listed().solve().total == result.total)
        }
    }
}
