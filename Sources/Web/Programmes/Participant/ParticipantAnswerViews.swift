import Matching
import Mentoring
import Storage
import Words

/// What somebody said, part by part, as fields of the one form of the page.
struct ParticipantAnswerViews {
    let view: ParticipantView
    /// What was typed when the form was refused; empty otherwise.
    let typed: Form
    let problems: Problems
    let reader: Reader

    private var phrases: Phrases { reader.phrases }
    private var isTyped: Bool { typed.filled("shown") != nil }

    // MARK: Competencies

    var competencies: HTML {
        let language = phrases.language.rawValue
        let rows = view.competencies.map { shown -> HTML in row(shown, shown.name.text(in: language).sentenceCased) }
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"soft\">\(phrases("participant.no_competency"))</p>"
            : """
            <table class="table table--close table--choices table--levels"><thead><tr><th scope="col">\(phrases("participant.competency"))</th>
            <th scope="col">\(phrases("participant.held"))</th><th scope="col">\(phrases("participant.wanted"))</th></tr></thead><tbody>\(rows)</tbody></table>
            """
        return """
            <section class="card" aria-labelledby="skills"><h2 id="skills">\(phrases("participant.competencies"))</h2>
            \(table)\(another(language))</section>
            """
    }

    private func row(_ shown: ShownCompetency, _ name: String) -> HTML {
        let (id, entry) = (shown.entry.competency, shown.entry)
        let held = entry.held ? entry.level.map(String.init) ?? "yes" : ""
        let wanted = entry.wanted ? entry.wantedLevel.map(String.init) ?? "yes" : ""
        func cell(_ key: String, _ field: String, _ chosen: String) -> HTML {
            let label = phrases("participant.\(key)")
            return "<td data-label=\"\(label)\">\(levels(field, "\(label), \(name)", chosen))</td>"
        }
        return """
            <tr><th scope="row" class="name">\(name)<input type="hidden" name="competency" value="\(id.text)"></th>
            \(cell("held", "held-\(id)", held))\(cell("wanted", "wanted-\(id)", wanted))</tr>
            """
    }

    /// One more than those that are known.
    private func another(_ language: String) -> HTML {
        let known = Set(view.competencies.map(\.entry.competency))
        let others = view.all.filter { !known.contains($0.id) }.map {
            ($0.id.text, $0.name.text(in: language).sentenceCased)
        }
        .sorted { folded($0.1) < folded($1.1) }
        let options = [(value: "", label: phrases("participant.no_more"))] + others.map { (value: $0.0, label: $0.1) }
        func level(_ key: String) -> HTML {
            """
            <div class="field"><label for="field-new_\(key)">\(phrases("participant.\(key)"))</label>\(levels("new_\(key)", nil, ""))</div>
            """
        }
        return """
            <div class="form__row form__row--three">\(Forms.select("new", phrases("participant.new_competency"), options: options, chosen: typed["new"]))\
            \(level("held"))\(level("wanted"))</div>
            """
    }

    private func levels(_ name: String, _ label: String?, _ kept: String) -> HTML {
        let chosen = isTyped ? typed[name] : kept
        let options =
            [("", phrases("participant.level.none")), ("yes", phrases("participant.level.unknown"))]
            + (0...5).map { (String($0), phrases("participant.level", ["level": .number($0)])) }
        let items = options.map { option -> HTML in
            "<option value=\"\(option.0)\"\(flag: "selected", option.0 == chosen)>\(option.1)</option>"
        }
        return "<select id=\"field-\(name)\" name=\"\(name)\"\(attribute: "aria-label", label)>\(items)</select>"
    }

    // MARK: Wishes

    var wishes: HTML {
        func button(_ action: String, _ person: ID<Person>, _ name: String) -> HTML {
            """
            <button class="button button--small" name="\(action)" value="\(person.text)">\(phrases("participant.wish.\(action)"))\
            <span class="hidden-text"> : \(name)</span></button>
            """
        }
        let rows = view.answers.wishes.enumerated().map { index, wish -> HTML in
            let note: HTML =
                wish.takesPart
                ? .nothing
                : "<p class=\"row__note\"><span class=\"tag tag--attention\">\(phrases("participant.wish.absent"))</span></p>"
            let up: HTML = index == 0 ? .nothing : button("up", wish.person, wish.name)
            return """
                <li class="row"><div class="row__main"><h3>\(index + 1). \(wish.name)</h3>\(note)<input type="hidden" name="wish" value="\(wish.person.text)"></div>
                <div class="row__side buttons">\(up)\(button("remove", wish.person, wish.name))</div></li>
                """
        }
        let found = view.found.filter { $0.id != view.record.person }.map { person -> HTML in
            """
            <li class="row"><div class="row__main"><h3>\(person.name)</h3><p class="row__note">\(person.jobTitle ?? "")</p></div>
            <div class="row__side">\(button("add", person.id, person.name))</div></li>
            """
        }
        let none: HTML =
            rows.isEmpty
            ? "<p class=\"soft\">\(phrases("participant.wish.none"))</p>" : "<ul class=\"rows\">\(rows)</ul>"
        let nobody: HTML =
            found.isEmpty && !view.sought.isEmpty
            ? "<p role=\"status\">\(phrases("participants.nobody_found"))</p>" : .nothing
        return """
            <section class="card" aria-labelledby="wishes"><h2 id="wishes">\(phrases("participant.wishes"))</h2>\(none)
            <div class="field-with-button">\(Forms.text("q", phrases("participant.wish.search"), value: view.sought, problems: problems, type: "search", autocomplete: "off"))
            <button class="button">\(phrases("participants.search"))</button></div>\(nobody)<ul class="rows">\(found)</ul></section>
            """
    }

