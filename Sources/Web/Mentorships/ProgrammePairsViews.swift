import Mentoring
import Storage
import Words

/// The pairs of a programme, and the page that asks before one is ended.
enum ProgrammePairsViews {
    static func page(_ view: ProgrammePairsView, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let id = view.record.id
        let runs: HTML =
            proposed(view).map { run -> HTML in
                """
                <a class="button button--primary" href="\(RunPaths(run).review)">\(phrases("relations.review"))</a>
                """
            } ?? "<a class=\"button\" href=\"\(Path.runs(of: id))\">\(phrases("relations.runs"))</a>"
        return Page(
            title: title(view, reader), lead: lead(view, phrases), actions: runs,
            trail: ProgrammeFrame.trail(phrases, view.record.name, id), section: .programmes,
            body: """
                \(ProgrammeFrame.tabs(id, current: .pairs, isWhole: view.isWhole, phrases))\(ProgrammeFrame.scope(view.places, phrases))
                \(AloneView.card(view, reader))\(BroughtInView.card(view, reader))
                \(view.going + view.ended == 0 ? view.broughtIn.isEmpty ? none(view, phrases) : .nothing : "\(filters(view, phrases))\(results(view, phrases))")
                """)
    }

    /// The run whose pairs wait to be published, where none is out yet.
    private static func proposed(_ view: ProgrammePairsView) -> RunRecord? {
        guard view.going + view.ended == 0, let run = view.run, run.state == .done else { return nil }
        return run
    }

    /// Under way only once the programme has begun.
    private static func title(_ view: ProgrammePairsView, _ reader: Reader) -> String {
        let phrases = reader.phrases
        if let run = proposed(view), view.isWhole {
            return phrases("relations.title.proposed", ["count": .number(run.matched)])
        }
        if view.going == 0 { return phrases(view.ended == 0 ? "relations.title.none" : "relations.title.all_ended") }
        let begins = view.record.input.startsOn
        let key = begins > reader.today ? "relations.title.published" : "relations.title"
        return phrases(
            key, ["count": .number(view.going), "day": .text(phrases.date(begins.description, .dayMonth))])
    }

    private static func lead(_ view: ProgrammePairsView, _ phrases: Phrases) -> String {
        if view.going + view.ended == 0 { return phrases("relations.lead.none") }
        let lead = phrases("relations.lead", ["count": .number(view.ended)])
        guard view.meetings > 0 else { return lead }
        return lead + " " + phrases("relations.lead.meetings", ["count": .number(view.meetings)])
    }

    private static func none(_ view: ProgrammePairsView, _ phrases: Phrases) -> HTML {
        """
        <section class="card"><div class="empty"><p class="empty__title">\(phrases("relations.empty"))</p>\
        <p>\(phrases("relations.empty_note"))</p></div></section>
        """
    }

    private static func filters(_ view: ProgrammePairsView, _ phrases: Phrases) -> HTML {
        let filter = view.filter
        let sites =
            [(value: "", label: phrases("pairing.filter.all"))] + view.sites.map { (value: $0.id.text, label: $0.name) }
        let shown = [
            (value: "", label: phrases("relations.shown.going", ["count": .number(view.going)])),
            (value: "ended", label: phrases("relations.shown.ended", ["count": .number(view.ended)])),
        ]
        return """
            <form class="filters" method="get" action="\(Path.pairs(of: view.record.id))" role="search" data-live="results">
            <div class="filters__search"><label for="field-q">\(phrases("pairing.filter.name"))</label>\
            <input id="field-q" type="search" name="q" value="\(filter.text)" autocomplete="off"></div>
            \(view.sites.isEmpty ? .nothing : Forms.select("site", phrases("pairing.filter.site"), options: sites, chosen: filter.site?.text ?? ""))
            \(Forms.select("shown", phrases("relations.shown"), options: shown, chosen: filter.ended ? "ended" : ""))
            <button class="button">\(phrases("pairing.filter.search"))</button></form>
            """
    }

    private static func query(_ filter: RelationFilter, _ path: Path) -> Path {
        path.query(["q": filter.text, "site": filter.site?.text ?? "", "shown": filter.ended ? "ended" : ""])
    }

    private static func results(_ view: ProgrammePairsView, _ phrases: Phrases) -> HTML {
        let list = query(view.filter, .pairs(of: view.record.id))
        let pager: HTML =
            view.more
            ? """
            <nav class="pager" aria-label="\(phrases("pairing.pager"))"><a href="\(list)">\(phrases("pairing.pager.first"))</a>\
            <span class="pager__where"></span><a rel="next" href="\(list.query(["after": view.lines.last?.key ?? ""]))">\
            \(phrases("pairing.pager.next"))</a></nav>
            """ : .nothing
        let content: HTML =
            view.lines.isEmpty
            ? """
            <div class="empty"><p class="empty__title">\(phrases("pairing.none_found"))</p>\
            <p>\(phrases("pairing.none_found_note"))</p></div>
            """ : table(view, phrases)
        return """
            <div id="results" data-results><section class="card card--table" aria-labelledby="relations">
            <div class="card__head"><h2 id="relations">\(phrases("pairing.pairs"))</h2>
            <span class="card__note" role="status">\(phrases("relations.found", ["count": .number(view.count)]))</span>
            <span class="card__links">\(ExportLinks.html(query(view.filter, .pairsExport(of: view.record.id)), phrases))</span></div>
            \(content)</section>\(pager)</div>
            """
    }

