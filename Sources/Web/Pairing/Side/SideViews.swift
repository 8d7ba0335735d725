import Mentoring
import Storage
import Words

enum SideViews {
    static func page(
        _ record: RunRecord, _ title: String, _ lead: String, _ phrases: Phrases, _ body: HTML
    ) -> Page {
        Page(
            title: title, lead: lead,
            trail: [
                (record.programmeName, .programmePage(record.programme)),
                (RunViews.title(record, phrases), RunPaths(record).review),
            ], section: .programmes, body: body)
    }

    /// Nothing to show, and the way on.
    static func empty(_ page: String, _ record: RunRecord, _ phrases: Phrases) -> HTML {
        """
        <section class="card"><div class="empty"><p class="empty__title">\(phrases("pairing.\(page).none_title"))</p>\
        <p>\(phrases("pairing.\(page).none_note"))</p><a class="button" href="\(RunPaths(record).review)">\(phrases("pairing.back"))</a></div></section>
        """
    }

    /// - Parameter waiting: how many mentees wait all the same.
    static func loads(
        _ record: RunRecord, _ loads: [MentorLoad], waiting: Int, _ sought: String, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let free = loads.reduce(0) { $0 + max(0, $1.places - $1.taken) }
        let key = folded(sought)
        let shown = loads.filter { load in
            key.isEmpty || ([load.name] + load.mentees).contains { folded($0).contains(key) }
        }
        let rows = shown.map { load -> HTML in
            let share = load.places == 0 ? 0 : 100 * load.taken / load.places
            return """
                <tr class="row-link"><th scope="row" class="name"><a class="row-link__target" \
                href="\(RunPaths(record).mentor(load.participant))">\(load.name)</a></th>\
                <td data-label="\(phrases("pairing.loads.share"))">\
                <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
                <rect class="bar__fill" width="\(share)" height="6"/></svg></td>\
                <td class="number" data-label="\(phrases("pairing.loads.places"))">\
                \(phrases("pairing.loads.of", ["taken": .number(load.taken), "places": .number(load.places)]))</td>\
                <td class="soft" data-label="\(phrases("pairing.loads.mentees"))"><span>\(phrases.list(load.mentees))</span></td></tr>
                """
        }
        let none: HTML =
            shown.isEmpty
            ? "<div class=\"empty\"><p class=\"empty__title\">\(phrases("pairing.loads.none_found"))</p></div>"
            : .nothing
        return page(
            record, phrases("pairing.loads.title", ["count": .number(free)]),
            free > 0 && waiting > 0
                ? phrases("pairing.loads.lead_free", ["count": .number(waiting)]) : phrases("pairing.loads.lead"),
            phrases,
            """
            \(search(RunPaths(record).loads, sought, phrases))
            <div id="results" data-results><section class="card card--table" aria-labelledby="loads"><div class="card__head">\
            <h2 id="loads">\(phrases("pairing.loads"))</h2>\
            <span class="card__note" role="status">\(phrases("pairing.loads.note", ["count": .number(shown.count)]))</span>\
            <span class="card__links">\(ExportLinks.html(RunPaths(record).loadsExport, phrases))</span></div>\
            <table class="table table--close table--sticky"><thead><tr>\
            <th scope="col">\(phrases("pairing.mentor"))</th><th scope="col">\(phrases("pairing.loads.share"))</th>\
            <th scope="col" class="number">\(phrases("pairing.loads.places"))</th>\
            <th scope="col">\(phrases("pairing.loads.mentees"))</th></tr></thead><tbody>\(rows)</tbody></table>\(none)</section></div>
            """)
    }

    private static func search(_ path: Path, _ sought: String, _ phrases: Phrases) -> HTML {
        """
        <form class="filters" method="get" action="\(path)" role="search" data-live="results">\
        <div class="filters__search"><label class="hidden-text" for="q">\(phrases("pairing.filter.search"))</label>\
        <input id="q" type="search" name="q" value="\(sought)" placeholder="\(phrases("pairing.filter.name"))" autocomplete="off"></div>
        <button class="button">\(phrases("pairing.filter.search"))</button></form>
        """
    }

    /// « Luc Gauthier (72) », or nobody.
    private static func mentors(_ mentors: [(name: String, score: Int)], _ phrases: Phrases) -> String {
        if mentors.isEmpty { return phrases("pairing.nobody") }
        return phrases.list(mentors.map { "\($0.name) (\(($0.score + 50) / 100))" })
    }

    static func changes(_ record: RunRecord, _ changes: [ChangedMentee], _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let rows = changes.map { one -> HTML in
            """
            <tr><th scope="row" class="name">\(one.name)</th>\
            <td data-label="\(phrases("pairing.move.before"))"><span>\(mentors(one.before, phrases))</span></td>\
            <td data-label="\(phrases("pairing.move.after"))"><span>\(mentors(one.now, phrases))</span></td></tr>
            """
        }
        let table: HTML =
            changes.isEmpty
            ? empty("changes", record, phrases)
            : """
            <section class="card card--table" aria-labelledby="changes"><div class="card__head">\
            <h2 id="changes">\(phrases("pairing.changes.who"))</h2><span class="card__links">\
            \(ExportLinks.html(RunPaths(record).changesExport, phrases))</span></div>\
            <table class="table"><thead><tr><th scope="col">\(phrases("pairing.mentee"))</th>\
            <th scope="col">\(phrases("pairing.move.before"))</th><th scope="col">\(phrases("pairing.move.after"))</th>\
            </tr></thead><tbody>\(rows)</tbody></table></section>
            """
        if record.previous == nil {
            return page(
                record, phrases("pairing.changes.first"), phrases("pairing.changes.first_lead"), phrases, .nothing)
        }
        return page(
            record, phrases("pairing.changes.title", ["count": .number(changes.count)]),
            phrases(changes.isEmpty ? "pairing.changes.none" : "pairing.changes.lead"), phrases, table)
    }
}
