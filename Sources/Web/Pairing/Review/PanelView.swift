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
        // On a narrow screen the pair that was opened lies over the foot of the list; its cross is a link, so that it needs
        // no script.
        let isChosen = review.query.selected == panel.line.key
        let close: HTML =
            isChosen
            ? """
            <a class="sheet__close" href="\(list(panel, review))"\(returning(panel, review)) aria-label="\(phrases("pairing.panel.back"))">×</a>
            """ : .nothing
        return """
            <section class="card\(isChosen ? " sheet" : "")" id="pair" aria-labelledby="pair-title">\
            <div class="sheet__head"><h2 id="pair-title" tabindex="-1">\(title)</h2>\(close)</div>
            <p class="soft">\(phrases("pairing.panel.score", ["score": .number(panel.line.percent)]))</p>
            \(ScoreView.list(panel.explanation, .points, sentences))
            \(gone(panel, review, phrases))\(broken(panel, review, sentences, phrases))
            \(alternatives(panel, review, sentences, phrases))
            \(review.record.state == .done ? buttons(panel, review, reader) : .nothing)
            \(ways(panel, review, phrases))</section>
            """
    }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// Back to where the pair stands in the list, and on to the next: on a phone the list is a page above.
    private static func ways(_ panel: PairPanel, _ review: Review, _ phrases: Phrases) -> HTML {
        let lines = review.page.lines
        let place = lines.firstIndex { $0.key == panel.line.key }
        let next: HTML =
            place.flatMap { lines.indices.contains($0 + 1) ? lines[$0 + 1] : nil }.map { line -> HTML in
                let path = RunPaths(review.record).pair(line.key, review.query)
                return """
                    <a rel="next" href="\(path)" data-keeps-place data-focus="pair-title">\(phrases("pairing.panel.next", ["name": .text(line.mentee)]))</a>
                    """
            } ?? .nothing
        return """
            <nav class="pager" aria-label="\(phrases("pairing.panel.ways"))"><a href="\(list(panel, review))"\(returning(panel, review))>\(phrases("pairing.panel.back"))</a>\(next)</nav>
            """
    }

    /// The list without a pair opened, at the row of this one.
    private static func list(_ panel: PairPanel, _ review: Review) -> Path {
        let isHere = review.page.lines.contains { $0.key == panel.line.key }
        return review.query.path(RunPaths(review.record).review, after: review.query.after)
            .fragment(isHere ? PairTable.anchor(panel.line.key) : "pairs")
    }

    /// Whoever came from the row by keyboard is there again.
    private static func returning(_ panel: PairPanel, _ review: Review) -> HTML {
        let isHere = review.page.lines.contains { $0.key == panel.line.key }
        return "\(attribute: "data-focus", isHere ? PairTable.anchor(panel.line.key) : nil)"
    }

    private static func gone(_ panel: PairPanel, _ review: Review, _ phrases: Phrases) -> HTML {
        guard let pair = review.gone.first(where: { $0.key == panel.line.key }) else { return .nothing }
        let why = capitalised(GoneView.why(pair, phrases))
        return
            "<div class=\"notice notice--attention\"><p>\(phrases("pairing.panel.gone", ["why": .text(why)]))</p></div>"
    }

    private static func broken(
        _ panel: PairPanel, _ review: Review, _ sentences: ReasonSentences, _ phrases: Phrases
    ) -> HTML {
        if panel.explanation.broken.isEmpty { return .nothing }
        let list = panel.explanation.broken.map { sentences($0.reason) }
        if review.unexplained[panel.line.key] != nil, review.record.state == .done {
            return """
                <div class="notice notice--attention"><p>\(phrases("pairing.panel.broken", ["rules": .list(list)])) \
                \(phrases("pairing.panel.unexplained"))</p><a class="button button--small" \
                href="\(RunPaths(review.record).move(panel.line.key))">\(phrases("pairing.explain"))</a></div>
                """
        }
        let reason: HTML =
            panel.line.reason.map { text -> HTML in
                "<p>\(phrases("pairing.panel.written", ["reason": .text(text)]))</p>"
            } ?? .nothing
        return """
            <div class="notice notice--attention"><p>\(phrases("pairing.panel.broken", ["rules": .list(list)]))</p>\(reason)</div>
            """
    }

    private static func alternatives(
        _ panel: PairPanel, _ review: Review, _ sentences: ReasonSentences, _ phrases: Phrases
    ) -> HTML {
        guard let first = panel.others.first else {
            let alone = review.isWhole ? "alone" : "alone_local"
            let key = panel.isExisting ? "existing" : panel.line.isLocked ? "locked" : alone
            return review.record.state == .done
                ? "<p class=\"confidence\">\(phrases("pairing.panel.\(key)"))</p>" : .nothing
        }
        let names = review.words
        let path = { (other: PairPanel.Other) in
            RunPaths(review.record).move(PairKey(panel.line.key.mentee, other.participant))
        }
        let name = names.people[first.participant] ?? ""
        let asked = HTML.sentence(["name": "<a href=\"\(path(first))\">\(name)</a>"]) { pieces in
            phrases("pairing.panel.and_with", ["name": .text(pieces["name"] ?? "")])
        }
        let told: HTML =
            first.effect.map { effect in
                CostSentence(phrases).difference(effect, of: panel.line.key.mentee) { names.people[$0] ?? "" }
            } ?? .text(capitalised(CostSentence(phrases).whole(first.alternative.cost)) + ".")
        return """
            <div class="aside-note"><p><strong>\(asked)</strong> \(told)</p>\(why(first, review, sentences))</div>\
            \(others(panel, review, sentences, phrases, path))
            """
    }

    /// Why the other mentor lost: names people whom a local manager may not look after.
    private static func why(_ other: PairPanel.Other, _ review: Review, _ sentences: ReasonSentences) -> HTML {
        guard review.isWhole else { return .nothing }
        return "<p class=\"confidence\">\(capitalised(sentences(other.alternative.why.reason)))</p>"
    }

    private static func others(
        _ panel: PairPanel, _ review: Review, _ sentences: ReasonSentences, _ phrases: Phrases,
        _ path: (PairPanel.Other) -> Path
    ) -> HTML {
        let items = panel.others.dropFirst().map { other -> HTML in
            let cost = phrases(
                "pairing.held.says",
                [
                    "score": .number((other.alternative.score + 50) / 100),
                    "whole": .text(
                        CostSentence(phrases).whole(other.alternative.cost, other.effect) {
                            review.words.people[$0] ?? ""
                        }),
                ])
            return """
                <li class="row"><div class="row__main"><p><a href="\(path(other))">\(review.words.people[other.participant] ?? "")</a></p>\
                <p class="row__note">\(capitalised(cost))</p>\(other.alternative.why == .equallyGood ? .nothing : why(other, review, sentences))</div></li>
                """
        }
        if items.isEmpty { return .nothing }
        return "<h3>\(phrases("pairing.panel.others"))</h3><ul class=\"rows\">\(items)</ul>"
    }

    private static func buttons(_ panel: PairPanel, _ review: Review, _ reader: Reader) -> HTML {
        if panel.isExisting { return .nothing }
        let phrases = reader.phrases
        let paths = RunPaths(review.record)
        let posts = panel.orders.map { order -> HTML in
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
