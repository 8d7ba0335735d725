import Mentoring
import Storage
import Words

/// What the page of a run says once its pairs are published: what was sent, and what comes next.
enum PublishedView {
    static func lead(_ review: Review, _ phrases: Phrases) -> HTML {
        guard let trace = review.trace, !trace.isEmpty else { return .text(phrases("pairing.published.lead")) }
        return .text(
            phrases(
                "pairing.published.mails",
                [
                    "sent": .text(phrases("pairing.published.sent", ["count": .number(trace.sent)])),
                    "waiting": .text(phrases("pairing.published.waiting", ["count": .number(trace.waiting)])),
                    "refused": .text(
                        phrases("pairing.published.undelivered", ["count": .number(trace.undelivered.count)])),
                ]))
    }

    static func actions(_ review: Review, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let label = phrases(review.tabs.waiting > 0 ? "pairing.published.search" : "pairing.published.again")
        let again = RunViews.askButton(review.record.programme, reader, label: label, primary: false)
        return """
            \(again)<a class="button button--primary" href="\(Path.pairs(of: review.record.programme))">\
            \(phrases("pairing.published.pairs"))</a>
            """
    }

    private static let mostNamed = 12

    /// Whom no mail reached, by name; and who waits still.
    static func notice(_ review: Review, _ phrases: Phrases) -> HTML {
        let undelivered = review.trace?.undelivered ?? []
        let names = undelivered.prefix(mostNamed).map { one -> HTML in
            "<li><a href=\"\(Path.person(one.person))\">\(one.name)</a></li>"
        }
        let more: HTML =
            undelivered.count > mostNamed
            ? "<li>\(phrases("pairing.published.more", ["count": .number(undelivered.count - mostNamed)]))</li>"
            : .nothing
        let unreached: HTML =
            names.isEmpty
            ? .nothing
            : """
            <div class="notice notice--attention"><p>\(phrases(
                "pairing.published.tell", ["count": .number(undelivered.count)]))</p><ul class="plain">\(names)\(more)</ul></div>
            """
        let waiting: HTML =
            review.tabs.waiting == 0
            ? .nothing
            : """
            <div class="notice notice--info"><p><a href="\(RunPaths(review.record).waiting)">\(phrases(
                "publication.waiting", ["count": .number(review.tabs.waiting)]))</a></p></div>
            """
        return "\(unreached)\(waiting)"
    }
}
