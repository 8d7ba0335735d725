import HTTPTypes
import Mentoring
import Storage
import Words

/// People who were missing from a full list: have they left?
enum MissingPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        let place = (request.query["name"], request.query["after"])
        let found = try await request.read { tx in
            MissingPeople(
                count: try Absences.count(.missing, in: tx),
                people: try Absences.list(.missing, after: (place.0, place.1), limit: 201, in: tx),
                leftCount: try Absences.count(.left, in: tx),
                left: try Absences.list(.left, limit: 50, in: tx))
        }
        return request.page(MissingViews.page(found, request.reader))
    }

    /// Confirms departures, or takes doubts and confirmations back.
    static func decide(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let people = request.form.all("person").compactMap { ID<Person>($0) }
        let decision = request.form["do"]
        _ = try await request.write { tx -> Void in
            switch decision {
            case "all": try Departures.confirm(nil, by: actor, in: tx, at: request.now)
            case "left": try Departures.confirm(people, by: actor, in: tx, at: request.now)
            case "present": try Departures.deny(people, by: actor, in: tx, at: request.now)
            default: throw Rejection(.badRequest)
            }
        }
        return .redirect(to: .missingPeople)
    }
}

struct MissingPeople: Sendable {
    let count: Int
    let people: [AbsentPerson]
    let leftCount: Int
    let left: [AbsentPerson]
}

enum MissingViews {
    static func page(_ found: MissingPeople, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let all: HTML =
            found.count > 1
            ? Forms.button(
                .missingPeople, phrases("import.missing.all", ["count": .number(found.count)]), reader,
                values: ["do": "all"]) : ""
        return Page(
            title: phrases("import.missing.title", ["count": .number(found.count)]),
            lead: found.count == 0 ? phrases("import.missing.none") : phrases("import.missing.lead"), actions: all,
            trail: [(phrases("layout.menu.people"), "/people")], section: .people,
            body: """
                \(found.people.isEmpty ? empty(found, phrases) : waiting(found, reader))
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
                \(table(Array(shown), phrases))
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
                \(table(found.left, phrases))
                <div class="bulk" data-bulk><span class="bulk__count" data-count role="status"></span>\
                <button class="button button--small" name="do" value="present">\(phrases("import.missing.undo"))</button></div>
                """))
            </section>
            """
    }

    private static func table(_ people: [AbsentPerson], _ phrases: Phrases) -> HTML {
        let rows = people.map { person -> HTML in
            """
            <tr><td class="choose"><input type="checkbox" name="person" value="\(person.id.text)" aria-label="\(person.name)"></td>\
            <th scope="row" class="name"><a href="/people/\(person.id.text)">\(person.name)</a></th>\
            <td data-label="\(phrases("import.missing.job"))">\(person.jobTitle ?? "")</td>\
            <td data-label="\(phrases("import.missing.since"))">\(phrases.date(person.missingOn.description))</td></tr>
            """
        }
        return """
            <table class="table" data-select="\(phrases.pattern("import.missing.chosen", ["n"]))"><thead><tr><th class="choose">\
            <input type="checkbox" data-select-all aria-label="\(phrases("import.missing.choose_all"))" hidden></th>\
            <th scope="col">\(phrases("import.missing.name"))</th><th scope="col">\(phrases("import.missing.job"))</th>\
            <th scope="col">\(phrases("import.missing.since"))</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }
}
