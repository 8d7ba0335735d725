import Mentoring
import Storage
import Words

/// What a person can do and wants to learn: shown, and edited.
enum PersonCompetencyViews {
    static func card(_ view: PersonView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let held = view.competencies.filter(\.entry.held)
        let wanted = view.competencies.filter(\.entry.wanted)
        let edit: HTML = """
            <span class="card__links"><a href="\(Path.personCompetencies(view.record.id))">\(phrases("people.competencies.edit"))</a></span>
            """
        return """
            <section class="card" aria-labelledby="held"><div class="card__head"><h2 id="held">\
            \(phrases("people.competencies.held", ["count": .number(held.count)]))</h2>\(edit)</div>\
            \(held.isEmpty ? empty("people.competencies.held.none", phrases) : rows(held, wanted: false, phrases))</section>
            <section class="card" aria-labelledby="wanted"><h2 id="wanted">\
            \(phrases("people.competencies.wanted", ["count": .number(wanted.count)]))</h2>\
            \(wanted.isEmpty ? empty("people.competencies.wanted.none", phrases) : rows(wanted, wanted: true, phrases))</section>
            """
    }

    private static func empty(_ key: String, _ phrases: Phrases) -> HTML {
        "<p class=\"soft\">\(phrases(key))</p>"
    }

    private static func rows(_ shown: [ShownCompetency], wanted: Bool, _ phrases: Phrases) -> HTML {
        let language = phrases.language.rawValue
        let items = shown.map { item -> HTML in
            let level = wanted ? item.entry.wantedLevel : item.entry.level
            let behaviour = (wanted ? item.wantedBehaviour : item.behaviour)?.text(in: language) ?? ""
            let note = level.map { phrases(wanted ? "people.level.aim" : "people.level", ["level": .number($0)]) }
            return """
                <li class="row"><div class="row__main"><h3><a href="\(Path.competency(item.entry.competency))">\
                \(item.name.text(in: language).sentenceCased)</a></h3><p class="row__note">\(behaviour)</p></div>\
                <div class="row__side">\(scale(level))<p class="row__note">\(note ?? phrases("people.level.unknown"))</p></div></li>
                """
        }
        return "<ul class=\"rows\">\(items)</ul>"
    }

    /// The level as five marks; the words beside it say the same.
    private static func scale(_ level: Int?) -> HTML {
        guard let level else { return .nothing }
        let marks = (1...5).map { mark -> HTML in "<i\(attribute: "class", mark <= level ? "is-on" : nil)></i>" }
        return "<span class=\"scale\" aria-hidden=\"true\">\(marks)</span>"
    }

    // MARK: Editing

    struct Editing: Sendable {
        let record: PersonRecord
        let families: [FamilyRecord]
        let competencies: [CompetencyRecord]
        /// As chosen in the form: `held-ID` and `wanted-ID`, by name of the field.
        let chosen: [String: String]
    }

    static func form(_ editing: Editing, _ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let language = phrases.language.rawValue
        let groups = editing.families.map { family -> HTML in
            let members = editing.competencies.filter { $0.family == family.id }
            guard !members.isEmpty else { return .nothing }
            let count = members.count { isChosen($0.id, editing) }
            let rows = members.map { row($0, editing, phrases) }
            let note: HTML =
                count > 0
                ? " <span class=\"soft\">\(phrases("people.competencies.chosen", ["count": .number(count)]))</span>"
                : ""
            return """
                <section class="card card--table"><details class="more"\(flag: "open", count > 0)><summary>\(family.name.text(in: language))\(note)</summary>\
                <table class="table table--close table--choices"><thead><tr><th scope="col">\(phrases("people.column.competency"))</th>\
                <th scope="col">\(phrases("people.competencies.level"))</th><th scope="col">\(phrases("people.competencies.aim"))</th></tr></thead>\
                <tbody>\(rows)</tbody></table></details></section>
                """
        }
        let body = Forms.post(
            .personCompetencies(editing.record.id), reader,
            """
            \(Forms.summary(problems, phrases))\(groups)
            <div class="form__actions"><button class="button button--primary">\(phrases("people.save"))</button>\
            <a class="button" href="\(Path.person(editing.record.id))">\(phrases("people.cancel"))</a></div>
            """)
        return Page(
            title: phrases("people.competencies.title", ["name": .text(editing.record.fullName)]),
            lead: phrases("people.competencies.lead"),
            trail: [(phrases("people.tab.people"), .people), (editing.record.fullName, .person(editing.record.id))],
            section: .people, body: body)
    }

    private static func isChosen(_ id: ID<Competency>, _ editing: Editing) -> Bool {
        !(editing.chosen["held-\(id)"] ?? "").isEmpty || !(editing.chosen["wanted-\(id)"] ?? "").isEmpty
    }

    private static func row(_ competency: CompetencyRecord, _ editing: Editing, _ phrases: Phrases) -> HTML {
        let name = competency.name.text(in: phrases.language.rawValue)
        let held = choice("held-\(competency.id)", phrases("people.competencies.level"), name, editing, phrases)
        let wanted = choice("wanted-\(competency.id)", phrases("people.competencies.aim"), name, editing, phrases)
        return """
            <tr><th scope="row" class="name">\(name.sentenceCased)</th>\
            <td data-label="\(phrases("people.competencies.level"))">\(held)</td>\
            <td data-label="\(phrases("people.competencies.aim"))">\(wanted)</td></tr>
            """
    }

    private static func choice(
        _ field: String, _ column: String, _ name: String, _ editing: Editing, _ phrases: Phrases
    ) -> HTML {
        let chosen = editing.chosen[field] ?? ""
        let values = ["", "any"] + (0...5).map(String.init)
        let options = values.map { value -> HTML in
            let label: String
            switch value {
            case "": label = phrases("people.competencies.no")
            case "any": label = phrases("people.competencies.any")
            default: label = phrases("people.competencies.at", ["level": .text(value)])
            }
            return "<option value=\"\(value)\"\(flag: "selected", value == chosen)>\(label)</option>"
        }
        return "<select name=\"\(field)\" aria-label=\"\(name), \(column)\">\(options)</select>"
    }
}
