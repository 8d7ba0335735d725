import Matching
import Mentoring
import Storage
import Words

/// The list of participants.
enum ParticipantViews {
    static func page(_ view: ParticipantsView, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let id = view.record.id
        let isEmpty = view.count == 0 && view.filter == ParticipantFilter()
        let adding: HTML =
            "<a class=\"button button--primary\" href=\"\(Path.takingIn(id))\">\(phrases("programme.do.people"))</a>"
        let pairs: HTML =
            view.isWhole
            ? "<a class=\"button\" href=\"\(Path.existingPairs(id))\">\(phrases("participants.pairs"))</a>" : .nothing
        let title =
            isEmpty
            ? phrases("participants.title.none")
            : phrases(
                view.filter.withdrawn ? "participants.title.withdrawn" : "participants.title",
                ["count": .number(view.count)])
        return Page(
            title: title, lead: phrases(isEmpty ? "participants.lead.none" : "participants.lead"),
            actions: "\(pairs)\(adding)",
            trail: ProgrammeFrame.trail(phrases, view.record.name, id), section: .programmes,
            body: """
                \(ProgrammeFrame.tabs(id, current: .participants, isWhole: view.isWhole, phrases))\(ProgrammeFrame.scope(view.places, phrases))
                \(isEmpty ? nobody(id, phrases) : "\(filters(view, phrases))\(results(view, reader))")
                """)
    }

    private static func nobody(_ id: ID<Programme>, _ phrases: Phrases) -> HTML {
        """
        <section class="card"><div class="empty"><p class="empty__title">\(phrases("participants.empty.title"))</p>
        <p>\(phrases("participants.empty.text"))</p>
        <p class="buttons"><a class="button" href="\(Path.takingIn(id))">\(phrases("programme.do.people"))</a>
        <a href="\(Path.participants(id).query(["shown": "withdrawn"]))">\(phrases("participants.shown.withdrawn"))</a></p></div></section>
        """
    }

    private static func filters(_ view: ParticipantsView, _ phrases: Phrases) -> HTML {
        let filter = view.filter
        func select(_ name: String, _ options: [(value: String, label: String)], _ chosen: String) -> HTML {
            let all = [(value: "", label: phrases("participants.any.\(name)"))] + options
            return Forms.select(name, phrases("participants.column.\(name)"), options: all, chosen: chosen)
        }
        let sides = Side.allCases.map { (value: $0.rawValue, label: phrases("participants.sides.\($0.rawValue)")) }
        return """
            <form class="filters" method="get" action="\(Path.participants(view.record.id))" role="search" data-live="results">
            <div class="filters__search"><label for="field-q">\(phrases("participants.search.hint"))</label>\
            <input id="field-q" type="search" name="q" value="\(filter.text)" autocomplete="off"></div>
            \(select("side", sides, filter.side?.rawValue ?? ""))
            \(select("site", view.sites.map { ($0.id.text, $0.name) }, filter.site?.text ?? ""))
            \(select("department", view.departments.map { ($0.id.text, $0.name) }, filter.department?.text ?? ""))
            \(select("shown", [("withdrawn", phrases("participants.shown.withdrawn"))], filter.withdrawn ? "withdrawn" : ""))
            \(sorting(view, phrases))<button class="button">\(phrases("participants.search"))</button></form>
            """
    }

    /// The columns' headings sort; where rows are cards and headings are not seen, this does.
    private static func sorting(_ view: ParticipantsView, _ phrases: Phrases) -> HTML {
        let options = ParticipantOrder.Column.allCases.flatMap { column in
            [false, true].map { descends -> HTML in
                let order = ParticipantOrder(column, descends: descends)
                let label = phrases(
                    descends ? "participants.sort.down" : "participants.sort.up",
                    ["column": .text(phrases("participants.column.\(column.rawValue)"))])
                return "<option value=\"\(order.text)\"\(flag: "selected", order == view.order)>\(label)</option>"
            }
        }
        return """
            <div class="field filters__order"><label for="field-sort">\(phrases("participants.sort"))</label>\
            <select id="field-sort" name="sort">\(options)</select></div>
            """
    }

    private static func query(_ view: ParticipantsView, _ path: Path, by order: ParticipantOrder? = nil) -> Path {
        let (filter, order) = (view.filter, order ?? view.order)
        return path.query([
            "q": filter.text, "side": filter.side?.rawValue ?? "", "site": filter.site?.text ?? "",
            "department": filter.department?.text ?? "", "shown": filter.withdrawn ? "withdrawn" : "",
            "sort": order == ParticipantOrder() ? "" : order.text,
        ])
    }

    /// On where others follow, and back to the beginning where others came before.
    private static func pager(_ view: ParticipantsView, _ here: Path, _ phrases: Phrases) -> HTML {
        guard view.more || view.continues else { return .nothing }
        let back: HTML = view.continues ? "<a href=\"\(here)\">‹ \(phrases("participants.first"))</a>" : .nothing
        let last = view.lines.last?.key ?? ""
        let on: HTML =
            view.more
            ? "<a rel=\"next\" href=\"\(here.query(["after": last]))\">\(phrases("participants.next")) ›</a>" : .nothing
        return """
            <nav class="pager" aria-label="\(phrases("participants.pager"))">\(back)<span class="pager__where"></span>\(on)</nav>
            """
    }

