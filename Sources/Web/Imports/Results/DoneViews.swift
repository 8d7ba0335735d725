import Mentoring
import Storage
import Words

/// A list that was imported.
enum DoneViews {
    static func page(
        _ record: StaffImportRecord, _ problems: [ProblemKind], unknownCompetencies: Int, _ waiting: [WaitingTask],
        _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let counts = record.counts ?? ImportCounts()
        let date = phrases.dateTime(milliseconds: (record.finishedAt ?? record.createdAt).milliseconds)
        return Page(
            title: counts.new + counts.changed == 0 && counts.missing > 0
                ? phrases("import.done.title.missing", ["count": .number(counts.missing)])
                : phrases("import.done.title", ["count": .number(counts.new + counts.changed)]),
            lead: phrases("import.done.lead", ["file": .text(record.fileName), "date": .text(date)]),
            actions: """
                <a class="button button--primary" href="/people">\(phrases("import.done.people"))</a>
                """,
            trail: ImportTrail.items(phrases), section: .people,
            body: """
                \(ImportSteps.html(4, phrases))
                \(next(counts, unknownCompetencies, waiting, phrases))
                <div class="columns"><div class="columns__main">\(ProblemViews.card(record, problems, phrases))</div>
                <aside class="columns__aside" aria-label="\(phrases("import.figures"))">\(ResultViews.figures(record, counts, phrases))</aside></div>
                """)
    }

    private static func next(
        _ counts: ImportCounts, _ unknown: Int, _ waiting: [WaitingTask], _ phrases: Phrases
    ) -> HTML {
        var tasks: [HTML] = []
        // Ochre where somebody must look, as at home: what is new in the list only makes the rest better.
        func task(_ kind: String, _ text: String, _ path: Path, _ action: String, attention: Bool = false) {
            tasks.append(
                """
                <li class="task"><span class="tag \(attention ? "tag--attention" : "tag--accent") task__kind">\(kind)</span><div class="task__text"><p>\(text)</p></div>\
                <a class="button button--small task__action" href="\(path)">\(action)</a></li>
                """)
        }
        if counts.missing > 0 {
            task(
                phrases("import.task.confirm"), phrases("import.missing.notice", ["count": .number(counts.missing)]),
                .missingPeople, phrases("import.missing.look"), attention: true)
        }
        if unknown > 0 {
            task(
                phrases("import.task.sort"), phrases("import.unknown.notice", ["count": .number(unknown)]),
                .unknownCompetencies,
                phrases("import.unknown.look"))
        }
        for one in waiting {
            let values = phrases.words(one.values)
            task(
                phrases("task.\(one.key).kind", values), phrases("task.\(one.key).title", values),
                Path(returning: one.path) ?? .home, phrases("task.\(one.key).action", values), attention: one.attention)
        }
        guard !tasks.isEmpty else { return .nothing }
        return """
            <section class="card"><h2>\(phrases("import.task.title"))</h2><ul class="tasks">\(tasks)</ul></section>
            """
    }
}
