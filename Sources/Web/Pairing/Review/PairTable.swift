import Matching
import Mentoring
import Storage
import Words

/// The list of pairs with its filters, choices in bulk, and pages.
enum PairTable {
    static func card(_ review: Review, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        return """
            \(filters(review, phrases))
            <div id="results" data-results>
            <section class="card card--table" aria-labelledby="pairs">
            <div class="card__head"><h2 id="pairs">\(phrases("pairing.pairs"))</h2>\
            <span class="card__note">\(count(review, phrases))</span>\
            <span class="card__links">\(ExportLinks.html(review.query.path(RunPaths(review.record).export), phrases))</span></div>
            \(review.page.lines.isEmpty ? empty(review, phrases) : form(review, reader))
            </section>
            \(pager(review, phrases))
            </div>
            """
    }

    private static func count(_ review: Review, _ phrases: Phrases) -> String {
        let shown = review.page.lines.count
        return phrases(
            "pairing.pairs.note", ["shown": .number(shown), "count": .number(review.page.count)])
    }

    private static func filters(_ review: Review, _ phrases: Phrases) -> HTML {
        let filter = review.query.filter
        return """
            <form class="filters" method="get" action="\(RunPaths(review.record).review)" role="search" data-live="results">
            <div class="filters__search"><label for="q">\(phrases("pairing.filter.name"))</label>\
            <input id="q" type="search" name="q" value="\(filter.search)" autocomplete="off"></div>
            <button class="button">\(phrases("pairing.filter.search"))</button>
            <details class="filters__more"\(flag: "open", hasMore(filter))><summary>\(phrases("pairing.filter.more"))</summary>
            <div class="filters__fields">
            <div class="field"><label for="f-below">\(phrases("pairing.filter.below"))</label>\
            <input id="f-below" name="below" type="number" min="1" max="100" value="\(filter.below.map(String.init) ?? "")"></div>
            \(select("department", phrases("pairing.filter.department"), review.departments.map { ($0.id.text, $0.name) },
                     filter.department?.text, phrases))
            \(select("site", phrases("pairing.filter.site"), review.sites.map { ($0.id.text, $0.name) },
                     filter.site?.text, phrases))
            \(Forms.check("review", phrases("pairing.filter.review"), checked: filter.toReview))
            \(Forms.check("locked", phrases("pairing.filter.locked"), checked: filter.lockedOnly))
            \(review.lifted.isEmpty && review.unexplained.isEmpty && review.keptBroken.isEmpty && !filter.liftedOnly
                ? .nothing : Forms.check("lifted", phrases("pairing.filter.lifted"), checked: filter.liftedOnly))
            \(review.record.previous == nil
                ? .nothing : Forms.check("changed", phrases("pairing.filter.changed"), checked: filter.changedOnly))
            </div></details>
            </form>
            """
    }

    private static func hasMore(_ filter: PairFilter) -> Bool {
        filter.below != nil || filter.department != nil || filter.site != nil || filter.lockedOnly || filter.changedOnly
            || filter.liftedOnly || filter.toReview
    }

    private static func select(
        _ name: String, _ label: String, _ options: [(String, String)], _ chosen: String?, _ phrases: Phrases
    ) -> HTML {
        if options.isEmpty { return .nothing }
        let items = options.map { option -> HTML in
            "<option value=\"\(option.0)\"\(flag: "selected", option.0 == chosen)>\(option.1)</option>"
        }
        return """
            <div class="field"><label for="f-\(name)">\(label)</label><select id="f-\(name)" name="\(name)">\
            <option value="">\(phrases("pairing.filter.all"))</option>\(items)</select></div>
            """
    }

    private static func empty(_ review: Review, _ phrases: Phrases) -> HTML {
        let filtered = !review.query.filter.isEmpty
        return """
            <div class="empty"><p class="empty__title">\(phrases(filtered ? "pairing.none_found" : "pairing.none"))</p>\
            <p>\(phrases(filtered ? "pairing.none_found_note" : "pairing.none_note"))</p></div>
            """
    }

