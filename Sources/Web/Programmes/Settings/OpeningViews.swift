import Mentoring
import Storage
import Words

/// Choosing how a programme begins, and its form.
enum OpeningViews {
    static func choice(_ templates: [ProgrammeTemplate], earlier: [ProgrammeLine], _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let cards = templates.sorted { $0.kind.isOpen && !$1.kind.isOpen }.map { card($0, phrases) }
        return Page(
            title: phrases("programme.opening.title"), lead: phrases("programme.opening.lead"),
            trail: ProgrammeFrame.trail(phrases), section: .programmes,
            body: "\(again(earlier, phrases))<div class=\"grid\">\(cards)\(blank(phrases))</div>")
    }

    private static func again(_ earlier: [ProgrammeLine], _ phrases: Phrases) -> HTML {
        guard !earlier.isEmpty else { return .nothing }
        let rows = earlier.map { line -> HTML in
            """
            <li class="row"><div class="row__main"><h3><a href="\(Path.newProgramme.query(["from": line.id.text]))">\(line.name)</a></h3>
            <p class="row__note">\(phrases("programmes.dates", ["from": .text(phrases.date(line.startsOn.description)), "to": .text(phrases.date(line.endsOn.description))]))</p></div></li>
            """
        }
        return """
            <section class="card"><div class="card__head"><h2>\(phrases("programme.opening.again"))</h2>
            <span class="card__note">\(phrases("programme.opening.again_note"))</span></div><ul class="rows">\(rows)</ul></section>
            """
    }

    private static func blank(_ phrases: Phrases) -> HTML {
        """
        <section class="card"><h2>\(phrases("programme.opening.blank"))</h2><p>\(phrases("programme.opening.blank_text"))</p>
        <p class="buttons"><a class="button" href="\(Path.newProgramme.query(["blank": "yes"]))">\(phrases("programme.opening.blank_choose"))</a></p></section>
        """
    }

    private static func card(_ template: ProgrammeTemplate, _ phrases: Phrases) -> HTML {
        let language = phrases.language.rawValue
        let path = Path.newProgramme.query(["template": template.key])
        let button: HTML =
            template.kind.isOpen
            ? "<p class=\"buttons\"><a class=\"button\" href=\"\(path)\">\(phrases("programme.opening.choose"))<span class=\"hidden-text\"> : \(template.name.text(in: language))</span></a></p>"
            : "<p><span class=\"tag\">\(phrases("programme.kind.coming"))</span></p>"
        return """
            <section class="card"><h2>\(template.name.text(in: language))</h2>
            <p>\(template.purpose.text(in: language))</p>
            <dl class="facts"><div><dt>\(phrases("programme.opening.length"))</dt><dd>\(phrases("programme.opening.months", ["count": .number(template.months)]))</dd></div>
            <div><dt>\(phrases("programme.field.meeting_days"))</dt><dd>\(ProgrammeFormViews.rhythm(template.meetingDays, phrases))</dd></div></dl>
            <details class="more"><summary>\(phrases("programme.opening.why"))</summary><p>\(template.reason.text(in: language))</p></details>
            \(button)</section>
            """
    }

    /// What the form already holds, and where that comes from.
    private static func lead(_ typed: Form, _ phrases: Phrases) -> String {
        if typed.filled("from") != nil {
            return phrases("programme.opening.form_lead_again", ["name": .text(typed["from_name"])])
        }
        return phrases(
            typed.filled("template") == nil ? "programme.opening.form_lead_blank" : "programme.opening.form_lead")
    }

    static func form(_ form: ProgrammeForm, languages: [String], _ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let hidden = ["template", "from", "from_name", "blank"].map { name -> HTML in
            form.typed.filled(name).map { value -> HTML in "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
            } ?? .nothing
        }
        let content: HTML = """
            \(hidden)\(ProgrammeFormViews.fields(form, languages: languages, problems, phrases))
            <div class="form__actions"><button class="button button--primary">\(phrases("programme.opening.open"))</button>
            <a class="button" href="\(Path.newProgramme)">\(phrases("programme.opening.other"))</a></div>
            """
        return Page(
            title: phrases("programme.opening.form_title"), lead: lead(form.typed, phrases),
            trail: ProgrammeFrame.trail(phrases) + [(phrases("programme.opening.title"), .newProgramme)],
            section: .programmes,
            body: Forms.card(.programmes, reader, saysAll: true, content))
    }
}
