import Matching
import Mentoring
import Storage
import Words

/// Which of those who wait are asked for.
struct WaitingQuery: Sendable {
    var text = ""
    var cause = ""
    var site: ID<Site>?
    /// Where the page of the list begins.
    var from = Form()

    init(_ form: Form) {
        text = String(form["q"].prefix(100))
        cause = form["cause"]
        site = ID<Site>(form["site"])
        from["from"] = form["from"]
    }

    func path(_ base: Path, from start: Int = 0) -> Path {
        base.query(["q": text, "cause": cause, "site": site?.text ?? "", "from": start == 0 ? "" : String(start)])
    }
}

/// Those who wait, gathered by why they do.
struct WaitingList: Sendable {
    static let pageSize = 50

    let all: [WaitingMentee]
    let query: WaitingQuery
    let words: RunWords
    /// The reader may give places.
    let isWhole: Bool
    /// Places of mentors that stay empty.
    let free: Int
    /// What rules cost in people; for who may change them, while the run is open.
    let reliefs: [RuleRelief]
    /// Causes and sites with how many wait for each, the most first.
    let causes: [(cause: String, count: Int)]
    let sites: [(site: ID<Site>, name: String, count: Int)]
    /// Those who fit the query, by cause.
    let found: [WaitingMentee]
    let paging: Paging
    /// How many of those who wait each mentor fits, by index, where several.
    let shared: [Int: Int]
    /// What would help those who are shown.
    private(set) var remedies: [ID<Participant>: [Remedy]] = [:]

    init(
        _ all: [WaitingMentee], _ query: WaitingQuery, _ words: RunWords, isWhole: Bool, free: Int = 0,
        reliefs: [RuleRelief] = []
    ) {
        self.reliefs = reliefs
        self.all = all
        self.query = query
        self.words = words
        self.isWhole = isWhole
        self.free = free
        let causes = Dictionary(grouping: all, by: \.cause).map { (cause: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.cause) < ($0.count, $1.cause) }
        self.causes = causes
        sites = Dictionary(grouping: all, by: \.site).compactMap { site, people in
            site.flatMap { id in words.names.site(id).map { (site: id, name: $0, count: people.count) } }
        }.sorted { ($1.count, folded($0.name)) < ($0.count, folded($1.name)) }
        let (key, order) = (folded(query.text), causes.map(\.cause))
        found = all.filter { one in
            (query.cause.isEmpty || one.cause == query.cause) && (query.site == nil || one.site == query.site)
                && (key.isEmpty || folded(one.name).contains(key))
        }.map { one in (key: (order.firstIndex(of: one.cause) ?? 0, folded(one.name)), one: one) }
            .sorted { $0.key < $1.key }.map(\.one)
        paging = Paging(query.from, size: Self.pageSize, of: found.count)
        shared = PlaceMoreView.shared(all, mentors: words.scores.input.mentors.count)
    }

    /// The same with what would help those on the page.
    func with(_ remedies: (WaitingMentee) -> [Remedy]) -> WaitingList {
        var list = self
        for one in shown { list.remedies[one.participant] = remedies(one) }
        return list
    }

    var places: Int { all.reduce(0) { $0 + $1.places } }
    var shown: ArraySlice<WaitingMentee> { paging.rows(of: found) }
}

/// Who waits, by cause, and what would be enough for each.
enum WaitingViews {
    static func page(_ tabs: RunTabs, _ list: WaitingList, _ reader: Reader) -> Page {
        let (record, phrases) = (tabs.record, reader.phrases)
        let ways = tabs.html(current: .waiting, reader)
        if list.all.isEmpty {
            return SideViews.page(
                record, phrases("pairing.waiting.title", ["count": .number(0)]), phrases("pairing.waiting.none"),
                phrases, "\(ways)\(SideViews.empty("waiting", record, phrases))")
        }
        let none: HTML =
            list.found.isEmpty
            ? "<section class=\"card\"><div class=\"empty\"><p class=\"empty__title\">\(phrases("pairing.waiting.none_found"))</p></div></section>"
            : .nothing
        return SideViews.page(
            record, phrases("pairing.waiting.title", ["count": .number(list.all.count)]), summary(list, phrases),
            phrases,
            """
            \(ways)\(ReliefView.notice(list.reliefs, free: list.free, .programmeRules(record.programme), phrases))\
            \(PlaceMoreView.card(record, list, reader))\(filters(record, list, phrases))
            <div id="results" data-results class="stack">\(groups(record, list, reader))\(none)\(pager(record, list, phrases))</div>
            """)
    }