    // MARK: Times

    var times: HTML {
        let times = view.answers.times
        let head = (0..<5).map { day -> HTML in
            """
            <th scope="col"><span class="week__day">\(phrases("week.day.\(day)"))</span>\
            <abbr class="week__short" aria-hidden="true">\(phrases("week.short.\(day)"))</abbr></th>
            """
        }
        let rows = WeekGrid.parts.map { part -> HTML in
            let cells = (0..<5).map { day in cell(day, part, times) }
            return """
                <tr><th scope="row">\(phrases("week.part.\(part.name)")) <small>\(phrases("week.hours.\(part.name)"))</small></th>\(cells)</tr>
                """
        }
        let lines = isTyped ? typed.verbatim("lines") : text(WeekGrid.remainder(times))
        let listed: HTML =
            view.record.listAvailability.map { text -> HTML in
                "<p class=\"confidence\">\(phrases("participant.listed", ["text": .text(text)]))</p>"
            } ?? .nothing
        return """
            <section class="card" aria-labelledby="times"><h2 id="times">\(phrases("participant.times"))</h2>
            <p class="soft">\(phrases("participant.zone", ["zone": .text(view.record.timeZone ?? "UTC")])) \(phrases("participant.grid"))</p>
            <table class="week"><thead><tr><td></td>\(head)</tr></thead><tbody>\(rows)</tbody></table>
            \(Forms.area("lines", phrases("participant.lines"), value: lines, problems: problems, hint: phrases("participant.lines_hint"), rows: 3))\(listed)</section>
            """
    }

    /// A box to tick; where a part of its hours is free, these hours below it.
    private func cell(_ day: Int, _ part: (name: String, from: Int, to: Int), _ times: WeekTimes) -> HTML {
        let name = "\(day)-\(part.name)"
        let span = WeekGrid.span(day: day, part)
        let isFree = isTyped ? typed.all("part").contains(name) : times.contains(span)
        let label =
            "\(phrases("week.day.\(day)")), \(phrases("week.part.\(part.name)")), \(phrases("week.hours.\(part.name)"))"
        let some = WeekGrid.parts(times, of: span).map { hours($0, day) }
        let partly: HTML =
            some.isEmpty ? .nothing : "<span class=\"week__part\">\(phrases.list(some))</span>"
        return """
            <td\(attribute: "class", some.isEmpty ? nil : "is-part")><label><input type="checkbox" name="part" value="\(name)"\(flag: "checked", isFree) aria-label="\(label)">\(partly)</label></td>
            """
    }

    private func hours(_ span: Range<Int>, _ day: Int) -> String {
        let (from, to) = (span.lowerBound - day * WeekTimes.dayMinutes, span.upperBound - day * WeekTimes.dayMinutes)
        func time(_ minutes: Int) -> String {
            minutes % 60 == 0 ? String(minutes / 60) : "\(minutes / 60):\(minutes % 60)"
        }
        return "\(time(from))–\(time(to))"
    }

    /// As somebody would write them, a line for each: they are read back.
    private func text(_ times: WeekTimes) -> String {
        times.byDay.map { span in
            let from = phrases.time(hour: span.from / 60, minute: span.from % 60)
            let to = span.to == WeekTimes.dayMinutes ? "24:00" : phrases.time(hour: span.to / 60, minute: span.to % 60)
            return "\(phrases("week.day.\(span.day)")) \(from)–\(to)"
        }.joined(separator: "\n")
    }

    // MARK: Hopes

    var hopes: HTML {
        let chosen =
            isTyped ? Set(typed.all("hope").compactMap(Hope.init(rawValue:))) : view.answers.hopes
        let boxes = Hope.allCases.map { hope in
            Forms.check(
                "hope", phrases("hope.\(hope.rawValue)"), checked: chosen.contains(hope), value: hope.rawValue)
        }
        return """
            <section class="card" aria-labelledby="hopes"><h2 id="hopes">\(phrases("participant.hopes"))</h2>
            <fieldset class="field choices"><legend class="hidden-text">\(phrases("participant.hopes"))</legend>\(boxes)</fieldset></section>
            """
    }
}
