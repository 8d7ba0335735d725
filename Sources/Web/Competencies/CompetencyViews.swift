import Mentoring
import Storage
import Words

/// The framework by families, and one competency with its levels.
enum CompetencyViews {
    static func framework(_ view: FrameworkView, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let present = view.competencies.filter { !$0.isRetired }
        let families = Set(present.map(\.family)).count
        let cards = view.families.map { family($0, view, phrases) }
        let title =
            present.isEmpty
            ? phrases("competencies.none")
            : phrases(
                "competencies.title",
                [
                    "count": .number(present.count),
                    "families": .text(phrases("competencies.families", ["count": .number(families)])),
                ])
        return Page(
            title: title, lead: phrases("competencies.lead"),
            actions: """
                <a class="button" href="\(Path.competencyFile)">\(phrases("competencies.import"))</a>
                <a class="\(present.isEmpty ? "button" : "button button--primary")" href="\(Path.newCompetency)">\(phrases("competencies.add"))</a>
                """,
            section: .competencies,
            body: """
                \(unknown(view.unknown, phrases))
                \(present.isEmpty ? empty(view, reader) : .nothing)
                \(jumps(view, phrases))
                <div class="stack">\(cards)</div>
                \(retired(view, phrases))
                <p class="confidence card__links">\(ExportLinks.html(.competencyExport, phrases))</p>
                """)
    }

    /// From the top of a long page to each family.
    private static func jumps(_ view: FrameworkView, _ phrases: Phrases) -> HTML {
        let families = view.families.filter { family in
            view.competencies.contains { $0.family == family.id && !$0.isRetired }
        }
        guard families.count > 2 else { return .nothing }
        let links = families.map { family -> HTML in
            "<li><a class=\"tag\" href=\"#family-\(family.id.text)\">\(family.name.text(in: phrases.language.rawValue))</a></li>"
        }
        return "<nav aria-label=\"\(phrases("competencies.jump"))\"><ul class=\"chosen\">\(links)</ul></nav>"
    }

    private static func unknown(_ count: Int, _ phrases: Phrases) -> HTML {
        guard count > 0 else { return .nothing }
        return """
            <div class="notice notice--attention"><p>\(phrases("competencies.unknown.notice", ["count": .number(count)])) \
            <a href="\(Path.unknownCompetencies)">\(phrases("competencies.unknown.decide"))</a></p></div>
            """
    }

    private static func empty(_ view: FrameworkView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let offer: HTML =
            view.lacksDefault
            ? Forms.button(
                .competencyFramework, phrases("competencies.default.add"), reader, style: "button button--primary")
            : .nothing
        return """
            <section class="card"><div class="empty"><p class="empty__title">\(phrases("competencies.empty.title"))</p>
            <p>\(phrases("competencies.empty.text"))</p>\(offer)</div></section>
            """
    }

    private static func family(_ family: FamilyRecord, _ view: FrameworkView, _ phrases: Phrases) -> HTML {
        let language = phrases.language.rawValue
        let members = view.competencies.filter { $0.family == family.id && !$0.isRetired }
        guard !members.isEmpty else { return .nothing }
        let rows = members.map { competency -> HTML in
            let use = view.uses[competency.id]
            return """
                <tr class="row-link"><th scope="row" class="name"><a class="row-link__target" href="\(Path.competency(competency.id))">\
                \(competency.name.text(in: language).sentenceCased)</a></th>\
                <td class="soft">\(competency.definition.text(in: language))</td>\
                <td class="number beside" data-label="\(phrases("competencies.holders"))">\(phrases.number(use?.holders ?? 0))</td>\
                <td class="number beside" data-label="\(phrases("competencies.seekers"))">\(phrases.number(use?.seekers ?? 0))</td></tr>
                """
        }
        return """
            <section class="card card--table" aria-labelledby="family-\(family.id.text)"><div class="card__head">\
            <h2 id="family-\(family.id.text)">\(family.name.text(in: language))</h2>\
            <span class="card__note">\(phrases("competencies.count", ["count": .number(members.count)]))</span></div>\
            <table class="table table--even"><thead><tr><th scope="col">\(phrases("competencies.competency"))</th>\
            <th scope="col">\(phrases("competencies.definition"))</th>\
            <th scope="col" class="number">\(phrases("competencies.holders"))</th>\
            <th scope="col" class="number">\(phrases("competencies.seekers"))</th></tr></thead><tbody>\(rows)</tbody></table></section>
            """
    }