    private static let mostSites = 3

    /// « 22 à Paris, 14 à Lyon et 14 à Lille »: where the most are missing, three sites at most and those that lack as much
    /// as the third; nothing where so many lack the same that naming some would be chance.
    private static func places(_ list: WaitingList, _ phrases: Phrases) -> (sites: [String], isAll: Bool)? {
        guard list.sites.count > 1 else { return nil }
        let missing = list.sites.map { site in
            (name: site.name, count: list.all.filter { $0.site == site.site }.reduce(0) { $0 + $1.places })
        }.sorted { ($1.count, folded($0.name)) < ($0.count, folded($1.name)) }
        let least = missing[min(mostSites, missing.count) - 1].count
        var named = missing.filter { $0.count >= least }
        if named.count > mostSites { named.removeAll { $0.count == least } }
        guard !named.isEmpty else { return nil }
        let words = named.map { site in
            phrases("pairing.waiting.missing_here", ["here": .number(site.count), "site": .text(site.name)])
        }
        return (words, named.count == missing.count)
    }

    /// « Il manque 117 places, notamment 22 à Paris et 14 à Lyon. 110 : les mentor·es qui conviennent sont pris ; 7 : langue. »
    private static func summary(_ list: WaitingList, _ phrases: Phrases) -> String {
        // Places that stay empty while others are free are more than the programme is short of: named apart.
        let what = list.free > 0 ? "open" : "missing"
        let missing: String
        if let (sites, isAll) = places(list, phrases) {
            missing = phrases(
                isAll ? "pairing.waiting.\(what)_at" : "pairing.waiting.\(what)_most",
                ["count": .number(list.places), "list": .list(sites)])
        } else {
            missing = phrases("pairing.waiting.\(what)", ["count": .number(list.places)])
        }
        let causes = list.causes.map { one in
            phrases(
                "pairing.waiting.counted",
                ["count": .number(one.count), "cause": .text(cause(one.cause, phrases).uncapitalised)])
        }
        // Where a rule is named that leaves places free, its notice counts them.
        let isTold = list.free == 0 || !list.reliefs.isEmpty
        var free = isTold ? "" : " " + phrases("pairing.waiting.free", ["count": .number(list.free)])
        if list.free > 0, list.isWhole {
            free = " " + phrases("pairing.waiting.short", ["count": .number(max(0, list.places - list.free))]) + free
        }
        return "\(missing)\(free) \(phrases("pairing.waiting.causes", ["list": .list(causes)]))"
    }

    static func cause(_ key: String, _ phrases: Phrases) -> String {
        switch key {
        case "taken": phrases("pairing.waiting.cause.taken")
        case "nobody": phrases("pairing.waiting.cause.nobody")
        default: phrases("pairing.waiting.cause.barred", ["bar": .text(phrases("pairing.bar.\(key)"))])
        }
    }

