import Mentoring
import Storage

@testable import binome

/// A programme of tests: from 1 December 2026, for nine months.
func programmeInput(_ name: String = "Nouveaux managers") -> ProgrammeInput {
    ProgrammeInput(
        name: name, purpose: "Neuf sur dix tiennent un entretien par mois.",
        startsOn: Day(number: 20_788), endsOn: Day(number: 20_788 + 270), mentorCapacity: 2)
}

extension TestServer {
    /// A programme that this person manages; nobody takes part yet.
    @discardableResult
    func programme(
        _ name: String = "Nouveaux managers", rules: ProgrammeRules = ProgrammeRules(weights: ["competencies": "high"]),
        by manager: ID<Person>
    ) async throws -> ID<Programme> {
        let now = clock.now
        let actor = Actor(person: manager, grants: [])
        return try await database.write { tx in
            try Programmes.create(programmeInput(name), rules: rules, by: actor, in: tx, at: now)
        }
    }
}
