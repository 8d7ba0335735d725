import Mentoring
import Storage
import Words

/// Names of staff lists that wait for a decision: one table, one choice each, one button.
enum UnknownViews {
    static func page(
        _ view: UnknownView, _ form: Form?, decided: Int?, _ problems: Problems, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let title =
            view.count == 0
            ? phrases("competencies.unknown.none")
            : phrases("competencies.unknown.title", ["count": .number(view.count)])
        return Page(
            title: title,
            lead: phrases(view.count == 0 ? "competencies.unknown.none_lead" : "competencies.unknown.lead"),
            trail: [(phrases("competencies.trail"), .competencies)], section: .competencies,
            body: """
                \(Forms.summary(problems, phrases))\(said(decided, phrases))
                \(view.lacksDefault && !view.names.isEmpty ? offer(reader) : .nothing)
                \(view.names.isEmpty ? empty(phrases) : list(view, form, problems, reader))
                \(setAside(view.setAside, reader))
                """)
    }

    private static func said(_ decided: Int?, _ phrases: Phrases) -> HTML {
        guard let decided, decided > 0 else { return .nothing }
        return """
            <div class="notice notice--success" role="status"><p>\(phrases("competencies.unknown.decided", ["count": .number(decided)]))</p></div>
            """
    }

    /// The product's framework may know these names already.
    private static func offer(_ reader: Reader) -> HTML {
        """
        <div class="notice notice--attention"><p>\(reader.phrases("competencies.default.offer"))</p>\
        \(Forms.button(.competencyFramework, reader.phrases("competencies.default.add"), reader, style: "button button--small"))</div>
        """
    }

    private static func empty(_ phrases: Phrases) -> HTML {
        """
        <section class="card"><div class="empty"><p class="empty__title">\(phrases("competencies.unknown.empty"))</p>
        <p><a class="button" href="\(Path.competencies)">\(phrases("competencies.unknown.back"))</a></p></div></section>
        """
    }

    /// Nothing that was set aside is lost.
    private static func setAside(_ names: [UnknownCompetency], _ reader: Reader) -> HTML {
        guard !names.isEmpty else { return .nothing }
        let phrases = reader.phrases
        let rows = names.map { unknown -> HTML in
            let back = Forms.button(
                .unknownReturn, phrases("competencies.unknown.reconsider"), reader, style: "button button--small",
                values: ["name": unknown.key])
            return """
                <li class="row"><div class="row__main"><p class="row__title">\(unknown.name)</p></div>\
                <div class="row__side">\(back)</div></li>
                """
        }
        return """
            <details class="more"><summary>\(phrases("competencies.unknown.aside", ["count": .number(names.count)]))</summary>\
            <ul class="rows">\(rows)</ul></details>
            """
    }

    private static func list(_ view: UnknownView, _ form: Form?, _ problems: Problems, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let choices = UnknownChoices(view, phrases)
        let rows = view.names.enumerated().map { place, unknown in
            row(place, unknown, choices, form, problems, phrases)
        }
        let rest = view.count - view.names.count
        let more: HTML =
            rest > 0 ? "<p class=\"soft\">\(phrases("competencies.unknown.more", ["count": .number(rest)]))</p>" : ""
        return """
            <section class="card card--table" aria-labelledby="unknown"><div class="card__head">\
            <h2 id="unknown">\(phrases("competencies.unknown.names"))</h2>\
            <span class="card__links">\(ExportLinks.html(.unknownExport, phrases))</span></div>\
            \(Forms.post(.unknownCompetencies, reader, class: "", """
                <table class="table table--close table--choices"><thead><tr><th scope="col">\(phrases("competencies.unknown.name"))</th>\
                <th scope="col" class="number">\(phrases("competencies.unknown.bearers"))</th>\
                <th scope="col">\(phrases("competencies.unknown.decision"))</th></tr></thead><tbody>\(rows)</tbody></table>\
                <div class="group card__end">\(more)<div class="form__row">\(newFamily(form, problems, phrases))\
                \(remaining(choices, form, phrases))</div><div class="form__actions">\
                <button class="button button--primary">\(phrases("competencies.unknown.save"))</button></div></div>
                """))</section>
            """
    }

