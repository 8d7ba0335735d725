import Mentoring
import Storage
import Words

enum SideViews {
    /// Rows on a page of the lists of changes and of decisions.
    static let pageSize = 50

    static func page(
        _ record: RunRecord, _ title: String, _ lead: String, _ phrases: Phrases, _ body: HTML
    ) -> Page {
        Page(
            title: title, lead: lead,
            trail: RunFrame.trail(record, phrases), section: .programmes, body: body)
    }

    /// Nothing to show, and the way on.
    static func empty(_ page: String, _ record: RunRecord, _ phrases: Phrases) -> HTML {
        """
        <section class="card"><div class="empty"><p class="empty__title">\(phrases("pairing.\(page).none_title"))</p>\
        <p>\(phrases("pairing.\(page).none_note"))</p><a class="button" href="\(RunPaths(record).review)">\(phrases("pairing.back"))</a></div></section>
        """
    }

    static func pager(_ paging: Paging, _ path: Path, _ phrases: Phrases) -> HTML {
        paging.pager(phrases) { path.query(["from": $0 == 0 ? "" : String($0)]) }
    }

    /// « Luc Gauthier (72) », or nobody.
    private static func mentors(_ mentors: [(name: String, score: Int)], _ phrases: Phrases) -> String {
        if mentors.isEmpty { return phrases("pairing.nobody") }
        return phrases.list(mentors.map { "\($0.name) (\(($0.score + 50) / 100))" })
    }

    static func changes(
        _ tabs: RunTabs, _ changes: [ChangedMentee], _ paging: Paging, _ reader: Reader
    ) -> Page {
        let (record, phrases) = (tabs.record, reader.phrases)
        let ways = tabs.html(current: .changes, reader)
        let rows = paging.rows(of: changes).map { one -> HTML in
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
            </tr></thead><tbody>\(rows)</tbody></table></section>\
            \(pager(paging, RunPaths(record).changes, phrases))
            """
        if record.previous == nil {
            return page(
                record, phrases("pairing.changes.first"), phrases("pairing.changes.first_lead"), phrases, ways)
        }
        return page(
            record, phrases("pairing.changes.title", ["count": .number(changes.count)]),
            phrases(changes.isEmpty ? "pairing.changes.none" : "pairing.changes.lead"), phrases,
            "\(ways)\(table)")
    }
}
