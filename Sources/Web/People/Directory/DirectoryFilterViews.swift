import Mentoring
import Storage
import Words

/// The search and the filters of the directory.
enum DirectoryFilterViews {
    static func form(_ view: DirectoryView, _ phrases: Phrases) -> HTML {
        let filter = view.query.filter
        let choices = view.choices
        let open =
            filter.grade != nil || filter.language != nil || filter.competency != nil || filter.check != nil
            || filter.shown != .here
        return """
            <form class="filters" method="get" action="\(Path.people)" role="search" data-live="results">
            <div class="filters__search"><label for="field-q">\(phrases("people.search.hint"))</label>\
            <input id="field-q" type="search" name="q" value="\(filter.text)" autocomplete="off"></div>
            \(select("department", choices.departments.map { ($0.id.text, $0.name) }, filter.department?.text, phrases))
            \(select("site", choices.sites.map { ($0.id.text, $0.name) }, filter.site?.text, phrases))
            <button class="button">\(phrases("people.search"))</button>
            <details class="filters__more"\(flag: "open", open)><summary>\(phrases("people.filter.more"))</summary>\
            <div class="filters__fields">
            \(select("grade", choices.grades.map { ($0.id.text, $0.name) }, filter.grade?.text, phrases))
            \(select("language", phrases.languagesByName(choices.languages).map { ($0, phrases.languageName($0)) }, filter.language, phrases))
            \(select("competency", competencies(choices.competencies, phrases), filter.competency?.text, phrases))
            \(levels(filter.leastLevel, phrases))
            \(checks(filter.check, phrases))
            \(presences(filter.shown, phrases))
            </div></details>
            </form>
            """
    }

    private static func competencies(_ all: [CompetencyRecord], _ phrases: Phrases) -> [(String, String)] {
        all.map { ($0.id.text, $0.name.text(in: phrases.language.rawValue)) }
            .ordered { $0.1 }
    }

    private static func select(
        _ name: String, _ options: [(String, String)], _ chosen: String?, _ phrases: Phrases
    ) -> HTML {
        let all =
            [(value: "", label: phrases("people.filter.any.\(name)"))] + options.map { (value: $0.0, label: $0.1) }
        return Forms.select(name, phrases("people.column.\(name)"), options: all, chosen: chosen ?? "")
    }

    private static func levels(_ least: Int, _ phrases: Phrases) -> HTML {
        let options = (0...5).map { level in
            (
                value: level == 0 ? "" : String(level),
                label: level == 0
                    ? phrases("people.filter.any.level") : phrases("people.filter.level", ["level": .number(level)])
            )
        }
        return Forms.select(
            "level", phrases("people.column.level"), options: options, chosen: least == 0 ? "" : String(least))
    }

    private static func checks(_ check: DirectoryFilter.Check?, _ phrases: Phrases) -> HTML {
        let options =
            [(value: "", label: phrases("people.filter.any.check"))]
            + DirectoryFilter.Check.allCases.map { choice in
                (value: choice.rawValue, label: phrases("people.check.\(choice.rawValue)"))
            }
        return Forms.select(
            "check", phrases("people.column.check"), options: options, chosen: check?.rawValue ?? "")
    }

    private static func presences(_ shown: DirectoryFilter.Shown, _ phrases: Phrases) -> HTML {
        let options = DirectoryFilter.Shown.allCases.map { choice in
            (value: choice == .here ? "" : choice.rawValue, label: phrases("people.shown.\(choice.rawValue)"))
        }
        return Forms.select(
            "presence", phrases("people.column.presence"), options: options,
            chosen: shown == .here ? "" : shown.rawValue)
    }

    // MARK: What is chosen

    /// A mark for each filter in force; it takes the filter away.
    static func chosen(_ view: DirectoryView, _ phrases: Phrases) -> HTML {
        let filter = view.query.filter
        let choices = view.choices
        var marks: [HTML] = []
        func mark(_ label: String?, _ change: (inout DirectoryFilter) -> Void) {
            guard let label else { return }
            marks.append(
                """
                <li><a class="tag tag--accent" href="\(view.query.without(change))">\(label) <span aria-hidden="true">×</span>\
                <span class="hidden-text">\(phrases("people.filter.remove"))</span></a></li>
                """)
        }
        mark(choices.departments.first { $0.id == filter.department }?.name) { $0.department = nil }
        mark(choices.sites.first { $0.id == filter.site }?.name) { $0.site = nil }
        mark(choices.grades.first { $0.id == filter.grade }?.name) { $0.grade = nil }
        mark(filter.language.map { phrases.languageName($0) }) { $0.language = nil }
        mark(competency(filter, choices, phrases)) { ($0.competency, $0.leastLevel) = (nil, 0) }
        mark(filter.check.map { phrases("people.check.\($0.rawValue)") }) { $0.check = nil }
        mark(filter.shown == .here ? nil : phrases("people.shown.\(filter.shown.rawValue)")) { $0.shown = .here }
        return marks.isEmpty ? .nothing : "<ul class=\"chosen\">\(marks)</ul>"
    }

    private static func competency(
        _ filter: DirectoryFilter, _ choices: DirectoryChoices, _ phrases: Phrases
    ) -> String? {
        guard let found = choices.competencies.first(where: { $0.id == filter.competency }) else { return nil }
        let name = found.name.text(in: phrases.language.rawValue)
        guard filter.leastLevel > 0 else { return name }
        return phrases("people.filter.competency", ["name": .text(name), "level": .number(filter.leastLevel)])
    }
}