    private static func row(
        _ place: Int, _ unknown: UnknownCompetency, _ choices: UnknownChoices, _ form: Form?, _ problems: Problems,
        _ phrases: Phrases
    ) -> HTML {
        let field = "choice-\(place)"
        let nearest = choices.nearest(to: unknown.key)
        let proposed = nearest?.isLikely == true ? nearest.map { UnknownForm.value(.otherName(of: $0.id)) } : nil
        let chosen = form.map { $0[field] } ?? proposed ?? ""
        let error: HTML = problems[field].map { text -> HTML in "<p class=\"field__error\">\(text)</p>" } ?? ""
        let mark: HTML =
            proposed != nil && chosen == proposed
            ? " <span class=\"tag tag--attention\">\(phrases("competencies.unknown.proposed"))</span>" : ""
        return """
            <tr><th scope="row" class="name"><span id="unknown-\(place)">\(unknown.name)</span>\(mark)</th>\
            <td class="number" data-label="\(phrases("competencies.unknown.bearers"))">\(phrases.number(unknown.people))</td>\
            <td>\
            <input type="hidden" name="name-\(place)" value="\(unknown.key)">\
            <select id="field-\(field)" name="\(field)" aria-labelledby="unknown-\(place)"\
            \(attribute: "aria-invalid", problems[field] == nil ? nil : "true")>\
            \(choices.options(nearest: nearest, chosen: chosen))</select>\(error)</td></tr>
            """
    }

    private static func newFamily(_ form: Form?, _ problems: Problems, _ phrases: Phrases) -> HTML {
        Forms.text(
            "new_family", phrases("competencies.unknown.new_family"), value: form?["new_family"] ?? "",
            problems: problems, hint: phrases("competencies.unknown.new_family_hint"), extra: " maxlength=\"120\"")
    }

    /// For the names that are left at « later ».
    private static func remaining(_ choices: UnknownChoices, _ form: Form?, _ phrases: Phrases) -> HTML {
        """
        <div class="field"><label for="field-rest">\(phrases("competencies.unknown.rest"))</label>\
        <p class="hint" id="hint-rest">\(phrases("competencies.unknown.rest_hint"))</p>\
        <select id="field-rest" name="rest" aria-describedby="hint-rest">\(choices.remaining(chosen: form?["rest"] ?? ""))</select></div>
        """
    }
}

/// The choices of a row, made once for all.
struct UnknownChoices {
    private let view: UnknownView
    private let phrases: Phrases
    private let competencies: [(value: String, label: String)]
    private let families: [(value: String, label: String)]

    init(_ view: UnknownView, _ phrases: Phrases) {
        self.view = view
        self.phrases = phrases
        let language = phrases.language.rawValue
        competencies = view.competencies.map {
            (value: UnknownForm.value(.otherName(of: $0.id)), label: $0.name.text(in: language).sentenceCased)
        }.ordered { $0.label }.map { one in
            (value: one.value, label: phrases("competencies.unknown.name_of", ["name": .text(one.label)]))
        }
        families =
            view.families.map { family in
                (
                    value: UnknownForm.value(.new(in: family.id)),
                    label: phrases("competencies.unknown.new_of", ["family": .text(family.name.text(in: language))])
                )
            } + [
                (value: UnknownForm.value(.newInNewFamily), label: phrases("competencies.unknown.in_new_family"))
            ]
    }

    func nearest(to key: String) -> NearestCompetency? { view.nearest[key] }

    func options(nearest: NearestCompetency?, chosen: String) -> HTML {
        let value = nearest.map { UnknownForm.value(.otherName(of: $0.id)) }
        let likely = competencies.filter { $0.value == value }
        return """
            <option value="">\(phrases("competencies.unknown.later"))</option>\
            \(group("competencies.unknown.nearest", likely, chosen))\
            \(group("competencies.unknown.new_in", families, chosen))\
            \(group("competencies.unknown.other_name", competencies.filter { $0.value != value }, chosen))\
            \(aside(chosen))
            """
    }

    func remaining(chosen: String) -> HTML {
        """
        <option value="">\(phrases("competencies.unknown.rest_later"))</option>\
        \(group("competencies.unknown.new_in", families, chosen))\(aside(chosen))
        """
    }

    private func aside(_ chosen: String) -> HTML {
        let value = UnknownForm.value(.setAside)
        return """
            <option value="\(value)"\(flag: "selected", value == chosen)>\(phrases("competencies.unknown.set_aside"))</option>
            """
    }

    private func group(_ key: String, _ options: [(value: String, label: String)], _ chosen: String) -> HTML {
        guard !options.isEmpty else { return .nothing }
        let items = options.map { option -> HTML in
            "<option value=\"\(option.value)\"\(flag: "selected", option.value == chosen)>\(option.label)</option>"
        }
        return "<optgroup label=\"\(phrases(key))\">\(items)</optgroup>"
    }
}
