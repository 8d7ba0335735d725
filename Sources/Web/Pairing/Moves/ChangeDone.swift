import Matching
import Mentoring

/// What is said after a decision: what was decided, who else changes mentors by it, and what it did to the whole.
enum ChangeDone {
    static func of(_ order: PairOrder, _ keys: [PairKey], _ change: RunChange) -> Done {
        let own = Set(keys.map(\.mentee))
        let others = change.mentees.subtracting(order == .forbid ? [] : own).count
        return said("done.pairs.\(order.rawValue)", count: keys.count, others: others, change.cost)
    }

    /// The mentee who was moved is in the pair that is shown; the others are counted.
    static func moved(_ change: RunChange) -> Done {
        said("done.pairs.moved", count: 1, others: max(0, change.mentees.count - 1), change.cost)
    }

    private static func said(_ key: String, count: Int, others: Int, _ cost: Cost) -> Done {
        var keys = [key]
        var values = ["count": Double(count)]
        if others > 0 {
            keys.append("done.pairs.others")
            values["others"] = Double(others)
        }
        keys.append("done.pairs.whole.\(effect(of: cost))")
        values["points"] = Double(abs(cost.score)) / 100
        values["places"] = Double(abs(cost.places))
        return Done(keys, values)
    }

    private static func effect(of cost: Cost) -> String {
        if cost.places != 0 { return cost.places > 0 ? "waits" : "matched" }
        return cost.score == 0 ? "same" : cost.score > 0 ? "loses" : "gains"
    }
}
