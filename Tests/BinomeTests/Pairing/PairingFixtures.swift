import Foundation
import Mentoring
import Storage

/// What a page is told while a row is held.
struct ToldCosts: Decodable {
    struct Mentor: Decodable {
        let mentor: String
        let name: String
        let says: String
        let why: String
        let kind: String
        let path: String
    }

    let mentee: String
    let mentors: [Mentor]
    let best: [String]

    init(_ answer: TestAnswer) throws { self = try JSONDecoder().decode(ToldCosts.self, from: Data(answer.body)) }

    subscript(mentor: ID<Participant>) -> Mentor? { mentors.first { $0.mentor == mentor.text } }
}
