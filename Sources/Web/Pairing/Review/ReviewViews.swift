import Mentoring
import Storage
import Words

/// The review of a run: what came out, the pairs, the one that is being looked at, and the balance of the whole.
enum ReviewViews {
    static func page(_ review: Review, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: title(review, phrases), leadHTML: lead(review, phrases), actions: actions(review, reader),
            trail: [
                (review.record.programmeName, .programmePage(review.record.programme)),
                (phrases("pairing.history"), .runs(of: review.record.programme)),
            ], section: .programmes,
            body: """
                \(notice(review, phrases))
                <div class="columns columns--list"><div class="columns__main">\(PairTable.card(review, reader))</div>
                <aside class="columns__aside" aria-label="\(phrases("pairing.aside"))">
                \(review.panel.map { PanelView.card($0, review, reader) })
                \(review.isWhole ? BalanceView.card(review, reader) : .nothing)
                </aside></div>
                """)
    }

    private static func title(_ review: Review, _ phrases: Phrases) -> String {
        guard review.isWhole else {
            return phrases("pairing.review.title_local", ["count": .number(review.page.count)])
        }
        let run = review.record
        let matched: WordValue = .number(run.matched)
        return run.waiting == 0
            ? phrases("pairing.review.title_all", ["count": matched])
            : phrases("pairing.review.title_some", ["count": matched, "waiting": waiting(run.waiting, phrases)])
    }

    private static func waiting(_ count: Int, _ phrases: Phrases) -> WordValue {
        .text(phrases("pairing.review.waiting", ["count": .number(count)]))
    }

    /// What is proved, and where a manager's eyes are needed.
    private static func lead(_ review: Review, _ phrases: Phrases) -> HTML {
        let run = review.record
        let paths = RunPaths(run)
        let proof: HTML =
            run.isProven
            ? .sentence(["proved": "<a href=\"\(paths.proof)\">\(phrases("pairing.review.proved_word"))</a>"]) {
                pieces in
                phrases("pairing.review.proved", ["proved": .text(pieces["proved"] ?? "")])
            } : .text(phrases("pairing.review.not_proved"))
        let unsure: String =
            switch review.unsure {
            case 0: phrases("pairing.review.all_sure")
            default:
                phrases(
                    "pairing.review.unsure",
                    [
                        "count": .number(review.unsure),
                        "spelled": .text(Spelled.number(review.unsure, phrases, capital: true)),
                    ])
            }
        return "\(proof) \(unsure)"
    }

    private static func actions(_ review: Review, _ reader: Reader) -> HTML {
        guard review.isWhole else { return .nothing }
        let phrases = reader.phrases
        let again = RunViews.askButton(
            review.record.programme, reader, label: phrases("pairing.solve_again"), primary: false)
        guard review.record.state == .done else { return again }
        return """
            \(again)<a class="button button--primary" href="\(RunPaths(review.record).publication)">\
            \(phrases("pairing.publish"))</a>
            """
    }

    /// What became of a run that is not open any more, or which changes are to be looked at.
    private static func notice(_ review: Review, _ phrases: Phrases) -> HTML {
        let run = review.record
        if run.state == .published, let at = run.publishedAt {
            return notice(
                "success",
                phrases("pairing.review.published", ["day": .text(phrases.date(milliseconds: at.milliseconds))]))
        }
        if run.state == .superseded { return notice("info", phrases("pairing.review.superseded")) }
        let newer: HTML =
            review.newer.map { newer -> HTML in
                let link: HTML = """
                    <a href="\(RunPaths(run.programme, newer).review)">\(phrases("pairing.review.newer_link"))</a>
                    """
                let text = HTML.sentence(["link": link]) { pieces in
                    phrases("pairing.review.newer", ["link": .text(pieces["link"] ?? "")])
                }
                return "<div class=\"notice notice--info\"><p>\(text)</p></div>"
            } ?? .nothing
        guard let who = run.changedBy, let at = run.changedAt else { return newer }
        return """
            \(newer)<p class="confidence">\(phrases(
                "pairing.review.changed_by",
                ["name": .text(who), "time": .text(phrases.dateTime(milliseconds: at.milliseconds))]))</p>
            """
    }

    private static func notice(_ kind: String, _ text: String) -> HTML {
        "<div class=\"notice notice--\(kind)\"><p>\(text)</p></div>"
    }
}

/// Numbers in words, where a sentence begins with one: two to sixteen.
enum Spelled {
    static func number(_ number: Int, _ phrases: Phrases, capital: Bool = false) -> String {
        guard (2...16).contains(number) else { return phrases.number(number) }
        let word = phrases("spelled.\(number)")
        return capital ? word.prefix(1).uppercased() + word.dropFirst() : word
    }
}
