import Matching
import Mentoring
import Words

/// How many others a change touches: the same words and numbers on the page that asks and on the one after it.
struct EffectWords {
    static let all = "done.pairs.others"

    let keys: [String]
    let values: [String: Double]

    init(_ effect: ChangeEffect) {
        let (others, alone, found) = (effect.others.count, effect.othersAlone.count, effect.othersFound.count)
        values = ["others": Double(others), "alone": Double(alone), "found": Double(found)]
        switch (others, alone, found) {
        case (0, _, _): keys = []
        case (1, 1, _): keys = ["done.pairs.other_alone"]
        case (1, _, 1): keys = ["done.pairs.other_found"]
        default:
            keys =
                [Self.all] + (alone > 0 ? ["done.pairs.alone"] : [])
                + (found > 0 ? [alone > 0 ? "done.pairs.found_too" : "done.pairs.found"] : [])
        }
    }

    func text(_ phrases: Phrases) -> String {
        if keys.isEmpty { return phrases(Self.all, ["others": .number(0)]) }
        return keys.map { phrases($0, values.mapValues { .number(Int($0)) }) }.joined(separator: " ")
    }
}

/// What is said after a decision: what was decided, who else changes mentors by it, and what it did to the whole.
enum ChangeDone {
    static func of(_ order: PairOrder, _ keys: [PairKey], _ change: RunChange) -> Done {
        said("done.pairs.\(order.rawValue)", count: keys.count, change)
    }

    /// The mentee who was moved is in the pair that is shown; the others are counted.
    static func moved(_ change: RunChange) -> Done {
        if change.isDecidedAlready { return Done(change.breaksRule ? "done.pairs.explained" : "done.pairs.unchanged") }
        return said("done.pairs.moved", count: 1, change, saysNobody: true)
    }

    private static func said(_ key: String, count: Int, _ change: RunChange, saysNobody: Bool = false) -> Done {
        let (cost, effect) = (change.cost, EffectWords(change.effect))
        let others = effect.keys.isEmpty && saysNobody ? [EffectWords.all] : effect.keys
        let keys = [key] + others + ["done.pairs.whole.\(sentence(of: cost))"]
        let values: [String: Double] = [
            "count": Double(count), "points": Double(CostSentence.tenths(abs(cost.score))) / 10,
            "places": Double(abs(cost.places)),
        ]
        return Done(keys, values.merging(effect.values) { one, _ in one })
    }

    private static func sentence(of cost: Cost) -> String {
        if cost.places != 0 { return cost.places > 0 ? "waits" : "matched" }
        if cost.score == 0 { return "same" }
        let kind = cost.score > 0 ? "loses" : "gains"
        return CostSentence.tenths(cost.score) == 0 ? "\(kind)_least" : kind
    }
}
