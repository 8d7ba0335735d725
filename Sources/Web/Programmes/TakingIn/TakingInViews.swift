import Matching
import Mentoring
import Storage
import Words

/// Taking people in.
enum TakingInViews {
    static func page(_ view: TakingInView, _ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let id = view.record.id
        return Page(
            title: title(view, phrases), lead: phrases("taking.lead"),
            trail: ProgrammeFrame.trail(phrases, view.record.name, id)
                + [(phrases("programme.tab.participants"), .participants(id))],
            section: .programmes,
            body: """
                \(Forms.summary(problems, phrases))\(ProgrammeFrame.scope(view.places, phrases))
                <div class="columns"><div class="columns__main">\(many(view, reader))\(named(view, problems, reader))</div>
                <aside class="columns__aside" aria-label="\(phrases("taking.others"))">\(one(view, reader))\(pairs(view, phrases))</aside></div>
                """)
    }

    private static func title(_ view: TakingInView, _ phrases: Phrases) -> String {
        guard let preview = view.preview, view.query.filled("as") != nil else { return phrases("taking.title") }
        if preview.isEmpty { return phrases("taking.title.nobody") }
        return phrases("taking.title.preview", ["count": .number(preview.people.count)])
    }

    private static func many(_ view: TakingInView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let query = view.query
        let sides = [("listed", "taking.as.listed"), ("mentee", "taking.as.mentee"), ("mentor", "taking.as.mentor")]
        func select(_ name: String, _ options: [(value: String, label: String)]) -> HTML {
            let all = [(value: "", label: phrases("taking.any.\(name)"))] + options
            return Forms.select(name, phrases("taking.field.\(name)"), options: all, chosen: query[name])
        }
        let choices = view.choices
        let earlier: HTML =
            view.earlier.isEmpty ? .nothing : select("earlier", view.earlier.map { ($0.id.text, $0.name) })
        return """
            <section class="card" aria-labelledby="many"><div class="card__head"><h2 id="many">\(phrases("taking.many"))</h2></div>
            <form class="form" method="get" action="\(Path.takingIn(view.record.id))" data-live="effect">
            \(Forms.radios("as", phrases("taking.field.as"), options: sides.map { ($0.0, phrases($0.1)) }, chosen: query.filled("as") ?? "listed", hint: phrases("taking.hint.as")))
            <div class="form__row">\(select("site", choices.sites.map { ($0.id.text, $0.name) }))\
            \(select("department", choices.departments.map { ($0.id.text, $0.name) }))</div>
            <div class="form__row">\(select("grade", choices.grades.map { ($0.id.text, $0.name) }))\
            \(select("language", phrases.languagesByName(choices.languages).map { ($0, phrases.languageName($0)) }))</div>
            <div class="form__row">\(Forms.text("hired_from", phrases("taking.field.hired_from"), value: query["hired_from"], type: "date"))\
            \(Forms.text("hired_until", phrases("taking.field.hired_until"), value: query["hired_until"], type: "date"))</div>
            \(earlier)<div class="form__actions"><button class="button">\(phrases("taking.show"))</button></div></form>
            \(effect(view, reader))</section>
            """
    }

    private static let filters = ["site", "department", "grade", "language", "hired_from", "hired_until", "earlier"]

