import Mentoring
import Storage
import Words

/// The form of a competency: everything in both languages.
enum CompetencyFormViews {
    static func page(
        _ record: CompetencyRecord?, _ families: [FamilyRecord], _ form: Form, _ problems: Problems, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let language = phrases.language.rawValue
        let back = record.map { Path.competency($0.id) } ?? .competencies
        let title =
            record.map { phrases("competencies.form.edit", ["name": .text($0.name.text(in: language))]) }
            ?? phrases("competencies.form.new")
        let synonyms = Forms.area(
            "synonyms", phrases("competencies.form.synonyms"), value: form["synonyms"], problems: problems,
            hint: phrases("competencies.form.synonyms_hint"), rows: 5)
        let body = Forms.post(
            back, reader, saysAll: true,
            """
            \(Forms.summary(problems, phrases))
            <div class="card"><div class="group">\(names(families, form, problems, phrases))</div></div>
            <div class="card">\(levels(form, problems, phrases))</div>
            <div class="card">\(synonyms)</div>
            <div class="form__actions"><button class="button button--primary">\(phrases("competencies.save"))</button>\
            <a class="button" href="\(back)">\(phrases("competencies.cancel"))</a></div>
            """)
        return Page(
            title: title, lead: phrases("competencies.form.lead"),
            trail: [(phrases("competencies.trail"), .competencies)],
            section: .competencies, body: body)
    }

    private static func names(
        _ families: [FamilyRecord], _ form: Form, _ problems: Problems, _ phrases: Phrases
    ) -> HTML {
        let options =
            [(value: "", label: phrases("competencies.form.choose"))]
            + families.map { (value: $0.id.text, label: $0.name.text(in: phrases.language.rawValue)) }
        func line(_ name: String) -> HTML {
            Forms.text(name, phrases("competencies.form.\(name)"), value: form[name], problems: problems)
        }
        func area(_ name: String) -> HTML {
            Forms.area(name, phrases("competencies.form.\(name)"), value: form[name], problems: problems, rows: 3)
        }
        return """
            <div class="form__row">\(line("name_fr"))\(line("name_en"))</div>
            <div class="form__row">\(area("definition_fr"))\(area("definition_en"))</div>
            \(Forms.select("family", phrases("competencies.form.family"), options: options, chosen: form["family"], problems: problems))
            <div class="form__row">\(line("family_fr"))\(line("family_en"))</div>
            """
    }

    private static func levels(_ form: Form, _ problems: Problems, _ phrases: Phrases) -> HTML {
        let rows = (0...5).map { level -> HTML in
            func area(_ language: String) -> HTML {
                let label = phrases("competencies.form.level_\(language)", ["level": .number(level)])
                return Forms.area(
                    "level_\(level)_\(language)", label, value: form["level_\(level)_\(language)"], problems: problems,
                    rows: 2)
            }
            return "<div class=\"form__row\">\(area("fr"))\(area("en"))</div>"
        }
        return """
            <fieldset class="group"><legend>\(phrases("competencies.levels"))</legend>\
            <p class="hint">\(phrases("competencies.form.levels_hint"))</p>\(rows)</fieldset>
            """
    }
}
