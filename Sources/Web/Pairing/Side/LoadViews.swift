import Mentoring
import Storage
import Words

/// Which mentors of a run are asked for.
struct LoadQuery: Sendable {
    let text: String
    let isFree: Bool
    /// Where the page of the list begins.
    let form: Form

    init(_ form: Form) {
        text = String(form["q"].prefix(100))
        isFree = form.flag("free")
        self.form = form
    }

    func path(_ base: Path, from start: Int) -> Path {
        base.query(["q": text, "free": isFree ? "yes" : "", "from": start == 0 ? "" : String(start)])
    }
}

/// The mentors of a run: those with free places first.
struct LoadList: Sendable {
    static let pageSize = 50

    let query: LoadQuery
    /// Places that nobody takes, of how many mentors, and how many mentees wait all the same.
    let places: Int
    let mentors: Int
    let waiting: Int
    let found: [MentorLoad]
    let paging: Paging

    init(_ loads: [MentorLoad], _ query: LoadQuery, waiting: Int) {
        self.query = query
        self.waiting = waiting
        places = loads.reduce(0) { $0 + $1.free }
        mentors = loads.count { $0.free > 0 }
        let key = folded(query.text)
        found = loads.filter { load in
            (!query.isFree || load.free > 0)
                && (key.isEmpty || ([load.name] + load.mentees).contains { folded($0).contains(key) })
        }
        paging = Paging(query.form, size: Self.pageSize, of: found.count)
    }
}

/// How full the mentors are.
enum LoadViews {
    static func page(_ tabs: RunTabs, _ list: LoadList, _ reader: Reader) -> Page {
        let (record, phrases) = (tabs.record, reader.phrases)
        let paths = RunPaths(record)
        let none: HTML =
            list.found.isEmpty
            ? "<div class=\"empty\"><p class=\"empty__title\">\(phrases("pairing.loads.none_found"))</p></div>"
            : .nothing
        return SideViews.page(
            record, phrases("pairing.loads.title", ["count": .number(list.places)]), lead(list, phrases), phrases,
            """
            \(tabs.html(current: .loads, reader))\(filters(paths.loads, list, phrases))
            <div id="results" data-results><section class="card card--table" aria-labelledby="loads"><div class="card__head">\
            <h2 id="loads">\(phrases("pairing.loads"))</h2>\
            <span class="card__note" role="status">\(phrases("pairing.loads.note", ["count": .number(list.found.count)]))</span>\
            <span class="card__links">\(ExportLinks.html(paths.loadsExport, phrases))</span></div>\
            <table class="table table--close table--sticky"><thead><tr>\
            <th scope="col">\(phrases("pairing.mentor"))</th><th scope="col" class="number">\(phrases("pairing.loads.free"))</th>\
            <th scope="col" class="number">\(phrases("pairing.loads.places"))</th>\
            <th scope="col">\(phrases("pairing.loads.mentees"))</th></tr></thead>\
            <tbody>\(list.paging.rows(of: list.found).map { row($0, paths, phrases) })</tbody></table>\(none)</section>
            \(list.paging.pager(phrases) { list.query.path(paths.loads, from: $0) })</div>
            """)
    }

    private static func lead(_ list: LoadList, _ phrases: Phrases) -> String {
        if list.places == 0 { return phrases("pairing.loads.lead_full") }
        if list.waiting > 0 { return phrases("pairing.loads.lead_free", ["count": .number(list.waiting)]) }
        return phrases("pairing.loads.lead", ["count": .number(list.mentors)])
    }

    private static func row(_ load: MentorLoad, _ paths: RunPaths, _ phrases: Phrases) -> HTML {
        let mentees: HTML = load.mentees.isEmpty ? .nothing : "<span>\(phrases.list(load.mentees))</span>"
        return """
            <tr class="row-link"><th scope="row" class="name"><a class="row-link__target" \
            href="\(paths.mentor(load.participant))">\(load.name)</a></th>\
            <td class="number" data-label="\(phrases("pairing.loads.free"))">\(load.free == 0 ? "–" : phrases.number(load.free))</td>\
            <td class="number" data-label="\(phrases("pairing.loads.places"))">\
            \(phrases("pairing.loads.of", ["taken": .number(load.taken), "places": .number(load.places)]))</td>\
            <td class="soft" data-label="\(phrases("pairing.loads.mentees"))">\(mentees)</td></tr>
            """
    }

    private static func filters(_ path: Path, _ list: LoadList, _ phrases: Phrases) -> HTML {
        """
        <form class="filters" method="get" action="\(path)" role="search" data-live="results">\
        <div class="filters__search"><label for="q">\(phrases("pairing.filter.name"))</label>\
        <input id="q" type="search" name="q" value="\(list.query.text)" autocomplete="off"></div>\
        \(Forms.check("free", phrases("pairing.filter.free"), checked: list.query.isFree))
        <button class="button">\(phrases("pairing.filter.search"))</button></form>
        """
    }
}