    private static func effect(_ view: TakingInView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        guard let preview = view.preview else { return "<div id=\"effect\" data-results></div>" }
        let mentees = phrases("programme.count.mentees", ["count": .number(preview.mentees)])
        let mentors = phrases("taking.count.mentors", ["count": .number(preview.mentors)])
        let known = preview.known > 0 ? phrases("taking.known", ["count": .number(preview.known)]) : ""
        if preview.isEmpty {
            let isListed = (view.query.filled("as") ?? "listed") == "listed"
            // A list without any wish is not one whose wishes were all followed.
            let all = filters.allSatisfy { view.query.filled($0) == nil }
            let listed = all && view.isWhole && preview.known == 0 ? "taking.nobody.no_wishes" : "taking.nobody.listed"
            let nobody = isListed ? listed : "taking.nobody"
            return """
                <div id="effect" data-results><div class="notice notice--attention" role="status"><p>\(phrases(nobody)) \(known)</p></div></div>
                """
        }
        let hidden = (["as"] + filters).map { name -> HTML in
            let value = view.query.filled(name) ?? (name == "as" ? "listed" : "")
            return "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
        }
        let sentence = phrases("taking.effect", ["mentees": .text(mentees), "mentors": .text(mentors)])
        let places =
            preview.both == 0
            ? ""
            : phrases(
                "taking.both",
                [
                    "places": .number(preview.mentees + preview.mentors), "people": .number(preview.people.count),
                    "count": .number(preview.both),
                ])
        return """
            <div id="effect" data-results><div class="notice notice--info" role="status"><p><strong>\(sentence)</strong> \(places) \(known)</p></div>\(who(preview, phrases))
            \(Forms.post(.participants(view.record.id), reader, class: "inline-form", "\(hidden)<button class=\"button button--primary\">\(phrases("taking.take", ["count": .number(preview.people.count)]))</button>"))</div>
            """
    }

    private static let mostNamed = 500

    /// Who would come in, by name, folded away.
    private static func who(_ preview: TakingIn.Preview, _ phrases: Phrases) -> HTML {
        let rows = preview.people.prefix(mostNamed).map { person -> HTML in
            let sides = phrases.list(person.sides.map { phrases("taking.side.\($0.rawValue)") })
            return "<li>\(person.name) <span class=\"soft\">\(sides)</span></li>"
        }
        let more = preview.people.count - rows.count
        let rest: HTML =
            more > 0 ? "<li class=\"soft\">\(phrases("taking.and_more", ["count": .number(more)]))</li>" : .nothing
        return """
            <details class="more"><summary>\(phrases("taking.who"))</summary><ul class="plain">\(rows)\(rest)</ul></details>
            """
    }

    private static func named(_ view: TakingInView, _ problems: Problems, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let form = NamedViews.form(
            view.record.id, names: view.query["names"], side: view.query["side"], submit: phrases("named.look"),
            problems,
            reader)
        return """
            <section class="card" aria-labelledby="named"><h2 id="named">\(phrases("named.card"))</h2>\
            <p>\(phrases("named.card_text"))</p>\(form)</section>
            """
    }

    private static func one(_ view: TakingInView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let rows = view.found.map { person -> HTML in
            let note = [person.jobTitle, person.department, person.site].compactMap { $0 }.joined(separator: " · ")
            let buttons = Side.allCases.map { side in
                Forms.button(
                    .takingIn(view.record.id), phrases("taking.one.\(side.rawValue)"), reader,
                    style: "button button--small",
                    values: ["person": person.id.text, "side": side.rawValue])
            }
            return """
                <li class="row"><div class="row__main"><h3>\(person.name)</h3><p class="row__note">\(note)</p></div>
                <div class="row__side buttons">\(buttons)</div></li>
                """
        }
        let sought = view.query["q"]
        let none: HTML =
            sought.isEmpty || !rows.isEmpty
            ? .nothing : "<p role=\"status\">\(phrases("taking.one.none", ["name": .text(sought)]))</p>"
        return """
            <section class="card" aria-labelledby="one"><h2 id="one">\(phrases("taking.one"))</h2>
            <form class="form" method="get" action="\(Path.takingIn(view.record.id))" role="search" data-live="found">
            \(Forms.text("q", phrases("taking.one.search"), value: sought, type: "search", autocomplete: "off"))
            <div class="form__actions"><button class="button">\(phrases("participants.search"))</button></div></form>
            <div id="found" data-results>\(none)<ul class="rows">\(rows)</ul></div></section>
            """
    }

    private static func pairs(_ view: TakingInView, _ phrases: Phrases) -> HTML {
        guard view.isWhole else { return .nothing }
        return """
            <section class="card"><h2>\(phrases("pairs.card"))</h2><p>\(phrases("pairs.card_text"))</p>
            <p><a class="button" href="\(Path.existingPairs(view.record.id))">\(phrases("pairs.card_button"))</a></p></section>
            """
    }
}
