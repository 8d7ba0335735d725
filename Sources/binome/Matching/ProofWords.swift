import MatchFiles
import Matching

/// Why pairs are not proved, with the names of the people, the file and the line.
struct ProofWords {
    let pairsPath: String
    let proofPath: String
    let scoresPath: String
    let pairs: [ScoredPair]
    /// The line of each pair.
    let lines: [Int]
    let mentees: PeopleFile
    let mentors: PeopleFile
    let problem: MatchingProblem

    func sentence(_ fault: CertificateFault) -> String {
        switch fault {
        case .wrongNumberOfPrices: return "\(proofPath): has not one price for each person."
        case .negativePrice(let side, let index):
            return "\(proofPath): the price of the \(person(side, index)) is negative."
        case .repeatedPair(let pair): return at(pair, "\(names(pair)) are paired a second time.")
        case .otherScore(let pair, let said, let score):
            return at(pair, "the score of \(names(pair)) is said to be \(said), but is \(score) in \(scoresPath).")
        case .notEligible(let pair):
            let bar =
                problem.score(pair) == nil
                ? "\(scoresPath) has no score for them" : "their score is below the “floor” of \(proofPath)"
            return at(pair, "\(names(pair)) may not be paired: \(bar).")
        case .overbooked(let side, let index):
            let (line, room) = (overbookedLine(side, index), (side == .mentee ? mentees : mentors).places[index])
            return "\(pairsPath), line \(line): the \(person(side, index)) has more pairs than places (\(room))."
        case .missingFixed(let pair): return "\(pairsPath): \(names(pair)) must be paired, and are not."
        case .bonusTooSmall(let bonus, let total):
            return "\(proofPath): the bonus, \(bonus), must be more than the total of the scores, \(total)."
        case .gap(let bound, let reached):
            return "\(proofPath): by its prices pairs could be worth \(bound); those of \(pairsPath) are worth "
                + "\(reached). There may be better ones."
        case .floorNotProved(let pair?):
            return "\(proofPath): “cover” names neither of \(names(pair)), whose score is above the least one. "
                + "The least score may not be the best there is."
        case .floorNotProved(nil):
            return "\(proofPath): “cover” is missing, or its people have as many places as there are pairs. "
                + "The least score may not be the best there is."
        case .placesNotProved(let pair?):
            return "\(proofPath): “most” names neither of \(names(pair)), who may be paired. "
                + "There may be a way to fill more places."
        case .placesNotProved(nil):
            return "\(proofPath): more places may be filled than \(pairsPath) fills, \(pairs.count)."
        }
    }

    private func names(_ pair: Pair) -> String { "\(mentees.name(pair.mentee)) and \(mentors.name(pair.mentor))" }

    private func person(_ side: Side, _ index: Int) -> String {
        "\(side.rawValue) \((side == .mentee ? mentees : mentors).name(index))"
    }

    /// The sentence after the file and the line of the pair, the last of them where there are several.
    private func at(_ pair: Pair, _ sentence: String) -> String {
        guard let index = pairs.lastIndex(where: { $0.pair == pair }) else { return "\(pairsPath): \(sentence)" }
        return "\(pairsPath), line \(lines[index]): \(sentence)"
    }

    /// Where a person has one pair more than places.
    private func overbookedLine(_ side: Side, _ index: Int) -> Int {
        var room = (side == .mentee ? mentees : mentors).places[index]
        for (pair, line) in zip(pairs, lines) where (side == .mentee ? pair.mentee : pair.mentor) == index {
            room -= 1
            if room < 0 { return line }
        }
        return lines.last ?? 1
    }
}

/// Why scores cannot be matched. What files can hold wrong was refused before, with its line; little is left.
enum ProblemWords {
    static func sentence(_ fault: ProblemFault) -> String {
        switch fault {
        case .tooLarge: "The scores and places are so large that their sums could overflow."
        case .shape(let expected, let found): "There are \(found) scores, where \(expected) are expected."
        case .scoreOutOfRange(_, let score): "The score \(score) is out of range."
        case .placesOutOfRange(_, _, let places): "\(places) places of one person are out of range."
        case .unsupported, .unknownPerson, .duplicatePair, .overbooked, .notEligible, .notFixed:
            "The scores cannot be matched."
        }
    }
}
