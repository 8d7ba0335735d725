import Mentoring
import Storage
import Words

/// What a mentor or a mentee finds on the first page: the other, why the two of them, and what to do next.
enum HomeRelations {
    static func cards(_ relations: [MentorshipView], _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        guard let first = relations.first else { return .nothing }
        let next = MentorshipViews.steps(first, phrases)
        guard relations.count > 1 else {
            return """
                <div class="columns"><div class="columns__main">\(card(first, reader))</div>
                <div class="columns__aside">\(next)</div></div>
                """
        }
        return "<div class=\"grid grid--wide\">\(relations.map { card($0, reader) })</div>\(next)"
    }

    private static func card(_ view: MentorshipView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let record = view.record
        let partners = record.partners.map { partner -> HTML in
            let place = [partner.jobTitle, partner.department, partner.site].compactMap(\.self)
            return "<p class=\"soft\">\(place.joined(separator: " · "))</p>"
        }
        let since =
            record.meetingsBefore > 0
            ? phrases("home.met", ["count": .number(record.meetingsBefore)])
            : MentorshipViews.since(record, reader)
        let writes = record.partners.compactMap { partner -> HTML? in
            partner.email.map { email -> HTML in
                let words = phrases("mentorship.write", ["name": .text(partner.firstName)])
                return "<a class=\"button button--primary\" href=\"mailto:\(email)\">\(words)</a>"
            }
        }
        let open = writes.isEmpty ? "button button--primary" : "button"
        return """
            <section class="card"><div class="card__head"><h2><a class="heading-link" href="\(Path.mentorship(record.id))">\
            \(phrases("mentorship.title", ["name": .list(record.partners.map(\.name))]))</a></h2>\
            <span class="card__note">\(record.programmeName) · \(since)</span></div>\(partners)
            <p>\(MentorshipViews.reasons(view, phrases))</p>
            <div class="buttons">\(writes)<a class="\(open)" href="\(Path.mentorship(record.id))">\
            \(phrases("home.open_pair"))</a></div></section>
            """
    }
}
