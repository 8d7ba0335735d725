import Mentoring
import Words

/// Pages around the framework's file.
enum CompetencyFileViews {
    static func choose(_ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let form = Forms.card(
            .competencyFile, reader, upload: true,
            """
            \(Forms.summary(problems, phrases))
            <label class="\(problems["file"] == nil ? "drop" : "drop is-refused")" data-drop id="field-file"><span class="drop__title">\(phrases("competencies.file.drop"))</span>\
            <span class="hint">\(phrases("competencies.file.kinds"))</span>\
            <input type="file" name="file" accept=".csv,.xlsx" required><span class="drop__name" role="status">\(problems["file"] ?? "")</span></label>
            <div class="form__actions"><button class="button button--primary">\(phrases("competencies.file.check"))</button></div>
            """)
        return Page(
            title: phrases("competencies.file.title"), lead: phrases("competencies.file.lead"),
            actions: """
                <a class="button" href="\(Path.competencyTemplate.query(["format": "xlsx"]))" download>\(phrases("competencies.template.workbook"))</a>
                <a class="button" href="\(Path.competencyTemplate.query(["format": "csv"]))" download>\(phrases("competencies.template.text"))</a>
                """,
            trail: [(phrases("competencies.trail"), .competencies)], section: .competencies, body: form)
    }

    /// What the file would do; nothing has been written yet.
    static func trial(_ outcome: CompetencyOutcome, token: String, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let stopped = !outcome.problems.isEmpty
        let idle = outcome.added.isEmpty && outcome.changed.isEmpty
        let title =
            stopped
            ? phrases("competencies.file.stopped", ["count": .number(outcome.problems.count)])
            : idle ? phrases("competencies.file.nothing") : phrases("competencies.file.ready", sums(outcome))
        let confirm: HTML =
            stopped || idle
            ? "<p><a class=\"button button--primary\" href=\"\(Path.competencyFile)\">\(phrases("competencies.file.again"))</a></p>"
            : Forms.button(
                .competencyFileTaking, phrases("competencies.file.take"), reader, style: "button button--primary",
                values: ["file": token])
        return Page(
            title: title, lead: phrases(stopped ? "competencies.file.stopped_lead" : "competencies.file.ready_lead"),
            trail: [
                (phrases("competencies.trail"), .competencies), (phrases("competencies.file.title"), .competencyFile),
            ],
            section: .competencies, body: "\(problems(outcome, phrases))\(changes(outcome, phrases))\(confirm)")
    }

    static func done(_ outcome: CompetencyOutcome, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases("competencies.file.done", sums(outcome)), lead: phrases("competencies.file.done_lead"),
            actions:
                "<a class=\"button button--primary\" href=\"\(Path.competencies)\">\(phrases("competencies.file.see"))</a>",
            trail: [(phrases("competencies.trail"), .competencies)], section: .competencies,
            body: changes(outcome, phrases))
    }

    private static func sums(_ outcome: CompetencyOutcome) -> [String: WordValue] {
        [
            "added": .number(outcome.added.count), "changed": .number(outcome.changed.count),
            "count": .number(outcome.added.count),
        ]
    }

    private static func problems(_ outcome: CompetencyOutcome, _ phrases: Phrases) -> HTML {
        guard !outcome.problems.isEmpty else { return .nothing }
        let rows = outcome.problems.map { problem -> HTML in
            let reasons = problem.reasons.map { phrases($0.key, phrases.words($0.values)) }.joined(separator: " ")
            return """
                <tr><th scope="row" class="number">\(problem.line)</th><td data-label="\(phrases("competencies.competency"))">\(problem.name)</td>\
                <td data-label="\(phrases("competencies.file.reason"))">\(reasons)</td></tr>
                """
        }
        return """
            <section class="card card--table"><table class="table"><thead><tr><th scope="col" class="number">\(phrases("competencies.file.line"))</th>\
            <th scope="col">\(phrases("competencies.competency"))</th><th scope="col">\(phrases("competencies.file.reason"))</th></tr></thead>\
            <tbody>\(rows)</tbody></table></section>
            """
    }

    private static func changes(_ outcome: CompetencyOutcome, _ phrases: Phrases) -> HTML {
        func row(_ key: String, _ names: [String]) -> HTML {
            guard !names.isEmpty else { return .nothing }
            let label = phrases(key, ["count": .number(names.count)])
            return
                "<div><dt>\(label)</dt><dd>\(names.prefix(40).joined(separator: ", "))\(names.count > 40 ? " …" : "")</dd></div>"
        }
        let rows: HTML = """
            \(row("competencies.file.added", outcome.added))\(row("competencies.file.changed", outcome.changed))\
            \(row("competencies.file.families", outcome.newFamilies))
            """
        let same: HTML =
            outcome.unchanged > 0
            ? "<p class=\"soft\">\(phrases("competencies.file.unchanged", ["count": .number(outcome.unchanged)]))</p>"
            : ""
        return "<section class=\"card\"><dl class=\"facts facts--stacked\">\(rows)</dl>\(same)</section>"
    }
}
