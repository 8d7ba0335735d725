import Foundation

/// A programme as it may begin: what a manager chooses from and then makes their own. Values are those that the
/// programme's tables hold.
package struct ProgrammeTemplate: Codable, Sendable, Hashable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case oneToOne = "one_to_one"
        case group, peer, reverse, flash
    }

    package enum Formality: String, Codable, Sendable, CaseIterable {
        case formal, informal
    }

    package enum Weight: String, Codable, Sendable, CaseIterable {
        case off, low, medium, high, must
    }

    package struct Criteria: Codable, Sendable, Hashable {
        package let competencies: Weight
        package let wishes: Weight
        package let language: Weight
        package let availability: Weight
        package let site: Weight
        package let departmentVariety: Weight
        package let seniorityGap: Weight
        package let sharedHopes: Weight
    }

    /// What a pair must satisfy, whatever its score.
    package struct Rules: Codable, Sendable, Hashable {
        /// How many levels of one's line of management are barred, up and down; nil for the whole line.
        package let managementLevels: Int?
        package let commonLanguage: Bool
        package let otherDepartment: Bool
        package let otherSite: Bool
        /// The mentor is at least so many grades above the mentee.
        package let gradesAbove: Int?
        /// The mentor is at least so many grades below the mentee, as in reverse mentoring.
        package let gradesBelow: Int?
        /// 0 to 100: who has nobody scoring this much waits.
        package let leastScore: Int?
    }

    /// What to do before and at the first meeting, said to each on the day of publication.
    package struct FirstSteps: Codable, Sendable, Hashable {
        package let mentor: ListsInBothLanguages
        package let mentee: ListsInBothLanguages
    }

    /// Stable from one version of the product to the next: `new-managers`.
    package let key: String
    package let name: BothLanguages
    package let purpose: BothLanguages
    package let kind: Kind
    package let formality: Formality
    package let months: Int
    /// Days from one meeting to the next.
    package let meetingDays: Int
    package let mentorCapacity: Int
    package let menteeCapacity: Int
    package let criteria: Criteria
    package let rules: Rules
    package let firstSteps: FirstSteps
    /// Why it is set so, from published evidence.
    package let reason: BothLanguages

    private struct File: Decodable {
        let templates: [ProgrammeTemplate]
    }

    /// - Throws: `DecodingError` for a file of another shape.
    package static func read(_ file: [UInt8]) throws -> [ProgrammeTemplate] {
        try JSONDecoder().decode(File.self, from: Data(file)).templates
    }

    /// The templates that are in the program, in the order to show them.
    package static func embedded() throws -> [ProgrammeTemplate] {
        try EmbeddedContent.files(below: "Mentoring/Programmes/Templates/").flatMap(read)
    }
}
