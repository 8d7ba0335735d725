import Foundation
import Matching
import Storage

/// The prices that prove a run's pairs, as a document: the bonus of a place, and by participant the price of each place.
package struct RunProof: Sendable, Codable, Hashable {
    package let bonus: Int
    package let mentees: [String: Int]
    package let mentors: [String: Int]

    init(_ certificate: Certificate, _ ground: RunGround) {
        bonus = certificate.bonus
        let (input, prices) = (ground.input, certificate)
        mentees = Dictionary(zip(input.mentees.map(\.participant.text), prices.mentees)) { first, _ in first }
        mentors = Dictionary(zip(input.mentors.map(\.participant.text), prices.mentors)) { first, _ in first }
    }

    init(document: [UInt8]) throws {
        self = try JSONDecoder().decode(RunProof.self, from: Data(document))
    }

    /// JSON bytes with sorted keys.
    package func document() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        return [UInt8](try encoder.encode(self))
    }

    /// As the matching takes it; nil when a participant's price is missing.
    func certificate(_ ground: RunGround) -> Certificate? {
        let mentees = ground.input.mentees.compactMap { self.mentees[$0.participant.text] }
        let mentors = ground.input.mentors.compactMap { self.mentors[$0.participant.text] }
        guard mentees.count == ground.input.mentees.count, mentors.count == ground.input.mentors.count else {
            return nil
        }
        return Certificate(bonus: bonus, mentees: mentees, mentors: mentors)
    }
}
