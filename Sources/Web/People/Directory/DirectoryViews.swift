import Mentoring
import Storage
import Words

/// The directory's page.
enum DirectoryViews {
    static func page(_ view: DirectoryView, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let isEmpty = view.people.map { $0.here + $0.left == 0 } ?? false
        return Page(
            title: title(view, phrases), leadHTML: lead(view, phrases),
            actions: actions(view, reader, isEmpty: isEmpty),
            section: .people,
            body: isEmpty
                ? nobody(reader)
                : "\(tabs(phrases))\(DirectoryFilterViews.form(view, phrases))\(results(view, phrases))")
    }

    private static func title(_ view: DirectoryView, _ phrases: Phrases) -> String {
        guard let people = view.people else { return found(view, phrases) }
        if people.here + people.left == 0 { return phrases("people.title.nobody") }
        let all = phrases("people.title", ["count": .number(people.here)])
        guard people.missing > 0 else { return all }
        return phrases("people.title.missing", ["people": .text(all), "count": .number(people.missing)])
    }

    /// How many were found, and of what kind where the list is one to put right: « 25 personnes sans responsable ».
    private static func found(_ view: DirectoryView, _ phrases: Phrases) -> String {
        if view.page.lines.isEmpty { return phrases("people.none.title") }
        guard let check = view.query.filter.check, case .exactly(let number) = view.page.count else {
            return count(view.page.count, phrases)
        }
        return phrases("people.check.\(check.rawValue).found", ["count": .number(number)])
    }

    /// « 37 personnes », « plus de 1 000 personnes ».
    private static func count(_ count: FoundCount, _ phrases: Phrases) -> String {
        switch count {
        case .exactly(let number): phrases("people.found", ["count": .number(number)])
        case .moreThan(let number): phrases("people.found_more", ["count": .number(number)])
        }
    }

    private static func lead(_ view: DirectoryView, _ phrases: Phrases) -> HTML {
        guard let people = view.people, people.here + people.left > 0 else {
            if view.people != nil { return .text(phrases("people.lead.nobody")) }
            return view.page.lines.isEmpty ? .nothing : .text(phrases("people.lead.filtered"))
        }
        guard people.missing > 0 else { return .text(phrases("people.lead")) }
        let path = Path.people.query(["presence": "missing"])
        let count: [String: WordValue] = ["count": .number(people.missing)]
        return HTML.sentence(["link": "<a href=\"\(path)\">\(phrases("people.lead.missing_link", count))</a>"]) {
            standIns in
            phrases("people.lead.missing", standIns.mapValues { .text($0) }.merging(count) { $1 })
        }
    }

    private static func actions(_ view: DirectoryView, _ reader: Reader, isEmpty: Bool) -> HTML {
        isEmpty ? .nothing : "\(adding(reader))\(importing(reader))"
    }

    /// For who may import a list: all who see the directory.
    private static func importing(_ reader: Reader) -> HTML {
        """
        <a class="button button--primary" href="\(Path.peopleImport)">\(reader.phrases("people.import"))</a>
        """
    }

    private static func adding(_ reader: Reader) -> HTML {
        guard reader.roles.contains(.administrator) else { return .nothing }
        return "<a class=\"button\" href=\"\(Path.newPerson)\">\(reader.phrases("people.add"))</a>"
    }

    static func tabs(_ phrases: Phrases, current: Path = .people) -> HTML {
        let entries: [(Path, String)] = [
            (.people, phrases("people.tab.people")), (.sites, phrases("people.tab.sites")),
            (.grades, phrases("people.tab.grades")), (.printedCodes, phrases("people.tab.printed_codes")),
        ]
        let items = entries.map { path, label -> HTML in
            "<li><a href=\"\(path)\"\(attribute: "aria-current", path == current ? "page" : nil)>\(label)</a></li>"
        }
        return "<nav class=\"tabs\" aria-label=\"\(phrases("people.tabs"))\"><ul>\(items)</ul></nav>"
    }

    private static func nobody(_ reader: Reader) -> HTML {
        let phrases = reader.phrases
        return """
            <section class="card"><div class="empty"><p class="empty__title">\(phrases("people.empty.title"))</p>
            <p>\(phrases("people.empty.text"))</p><p class="buttons">\(importing(reader))\(adding(reader))</p></div></section>
            """
    }

