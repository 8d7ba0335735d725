import Mentoring
import Storage
import Words

/// The fields of a programme.
enum ProgrammeFormViews {
    static func fields(_ form: ProgrammeForm, languages: [String], _ problems: Problems, _ phrases: Phrases) -> HTML {
        let typed = form.typed
        func text(_ name: String, _ type: String = "text", hint: String? = nil) -> HTML {
            Forms.text(
                name, phrases("programme.field.\(name)"), value: typed[name], problems: problems, type: type, hint: hint
            )
        }
        return """
            \(Forms.summary(problems, phrases))
            <fieldset class="group"><legend>\(phrases("programme.group.what"))</legend>
            \(text("name", hint: phrases("programme.hint.name")))
            \(Forms.area("purpose", phrases("programme.field.purpose"), value: typed["purpose"], problems: problems, hint: phrases("programme.hint.purpose"), rows: 4))
            \(kinds(typed["kind"], problems, phrases))
            \(Forms.radios("formality", phrases("programme.field.formality"), options: [("formal", phrases("programme.formality.formal")), ("informal", phrases("programme.formality.informal"))], chosen: typed["formality"], problems: problems, hint: phrases("programme.hint.formality")))
            </fieldset>
            <fieldset class="group"><legend>\(phrases("programme.group.when"))</legend>
            <div class="form__row">\(text("starts_on", "date"))\(text("ends_on", "date"))</div>
            \(text("publishes_on", "date", hint: phrases("programme.hint.publishes_on")))
            \(form.asksForDays || form.daysAreMeant
                ? Forms.check("days_meant", phrases("programme.days_meant"), checked: form.daysAreMeant) : .nothing)
            \(rhythm(typed["meeting_days"], problems, phrases))
            </fieldset>
            <fieldset class="group"><legend>\(phrases("programme.group.who"))</legend>
            <div class="form__row">\(text("mentor_capacity", "number"))\(text("mentee_capacity", "number"))</div>
            \(languageBoxes(languages, Set(typed.all("languages")), phrases))
            </fieldset>
            """
    }

    private static func kinds(_ chosen: String, _ problems: Problems, _ phrases: Phrases) -> HTML {
        let items = ProgrammeKind.allCases.sorted { $0.isOpen && !$1.isOpen }.map { kind -> HTML in
            let coming: HTML =
                kind.isOpen ? .nothing : " <span class=\"tag\">\(phrases("programme.kind.coming"))</span>"
            return """
                <label class="check"><input type="radio" name="kind" value="\(kind.rawValue)"\
                \(flag: "checked", kind.rawValue == chosen)\(flag: "disabled", !kind.isOpen)>\
                <span>\(phrases("programme.kind.\(kind.rawValue)"))\(coming)\
                <span class="hint">\(phrases("programme.kind_hint.\(kind.rawValue)"))</span></span></label>
                """
        }
        let error: HTML = problems["kind"].map { text -> HTML in "<p class=\"field__error\">\(text)</p>" } ?? .nothing
        return """
            <fieldset class="field choices" id="field-kind"><legend>\(phrases("programme.field.kind"))</legend>\(items)\(error)</fieldset>
            """
    }

    private static func rhythm(_ chosen: String, _ problems: Problems, _ phrases: Phrases) -> HTML {
        let days = Set([7, 14, 21, 28, 42] + [Int(chosen)].compactMap { $0 }).sorted()
        return Forms.select(
            "meeting_days", phrases("programme.field.meeting_days"),
            options: days.map { (value: String($0), label: rhythm($0, phrases)) }, chosen: chosen, problems: problems,
            hint: phrases("programme.hint.meeting_days"))
    }

    /// « toutes les trois semaines », « tous les 30 jours ».
    static func rhythm(_ days: Int, _ phrases: Phrases) -> String {
        days % 7 == 0
            ? phrases("programme.rhythm.weeks", ["count": .number(days / 7)])
            : phrases("programme.rhythm.days", ["count": .number(days)])
    }

    private static func languageBoxes(_ languages: [String], _ chosen: Set<String>, _ phrases: Phrases) -> HTML {
        let codes = phrases.languagesByName(Set(languages).union(chosen))
        // One language alone is no choice.
        guard codes.count > 1 || !chosen.isEmpty else { return .nothing }
        let boxes = codes.map { code in
            Forms.check("languages", phrases.languageName(code), checked: chosen.contains(code), value: code)
        }
        return """
            <fieldset class="field choices choices--columns"><legend>\(phrases("programme.field.languages"))</legend>
            <p class="hint">\(phrases("programme.hint.languages"))</p><div>\(boxes)</div></fieldset>
            """
    }
}
