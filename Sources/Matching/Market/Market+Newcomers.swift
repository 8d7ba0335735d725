/// Somebody who came later with pairs with many people, which are in nobody else's list: whoever reads a list looks at
/// newcomers by name as well.
struct Newcomer: Sendable {
    let node: Int
    /// By index across as they were then, what the pair is worth, or -1.
    let scores: [Int32]
}

extension Market {
    /// Fewer pairs than these go into the lists of the people across.
    private static let few = 64
    /// So many people are looked at by name, no more.
    private static let named = 16

    /// Takes in a node without pairs by name; false where it has few, or where there are too many of its kind.
    mutating func welcome(_ node: Int, _ candidates: [(other: Int, score: Int)]) -> Bool {
        guard candidates.count > Market.few, newcomers.count < Market.named else { return false }
        var scores = [Int32](repeating: -1, count: isMentee(node) ? mentors : mentees)
        for one in candidates { scores[one.other / 2] = Int32(truncatingIfNeeded: one.score) }
        newcomers.append(Newcomer(node: node, scores: scores))
        own[Int(people[node].own)] = newcomersList(node)
        return true
    }

    /// The pairs a newcomer brought, without those that were altered. They are in no order: whoever reads the list reads
    /// all of it, which takes less than putting it in order.
    func newcomersList(_ node: Int) -> [Near] {
        guard let one = newcomers.first(where: { $0.node == node }) else { return [] }
        var list: [Near] = []
        list.reserveCapacity(one.scores.count)
        for (index, score) in one.scores.enumerated() where score >= 0 {
            let other = isMentee(node) ? 2 * index + 1 : 2 * index
            if !altered.isEmpty, altered[pair(node, other)] != nil { continue }
            list.append(Near(other, score: Int(score), gap: Int.min))
        }
        return list
    }

    /// What a pair is worth that one of the two brought.
    func scoreOfNewcomer(_ pair: Pair) -> Int? {
        for one in newcomers {
            let isMentee = isMentee(one.node)
            guard one.node / 2 == (isMentee ? pair.mentee : pair.mentor) else { continue }
            let across = isMentee ? pair.mentor : pair.mentee
            if across < one.scores.count, one.scores[across] >= 0 { return Int(one.scores[across]) }
        }
        return nil
    }

    /// Gives the pairs of the node that it or others brought.
    func forEachNewcomersPair(of node: Int, _ body: (_ other: Int, _ score: Int) -> Void) {
        for one in newcomers {
            if one.node == node {
                for (index, score) in one.scores.enumerated() where score >= 0 {
                    body(isMentee(node) ? 2 * index + 1 : 2 * index, Int(score))
                }
            } else if isMentee(one.node) != isMentee(node), node / 2 < one.scores.count, one.scores[node / 2] >= 0 {
                body(one.node, Int(one.scores[node / 2]))
            }
        }
    }
}
