import Matching
import Mentoring
import Storage
import Words

/// The page of one participant.
enum ParticipantPageViews {
    static func page(_ view: ParticipantView, _ typed: Form, _ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let record = view.record
        let programme = record.programme
        return Page(
            title: phrases("participant.title.\(record.side.rawValue)", ["name": .text(record.name)]),
            lead: lead(view, phrases),
            trail: ProgrammeFrame.trail(phrases, view.programme.name, programme)
                + [(phrases("programme.tab.participants"), .participants(programme))],
            section: .programmes,
            body: """
                \(Forms.summary(problems, phrases))\(withdrawn(record, reader))
                <div class="columns"><div class="columns__main">\(ParticipantAnswerViews.competencies(view, reader))\
                \(ParticipantAnswerViews.wishes(view, reader))\(ParticipantAnswerViews.times(view, typed, problems, reader))</div>
                <aside class="columns__aside" aria-label="\(phrases("participant.about"))">\(about(view, problems, reader))\
                \(ParticipantAnswerViews.hopes(view, reader))</aside></div>
                """)
    }

    private static func lead(_ view: ParticipantView, _ phrases: Phrases) -> String {
        let record = view.record
        let facts = [record.jobTitle, record.department, record.site].compactMap { $0 }.joined(separator: ", ")
        return facts.isEmpty ? phrases("participant.lead") : facts
    }

    private static func withdrawn(_ record: ParticipantRecord, _ reader: Reader) -> HTML {
        guard let at = record.withdrawnAt else { return .nothing }
        let phrases = reader.phrases
        let back = Forms.button(
            .participant(record.id, of: record.programme, part: "return"), phrases("participant.return"), reader)
        return """
            <div class="notice notice--attention" role="status"><p>\(phrases("participant.withdrawn", ["date": .text(phrases.date(milliseconds: at.milliseconds))]))</p>\(back)</div>
            """
    }

    private static func about(_ view: ParticipantView, _ problems: Problems, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let record = view.record
        func fact(_ key: String, _ value: String?) -> HTML {
            value.map { value -> HTML in "<div><dt>\(phrases(key))</dt><dd>\(value)</dd></div>" } ?? .nothing
        }
        let capacity: HTML = """
            \(Forms.text("capacity", phrases("participant.capacity"), value: record.ownCapacity.map(String.init) ?? "", problems: problems, type: "number", hint: phrases("participant.capacity_hint", ["count": .number(record.usualCapacity)])))
            <div class="form__actions"><button class="button button--small">\(phrases("programme.save"))</button></div>
            """
        let withdrawal: HTML =
            record.withdrawnAt == nil
            ? Forms.button(
                .participant(record.id, of: record.programme, part: "withdrawal"), phrases("participant.withdraw"),
                reader,
                style: "link link--danger") : .nothing
        return """
            <section class="card"><h2>\(phrases("participant.about"))</h2>
            <dl class="facts">\(fact("participants.column.grade", record.grade))\(fact("participants.column.department", record.department))\
            \(fact("participants.column.site", record.site))\(fact("participant.source", phrases("participant.source.\(record.source.rawValue)")))</dl>
            \(Forms.post(.participant(record.id, of: record.programme, part: "capacity"), reader, capacity))\(withdrawal)</section>
            """
    }
}

/// What somebody said, each part with its form.
enum ParticipantAnswerViews {
    private static func action(_ view: ParticipantView, _ part: String) -> Path {
        .participant(view.record.id, of: view.record.programme, part: part)
    }