    private static func table(_ view: ProgrammePairsView, _ phrases: Phrases) -> HTML {
        let ended = view.filter.ended
        let last: HTML =
            ended
            ? "<th scope=\"col\">\(phrases("relations.column.ended"))</th>"
            : view.isWhole ? "<td class=\"actions\"></td>" : .nothing
        let met: HTML =
            view.meetings > 0
            ? "<th scope=\"col\" class=\"number\">\(phrases("relations.column.meetings"))</th>" : .nothing
        return """
            <table class="table table--sticky"><thead><tr><th scope="col">\(phrases("pairing.mentee"))</th>\
            <th scope="col">\(phrases("pairing.mentor"))</th><th scope="col">\(phrases("relations.column.site"))</th>\
            <th scope="col">\(phrases("relations.column.since"))</th>\(met)\(last)</tr></thead>
            <tbody>\(view.lines.map { row($0, view, phrases) })</tbody></table>
            """
    }

    private static func row(_ line: RelationLine, _ view: ProgrammePairsView, _ phrases: Phrases) -> HTML {
        let id = view.record.id
        let person = { (participant: ID<Participant>, name: String) -> HTML in
            view.isWhole ? "<a href=\"\(Path.participant(participant, of: id))\">\(name)</a>" : .text(name)
        }
        // A column in which nobody has anything says nothing.
        let met: HTML =
            view.meetings > 0
            ? """
            <td class="number" data-label="\(phrases("relations.column.meetings"))">\(phrases.number(line.meetings))</td>
            """ : .nothing
        return """
            <tr><th scope="row" class="name">\(person(line.mentee, line.menteeName))</th>\
            <td class="name" data-label="\(phrases("pairing.mentor"))">\(person(line.mentor, line.mentorName))</td>\
            <td data-label="\(phrases("relations.column.site"))">\(line.site ?? "")</td>\
            <td data-label="\(phrases("relations.column.since"))">\(phrases.date(line.startedOn.description))</td>\
            \(met)\(end(line, view, phrases))</tr>
            """
    }

    private static func end(_ line: RelationLine, _ view: ProgrammePairsView, _ phrases: Phrases) -> HTML {
        guard let day = line.endedOn else {
            guard view.isWhole else { return .nothing }
            return """
                <td class="actions"><a class="button button--small" href="\(Path.pairClosing(line.id, of: view.record.id))">\
                \(phrases("relations.close"))<span class="hidden-text"> \(line.menteeName)</span></a></td>
                """
        }
        let reason = phrases("relations.ending.\(line.endReason ?? "undone")")
        let note: HTML = line.endNote.map { text -> HTML in "<br>\(text)" } ?? .nothing
        return """
            <td class="soft" data-label="\(phrases("relations.column.ended"))"><span>\
            \(phrases("relations.ended_on", ["day": .text(phrases.date(day.description)), "reason": .text(reason)]))\(note)</span></td>
            """
    }

    /// Somebody has ended it meanwhile.
    static func closed(_ record: ProgrammeRecord, _ line: RelationLine, on day: Day, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases(
                "relations.closed.title",
                ["mentee": .text(line.menteeName), "mentor": .text(line.mentorName)]),
            lead: phrases("relations.closed.lead", ["day": .text(phrases.date(day.description))]),
            trail: ProgrammeFrame.trail(phrases, record.name, record.id)
                + [(phrases("programme.tab.pairs"), .pairs(of: record.id))], section: .programmes,
            body: """
                <p class="buttons"><a class="button" href="\(Path.pairs(of: record.id).query(["shown": "ended"]))">\
                \(phrases("relations.closed.look"))</a></p>
                """)
    }

    /// Asks before a pair is ended.
    static func closing(
        _ record: ProgrammeRecord, _ line: RelationLine, _ untold: [String], _ typed: Form, _ problems: Problems,
        _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let told = [
            untold.count < 2 ? phrases("relations.closing.told", ["count": .number(2 - untold.count)]) : nil,
            untold.isEmpty
                ? nil
                : phrases(
                    "relations.closing.untold",
                    ["count": .number(untold.count), "names": .text(phrases.list(untold))]),
            phrases("relations.closing.lead"),
        ]
        let reasons = RelationClosing.Reason.allCases.map {
            (value: $0.rawValue, label: phrases("relations.ending.\($0.rawValue)"))
        }
        let names: [String: WordValue] = ["mentee": .text(line.menteeName), "mentor": .text(line.mentorName)]
        return Page(
            title: phrases("relations.closing.title", names), lead: told.compactMap { $0 }.joined(separator: " "),
            trail: ProgrammeFrame.trail(phrases, record.name, record.id)
                + [(phrases("programme.tab.pairs"), .pairs(of: record.id))], section: .programmes,
            body: """
                <section class="card">\(Forms.summary(problems, phrases))
                \(Forms.post(.pairClosing(line.id, of: record.id), reader, """
                    \(Forms.radios(
                        "reason", phrases("relations.column.reason"), options: reasons,
                        chosen: typed.filled("reason") ?? "agreed", problems: problems))
                    \(Forms.area(
                        "note", phrases("relations.note"), value: typed["note"], problems: problems,
                        hint: phrases("relations.note_hint"), rows: 3, required: true))
                    <div class="form__actions"><button class="button button--primary">\(phrases("relations.closing.confirm"))</button>\
                    <a class="button" href="\(Path.pairs(of: record.id))">\(phrases("programme.cancel"))</a></div>
                    """))</section>
                """)
    }
}
