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
        let fields = FilterFields(choices: choices, phrases: phrases)
        return """
            <form class="filters" method="get" action="\(Path.people)" role="search" data-live="results">
            <div class="filters__search"><label for="field-q">\(phrases("people.search.hint"))</label>\
            <input id="field-q" type="search" name="q" value="\(filter.text)" autocomplete="off"></div>
            \(fields.select("department", filter.department?.text) { choices.departments.map { ($0.id.text, $0.name) } })
            \(fields.select("site", filter.site?.text) { choices.sites.map { ($0.id.text, $0.name) } })
            <button class="button">\(phrases("people.search"))</button>
            <details class="filters__more"\(flag: "open", open)><summary>\(phrases("people.filter.more"))</summary>\
            <div class="filters__fields">
            \(fields.select("grade", filter.grade?.text) { choices.grades.map { ($0.id.text, $0.name) } })
            \(fields.select("language", filter.language) {
                phrases.languagesByName(choices.languages).map { ($0, phrases.languageName($0)) }
            })
            \(fields.select("competency", filter.competency?.text) { competencies(choices.competencies, phrases) })
            \(fields.select("level", filter.leastLevel == 0 ? nil : String(filter.leastLevel)) {
                (1...5).map { (String($0), phrases("people.filter.level", ["level": .number($0)])) }
            })
            \(fields.select("check", filter.check?.rawValue) {
                DirectoryFilter.Check.allCases.map { ($0.rawValue, phrases("people.check.\($0.rawValue)")) }
            })
            \(fields.select("presence", filter.shown == .here ? nil : filter.shown.rawValue, first: "people.shown.here") {
                DirectoryFilter.Shown.allCases.filter { $0 != .here }
                    .map { ($0.rawValue, phrases("people.shown.\($0.rawValue)")) }
            })
            </div></details>
            </form>
            """
    }

    private static func competencies(_ all: [CompetencyRecord], _ phrases: Phrases) -> [(String, String)] {
        all.map { ($0.id.text, $0.name.text(in: phrases.language.rawValue).sentenceCased) }
            .ordered { $0.1 }
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
                <li><a class="tag" href="\(view.query.without(change))">\(label) <span aria-hidden="true">×</span>\
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
        let name = found.name.text(in: phrases.language.rawValue).sentenceCased
        guard filter.leastLevel > 0 else { return name }
        return phrases("people.filter.competency", ["name": .text(name), "level": .number(filter.leastLevel)])
    }
}

/// The fields of the filters, each a list: where nothing is chosen, as they were put together before.
private struct FilterFields {
    let choices: DirectoryChoices
    let phrases: Phrases

    /// A list of options by value; `first` is the key of the one that asks for nothing, of all of them unless given.
    func select(
        _ name: String, _ chosen: String?, first: String? = nil, _ options: () -> [(value: String, label: String)]
    ) -> HTML {
        func items() -> HTML {
            let all = phrases(first ?? "people.filter.any.\(name)")
            return Forms.options([(value: "", label: all)] + options(), chosen: chosen ?? "")
        }
        return Forms.select(
            name, phrases("people.column.\(name)"),
            items: chosen == nil ? choices.list(name, in: phrases.language, items) : items())
    }
}
