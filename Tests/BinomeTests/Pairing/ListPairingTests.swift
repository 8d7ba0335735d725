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
}
