import Foundation
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
            back, reader,
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
            \(fields.choice("language", ["fr", "en"].map { ($0, phrases.languageName($0)) }, none: "people.form.as_site"))
            \(zone(fields))
            \(fields.text("languages", hint: "people.form.languages_hint"))
            \(fields.choice("wish", Wish.allCases.map { ($0.rawValue, phrases("people.wish.\($0.rawValue)")) }, none: "people.form.no_wish"))
            \(fields.text("capacity", type: "number"))
            </fieldset>
            <div class="form__actions"><button class="button button--primary">\(phrases("people.save"))</button>\
            <a class="button" href="\(back)">\(phrases("people.cancel"))</a></div>
            """)
    }

    /// Any zone of the world may be typed; those that browsers complete are the same list.
    private static func zone(_ fields: Fields) -> HTML {
        "\(fields.text("time_zone", hint: "people.form.zone_hint", extra: " list=\"zones\" autocomplete=\"off\""))\(zones)"
    }

    /// The zones that a browser offers.
    static let zones: HTML = {
        let options = TimeZone.knownTimeZoneIdentifiers.sorted().map { name -> HTML in
            "<option value=\"\(name)\"></option>"
        }
        return "<datalist id=\"zones\">\(options)</datalist>"
    }()

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