    private static func form(_ review: Review, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let isOpen = review.record.state == .done
        let sentences = review.words.sentences(reader)
        let rows = review.page.lines.map { row($0, review, sentences, reader, isOpen: isOpen) }
        let table: HTML = """
            <table class="table table--sticky table--pairs"\(Forms.selecting(phrases))\
            \(attribute: "data-costs", isOpen ? RunPaths(review.record).costs.text : nil)><thead><tr>\
            \(isOpen ? head(phrases) : .nothing)<th scope="col">\(phrases("pairing.mentee"))</th>\
            <th scope="col">\(phrases("pairing.mentor"))</th>\
            <th scope="col" class="number" aria-sort="ascending">\(phrases("pairing.score"))</th>\
            <th scope="col">\(phrases("pairing.why"))</th></tr></thead>
            <tbody>\(rows)</tbody></table>
            """
        guard isOpen else { return table }
        let buttons = [PairOrder.lock, .unlock, .forbid].map { order -> HTML in
            """
            <button class="button button--small" name="do" value="\(order.rawValue)">\
            \(phrases("pairing.order.\(order.rawValue)"))</button>
            """
        }
        return Forms.post(
            RunPaths(review.record).decisions, reader, class: "",
            """
            <input type="hidden" name="version" value="\(review.record.version)">\
            <input type="hidden" name="return" value="\(review.query.path(RunPaths(review.record).review).text)">
            \(table)\(hold(phrases))
            <div class="bulk" data-bulk><span class="bulk__count" data-count role="status"></span>\(buttons)</div>
            """)
    }

    /// What is said while a row is held, by pointer or keyboard: see hold.js.
    private static func hold(_ phrases: Phrases) -> HTML {
        """
        <div class="hold" data-hold data-title="\(phrases.pattern("pairing.hold.title", ["name"]))" data-help="\(phrases("pairing.hold.help"))" \
        data-help-touch="\(phrases("pairing.hold.help_touch"))" \
        data-says="\(phrases.pattern("pairing.hold.says", ["name", "says", "why"]))" hidden><p class="hold__title" data-hold-title></p>\
        <p data-hold-says role="status"></p><div class="hold__best"><span>\(phrases("pairing.hold.best"))</span>\
        <ul class="hold__names" data-hold-best></ul><button type="button" class="link" data-hold-cancel>\(phrases("pairing.hold.cancel"))</button></div></div>
        """
    }

    private static func take(_ line: PairLine, _ phrases: Phrases) -> HTML {
        """
        <button type="button" class="button button--small take" data-take aria-pressed="false" \
        aria-label="\(phrases("pairing.take.label", ["name": .text(line.mentee)]))" hidden>\(phrases("pairing.take"))</button>
        """
    }

    private static func head(_ phrases: Phrases) -> HTML {
        """
        <th class="choose"><input type="checkbox" data-select-all aria-label="\(phrases("pairing.choose_all"))" hidden></th>
        """
    }

    private static func row(
        _ line: PairLine, _ review: Review, _ sentences: ReasonSentences, _ reader: Reader, isOpen: Bool
    ) -> HTML {
        let phrases = reader.phrases
        let paths = RunPaths(review.record)
        let mayMove = isOpen && line.origin != .existing
        let box: HTML =
            mayMove
            ? """
            <td class="choose"><input type="checkbox" name="pair" value="\(line.key.text)" aria-label="\(line.mentee)"></td>
            """ : isOpen ? "<td class=\"choose\"></td>" : .nothing
        let current: String? = review.panel?.line.key == line.key ? "true" : nil
        let moving: String? = mayMove ? line.key.mentee.text : nil
        let target: String? = isOpen ? paths.moves.query(["mentor": line.key.mentor.text]).text : nil
        let why =
            review.explanations[line.key].map(sentences.plainly) ?? ""
        return """
            <tr class="row-link" id="\(anchor(line.key))"\(attribute: "aria-current", current)\(attribute: "data-drag", moving) data-name="\(line.mentee)"\
            \(attribute: "data-drop-on", target)\(attribute: "data-mentor", isOpen ? line.key.mentor.text : nil)>\(box)\
            <th scope="row" class="name"><a class="row-link__target" data-keeps-place data-focus="pair-title" \
            href="\(paths.pair(line.key, review.query))">\(line.mentee)</a>\(current == nil ? .nothing : detail(phrases))</th><td class="name" data-label="\(phrases("pairing.mentor"))">\(line.mentor)\(mayMove ? take(line, phrases) : .nothing)</td>\
            <td class="number" data-label="\(phrases("pairing.score"))">\(line.percent)</td>\
            <td class="soft" data-label="\(phrases("pairing.why"))"><span>\(PanelView.capitalised(why))\(tags(line, review, sentences, reader))</span></td></tr>
            """
    }