    private static func filters(_ record: RunRecord, _ list: WaitingList, _ phrases: Phrases) -> HTML {
        let counted = { (label: String, count: Int) in
            phrases("pairing.waiting.option", ["label": .text(label), "count": .number(count)])
        }
        let any = (value: "", label: phrases("pairing.filter.all"))
        let causes = [any] + list.causes.map { (value: $0.cause, label: counted(cause($0.cause, phrases), $0.count)) }
        let sites = [any] + list.sites.map { (value: $0.site.text, label: counted($0.name, $0.count)) }
        return """
            <form class="filters" method="get" action="\(RunPaths(record).waiting)" role="search" data-live="results">\
            <div class="filters__search"><label for="q">\(phrases("pairing.filter.mentee"))</label>\
            <input id="q" type="search" name="q" value="\(list.query.text)" autocomplete="off"></div>
            \(causes.count > 2 ? Forms.select("cause", phrases("pairing.waiting.why"), options: causes, chosen: list.query.cause) : .nothing)
            \(sites.count > 2 ? Forms.select("site", phrases("pairing.filter.site"), options: sites, chosen: list.query.site?.text ?? "") : .nothing)
            <button class="button">\(phrases("pairing.filter.search"))</button></form>
            """
    }

    private static func groups(_ record: RunRecord, _ list: WaitingList, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let shown = Array(list.shown)
        var links: HTML = ExportLinks.html(list.query.path(RunPaths(record).waitingExport), phrases)
        let sections = list.causes.map(\.cause).compactMap { key -> HTML? in
            let people = shown.filter { $0.cause == key }
            if people.isEmpty { return nil }
            defer { links = .nothing }
            let rows = people.map { row($0, record, list, reader) }
            let count = list.found.count { $0.cause == key }
            return """
                <section class="card card--table" aria-labelledby="cause-\(key)"><div class="card__head">\
                <h2 id="cause-\(key)">\(cause(key, phrases))</h2>\
                <span class="card__note">\(phrases("pairing.waiting.people", ["count": .number(count)]))</span>\
                <span class="card__links">\(links)</span></div>
                <table class="table"><thead><tr><th scope="col">\(phrases("pairing.mentee"))</th>\
                <th scope="col">\(phrases("pairing.filter.site"))</th><th scope="col">\(phrases("pairing.waiting.enough"))</th>\
                <td class="actions"></td></tr></thead><tbody>\(rows)</tbody></table></section>
                """
        }
        return .joined(sections)
    }

    private static func row(
        _ one: WaitingMentee, _ record: RunRecord, _ list: WaitingList, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let sentences = list.words.sentences(reader)
        // What many share is said once, above.
        let own = (list.remedies[one.participant] ?? []).filter {
            PlaceMoreView.mentor($0).map { list.shared[$0] == nil } ?? true
        }
        let remedies = own.map { PanelView.capitalised(sentences($0.reason)) + "." }
        let facts = [facts(one, phrases)].compactMap(\.self) + remedies
        let choose: HTML =
            record.state == .done
            ? """
            <a class="button button--small" href="\(RunPaths(record).choices(one.participant))">\
            \(phrases("pairing.waiting.choose"))<span class="hidden-text"> \(one.name)</span></a>
            """ : .nothing
        return """
            <tr><th scope="row" class="name">\(one.name)</th>\
            <td data-label="\(phrases("pairing.filter.site"))">\(one.site.flatMap { list.words.names.site($0) } ?? "")</td>\
            <td class="soft" data-label="\(phrases("pairing.waiting.enough"))"><span>\(facts.joined(separator: " "))</span></td>\
            <td class="actions">\(choose)</td></tr>
            """
    }

    /// How many would fit, or which rules bar how many.
    static func facts(_ one: WaitingMentee, _ phrases: Phrases) -> String? {
        if one.eligible > 0 { return phrases("pairing.waiting.fit", ["count": .number(one.eligible)]) }
        let bars = one.bars.map { bar in
            phrases(
                "pairing.bar",
                ["bar": .text(phrases("pairing.bar.\(bar.bar.rawValue)")), "count": .number(bar.mentors)])
        }
        return bars.isEmpty ? nil : phrases("pairing.waiting.barred", ["bars": .list(bars)])
    }

    private static func pager(_ record: RunRecord, _ list: WaitingList, _ phrases: Phrases) -> HTML {
        list.paging.pager(phrases) { list.query.path(RunPaths(record).waiting, from: $0) }
    }
}