    static func competencies(_ view: ParticipantView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let language = phrases.language.rawValue
        let rows = view.competencies.map { shown -> HTML in
            let id = shown.entry.competency
            let name = shown.name.text(in: language)
            return """
                <tr><th scope="row" class="name">\(name)<input type="hidden" name="competency" value="\(id.text)"></th>
                <td data-label="\(phrases("participant.held"))">\(levels("held-\(id)", "\(phrases("participant.held")), \(name)", shown.entry.held ? shown.entry.level.map(String.init) ?? "yes" : "", phrases))</td>
                <td data-label="\(phrases("participant.wanted"))">\(levels("wanted-\(id)", "\(phrases("participant.wanted")), \(name)", shown.entry.wanted ? shown.entry.wantedLevel.map(String.init) ?? "yes" : "", phrases))</td></tr>
                """
        }
        let known = Set(view.competencies.map(\.entry.competency))
        let others = view.all.filter { !known.contains($0.id) }.map { ($0.id.text, $0.name.text(in: language)) }
            .sorted { folded($0.1) < folded($1.1) }
        let options = [(value: "", label: phrases("participant.no_more"))] + others.map { (value: $0.0, label: $0.1) }
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"soft\">\(phrases("participant.no_competency"))</p>"
            : """
            <table class="table table--close table--choices"><thead><tr><th scope="col">\(phrases("participant.competency"))</th>
            <th scope="col">\(phrases("participant.held"))</th><th scope="col">\(phrases("participant.wanted"))</th></tr></thead><tbody>\(rows)</tbody></table>
            """
        let content: HTML = """
            \(table)
            <div class="form__row">\(Forms.select("new", phrases("participant.new_competency"), options: options, chosen: ""))
            <div class="field"><label for="field-new_held">\(phrases("participant.held"))</label>\(levels("new_held", nil, "", phrases))</div>
            <div class="field"><label for="field-new_wanted">\(phrases("participant.wanted"))</label>\(levels("new_wanted", nil, "", phrases))</div></div>
            <div class="form__actions"><button class="button">\(phrases("programme.save"))</button></div>
            """
        return """
            <section class="card" aria-labelledby="skills"><h2 id="skills">\(phrases("participant.competencies"))</h2>
            \(Forms.post(action(view, "competencies"), reader, content))</section>
            """
    }

    private static func levels(_ name: String, _ label: String?, _ chosen: String, _ phrases: Phrases) -> HTML {
        let options =
            [("", phrases("participant.level.none")), ("yes", phrases("participant.level.unknown"))]
            + (0...5).map { (String($0), phrases("participant.level", ["level": .number($0)])) }
        let items = options.map { option -> HTML in
            "<option value=\"\(option.0)\"\(flag: "selected", option.0 == chosen)>\(option.1)</option>"
        }
        return "<select id=\"field-\(name)\" name=\"\(name)\"\(attribute: "aria-label", label)>\(items)</select>"
    }

    static func wishes(_ view: ParticipantView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let path = action(view, "wishes")
        let rows = view.answers.wishes.enumerated().map { index, wish -> HTML in
            let up =
                index == 0
                ? HTML.nothing
                : Forms.button(
                    path, phrases("participant.wish.up"), reader, style: "button button--small",
                    values: ["up": wish.person.text])
            let remove = Forms.button(
                path, phrases("participant.wish.remove"), reader, style: "button button--small",
                values: ["remove": wish.person.text])
            let note: HTML =
                wish.takesPart
                ? .nothing
                : "<p class=\"row__note\"><span class=\"tag tag--attention\">\(phrases("participant.wish.absent"))</span></p>"
            return """
                <li class="row"><div class="row__main"><h3>\(index + 1). \(wish.name)</h3>\(note)</div><div class="row__side buttons">\(up)\(remove)</div></li>
                """
        }
        let found = view.found.filter { $0.id != view.record.person }.map { person -> HTML in
            let add = Forms.button(
                path, phrases("participant.wish.add"), reader, style: "button button--small",
                values: ["add": person.id.text])
            return """
                <li class="row"><div class="row__main"><h3>\(person.name)</h3><p class="row__note">\(person.jobTitle ?? "")</p></div><div class="row__side">\(add)</div></li>
                """
        }
        let none: HTML =
            rows.isEmpty
            ? "<p class=\"soft\">\(phrases("participant.wish.none"))</p>" : "<ul class=\"rows\">\(rows)</ul>"
        return """
            <section class="card" aria-labelledby="wishes"><h2 id="wishes">\(phrases("participant.wishes"))</h2>\(none)
            <form class="form" method="get" action="\(Path.participant(view.record.id, of: view.record.programme))" role="search" data-live="found">
            \(Forms.text("q", phrases("participant.wish.search"), value: view.sought, type: "search", autocomplete: "off"))
            <div class="form__actions"><button class="button">\(phrases("participants.search"))</button></div></form>
            <div id="found" data-results><ul class="rows">\(found)</ul></div></section>
            """
    }

