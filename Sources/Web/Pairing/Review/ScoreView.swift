import Matching
import Words

extension Explanation.Part {
    /// Nothing is known of one of the two: the criterion counts half.
    var isUnknown: Bool { reason.key.contains(".unknown") }
}

/// The criteria of a pair as bars, each with its figure and its reason.
enum ScoreView {
    /// What a figure beside a bar says.
    enum Figure {
        /// « 9 sur 18 »: the points won of those that the criterion can give.
        case points
        /// « 50 % »: how far the criterion is met.
        case share
    }

    static func list(_ parts: [Explanation.Part], _ figure: Figure, _ say: ReasonSentences) -> HTML {
        let whole = parts.reduce(0) { $0 + $1.weight.points }
        return "<ul class=\"scores\">\(parts.map { bar($0, figure, of: whole, say) })</ul>"
    }

    private static func bar(
        _ part: Explanation.Part, _ figure: Figure, of whole: Int, _ say: ReasonSentences
    ) -> HTML {
        let name = say.phrases("criterion.\(part.criterion.rawValue)")
        let reason = PanelView.capitalised(say(part.reason))
        // « Services différents – Services différents » would say it twice.
        let why: HTML = reason == name ? .nothing : "<p class=\"score__why\">\(reason)</p>"
        return """
            <li class="score"><span class="score__name">\(name)</span>\
            <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="bar__fill" width="\(part.value)" height="6"/></svg>\
            <span class="score__value">\(text(part, figure, of: whole, say.phrases))</span>\(why)</li>
            """
    }

    private static func text(
        _ part: Explanation.Part, _ figure: Figure, of whole: Int, _ phrases: Phrases
    ) -> String {
        if figure == .share || whole == 0 { return phrases.percent(Double(part.value) / 100) }
        let most = (10_000 * part.weight.points / whole + 50) / 100
        return phrases(
            "pairing.panel.points",
            ["points": .number((part.contribution + 50) / 100), "most": .number(most)])
    }
}
