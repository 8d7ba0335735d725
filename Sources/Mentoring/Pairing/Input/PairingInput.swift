import Foundation
package import Storage

/// All that a computation of pairs knows: who takes part, what they bring and seek, what was decided, and the rules.
/// It is kept with the result, so that a pair can be explained a year later. Ids only: names are looked up when shown.
package struct PairingInput: Sendable, Codable, Hashable {
    /// A participant on one side.
    package struct Member: Sendable, Codable, Hashable {
        package var participant: ID<Participant>
        package var person: ID<Person>
        /// How many partners at most.
        package var places: Int
        package var offered: [Skill] = []
        package var sought: [Skill] = []
        package var languages: [String] = []
        /// Minutes of the local week, each pair a start and an end.
        package var slots: [[Int]] = []
        /// Minutes east of UTC on the day of the computation.
        package var offset = 0
        package var site: ID<Site>?
        package var department: ID<Department>?
        package var grade: Int?
        /// A grade is given, which nobody has put in order yet. Nil in the archives of before this was noted.
        package var hasUnrankedGrade: Bool?
        package var hopes: [String] = []
        package var wishes: [ID<Person>] = []
        /// Own manager first.
        package var managers: [ID<Person>] = []
        package var exclusions: [ID<Person>] = []
        package var hasLeft = false
    }

    package struct Skill: Sendable, Codable, Hashable {
        package var competency: ID<Competency>
        package var level: Int
        /// Nobody said the level. Nil where somebody did, and in the archives of before this was noted.
        package var isAssumed: Bool?
    }

    /// A pair that a manager decided about.
    package struct Decision: Sendable, Codable, Hashable {
        package enum Kind: String, Sendable, Codable { case lock, forbid, existing }

        package var mentee: ID<Participant>
        package var mentor: ID<Participant>
        package var kind: Kind
    }

    /// In the order of staff numbers: ties are broken by it.
    package var mentees: [Member]
    package var mentors: [Member]
    package var decisions: [Decision]
    package var rules: ProgrammeRules

    package init(mentees: [Member], mentors: [Member], decisions: [Decision], rules: ProgrammeRules) {
        self.mentees = mentees
        self.mentors = mentors
        self.decisions = decisions
        self.rules = rules
    }

    /// As it is kept: JSON bytes with sorted keys.
    package func archived() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return [UInt8](try encoder.encode(self))
    }

    package init(archive: [UInt8]) throws {
        self = try JSONDecoder().decode(PairingInput.self, from: Data(archive))
    }
}