    /// For the keyboard, from the row that is opened to what stands beside the whole list.
    private static func detail(_ phrases: Phrases) -> HTML {
        " <a class=\"when-focused\" href=\"#pair-title\">\(phrases("pairing.panel.go"))</a>"
    }

    /// Where a row of the list is found again.
    static func anchor(_ key: PairKey) -> String { "row-\(key.text)" }

    private static func tags(
        _ line: PairLine, _ review: Review, _ sentences: ReasonSentences, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let named = { (key: String, style: String) -> HTML in " <span class=\"tag\(style)\">\(key)</span>" }
        var tags: [HTML] = []
        for (kind, breaking) in [
            ("lifted", review.lifted), ("unexplained", review.unexplained), ("breaks", review.keptBroken),
        ] {
            guard let rules = breaking[line.key] else { continue }
            let list = rules.map { sentences($0.reason) }
            tags.append(named(phrases("pairing.tag.\(kind)", ["rules": .list(list)]), " tag--attention tag--says"))
        }
        if review.gone.contains(where: { $0.key == line.key }) {
            return .joined(tags + [named(phrases("pairing.tag.gone"), " tag--attention")])
        }
        switch line.origin {
        case .existing: tags.append(named(phrases(existing(line, review, reader)), ""))
        case .moved: tags.append(named(phrases("pairing.tag.moved"), ""))
        case _ where line.isLocked: tags.append(named(phrases("pairing.tag.locked"), ""))
        // Under a filter on scores every line would say it.
        case _ where line.isToReview && review.record.state == .done && !review.query.filter.isOnScores:
            tags.append(named(phrases("pairing.tag.review"), " tag--attention"))
        default: break
        }
        return .joined(tags)
    }

    /// Two who met before, as a file says, or who go on from an earlier publication: before the first day they are published.
    private static func existing(_ line: PairLine, _ review: Review, _ reader: Reader) -> String {
        let (isOpen, goesOn) = (review.record.state == .done, review.goingOn.contains(line.key))
        if isOpen, goesOn, review.startsOn > reader.today { return "pairing.tag.existing.published" }
        return existing(goesOn: goesOn, isOpen: isOpen)
    }

    static func existing(goesOn: Bool, isOpen: Bool) -> String {
        if goesOn { return isOpen ? "pairing.tag.existing" : "pairing.tag.existing.going_on" }
        return isOpen ? "pairing.tag.existing.brought_in" : "pairing.tag.existing.before"
    }

    private static func pager(_ review: Review, _ phrases: Phrases) -> HTML {
        let base = RunPaths(review.record).review
        let back: HTML =
            review.query.after == nil
            ? .nothing : "<a rel=\"prev\" href=\"\(review.query.path(base))\">\(phrases("pairing.pager.first"))</a>"
        let on: HTML =
            review.page.next.map { cursor -> HTML in
                "<a rel=\"next\" href=\"\(review.query.path(base, after: cursor))\">\(phrases("pairing.pager.next"))</a>"
            } ?? .nothing
        if back.isEmpty, on.isEmpty { return .nothing }
        let span = (review.page.lines.first, review.page.lines.last)
        let range: WordValue = .text("\(span.0?.percent ?? 0)–\(span.1?.percent ?? 0)")
        return """
            <nav class="pager" aria-label="\(phrases("pairing.pager"))">\(back)\
            <span class="pager__where">\(phrases("pairing.pager.where", ["range": range]))</span>\(on)</nav>
            """
    }
}
