/// Why a problem is refused, before any solving.
public enum ProblemFault: Error, Hashable, Sendable {
    /// A person is named by an index outside the list of that side.
    case unknownPerson(side: Side, index: Int)
    /// The same pair has two scores.
    case duplicatePair(Pair)
    /// A score is negative, or larger than `Scores.largest`.
    case scoreOutOfRange(Pair, score: Int)
    /// A number of places is negative, or larger than `MatchingProblem.mostPlaces`.
    case placesOutOfRange(side: Side, index: Int, places: Int)
    /// The table of scores does not have the stated numbers of people.
    case shape(expected: Int, found: Int)
    /// Fixed pairs need more places than this person has.
    case overbooked(side: Side, index: Int)
    /// A pair is to be imposed that has no score of its own, and none was given.
    case notEligible(Pair)
    /// A pair is to be released that is not fixed.
    case notFixed(Pair)
    /// Scores and places are so large that sums could overflow.
    case tooLarge
    /// The method does not apply to this problem.
    case unsupported(key: String)
}
