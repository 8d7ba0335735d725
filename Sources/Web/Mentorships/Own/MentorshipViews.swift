import Mentoring
import Storage
import Words

enum MentorshipViews {
    /// « depuis le 3 mars », or « à partir du 10 décembre » while the programme has not begun.
    static func since(_ record: MentorshipRecord, _ reader: Reader) -> String {
        let day: WordValue = .text(reader.phrases.date(record.worksFrom.description))
        return reader.phrases(record.worksFrom > reader.today ? "mentorship.from" : "mentorship.since", ["day": day])
    }

    /// - Parameter isOnly: there is no other pair of theirs to go back to.
    static func page(_ view: MentorshipView, isOnly: Bool, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let record = view.record
        let names = phrases.list(record.partners.map(\.name))
        let writes =
            record.isActive ? record.partners.compactMap { partner in partner.email.map { (partner, $0) } } : []
        let actions = writes.map { partner, email -> HTML in
            """
            <a class="button button--primary" href="mailto:\(email)">\
            \(phrases("mentorship.write", ["name": .text(partner.firstName)]))</a>
            """
        }
        return Page(
            title: phrases("mentorship.title", ["name": .text(names)]),
            leadHTML: .text(begins(record, reader) + lead(view, phrases)),
            actions: .joined(actions), trail: isOnly ? [] : [(phrases("mentorship.list.all"), .mentorships)],
            section: .mentorships,
            body: """
                \(record.isActive ? .nothing : ended(record, phrases))
                <div class="columns"><div class="columns__main">
                \(record.isActive ? steps(view, phrases) : .nothing)
                \(reach(view, phrases))
                </div><aside class="columns__aside" aria-label="\(phrases("mentorship.aside"))">
                \(why(view, phrases))
                \(between(view, phrases))
                \(ContactViews.card(view, phrases))
                </aside></div>
                """)
    }

    /// When, first of all, while it is to come.
    private static func begins(_ record: MentorshipRecord, _ reader: Reader) -> String {
        guard record.isActive, record.worksFrom > reader.today else { return "" }
        let day = reader.phrases.date(record.worksFrom.description)
        return reader.phrases("mentorship.lead.begins", ["day": .text(day)]) + " "
    }

    static func lead(_ view: MentorshipView, _ phrases: Phrases) -> String {
        let record = view.record
        let words: [String: WordValue] = [
            "name": .text(phrases.list(record.partners.map(\.firstName))), "programme": .text(record.programmeName),
            "day": .text(phrases.date(record.startedOn.description)), "count": .number(record.meetingsBefore),
            "rhythm": .text(rhythm(record.meetingDays, phrases)),
        ]
        if !record.isActive { return phrases("mentorship.lead.ended", words) }
        if record.meetingsBefore > 0 {
            return phrases(
                record.isStartKnown ? "mentorship.lead.continues" : "mentorship.lead.continues.undated", words)
        }
        return record.side == .mentor
            ? phrases("mentorship.lead.mentor", words) : phrases("mentorship.lead.mentee", words)
    }

    private static func rhythm(_ days: Int, _ phrases: Phrases) -> String {
        days % 7 == 0
            ? phrases("mentorship.weeks", ["count": .number(days / 7)])
            : phrases("mentorship.days", ["count": .number(days)])
    }

    private static func ended(_ record: MentorshipRecord, _ phrases: Phrases) -> HTML {
        "<div class=\"notice notice--info\"><p>\(HomeWaiting.ended(record, phrases))</p></div>"
    }

    /// How to begin; for two who met before, how to make the most of their next meeting.
    static func steps(_ view: MentorshipView, _ phrases: Phrases) -> HTML {
        let met = view.record.meetingsBefore > 0
        let side = view.record.side.rawValue
        let steps = met ? (1...3).map { phrases("mentorship.next.\(side).\($0)") } : view.firstSteps
        if steps.isEmpty { return .nothing }
        let items = steps.map { step -> HTML in
            "<li class=\"row\"><div class=\"row__main\"><p>\(step)</p></div></li>"
        }
        return """
            <section class="card" aria-labelledby="steps"><div class="card__head"><h2 id="steps">\
            \(phrases(met ? "mentorship.next" : "mentorship.first_steps"))</h2></div><ol class="rows">\(items)</ol></section>
            """
    }

    private static func reach(_ view: MentorshipView, _ phrases: Phrases) -> HTML {
        let facts = view.record.partners.map { partner -> HTML in
            let place = [partner.department, partner.site].compactMap(\.self).joined(separator: " · ")
            let address: HTML =
                partner.email.map { email -> HTML in "<a href=\"mailto:\(email)\">\(email)</a>" }
                ?? .text(phrases("mentorship.no_address"))
            return """
                <dl class="facts"><div><dt>\(phrases("mentorship.name"))</dt><dd>\(partner.name)</dd></div>\
                \(fact(phrases("mentorship.post"), partner.jobTitle))\(fact(phrases("mentorship.place"), place))\
                <div><dt>\(phrases("mentorship.address"))</dt><dd>\(address)</dd></div></dl>
                """
        }
        return """
            <section class="card" aria-labelledby="reach"><div class="card__head"><h2 id="reach">\
            \(phrases("mentorship.reach"))</h2></div>\(facts)</section>
            """
    }

    private static func fact(_ name: String, _ value: String?) -> HTML {
        guard let value, !value.isEmpty else { return .nothing }
        return "<div><dt>\(name)</dt><dd>\(value)</dd></div>"
    }

    /// Why the two of them, as a paragraph.
    static func reasons(_ view: MentorshipView, _ phrases: Phrases) -> String {
        ReasonWords(view.reasons, names: view.names, phrases).paragraph(view.record)
    }

    private static func why(_ view: MentorshipView, _ phrases: Phrases) -> HTML {
        let text = reasons(view, phrases)
        return """
            <section class="card"><h2>\(phrases("mentorship.why"))</h2><p>\(text)</p>\
            <p class="confidence">\(phrases("mentorship.why_readers"))</p></section>
            """
    }

    private static func between(_ view: MentorshipView, _ phrases: Phrases) -> HTML {
        let names = phrases.list(view.record.partners.map(\.firstName))
        return """
            <section class="card"><h2>\(phrases("mentorship.between"))</h2>\
            <p class="soft">\(phrases("mentorship.between_note", ["name": .text(names)])) \
            <a href="\(Path.whoSeesWhat)">\(phrases("mentorship.protected"))</a></p></section>
            """
    }
}
