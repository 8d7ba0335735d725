import Matching
import Mentoring
import Testing

/// Pairing a staff list without a database.
@Suite struct `A list of people` {
    private func persons() -> [StaffPerson] {
        (0..<40).map { index in
            var person = StaffPerson()
            person.number = String(1000 + index)
            person.wish = index % 2 == 0 ? .mentee : .mentor
            person.mastered = ["skill \(index % 7)", "skill \(index % 5)"]
            person.sought = ["skill \((index + 3) % 7)"]
            person.site = "site \(index % 3)"
            person.department = "department \(index % 4)"
            return person
        }
    }

    @Test func `too large for a table keeps the best candidates, and says by how much more could be had`() throws {
        let pairing = ListPairing(persons(), capacity: 1, today: "2026-11-25")
        let whole = try pairing.solve()
        #expect(whole.lost == Cost.none)
        for kept in [1, 3, 8, 20] {
            let few = try pairing.solve(most: 0, kept: kept)
            try few.assignment.certificate?.verify(few.assignment.pairs, of: few.problem)
            let lost = try #require(few.lost)
            let really = Cost(
                places: whole.assignment.matched - few.assignment.matched,
                score: whole.assignment.total - few.assignment.total)
            #expect(really >= .none && really <= lost)
            if kept == 20 { #expect(lost == .none) }
        }
    }

    private func random(_ count: Int, _ dice: inout SmallRandom) -> [StaffPerson] {
        (0..<count).map { index in
            var person = StaffPerson()
            person.number = String(1000 + index)
            person.wish = Int.random(in: 0..<3, using: &dice) < 2 ? .mentee : .mentor
            person.capacity = person.wish == .mentor ? Int.random(in: 1...3, using: &dice) : nil
            person.mastered = (0..<3).map { _ in "skill \(Int.random(in: 0..<12, using: &dice))" }
            person.sought = (0..<2).map { _ in "skill \(Int.random(in: 0..<12, using: &dice))" }
            person.languages = [["en", "fr", "de"][Int.random(in: 0..<3, using: &dice)]]
            person.site = "site \(Int.random(in: 0..<4, using: &dice))"
            return person
        }
    }

    /// Candidates alone, with a least score or none: what is said to be missing at most is at least what is missing.
    @Test(arguments: 0..<12) func `of hundreds never lacks more than is said, and no more than there is room for`(
        seed: Int
    ) throws {
        var dice = SmallRandom(state: UInt64(seed) + 40)
        let pairing = ListPairing(
            random(60 + 40 * seed, &dice), capacity: 1, today: "2026-11-25", floor: seed % 3 * 3000)
        let whole = try pairing.solve()
        for kept in [1, 2, 5, 12, 60] {
            let few = try pairing.solve(most: 0, kept: kept)
            try few.assignment.certificate?.verify(few.assignment.pairs, of: few.problem)
            let lost = try #require(few.lost)
            let really = Cost(
                places: whole.assignment.matched - few.assignment.matched,
                score: whole.assignment.total - few.assignment.total)
            #expect(really >= .none && really <= lost, "\(kept): \(really), \(lost)")
            let free = few.assignment.free.reduce(0) { $0 + $1.places }
            #expect(lost.places <= min(free, few.assignment.unmatched.count))
            #expect(lost.score <= Scoring.best * (few.assignment.matched + lost.places) - few.assignment.total)
            // Whoever waits for somebody under the least score is told so.
            guard var whatIf = try? WhatIf(few.problem, few.assignment), pairing.scoring.floor > 0 else { continue }
            for one in few.assignment.unmatched {
                guard case .nobodyEligible = whatIf.remedy(forMentee: one.index) else { continue }
                few.problem.scores.forEachPair(ofMentee: one.index) { _, _ in
                    Issue.record("there is somebody, under the least score")
                }
            }
        }
    }

    @Test func `gets the same partners and reasons in whatever order it stands`() throws {
        var dice = SmallRandom(state: 9)
        var persons = random(60, &dice)
        for index in persons.indices {
            persons[index].number = nil
            persons[index].lastName = "Name \(index % 50)"
            persons[index].firstName = "Kim"
            persons[index].address = "kim\(index)@x.test"
            persons[index].languages = ["fr", "en", "de"].shuffled(using: &dice)
        }
        var found: Set<[String]> = []
        for _ in 0..<5 {
            persons.shuffle(using: &dice)
            let pairing = ListPairing(persons, capacity: 1, today: "2026-11-25")
            let name = { (index: Int) in persons[index].address ?? "" }
            found.insert(
                try pairing.solve().assignment.pairs.map { pair in
                    let parts = pairing.scoring.explain(pair.pair).parts.map { "\($0.reason)" }
                    return "\(name(pairing.mentees[pair.mentee])) \(name(pairing.mentors[pair.mentor])) \(parts)"
                })
            #expect(pairing.competencies == pairing.competencies.sorted())
        }
        #expect(found.count == 1)
    }
}
