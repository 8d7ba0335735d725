import Matching
import Words

extension ReasonSentences {
    /// The competency sought that the mentor masters best, and how well: « conduite du changement, deux niveaux au-dessus,
    /// et négociation ». Nil where the mentor masters none, or none counts.
    func sought(_ explanation: Explanation) -> String? {
        let forbidden = explanation.broken.contains { $0.criterion == .competencies }
        guard !forbidden, let reason = explanation.parts.first(where: { $0.criterion == .competencies })?.reason else {
            return nil
        }
        let covered = Array(zip(Self.numbers("covered", in: reason), Self.numbers("above", in: reason)))
        let partly = Array(zip(Self.numbers("partly", in: reason), Self.numbers("short", in: reason)))
        if let best = covered.max(by: { $0.1 < $1.1 }) {
            let key = best.1 > 0 ? "reason.sought.above" : "reason.sought.\(best.1 < 0 ? "untold" : "reached")"
            let others = (covered + partly).map(\.0).filter { $0 != best.0 }
            return with(others, level(key, best.0, best.1), untold: best.1 < 0)
        }
        guard let near = partly.min(by: { $0.1 < $1.1 }) else { return nil }
        let key = near.1 < 0 ? "reason.sought.untold" : "reason.sought.short"
        return with(partly.map(\.0).filter { $0 != near.0 }, level(key, near.0, near.1), untold: near.1 < 0)
    }

    private func level(_ key: String, _ competency: Int, _ levels: Int) -> String {
        phrases(
            key,
            [
                "name": .text(names.competency(competency)), "levels": .number(levels),
                "spelled": .text(Spelled.number(levels, phrases)),
            ])
    }

    /// What else is sought and mastered, at whatever level: one is named, more are counted.
    private func with(_ others: [Int], _ first: String, untold: Bool) -> String {
        guard let other = others.first else { return first }
        let words: [String: WordValue] = [
            "first": .text(first), "name": .text(names.competency(other)), "count": .number(others.count),
            "spelled": .text(Spelled.number(others.count, phrases)),
        ]
        return phrases(untold ? "reason.sought.more_untold" : "reason.sought.more", words)
    }
}
