package import Matching
import Synchronization

/// Answers that were worked out once for a run at a version, kept as long as its study.
final class StudyAnswers: Sendable {
    typealias Costs = (costs: [Cost?], others: [Alternative])

    private struct Kept {
        var costs: [Int: Costs] = [:]
        var glimpses: [Pair: Difference?] = [:]
    }

    private let kept = Mutex(Kept())

    func costs(ofMentee index: Int, _ work: () -> Costs) -> Costs {
        if let found = kept.withLock({ $0.costs[index] }) { return found }
        let made = work()
        kept.withLock { $0.costs[index] = made }
        return made
    }

    func glimpse(_ pair: Pair, _ work: () -> Difference?) -> Difference? {
        if let found = kept.withLock({ $0.glimpses[pair] }) { return found }
        let made = work()
        kept.withLock { $0.glimpses[pair] = made }
        return made
    }
}

extension RunStudy {
    /// What giving the mentee each mentor would cost the whole, by mentor, and all whom they could have had, the cheapest
    /// first, with why each lost.
    package func costs(ofMentee index: Int) -> (costs: [Cost?], others: [Alternative]) {
        answers.costs(ofMentee: index) {
            var whatIf = self.whatIf
            return (whatIf.costs(ofMentee: index), whatIf.alternatives(ofMentee: index, most: .max))
        }
    }

    /// What imposing an eligible pair would do, at a glance: no proof is made. Nil where it cannot be.
    package func glimpse(_ pair: Pair) -> Difference? {
        answers.glimpse(pair) {
            var next = whatIf
            return try? next.apply(.impose(pair, score: scoring.score(pair)))
        }
    }
}