    private static func retired(_ view: FrameworkView, _ phrases: Phrases) -> HTML {
        let retired = view.competencies.filter(\.isRetired)
        guard !retired.isEmpty else { return .nothing }
        let items = retired.map { competency -> HTML in
            "<li><a href=\"\(Path.competency(competency.id))\">\(competency.name.text(in: phrases.language.rawValue).sentenceCased)</a></li>"
        }
        return """
            <details class="more"><summary>\(phrases("competencies.retired", ["count": .number(retired.count)]))</summary>\
            <ul class="plain">\(items)</ul></details>
            """
    }

    // MARK: One competency

    static func competency(_ view: CompetencyView, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let language = phrases.language.rawValue
        return Page(
            title: view.record.name.text(in: language).sentenceCased,
            lead: view.record.definition.isEmpty
                ? phrases("competencies.no_definition") : view.record.definition.text(in: language),
            actions: actions(view, reader), trail: [(phrases("competencies.trail"), .competencies)],
            section: .competencies,
            body: """
                \(view.record.isRetired ? retiredNotice(view, reader) : .nothing)
                <div class="columns"><div class="columns__main">\(levels(view, phrases))</div>
                <aside class="columns__aside" aria-label="\(phrases("competencies.about"))">\(use(view, phrases))\(names(view, phrases))</aside></div>
                """)
    }

    private static func actions(_ view: CompetencyView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let retire: HTML =
            view.record.isRetired
            ? .nothing
            : Forms.button(.competencyRetirement(view.record.id), phrases("competencies.retire"), reader)
        return
            "\(retire)<a class=\"button button--primary\" href=\"\(Path.competencyEdit(view.record.id))\">\(phrases("competencies.edit"))</a>"
    }

    private static func retiredNotice(_ view: CompetencyView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let back = Forms.button(
            .competencyReturn(view.record.id), phrases("competencies.restore"), reader, style: "button button--small")
        return "<div class=\"notice notice--info\"><p>\(phrases("competencies.retired.text"))</p>\(back)</div>"
    }

    private static func levels(_ view: CompetencyView, _ phrases: Phrases) -> HTML {
        let language = phrases.language.rawValue
        let rows = view.levels.enumerated().map { level, behaviour -> HTML in
            let text: HTML =
                behaviour.isEmpty
                ? "<span class=\"soft\">\(phrases("competencies.level.unwritten"))</span>"
                : .text(behaviour.text(in: language))
            return "<tr><th scope=\"row\" class=\"number\">\(level)</th><td>\(text)</td></tr>"
        }
        return """
            <section class="card card--table" aria-labelledby="levels"><div class="card__head"><h2 id="levels">\(phrases("competencies.levels"))</h2></div>\
            <table class="table table--narrow"><thead><tr><th scope="col" class="number">\(phrases("competencies.level"))</th>\
            <th scope="col">\(phrases("competencies.behaviour"))</th></tr></thead><tbody>\(rows)</tbody></table></section>
            """
    }

    private static func use(_ view: CompetencyView, _ phrases: Phrases) -> HTML {
        let holders = Path.people.query(["competency": view.record.id.text])
        return """
            <section class="card"><div class="stats"><div class="stat"><p class="stat__figure">\
            <a href="\(holders)">\(phrases.number(view.use.holders))</a></p>\
            <p class="stat__label">\(phrases("competencies.stat.holders", ["count": .number(view.use.holders)]))</p></div>\
            <div class="stat"><p class="stat__figure">\(phrases.number(view.use.seekers))</p>\
            <p class="stat__label">\(phrases("competencies.stat.seekers", ["count": .number(view.use.seekers)]))</p></div></div></section>
            """
    }

    private static func names(_ view: CompetencyView, _ phrases: Phrases) -> HTML {
        let other = phrases.language == .french ? view.record.name.en : view.record.name.fr
        let items = ([other] + view.synonyms).map { name -> HTML in "<li>\(name)</li>" }
        let family: HTML =
            view.family.map { family -> HTML in
                "<p class=\"soft\">\(phrases("competencies.of_family", ["name": .text(family.name.text(in: phrases.language.rawValue))]))</p>"
            }
            ?? .nothing
        return """
            <section class="card" aria-labelledby="names"><h2 id="names">\(phrases("competencies.names"))</h2>\
            <ul class="plain">\(items)</ul>\(family)<p class="confidence">\(phrases("competencies.names.text"))</p></section>
            """
    }
}

extension String {
    /// With a capital at the beginning; what follows stays as it is. A competency that stands alone (a heading, a row, an
    /// option, a tag) is written so; within a sentence it stays as the organisation wrote it.
    var sentenceCased: String { prefix(1).uppercased() + dropFirst() }
}