    static func times(_ view: ParticipantView, _ typed: Form, _ problems: Problems, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let times = view.answers.times
        let isTyped = typed.fields["lines"] != nil
        let head = (0..<5).map { day -> HTML in "<th scope=\"col\">\(phrases("week.day.\(day)"))</th>" }
        let rows = WeekGrid.parts.map { part -> HTML in
            let cells = (0..<5).map { day -> HTML in
                let name = "\(day)-\(part.name)"
                let isFree = isTyped ? typed.all("part").contains(name) : times.contains(WeekGrid.span(day: day, part))
                let label = "\(phrases("week.day.\(day)")), \(phrases("week.part.\(part.name)"))"
                return """
                    <td data-label="\(phrases("week.day.\(day)"))"><input type="checkbox" name="part" value="\(name)"\(flag: "checked", isFree) aria-label="\(label)"></td>
                    """
            }
            return "<tr><th scope=\"row\">\(phrases("week.part.\(part.name)"))</th>\(cells)</tr>"
        }
        let lines = isTyped ? typed.verbatim("lines") : text(WeekGrid.remainder(times), phrases)
        let content: HTML = """
            <div class="scroller" role="group" aria-label="\(phrases("participant.times"))" tabindex="0"><table class="table table--wide table--close"><thead><tr><th scope="col"><span class="hidden-text">\(phrases("week.part"))</span></th>\(head)</tr></thead><tbody>\(rows)</tbody></table></div>
            \(Forms.area("lines", phrases("participant.lines"), value: lines, problems: problems, hint: phrases("participant.lines_hint"), rows: 3))
            <div class="form__actions"><button class="button">\(phrases("programme.save"))</button></div>
            """
        let listed: HTML =
            view.record.listAvailability.map { text -> HTML in
                "<p class=\"confidence\">\(phrases("participant.listed", ["text": .text(text)]))</p>"
            } ?? .nothing
        return """
            <section class="card" aria-labelledby="times"><h2 id="times">\(phrases("participant.times"))</h2>
            <p class="soft">\(phrases("participant.zone", ["zone": .text(view.record.timeZone ?? "UTC")]))</p>
            \(Forms.post(action(view, "times"), reader, content))\(listed)</section>
            """
    }

    /// As somebody would write them, a line for each: they are read back.
    private static func text(_ times: WeekTimes, _ phrases: Phrases) -> String {
        times.byDay.map { span in
            let from = phrases.time(hour: span.from / 60, minute: span.from % 60)
            let to = span.to == WeekTimes.dayMinutes ? "24:00" : phrases.time(hour: span.to / 60, minute: span.to % 60)
            return "\(phrases("week.day.\(span.day)")) \(from)–\(to)"
        }.joined(separator: "\n")
    }

    static func hopes(_ view: ParticipantView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let boxes = Hope.allCases.map { hope in
            Forms.check(
                "hope", phrases("hope.\(hope.rawValue)"), checked: view.answers.hopes.contains(hope),
                value: hope.rawValue)
        }
        let content: HTML = """
            <fieldset class="field choices"><legend class="hidden-text">\(phrases("participant.hopes"))</legend>\(boxes)</fieldset>
            <div class="form__actions"><button class="button">\(phrases("programme.save"))</button></div>
            """
        return """
            <section class="card" aria-labelledby="hopes"><h2 id="hopes">\(phrases("participant.hopes"))</h2>
            \(Forms.post(action(view, "hopes"), reader, content))</section>
            """
    }
}
