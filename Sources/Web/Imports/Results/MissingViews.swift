import Mentoring
import Storage
import Words

/// The page of those who are missing.
enum MissingViews {
    static func page(_ found: MissingPeople, said: MissingNews, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let all: HTML =
            found.count > 1
            ? """
            <a class="button" href="\(Path.missingDepartures)">\(phrases("import.missing.all", ["count": .number(found.count)]))</a>
            """ : ""
        return Page(
            title: phrases("import.missing.title", ["count": .number(found.count)]),
            lead: found.count == 0 ? phrases("import.missing.none") : phrases("import.missing.lead"), actions: all,
            trail: [(phrases("layout.menu.people"), "/people")], section: .people,
            body: """
                \(MissingNewsViews.notice(said, reader))\(MissingNewsViews.oneself(found, reader))
                \(found.people.isEmpty ? empty(found, phrases) : waiting(found, reader))
                \(MissingNewsViews.rounds(found.rounds, reader))
                \(found.left.isEmpty ? .nothing : left(found, reader))
                """)
    }

    private static func empty(_ found: MissingPeople, _ phrases: Phrases) -> HTML {
        """
        <section class="card"><div class="empty"><p class="empty__title">\(phrases("import.missing.empty"))</p>\
        <p>\(phrases("import.missing.empty.hint"))</p>\
        <p><a class="button" href="\(Path.importStart)">\(phrases("import.start.title"))</a></p></div></section>
        """
    }

    private static func waiting(_ found: MissingPeople, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let shown = found.people.prefix(200)
        var next: HTML = .nothing
        if found.people.count > 200, let last = shown.last {
            let path = Path.missingPeople.query(["name": last.nameKey, "after": last.id.text])
            next = """
                <nav class="pager" aria-label="\(phrases("import.problems.pages"))"><span></span><a rel="next" href="\(path)">\
                \(phrases("import.problems.next"))</a></nav>
                """
        }
        return """
            <section class="card card--table" aria-labelledby="missing"><div class="card__head"><h2 id="missing">\
            \(phrases("import.missing.waiting"))</h2>\
            <span class="card__links">\(ExportLinks.html(.missingExport, phrases))</span></div>
            \(Forms.post(.missingPeople, reader, class: "", """
                \(table(Array(shown), reader))
                <div class="bulk" data-bulk><span class="bulk__count" data-count role="status"></span>\
                <button class="button button--small" name="do" value="left">\(phrases("import.missing.left"))</button>\
                <button class="button button--small" name="do" value="present">\(phrases("import.missing.present"))</button></div>
                """))
            </section>\(next)
            """
    }

    private static func left(_ found: MissingPeople, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        return """
            <section class="card card--table" aria-labelledby="confirmed"><div class="card__head"><h2 id="confirmed">\
            \(phrases("import.missing.confirmed", ["count": .number(found.leftCount)]))</h2></div>
            \(Forms.post(.missingPeople, reader, class: "", """
                \(table(found.left, reader))
                <div class="bulk" data-bulk><span class="bulk__count" data-count role="status"></span>\
                <button class="button button--small" name="do" value="back">\(phrases("import.missing.undo"))</button></div>
                """))
            </section>
            """
    }

    private static func table(_ people: [AbsentPerson], _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let rows = people.map { person -> HTML in
            // Nobody confirms their own departure.
            let box: HTML =
                reader.signedIn?.person == person.id
                ? ""
                : "<input type=\"checkbox\" name=\"person\" value=\"\(person.id.text)\" aria-label=\"\(person.name)\">"
            return """
                <tr><td class="choose">\(box)</td>\
                <th scope="row" class="name"><a href="/people/\(person.id.text)">\(person.name)</a></th>\
                <td data-label="\(phrases("import.missing.job"))">\(person.jobTitle ?? "")</td>\
                <td data-label="\(phrases("import.missing.since"))">\(phrases.date(person.missingOn.description))</td></tr>
                """
        }
        return """
            <table class="table"\(Forms.selecting(phrases))><thead><tr><th class="choose">\
            <input type="checkbox" data-select-all aria-label="\(phrases("import.missing.choose_all"))" hidden></th>\
            <th scope="col">\(phrases("import.missing.name"))</th><th scope="col">\(phrases("import.missing.job"))</th>\
            <th scope="col">\(phrases("import.missing.since"))</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }
}