    // MARK: Results

    private static func results(_ view: DirectoryView, _ phrases: Phrases) -> HTML {
        """
        <div id="results" data-results>
        \(DirectoryFilterViews.chosen(view, phrases))
        <section class="card card--table" aria-labelledby="people-found">
        <div class="card__head"><h2 id="people-found">\(phrases("people.list"))</h2>
        <span class="card__note" role="status">\(count(view.page.count, phrases))</span>
        <span class="card__links">\(exports(view, phrases))</span></div>
        \(view.page.lines.isEmpty ? nothingFound(phrases) : table(view, phrases))
        </section>
        \(pager(view, phrases))
        </div>
        """
    }

    private static func exports(_ view: DirectoryView, _ phrases: Phrases) -> HTML {
        guard !view.page.lines.isEmpty else { return .nothing }
        return ExportLinks.html(view.query.export, phrases)
    }

    private static func nothingFound(_ phrases: Phrases) -> HTML {
        """
        <div class="empty"><p class="empty__title">\(phrases("people.none.title"))</p>
        <p>\(phrases("people.none.text"))</p>
        <p><a class="button" href="\(Path.people)">\(phrases("people.none.all"))</a></p></div>
        """
    }

    private static func table(_ view: DirectoryView, _ phrases: Phrases) -> HTML {
        // What tells people apart who bear one name.
        let numbered = view.query.filter.check == .namesake
        let labels = (
            job: phrases("people.column.job_title"), department: phrases("people.column.department"),
            site: phrases("people.column.site"), grade: phrases("people.column.grade")
        )
        let tags: [Presence: HTML] = [
            .missing: tag(.missing, phrases, "tag tag--attention"), .left: tag(.left, phrases, "tag"),
        ]
        let rows = view.page.lines.map { line -> HTML in
            let number: HTML =
                numbered ? line.staffNumber.map { "<span class=\"hint\">\($0)</span>" } ?? .nothing : .nothing
            return """
                <tr class="row-link"><th scope="row" class="name"><a class="row-link__target" href="\(Path.person(line.id))">\
                \(listedName(line.firstName, line.lastName))</a>\(tags[line.presence])\(number)</th>\
                <td class="beside">\(line.jobTitle ?? "")</td>\
                <td class="beside">\(line.department ?? "")</td>\
                <td class="beside">\(line.site ?? "")</td>\
                <td class="soft beside">\(unbroken(line.grade ?? ""))</td></tr>

                """
        }
        return """
            <table class="table"><thead><tr><th scope="col">\(phrases("people.column.name"))</th>\
            <th scope="col">\(labels.job)</th><th scope="col">\(labels.department)</th><th scope="col">\(labels.site)</th>\
            <th scope="col">\(labels.grade)</th></tr></thead><tbody>
            \(rows)</tbody></table>
            """
    }

    private static func tag(_ presence: Presence, _ phrases: Phrases, _ style: String) -> HTML {
        " <span class=\"\(style)\">\(phrases("people.presence.\(presence.rawValue)"))</span>"
    }

    private static func pager(_ view: DirectoryView, _ phrases: Phrases) -> HTML {
        let page = view.page
        guard page.previous != nil || page.next != nil, let first = page.lines.first, let last = page.lines.last
        else { return .nothing }
        let previous: HTML =
            page.previous.map { key -> HTML in
                "<a rel=\"prev\" href=\"\(view.query.page(before: key))\">‹ \(phrases("people.page.previous"))</a>"
            } ?? "<span></span>"
        let next: HTML =
            page.next.map { key -> HTML in
                "<a rel=\"next\" href=\"\(view.query.page(after: key))\">\(phrases("people.page.next")) ›</a>"
            } ?? "<span></span>"
        let place = phrases("people.page.place", ["first": .text(first.lastName), "last": .text(last.lastName)])
        return """
            <nav class="pager" aria-label="\(phrases("people.page.label"))">\(previous)\
            <span class="pager__where">\(place)</span>\(next)</nav>
            """
    }
}
