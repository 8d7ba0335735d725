import Mentoring
import Storage
import Words

struct PersonFormView: Sendable {
    /// Nil for somebody new.
    let record: PersonRecord?
    let form: Form
    let sites: [SiteRecord]
    let departments: [DepartmentRecord]
    let grades: [GradeRecord]
    /// Codes of the languages that somebody of the organisation speaks.
    let spoken: [String]
}

/// The form of a person.
enum PersonFormViews {
    static func page(_ view: PersonFormView, _ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        var trail: [(title: String, path: Path)] = [(phrases("people.tab.people"), .people)]
        if let record = view.record { trail.append((record.fullName, .person(record.id))) }
        let title =
            view.record.map { phrases("people.form.edit", ["name": .text($0.fullName)]) } ?? phrases("people.form.new")
        return Page(
            title: title, lead: phrases("people.form.lead"), trail: trail, section: .people,
            body: form(view, problems, reader))
    }

    private static func form(_ view: PersonFormView, _ problems: Problems, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let fields = Fields(form: view.form, problems: problems, phrases: phrases)
        let back = view.record.map { Path.person($0.id) } ?? .people
        return Forms.card(
            back, reader, saysAll: true,
            """
            \(Forms.summary(problems, phrases))
            <fieldset class="group"><legend>\(phrases("people.form.who"))</legend>
            <div class="form__row">\(fields.text("first_name", required: true))\(fields.text("last_name", required: true))</div>
            \(fields.text("email", type: "email", hint: "people.form.email_hint"))
            \(fields.text("staff_number"))
            </fieldset>
            <fieldset class="group"><legend>\(phrases("people.form.where"))</legend>
            \(fields.text("job_title"))
            \(fields.place("department", view.departments.map { ($0.id.text, $0.name) }))
            \(fields.place("site", view.sites.map { ($0.id.text, $0.name) }))
            \(fields.place("grade", view.grades.map { ($0.id.text, $0.name) }))
            \(fields.text("manager", hint: "people.form.manager_hint"))
            <div class="form__row">\(fields.text("hired_on", type: "date"))\(fields.text("fte_percent", type: "number"))</div>
            </fieldset>
            <fieldset class="group"><legend>\(phrases("people.form.how"))</legend>
            \(language(fields, view.form, reader))
            \(TimeZoneViews.select("time_zone", phrases("people.field.time_zone"), chosen: view.form["time_zone"],
                none: phrases("people.form.as_site"), problems: problems, phrases))
            \(languages(view, problems, phrases))
            \(fields.choice("wish", Wish.allCases.map { ($0.rawValue, phrases("people.wish.\($0.rawValue)")) }, none: "people.form.no_wish"))
            \(fields.text("capacity", type: "number"))
            </fieldset>
            <div class="form__actions"><button class="button button--primary">\(phrases("people.save"))</button>\
            <a class="button" href="\(back)">\(phrases("people.cancel"))</a></div>
            """)
    }

    /// Those spoken here as boxes, any other in a list: one more with each save.
    /// In which language they are spoken to; where there is but one, what was known of it is kept.
    private static func language(_ fields: Fields, _ form: Form, _ reader: Reader) -> HTML {
        guard reader.languages.count > 1 else {
            return "<input type=\"hidden\" name=\"language\" value=\"\(form["language"])\">"
        }
        let options = reader.languages.map { ($0.rawValue, reader.phrases.languageName($0.rawValue)) }
        return fields.choice("language", options, none: "people.form.as_site")
    }

    private static func languages(_ view: PersonFormView, _ problems: Problems, _ phrases: Phrases) -> HTML {
        let chosen = PersonForm.languages(view.form)
        let boxes = Set(["fr", "en"] + view.spoken).union(chosen).sorted {
            (phrases.languageName($0), $0) < (phrases.languageName($1), $1)
        }
        let items = boxes.map { code -> HTML in
            Forms.check("languages", phrases.languageName(code), checked: chosen.contains(code), value: code)
        }
        let others = phrases.language.namedLanguages.filter { !boxes.contains($0) }.map {
            (value: $0, label: phrases.languageName($0))
        }
        let error: HTML =
            problems["languages"].map { text -> HTML in
                "<p class=\"field__error\" id=\"error-languages\">\(text)</p>"
            } ?? .nothing
        return """
            <fieldset class="field choices choices--columns" id="field-languages">\
            <legend>\(phrases("people.field.languages"))</legend><div>\(items)</div>\(error)</fieldset>\
            \(Forms.select("other_language", phrases("people.form.other_language"),
                options: [(value: "", label: phrases("people.form.none_language"))] + others, chosen: ""))
            """
    }

    private struct Fields {
        let form: Form
        let problems: Problems
        let phrases: Phrases

        func text(
            _ name: String, type: String = "text", hint: String? = nil, required: Bool = false, extra: HTML = .nothing
        ) -> HTML {
            Forms.text(
                name, phrases("people.field.\(name)"), value: form[name], problems: problems, type: type,
                hint: hint.map { phrases($0) }, required: required, extra: extra)
        }

        func choice(_ name: String, _ options: [(String, String)], none: String) -> HTML {
            Forms.select(
                name, phrases("people.field.\(name)"),
                options: [(value: "", label: phrases(none))] + options.map { (value: $0.0, label: $0.1) },
                chosen: form[name],
                problems: problems)
        }

        /// One of those there are, or the name of a new one.
        func place(_ name: String, _ options: [(String, String)]) -> HTML {
            let new: HTML = """
                <div class="field"><label for="field-new_\(name)">\(phrases("people.form.new.\(name)"))</label>\
                <input id="field-new_\(name)" name="new_\(name)" value="\(form["new_" + name])"></div>
                """
            return "<div class=\"form__row\">\(choice(name, options, none: "people.form.none"))\(new)</div>"
        }
    }
}
