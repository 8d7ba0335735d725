import Mentoring
import Storage
import Words

/// What a compared list would do.
struct ImportResult: Sendable {
    let record: StaffImportRecord
    let problems: [ProblemKind]
    let new: [ListedPerson]
    let changed: [ListedPerson]
    let missing: [ListedPerson]
    let others: [StaffImportRecord]
}

/// The page of the dry run: the news first, then what was odd, then whom it concerns.
enum ResultViews {
    static func page(_ result: ImportResult, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let counts = result.record.counts ?? ImportCounts()
        let nothing = counts.new + counts.changed + counts.missing == 0
        let cancel = Forms.button(.importCancellation(result.record.id), phrases("import.cancel"), reader)
        let apply = Forms.button(
            .importApplication(result.record.id),
            phrases("import.apply", ["count": .number(counts.new + counts.changed)]),
            reader, style: "button button--primary")
        let again: HTML =
            result.record.comparedAgain
            ? "<div class=\"notice notice--attention\" role=\"status\"><p>\(phrases("import.stale"))</p></div>" : ""
        return Page(
            title: ImportWords.news(counts, phrases),
            lead: nothing ? phrases("import.ready.nothing") : phrases("import.ready.lead"),
            actions: nothing ? cancel : "\(cancel)\(apply)", trail: ImportTrail.items(phrases), section: .people,
            body: """
                \(ImportSteps.html(2, phrases))
                \(again)\(OtherImports.notice(result.others, phrases))
                <div class="columns"><div class="columns__main">
                \(ProblemViews.card(result.record, result.problems, phrases))
                \(people(result.changed, of: counts.changed, key: "changed", phrases))
                \(people(result.missing, of: counts.missing, key: "missing", phrases))
                \(people(result.new, of: counts.new, key: "new", phrases))
                </div><aside class="columns__aside" aria-label="\(phrases("import.figures"))">\(figures(result.record, counts, phrases))</aside></div>
                """)
    }

    static func figures(_ record: StaffImportRecord, _ counts: ImportCounts, _ phrases: Phrases) -> HTML {
        let all: [(String, Int)] = [
            ("lines", counts.lines), ("persons", counts.persons), ("twice", counts.twice),
            ("without_address", counts.withoutAddress), ("without_manager", counts.withoutManager),
            ("homonyms", counts.homonyms), ("left", counts.left), ("missing", counts.missing),
        ]
        let rows = all.filter { $0.1 > 0 }.map { name, count -> HTML in
            "<div><dt>\(phrases("import.figure.\(name)", ["count": .number(count)]))</dt><dd>\(phrases.number(count))</dd></div>"
        }
        let columns: HTML =
            record.state == .ready
            ? """
            <p class="card__foot"><a href="\(Path.importColumns(record.id))">\(phrases("import.columns.back"))</a></p>
            """ : ""
        return """
            <section class="card"><h2>\(phrases("import.figures"))</h2><p class="soft">\(record.fileName)</p>\
            <dl class="facts">\(rows)</dl>\(columns)</section>
            """
    }

    /// - Parameter key: `new`, `changed` or `missing`.
    private static func people(_ people: [ListedPerson], of count: Int, key: String, _ phrases: Phrases) -> HTML {
        guard count > 0 else { return .nothing }
        let rows = people.map { person -> HTML in
            let changes = person.changes.map { change -> HTML in "<li>\(ImportWords.change(change, phrases))</li>" }
            let what: HTML =
                changes.isEmpty
                ? "<p class=\"row__note\">\(person.jobTitle ?? "")</p>" : "<ul class=\"row__note\">\(changes)</ul>"
            let name: HTML =
                key == "new" ? "\(person.name)" : "<a href=\"/people/\(person.id.text)\">\(person.name)</a>"
            let line: HTML =
                person.line.map { line -> HTML in
                    "<div class=\"row__side\"><p class=\"row__note\">\(phrases("import.how.line", ["line": .number(line)]))</p></div>"
                } ?? ""
            return "<li class=\"row\"><div class=\"row__main\"><h3>\(name)</h3>\(what)</div>\(line)</li>"
        }
        let more = count - people.count
        let rest: HTML =
            more > 0 ? "<p class=\"card__foot\">\(phrases("import.and_more", ["count": .number(more)]))</p>" : ""
        let note: HTML = key == "missing" ? "<p>\(phrases("import.missing.hint", ["count": .number(count)]))</p>" : ""
        return """
            <section class="card" aria-labelledby="import-\(key)"><h2 id="import-\(key)">\
            \(phrases("import.people.\(key)", ["count": .number(count)]))</h2>\(note)<ul class="rows">\(rows)</ul>\(rest)</section>
            """
    }
}

/// A list that was imported.
enum DoneViews {
    static func page(
        _ record: StaffImportRecord, problems: [ProblemKind], unknownCompetencies: Int, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let counts = record.counts ?? ImportCounts()
        let date = phrases.dateTime(milliseconds: (record.finishedAt ?? record.createdAt).milliseconds)
        return Page(
            title: phrases("import.done.title", ["count": .number(counts.new + counts.changed)]),
            lead: phrases("import.done.lead", ["file": .text(record.fileName), "date": .text(date)]),
            actions: """
                <a class="button button--primary" href="/people">\(phrases("import.done.people"))</a>
                """,
            trail: ImportTrail.items(phrases), section: .people,
            body: """
                \(ImportSteps.html(4, phrases))
                \(next(counts, unknownCompetencies, phrases))
                <div class="columns"><div class="columns__main">\(ProblemViews.card(record, problems, phrases))</div>
                <aside class="columns__aside" aria-label="\(phrases("import.figures"))">\(ResultViews.figures(record, counts, phrases))</aside></div>
                """)
    }

    private static func next(_ counts: ImportCounts, _ unknown: Int, _ phrases: Phrases) -> HTML {
        var tasks: [HTML] = []
        func task(_ kind: String, _ text: String, _ path: Path, _ action: String) {
            tasks.append(
                """
                <li class="task"><span class="tag tag--attention task__kind">\(kind)</span><div class="task__text"><p>\(text)</p></div>\
                <a class="button button--small task__action" href="\(path)">\(action)</a></li>
                """)
        }
        if counts.missing > 0 {
            task(
                phrases("import.task.confirm"), phrases("import.missing.notice", ["count": .number(counts.missing)]),
                .missingPeople, phrases("import.missing.look"))
        }
        if unknown > 0 {
            task(
                phrases("import.task.sort"), phrases("import.unknown.notice", ["count": .number(unknown)]),
                "/competencies",
                phrases("import.unknown.look"))
        }
        guard !tasks.isEmpty else { return .nothing }
        return """
            <section class="card"><h2>\(phrases("import.task.title"))</h2><ul class="tasks">\(tasks)</ul></section>
            """
    }
}
