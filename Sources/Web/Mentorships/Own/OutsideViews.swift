import Mentoring
import Storage
import Words

/// For who takes part in nothing now: what they withdrew from, and who can bring them back, or take them in.
enum OutsideViews {
    /// « Vous ne participez plus à « Élan ». »; nil where they withdrew from nothing.
    static func title(_ outside: Outside, _ phrases: Phrases) -> String? {
        outside.former.first.map { phrases("mentorship.former.title", ["programme": .text($0.programmeName)]) }
    }

    static func cards(_ outside: Outside, _ reader: Reader) -> HTML {
        outside.former.isEmpty ? nothing(outside, reader.phrases) : .joined(outside.former.map { card($0, reader) })
    }

    private static func card(_ former: FormerParticipation, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let day = phrases.date(milliseconds: former.withdrawnAt.milliseconds)
        let back: HTML =
            former.managers.isEmpty
            ? .text(phrases("mentorship.former.nobody"))
            : ContactViews.sentence("mentorship.former.back", former.managers, phrases)
        return """
            <section class="card"><div class="card__head"><h2>\(former.programmeName)</h2>\
            <span class="card__note">\(phrases("mentorship.former.since", ["day": .text(day)]))</span></div>\
            <p>\(phrases("mentorship.former.note"))</p><p>\(back)</p></section>
            """
    }

    private static func nothing(_ outside: Outside, _ phrases: Phrases) -> HTML {
        let whom: HTML =
            outside.keepers.isEmpty
            ? .text(phrases("mentorship.none_note"))
            : ContactViews.sentence("mentorship.none_ask", outside.keepers, phrases)
        return """
            <section class="card"><div class="empty"><p class="empty__title">\(phrases("mentorship.none"))</p>\
            <p>\(whom)</p></div></section>
            """
    }
}
