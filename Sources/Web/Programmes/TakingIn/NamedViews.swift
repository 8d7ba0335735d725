import Matching
import Mentoring
import Storage
import Words

/// People who are named, one on a line.
enum NamedViews {
    static func page(_ view: NamedView, _ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let id = view.record.id
        return Page(
            title: phrases("named.title", ["count": .number(view.certain.count), "lines": lines(view, phrases)]),
            lead: phrases("taking.lead"),
            trail: ProgrammeFrame.trail(phrases, view.record.name, id)
                + [
                    (phrases("programme.tab.participants"), .participants(id)),
                    (phrases("taking.title"), .takingIn(id)),
                ],
            section: .programmes,
            body: """
                \(Forms.summary(problems, phrases))
                <div class="columns"><div class="columns__main">\(taking(view, reader))</div>
                <aside class="columns__aside" aria-label="\(phrases("named.correct"))">\(correcting(view, reader))</aside></div>
                """)
    }

    private static func lines(_ view: NamedView, _ phrases: Phrases) -> WordValue {
        .text(phrases("named.lines", ["count": .number(view.lines.count)]))
    }

    /// Those who would come in, those to be told apart, and those who are not found.
    private static func taking(_ view: NamedView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let isPossible = !view.certain.isEmpty || !view.shared.isEmpty
        let content: HTML = """
            <input type="hidden" name="names" value="\(view.text.split(whereSeparator: \.isNewline).joined(separator: "\n"))">\
            <input type="hidden" name="side" value="\(view.side.rawValue)">\(shared(view, phrases))\(certain(view, phrases))\
            <div class="form__actions"><button class="button button--primary">\(phrases("named.take.\(view.side.rawValue)"))</button></div>
            """
        let form: HTML =
            isPossible
            ? "<section class=\"card\">\(Forms.post(.namedPeople(view.record.id), reader, content))</section>"
            : .nothing
        return "\(unknown(view, phrases))\(form)\(known(view, phrases))"
    }

    private static func unknown(_ view: NamedView, _ phrases: Phrases) -> HTML {
        guard !view.unknown.isEmpty else { return .nothing }
        let items = view.unknown.map { line -> HTML in "<li>\(line.text)</li>" }
        return """
            <div class="notice notice--attention"><p>\(phrases("named.unknown", ["count": .number(view.unknown.count)]))</p>\
            <ul class="plain">\(items)</ul></div>
            """
    }

    private static func shared(_ view: NamedView, _ phrases: Phrases) -> HTML {
        guard !view.shared.isEmpty else { return .nothing }
        let fields = view.shared.map { line, people -> HTML in
            let none = [(value: "", label: phrases("named.nobody_of_these"))]
            let options = people.map { (value: $0.id.text, label: told($0)) }
            return Forms.select(
                "line-\(line.number)", line.text, options: none + options, chosen: view.form["line-\(line.number)"])
        }
        return """
            <fieldset class="group"><legend>\(phrases("named.shared", ["count": .number(view.shared.count)]))</legend>\(fields)</fieldset>
            """
    }

    private static func certain(_ view: NamedView, _ phrases: Phrases) -> HTML {
        guard !view.certain.isEmpty else { return .nothing }
        return "<h2>\(phrases("named.certain"))</h2><ul class=\"rows\">\(view.certain.map(row))</ul>"
    }

    private static func known(_ view: NamedView, _ phrases: Phrases) -> HTML {
        guard !view.known.isEmpty else { return .nothing }
        return """
            <section class="card" aria-labelledby="known"><h2 id="known">\(phrases("named.known.\(view.side.rawValue)"))</h2>\
            <ul class="rows">\(view.known.map(row))</ul></section>
            """
    }

    private static func row(_ person: FoundPerson) -> HTML {
        let note = [person.jobTitle, person.department, person.site].compactMap(\.self).joined(separator: " · ")
        return """
            <li class="row"><div class="row__main"><h3>\(person.name)</h3><p class="row__note">\(note)</p></div></li>
            """
    }

    /// A name with what tells it from the same name.
    static func told(_ person: FoundPerson) -> String {
        let more = [person.jobTitle, person.department, person.site, person.number].compactMap(\.self)
        return ([person.name] + more).joined(separator: " · ")
    }

    private static func correcting(_ view: NamedView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        return """
            <section class="card" aria-labelledby="correct"><h2 id="correct">\(phrases("named.correct"))</h2>\
            \(form(view.record.id, names: view.text, side: view.side.rawValue, submit: phrases("named.again"), .none, reader))</section>
            """
    }

    /// The lines, the side, and who is meant by them.
    static func form(
        _ id: ID<Programme>, names: String, side: String, submit: String, _ problems: Problems, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let sides = Side.allCases.map { ($0.rawValue, phrases("taking.as.\($0.rawValue)")) }
        return Forms.post(
            .namedPreview(id), reader, saysAll: true,
            """
            \(Forms.area("names", phrases("named.names"), value: names, problems: problems, hint: phrases("named.names.hint"), rows: 6))\
            \(Forms.radios("side", phrases("taking.field.as"), options: sides, chosen: side, problems: problems))\
            <div class="form__actions"><button class="button">\(submit)</button></div>
            """)
    }
}
