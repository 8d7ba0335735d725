import Matching
import Mentoring
import Words

/// What may be said of the whole: that nothing does better, that nothing does better around the decisions taken by hand
/// and what these cost, or that the scores tell nothing apart.
struct OptimalSentence {
    private let review: Review
    private let phrases: Phrases

    init(_ review: Review, _ phrases: Phrases) {
        self.review = review
        self.phrases = phrases
    }

    /// All pairs have the same score: choosing among them means nothing.
    var isUniform: Bool { review.scores.count > 2 && review.scores.first == review.scores.last }

    var html: HTML {
        guard review.record.isProven else { return .text(phrases("pairing.review.not_proved")) }
        let uniform: HTML = isUniform ? "\(uniformity) " : .nothing
        let proof = "<a href=\"\(RunPaths(review.record).proof)\">\(phrases("pairing.review.proved_word"))</a>" as HTML
        let sentence = HTML.sentence(["proved": proof]) { pieces in
            let proved: WordValue = .text(pieces["proved"] ?? "")
            if isUniform, review.hand.count == 0 { return phrases("pairing.review.proved_uniform", ["proved": proved]) }
            return around(proved)
        }
        return "\(uniform)\(sentence)"
    }

    private func around(_ proved: WordValue) -> String {
        let count = review.hand.count
        var words: [String: WordValue] = ["proved": proved, "count": .number(count)]
        if count == 0 { return phrases("pairing.review.proved", words) }
        guard let cost = review.hand.cost else { return phrases("pairing.review.around", words) }
        if cost.places > 0 {
            words["places"] = .text(phrases("pairing.review.around.people", ["count": .number(cost.places)]))
            return phrases("pairing.review.around.places", words)
        }
        if cost.places == 0, cost.score == 0 { return phrases("pairing.review.around.free", words) }
        words["points"] = .text(CostSentence(phrases).points(cost.score))
        return cost.score > 0 ? phrases("pairing.review.around.costs", words) : phrases("pairing.review.around", words)
    }

    /// « Tous les binômes ont le même score, 62 : compétences et disponibilités ne sont pas renseignées. »
    private var uniformity: String {
        let parts = review.explanations.values.map(\.parts)
        let missing = (parts.first ?? []).map(\.criterion).filter { criterion in
            parts.allSatisfy { parts in
                parts.contains { $0.criterion == criterion && $0.isUnknown }
            }
        }
        let names = missing.map { phrases("criterion.\($0.rawValue)").uncapitalised }
        let words: [String: WordValue] = [
            "score": .number(((review.scores.first ?? 0) + 50) / 100), "list": .list(names),
        ]
        return phrases(names.isEmpty ? "pairing.review.uniform" : "pairing.review.uniform_missing", words)
    }
}
