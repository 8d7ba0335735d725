import Mentoring
import Storage
import Words

/// What was odd in a list: by kind, in sentences that say what was done.
enum ProblemViews {
    static func card(_ record: StaffImportRecord, _ kinds: [ProblemKind], _ phrases: Phrases) -> HTML {
        let told = record.counts.map { ImportWords.told($0, phrases) } ?? []
        guard !kinds.isEmpty || !told.isEmpty else {
            return """
                <section class="card"><h2>\(phrases("import.problems.none.title"))</h2><p>\(phrases("import.problems.none"))</p></section>
                """
        }
        let rows = kinds.map { kind -> HTML in
            """
            <li class="task"><span class="\(style(kind.outcome)) task__kind">\(ImportWords.outcome(kind.outcome, phrases))</span>\
            <div class="task__text"><p id="note-\(mark(kind))">\(ImportWords.kind(kind, phrases))</p></div>\
            \(look(record, kind, phrases))</li>
            """
        }
        return """
            <section class="card" aria-labelledby="import-problems"><div class="card__head">\
            <h2 id="import-problems">\(phrases("import.problems.title"))</h2>\
            <span class="card__links">\(kinds.isEmpty ? .nothing : ExportLinks.html(.importProblemFile(record.id), phrases))</span></div>
            <ul class="tasks">\(rows)\(notes(record, phrases))</ul>\(refused(record, phrases))</section>
            """
    }

    /// To the rows of a kind; what is said of the whole list has none.
    private static func look(_ record: StaffImportRecord, _ kind: ProblemKind, _ phrases: Phrases) -> HTML {
        guard kind.reason != .importerAbsent, kind.reason != .administratorAbsent else { return .nothing }
        return """
            <a class="button button--small task__action" href="\(Path.importProblems(record.id, kind))" id="look-\(mark(kind))" \
            aria-labelledby="look-\(mark(kind)) note-\(mark(kind))">\(phrases("import.problems.look"))</a>
            """
    }

    private static func mark(_ kind: ProblemKind) -> String { "\(kind.reason.rawValue)-\(kind.remedy.rawValue)" }

    /// What the list leaves open; once it is imported, with who it is, and where that is mended.
    private static func notes(_ record: StaffImportRecord, _ phrases: Phrases) -> HTML {
        guard let counts = record.counts else { return .nothing }
        let notes = ImportWords.open(counts, phrases).map { open -> HTML in
            """
            <li class="task"><span class="tag task__kind">\(ImportWords.outcome(.noticed, phrases))</span>\
            <div class="task__text"><p id="note-\(open.check.rawValue)">\(open.sentence)</p></div>\(record.state == .done ? links(open, phrases) : .nothing)</li>
            """
        }
        return .joined(notes)
    }

    private static func links(_ open: (sentence: String, check: DirectoryFilter.Check), _ phrases: Phrases) -> HTML {
        let codes: HTML =
            open.check == .address
            ? "<a class=\"button button--small\" href=\"\(Path.printedCodes)\">\(phrases("import.told.print"))</a>" : ""
        return """
            <span class="task__action buttons">\(codes)<a class="button button--small" \
            href="\(Path.people.query(["check": open.check.rawValue]))" id="who-\(open.check.rawValue)" \
            aria-labelledby="who-\(open.check.rawValue) note-\(open.check.rawValue)">\(phrases("import.told.who"))</a></span>
            """
    }

    private static func refused(_ record: StaffImportRecord, _ phrases: Phrases) -> HTML {
        guard record.counts?.refused ?? 0 > 0 else { return .nothing }
        let path = Path.importRefused(record.id)
        return """
            <div class="notice notice--attention"><p>\(phrases("import.refused.hint"))</p><p class="buttons">\
            <a class="button button--small" href="\(path)" download>\(phrases("import.refused.excel"))</a>\
            <a class="button button--small" href="\(path.query(["format": "csv"]))" download>\(phrases("import.refused.text"))</a></p></div>
            """
    }

    private static func style(_ outcome: StaffProblem.Outcome) -> String {
        switch outcome {
        case .refused: "tag tag--refused"
        case .leftOut: "tag tag--attention"
        case .corrected, .merged: "tag tag--accent"
        case .noticed: "tag"
        }
    }

    /// All of one kind.
    static func page(
        _ record: StaffImportRecord, _ kind: ProblemKind, _ problems: [(position: Int, problem: StaffProblem)],
        _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let isAboutPeople = problems.contains { $0.problem.person != nil }
        let rows = problems.prefix(ImportPages.pageSize).map { entry -> HTML in
            let problem = entry.problem
            let person: HTML =
                isAboutPeople
                ? "<td class=\"name\" data-label=\"\(phrases("import.problem.person"))\">\(problem.person ?? "–")</td>"
                : .nothing
            return """
                <tr><th scope="row" class="number" data-label="\(phrases("import.problem.line"))">\(problem.line > 0 ? phrases.number(problem.line) : "–")</th>\(person)\
                <td data-label="\(phrases("import.problem.column"))">\(problem.column)</td>\
                <td data-label="\(phrases("import.problem.value"))">\(problem.value)</td>\
                <td class="soft" data-label="\(phrases("import.problem.reason"))"><span>\(ImportWords.reason(problem, phrases)) \
                \(ImportWords.remedy(problem, phrases))</span></td></tr>
                """
        }
        let heading: HTML =
            isAboutPeople ? "<th scope=\"col\">\(phrases("import.problem.person"))</th>" : .nothing
        let here = "/people/import/\(record.id)/problems/\(kind.reason.rawValue)/\(kind.remedy.rawValue)" as Path
        let next: HTML =
            problems.count > ImportPages.pageSize
            ? """
            <nav class="pager" aria-label="\(phrases("import.problems.pages"))"><span></span>\
            <a rel="next" href="\(here.query(["after": String(problems[ImportPages.pageSize - 1].position)]))">\(phrases("import.problems.next"))</a></nav>
            """ : ""
        return Page(
            title: ImportWords.kind(kind, phrases), lead: record.fileName,
            trail: ImportTrail.items(phrases) + [(record.fileName, .staffImport(record.id))], section: .people,
            body: """
                <section class="card card--table" aria-labelledby="problems"><div class="card__head"><h2 id="problems">\
                \(phrases("import.problems.title"))</h2>\
                <span class="card__links">\(ExportLinks.html(.importProblemFile(record.id), phrases))</span></div>\
                <table class="table table--close"><thead><tr>\
                <th scope="col" class="number">\(phrases("import.problem.line"))</th>\(heading)<th scope="col">\(phrases("import.problem.column"))</th>\
                <th scope="col">\(phrases("import.problem.value"))</th><th scope="col">\(phrases("import.problem.reason"))</th></tr></thead>
                <tbody>\(rows)</tbody></table></section>\(next)
                """)
    }
}
