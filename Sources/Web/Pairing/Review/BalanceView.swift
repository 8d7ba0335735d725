import Mentoring
import Words

/// How the scores are spread: a histogram, and the same as a table.
enum BalanceView {
    private static let width = 360
    private static let height = 124

    static func card(_ review: Review, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        guard let lowest = review.scores.first, review.scores.last != nil else { return .nothing }
        let percents = review.scores.map { ($0 + 50) / 100 }
        let start = min(55, (lowest + 50) / 100 / 5 * 5)
        var bins = [Int](repeating: 0, count: (100 - start) / 5)
        for percent in percents { bins[min(bins.count - 1, (percent - start) / 5)] += 1 }
        let median = percents[percents.count / 2]
        let title = phrases(
            "pairing.balance.label",
            ["least": .number(percents.first ?? 0), "most": .number(percents.last ?? 0), "median": .number(median)])
        var fragile = ReviewQuery()
        fragile.filter.below = min(100, max(1, percents[min(9, percents.count - 1)] + 1))
        return """
            <section class="card"><h2>\(phrases("pairing.balance"))</h2>
            <svg class="histogram" viewBox="0 0 \(width) 150" role="img" aria-labelledby="histogram-title">\
            <title id="histogram-title">\(title)</title>\(bars(bins, start: start))\
            <line class="histogram__axis" x1="0" x2="\(width)" y1="\(height)" y2="\(height)"/>\
            <text x="2" y="142">\(start)</text>\(middle(start))\
            <text x="\(width - 2)" y="142" text-anchor="end">100</text></svg>
            <p class="confidence">\(phrases(
                "pairing.balance.note", ["median": .number(median), "least": .number(percents.first ?? 0)])) \
            <a href="\(fragile.path(RunPaths(review.record).review))">\(phrases("pairing.balance.fragile"))</a></p>
            <details class="more"><summary>\(phrases("pairing.balance.table"))</summary>\
            <table class="table table--close table--narrow"><thead><tr><th scope="col">\(phrases("pairing.score"))</th>\
            <th scope="col" class="number">\(phrases("pairing.pairs"))</th></tr></thead>\
            <tbody>\(rows(bins, start: start, phrases))</tbody></table></details></section>
            """
    }

    private static func step(_ bins: [Int]) -> Double { Double(width) / Double(bins.count) }

    private static func bars(_ bins: [Int], start: Int) -> [HTML] {
        let most = max(1, bins.max() ?? 1)
        return bins.enumerated().filter { $0.element > 0 }.map { index, count in
            let tall = max(2, count * (height - 14) / most)
            let x = Int(step(bins) * Double(index)) + 2
            let wide = max(2, Int(step(bins)) - 4)
            let style =
                start + 5 * index < RunRecord.sure ? "histogram__bar histogram__bar--attention" : "histogram__bar"
            return """
                <rect class="\(style)" x="\(x)" y="\(height - tall)" width="\(wide)" height="\(tall)" rx="1"/>
                """
        }
    }

    /// Where the sure ones begin.
    private static func middle(_ start: Int) -> HTML {
        guard start < RunRecord.sure - 5 else { return .nothing }
        let x = width * (RunRecord.sure - start) / (100 - start)
        return "<text x=\"\(x)\" y=\"142\" text-anchor=\"middle\">\(RunRecord.sure)</text>"
    }

    private static func rows(_ bins: [Int], start: Int, _ phrases: Phrases) -> [HTML] {
        bins.enumerated().map { index, count in
            let from = start + 5 * index
            let to = index == bins.count - 1 ? 100 : from + 4
            return "<tr><th scope=\"row\">\(from)–\(to)</th><td class=\"number\">\(phrases.number(count))</td></tr>"
        }
    }
}