    private static func results(_ view: ParticipantsView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let export = query(view, .participantsExport(view.record.id))
        let here = query(view, .participants(view.record.id))
        let content: HTML =
            view.lines.isEmpty
            ? "<div class=\"empty\"><p class=\"empty__title\">\(phrases("participants.nobody_found"))</p><p><a class=\"button\" href=\"\(Path.participants(view.record.id))\">\(phrases("participants.all"))</a></p></div>"
            : Forms.post(
                view.filter.withdrawn ? .returns(view.record.id) : .withdrawals(view.record.id), reader,
                class: "list-form", table(view, phrases))
        return """
            <div id="results" data-results><section class="card card--table" aria-labelledby="participants-list">
            <div class="card__head"><h2 id="participants-list">\(phrases("programme.tab.participants"))</h2>
            <span class="card__note" role="status">\(phrases("participants.found", ["count": .number(view.count)]))</span>
            <span class="card__links">\(ExportLinks.html(export, phrases))</span></div>
            \(content)</section>\(pager(view, here, phrases))</div>
            """
    }

    private static func table(_ view: ParticipantsView, _ phrases: Phrases) -> HTML {
        let label = phrases(view.filter.withdrawn ? "participants.bring_back" : "participants.withdraw")
        let withdrawing: HTML = """
            <div class="bulk" data-bulk><span class="bulk__count" data-count role="status"></span>\
            <button class="button button--small">\(label)</button></div>
            """
        return """
            <table class="table"\(Forms.selecting(phrases))><thead><tr>
            <th class="choose"><input type="checkbox" data-select-all aria-label="\(phrases("participants.select_all"))" hidden></th>
            \(ParticipantOrder.Column.allCases.map { heading($0, view, phrases) })<th scope="col">\(phrases("participants.column.said"))</th></tr></thead>
            <tbody>\(view.lines.map { row($0, phrases) })</tbody></table>\(withdrawing)
            """
    }

    /// Sorts by its column; once more, from the end.
    private static func heading(
        _ column: ParticipantOrder.Column, _ view: ParticipantsView, _ phrases: Phrases
    ) -> HTML {
        let isSorted = view.order.column == column
        let next = ParticipantOrder(column, descends: isSorted && !view.order.descends)
        let state: String? = isSorted ? (view.order.descends ? "descending" : "ascending") : nil
        return """
            <th scope="col"\(attribute: "class", column == .places ? "number" : nil)\(attribute: "aria-sort", state)>\
            <a href="\(query(view, .participants(view.record.id), by: next))">\
            \(phrases("participants.column.\(column.rawValue)"))</a></th>
            """
    }

    private static func row(_ line: ParticipantLine, _ phrases: Phrases) -> HTML {
        let record = line.record
        let path = Path.participant(record.id, of: record.programme)
        // Whoever has left the organisation is brought back there, not here.
        let hasLeft = record.presence == .left
        let box: HTML =
            hasLeft
            ? .nothing
            : "<input type=\"checkbox\" name=\"participant\" value=\"\(record.id.text)\" aria-label=\"\(record.name)\">"
        let tag: HTML = hasLeft ? " <span class=\"tag\">\(phrases("participants.left"))</span>" : .nothing
        return """
            <tr class="row-link"><td class="choose">\(box)</td>
            <th scope="row" class="name"><a class="row-link__target" href="\(path)">\(listedName(record.firstName, record.lastName))</a>\(tag)</th>
            <td class="beside">\(phrases("participants.side.\(record.side.rawValue)"))</td>\
            <td class="beside">\(record.department ?? "")</td><td class="beside">\(record.site ?? "")</td>\
            <td class="number beside" data-label="\(phrases("participants.column.places"))">\(phrases.number(record.places))</td>\
            <td class="soft">\(said(line, phrases))</td></tr>
            """
    }

    /// « 2 compétences · 3 vœux · 4 h libres », cut between these where it does not fit on a line.
    private static func said(_ line: ParticipantLine, _ phrases: Phrases) -> HTML {
        let skills = line.record.side == .mentee ? line.sought : line.offered
        var parts: [String] = []
        if skills > 0 { parts.append(phrases("participants.said.skills", ["count": .number(skills)])) }
        if line.wishes > 0 { parts.append(phrases("participants.said.wishes", ["count": .number(line.wishes)])) }
        if line.hopes > 0 { parts.append(phrases("participants.said.hopes", ["count": .number(line.hopes)])) }
        if line.freeMinutes > 0 {
            parts.append(
                phrases("participants.said.free", ["time": .text(phrases.duration(minutes: line.freeMinutes))]))
        }
        if parts.isEmpty { return .text(phrases("participants.said.nothing")) }
        return .joined(
            parts.enumerated().map { place, part -> HTML in
                let mark = place + 1 < parts.count ? " ·" : ""
                return "<span class=\"nowrap\">\(part)\(mark)</span> "
            })
    }
}
