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

    static func list(_ explanation: Explanation, _ figure: Figure, _ say: ReasonSentences) -> HTML {
        let parts = explanation.parts
        let whole = max(1, parts.reduce(0) { $0 + $1.weight.points })
        let most = Shares.whole(parts.map { 10_000 * $0.weight.points / whole }, sum: 100)
        // A criterion that is met in full says all of its points: « 10 sur 10 » beside a full bar.
        let least = parts.indices.map { parts[$0].value == 100 ? most[$0] : 0 }
        let won = Shares.whole(parts.map(\.contribution), sum: explanation.percent, least: least, most: most)
        let bars = parts.indices.map { bar(parts[$0], figure, (won[$0], most[$0]), say) }
        let half: HTML =
            parts.contains(where: \.isUnknown)
            ? "<p class=\"hint\">\(say.phrases("pairing.panel.half"))</p>" : .nothing
        return "<ul class=\"scores\">\(bars)</ul>\(half)"
    }

    private static func bar(
        _ part: Explanation.Part, _ figure: Figure, _ points: (won: Int, most: Int), _ say: ReasonSentences
    ) -> HTML {
        let name = say.phrases("criterion.\(part.criterion.rawValue)")
        let reason = PanelView.capitalised(say(part.reason))
        // « Services différents – Services différents » would say it twice.
        let why: HTML = reason == name ? .nothing : "<p class=\"score__why\">\(reason)</p>"
        return """
            <li class="score"><span class="score__name">\(name)</span>\
            <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="bar__fill\(part.isUnknown ? " bar__fill--unknown" : "")" width="\(part.value)" height="6"/></svg>\
            <span class="score__value">\(text(part, figure, points, say.phrases))</span>\(why)</li>
            """
    }

    private static func text(
        _ part: Explanation.Part, _ figure: Figure, _ points: (won: Int, most: Int), _ phrases: Phrases
    ) -> String {
        if figure == .share { return phrases.percent(Double(part.value) / 100) }
        return phrases("pairing.panel.points", ["points": .number(points.won), "most": .number(points.most)])
    }
}

/// Whole numbers that add up to the whole that is shown above them.
enum Shares {
    /// Hundredths rounded down, and what is missing to the sum given to the largest remainders, or what is too much taken
    /// from the smallest.
    /// - Parameters:
    ///   - least: what each has at least.
    ///   - most: what none may exceed.
    static func whole(_ hundredths: [Int], sum: Int, least: [Int]? = nil, most: [Int]? = nil) -> [Int] {
        func floor(_ index: Int) -> Int { least?[index] ?? 0 }
        var shares = hundredths.indices.map { max(floor($0), min(hundredths[$0] / 100, most?[$0] ?? .max)) }
        let order = hundredths.indices.sorted { (hundredths[$1] % 100, $0) < (hundredths[$0] % 100, $1) }
        var missing = sum - shares.reduce(0, +)
        for index in order where missing > 0 && shares[index] < most?[index] ?? .max {
            shares[index] += 1
            missing -= 1
        }
        for index in order.reversed() where missing < 0 && shares[index] > floor(index) {
            shares[index] -= 1
            missing += 1
        }
        return shares
    }
}
