import Matching
import Storage

/// The two sides of a proof: what the prices allow at most, and what the pairs are worth. Equal, nothing is better.
/// Fixed pairs are set aside, as nobody chooses them.
package struct ProofSum: Sendable, Hashable {
    package let bonus: Int
    package let menteePrices: Int
    package let mentorPrices: Int
    /// What single pairs exceed the prices by.
    package let excess: Int
    package let reached: Int

    package var bound: Int { menteePrices + mentorPrices + excess }

    package init(_ study: RunStudy) {
        let certificate = study.assignment.certificate ?? Certificate(bonus: 0, mentees: [], mentors: [])
        let free = FreeProblem(study)
        bonus = certificate.bonus
        menteePrices = zip(certificate.mentees, free.places).reduce(0) { $0 + $1.0 * $1.1 }
        mentorPrices = zip(certificate.mentors, free.capacities).reduce(0) { $0 + $1.0 * $1.1 }
        var excess = 0
        if !certificate.mentees.isEmpty || !certificate.mentors.isEmpty {
            free.forEachPair { mentee, mentor, score in
                excess += max(0, score + certificate.bonus - certificate.mentees[mentee] - certificate.mentors[mentor])
            }
        }
        self.excess = excess
        reached = free.pairs.reduce(0) { $0 + $1.score + certificate.bonus }
    }
}

/// What remains to be chosen once the fixed pairs are set aside.
struct FreeProblem {
    let study: RunStudy
    let places: [Int]
    let capacities: [Int]
    let pairs: [ScoredPair]
    private let fixed: Set<Pair>

    init(_ study: RunStudy) {
        self.study = study
        let fixed = Set(study.problem.fixed.map(\.pair))
        var (places, capacities) = (study.problem.places, study.problem.capacities)
        for pair in fixed {
            places[pair.mentee] -= 1
            capacities[pair.mentor] -= 1
        }
        self.fixed = fixed
        self.places = places
        self.capacities = capacities
        pairs = study.assignment.pairs.filter { !fixed.contains($0.pair) }
    }

    /// Whether the person has a place left to choose for.
    func isOpen(_ side: Side, _ index: Int) -> Bool { (side == .mentee ? places : capacities)[index] > 0 }

    func forEachPair(_ body: (Int, Int, Int) -> Void) {
        for mentee in places.indices {
            study.problem.scores.forEachPair(ofMentee: mentee) { mentor, score in
                guard score >= study.problem.floor, !fixed.contains(Pair(mentee: mentee, mentor: mentor)) else {
                    return
                }
                body(mentee, mentor, score)
            }
        }
    }
}

/// The files that anybody may check a run with, in the format of `binome match verify`. People are named by their
/// identifiers as participants. Who has no place left, all being fixed or the person gone, is in none of them.
package enum ProofFile: String, Sendable, CaseIterable {
    case certificate = "certificate.json"
    case pairs = "pairs.csv"
    case scores = "scores.csv"
    case mentees = "mentees.csv"
    case mentors = "mentors.csv"

    /// Without its ending.
    package var key: String { String(rawValue.prefix { $0 != "." }) }

    package func bytes(_ study: RunStudy) throws -> [UInt8] {
        let free = FreeProblem(study)
        let mentee = { (index: Int) in study.input.mentees[index].participant.text }
        let mentor = { (index: Int) in study.input.mentors[index].participant.text }
        var text = ""
        switch self {
        case .certificate:
            guard let certificate = study.assignment.certificate else { throw NotFound() }
            return try RunProof(certificate, study.ground, only: free.isOpen).document()
        case .pairs:
            text = "mentee,mentor,score\n"
            for pair in free.pairs { text += "\(mentee(pair.mentee)),\(mentor(pair.mentor)),\(pair.score)\n" }
        case .scores:
            text = "mentee,mentor,score\n"
            free.forEachPair {
                guard free.isOpen(.mentee, $0), free.isOpen(.mentor, $1) else { return }
                text += "\(mentee($0)),\(mentor($1)),\($2)\n"
            }
        case .mentees:
            text = "mentee,places\n"
            for (index, places) in free.places.enumerated() where places > 0 {
                text += "\(mentee(index)),\(places)\n"
            }
        case .mentors:
            text = "mentor,capacity\n"
            for (index, places) in free.capacities.enumerated() where places > 0 {
                text += "\(mentor(index)),\(places)\n"
            }
        }
        return Array(text.utf8)
    }
}
