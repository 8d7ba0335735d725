import Foundation
import Matching
import Storage

/// The prices that prove a run's pairs, as a document: the bonus of a place, and by participant the price of each place.
package struct RunProof: Sendable, Codable, Hashable {
    package let bonus: Int
    package let mentees: [String: Int]
    package let mentors: [String: Int]

    /// The prices of all, or of those alone who are asked for.
    init(
        _ certificate: Certificate, _ ground: RunGround, only isWanted: (Side, Int) -> Bool = { _, _ in true }
    ) {
        bonus = certificate.bonus
        func prices(_ side: Side, _ members: [PairingInput.Member], _ prices: [Int]) -> [String: Int] {
            let named = zip(members, prices).enumerated().filter { isWanted(side, $0.offset) }
            return Dictionary(named.map { ($0.element.0.participant.text, $0.element.1) }) { first, _ in first }
        }
        mentees = prices(.mentee, ground.input.mentees, certificate.mentees)
        mentors = prices(.mentor, ground.input.mentors, certificate.mentors)
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
