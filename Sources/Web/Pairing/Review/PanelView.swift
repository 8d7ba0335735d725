import Matching
import Mentoring
import Storage
import Words

/// The pair that is being looked at: its criteria, what else could be and at what cost, and what may be done.
enum PanelView {
    static func card(_ panel: PairPanel, _ review: Review, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let sentences = review.words.sentences(reader)
        let title = phrases(
            "pairing.panel.title", ["mentee": .text(panel.line.mentee), "mentor": .text(panel.line.mentor)])
        return """
            <section class="card" id="pair" aria-labelledby="pair-title"><h2 id="pair-title">\(title)</h2>
            <p class="soft">\(phrases("pairing.panel.score", ["score": .number(panel.line.percent)]))</p>
            <ul class="scores">\(panel.explanation.parts.map { score($0, sentences, phrases) })</ul>
            \(broken(panel, sentences, phrases))
            \(alternatives(panel, review, sentences, phrases))
            \(review.record.state == .done ? buttons(panel, review, reader) : .nothing)
            </section>
            """
    }

    private static func score(_ part: Explanation.Part, _ sentences: ReasonSentences, _ phrases: Phrases) -> HTML {
        """
        <li class="score"><span class="score__name">\(phrases("criterion.\(part.criterion.rawValue)"))</span>\
        <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
        <rect class="bar__fill" width="\(part.value)" height="6"/></svg>\
        <span class="score__value">\((part.contribution + 50) / 100)</span>\
        <p class="score__why">\(capitalised(sentences(part.reason)))</p></li>
        """
    }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private static func broken(_ panel: PairPanel, _ sentences: ReasonSentences, _ phrases: Phrases) -> HTML {
        if panel.explanation.broken.isEmpty { return .nothing }
        let list = panel.explanation.broken.map { sentences($0.reason) }
        return """
            <div class="notice notice--attention"><p>\(phrases("pairing.panel.broken", ["rules": .list(list)]))</p></div>
            """
    }

    private static func alternatives(
        _ panel: PairPanel, _ review: Review, _ sentences: ReasonSentences, _ phrases: Phrases
    ) -> HTML {
        guard let first = panel.others.first else {
            let key = panel.isExisting ? "existing" : panel.line.isLocked ? "locked" : "alone"
            return review.record.state == .done
                ? "<p class=\"confidence\">\(phrases("pairing.panel.\(key)"))</p>" : .nothing
        }
        let names = review.words
        let asked = phrases("pairing.panel.and_with", ["name": .text(names.people[first.participant] ?? "")])
        let told: HTML =
            first.difference.map { difference in
                CostSentence(phrases).difference(
                    difference.added.map { ($0.mentee, $0.score) }, difference.removed.map { ($0.mentee, $0.score) },
                    cost: difference.cost, of: panel.pair.mentee, names: names.mentee)
            } ?? .text(capitalised(CostSentence(phrases).whole(first.alternative.cost)) + ".")
        let others = panel.others.dropFirst().map { other -> HTML in
            """
            <li><a href="\(RunPaths(review.record).move(PairKey(panel.line.key.mentee, other.participant)))">\
            \(names.people[other.participant] ?? "")</a> · \((other.alternative.score + 50) / 100) · \
            \(CostSentence(phrases).whole(other.alternative.cost))\
            \(review.isWhole ? " (\(sentences(other.alternative.why.reason)))" : .nothing)</li>
            """
        }
        let more: HTML = others.isEmpty ? .nothing : "<ul class=\"plain confidence\">\(Array(others))</ul>"
        return "<div class=\"aside-note\"><p><strong>\(asked)</strong> \(told)</p>\(more)</div>"
    }

    private static func buttons(_ panel: PairPanel, _ review: Review, _ reader: Reader) -> HTML {
        if panel.isExisting { return .nothing }
        let phrases = reader.phrases
        let paths = RunPaths(review.record)
        let orders: [PairOrder] = [panel.line.isLocked ? .unlock : .lock, .forbid]
        let posts = orders.map { order -> HTML in
            Forms.button(
                paths.decisions, phrases("pairing.order.\(order.rawValue)"), reader, style: "button button--small",
                values: [
                    "do": order.rawValue, "pair": panel.line.key.text, "version": String(review.record.version),
                    "return": review.query.path(paths.review, after: review.query.after, selected: panel.line.key).text,
                ])
        }
        return """
            <div class="buttons">\(posts)<a class="button button--small" href="\(paths.choices(panel.line.key.mentee))">\
            \(phrases("pairing.choose_other"))</a></div>
            """
    }
}
