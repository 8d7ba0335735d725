import Mentoring
import Storage
import Words

/// Names of staff lists that wait for a decision.
enum UnknownViews {
    static func page(_ view: UnknownView, _ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let title =
            view.count == 0
            ? phrases("competencies.unknown.none")
            : phrases("competencies.unknown.title", ["count": .number(view.count)])
        return Page(
            title: title,
            lead: phrases(view.count == 0 ? "competencies.unknown.none_lead" : "competencies.unknown.lead"),
            trail: [(phrases("competencies.trail"), .competencies)], section: .competencies,
            body: "\(Forms.summary(problems, phrases))\(view.names.isEmpty ? empty(phrases) : list(view, reader))")
    }

    private static func empty(_ phrases: Phrases) -> HTML {
        """
        <section class="card"><div class="empty"><p class="empty__title">\(phrases("competencies.unknown.empty"))</p>
        <p><a class="button" href="\(Path.competencies)">\(phrases("competencies.unknown.back"))</a></p></div></section>
        """
    }

    private static func list(_ view: UnknownView, _ reader: Reader) -> HTML {
        let rows = view.names.map { row($0, view, reader) }
        let rest = view.count - view.names.count
        let more: HTML =
            rest > 0
            ? "<p class=\"card__foot\">\(reader.phrases("competencies.unknown.more", ["count": .number(rest)]))</p>"
            : ""
        return """
            <section class="card" aria-labelledby="unknown"><div class="card__head"><h2 id="unknown">\(reader.phrases("competencies.unknown.names"))</h2>\
            <span class="card__links">\(ExportLinks.html(.unknownExport, reader.phrases))</span></div>\
            <ul class="rows">\(rows)</ul>\(more)</section>
            """
    }

    private static func row(_ unknown: UnknownCompetency, _ view: UnknownView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let language = phrases.language.rawValue
        let nearest = view.nearest[unknown.key]
        let names = view.competencies.map { (value: $0.id.text, label: $0.name.text(in: language)) }
        let competencies = [(value: "", label: phrases("competencies.form.choose"))] + names.ordered { $0.label }
        let family = nearest.flatMap { id in view.competencies.first { $0.id == id }?.family }
        let families = view.families.map { (value: $0.id.text, label: $0.name.text(in: language)) }
        let fields: HTML = """
            <input type="hidden" name="name" value="\(unknown.key)">\
            <div class="form__row"><div class="field">\(select("competency", phrases("competencies.unknown.synonym_of"), competencies, nearest?.text))\
            <button class="button button--small" name="do" value="synonym">\(phrases("competencies.unknown.synonym"))</button></div>\
            <div class="field">\(select("family", phrases("competencies.unknown.family"), families, family?.text))\
            <button class="button button--small" name="do" value="new">\(phrases("competencies.unknown.new"))</button></div>\
            <div class="field"><button class="button button--small" name="do" value="ignore">\(phrases("competencies.unknown.ignore"))</button></div></div>
            """
        return """
            <li class="row"><div class="row__main"><h3>\(unknown.name)</h3>\
            <p class="row__note">\(phrases("competencies.unknown.people", ["count": .number(unknown.people)]))</p>\
            \(Forms.post(.unknownCompetencies, reader, fields))</div></li>
            """
    }

    /// A choice without an id of its own: many rows have the same.
    private static func select(
        _ name: String, _ label: String, _ options: [(value: String, label: String)], _ chosen: String?
    ) -> HTML {
        let items = options.map { option -> HTML in
            "<option value=\"\(option.value)\"\(flag: "selected", option.value == chosen)>\(option.label)</option>"
        }
        return "<label>\(label) <select name=\"\(name)\">\(items)</select></label>"
    }
}
