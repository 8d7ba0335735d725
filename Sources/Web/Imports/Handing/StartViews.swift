import Mentoring
import Storage
import Tables
import Words

/// Where a list is handed over, and those that were.
enum StartViews {
    static func page(
        history: [StaffImportRecord], missing: Int, refusal: String?, file: String?, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases("import.start.title"), lead: phrases("import.start.lead"),
            trail: [(phrases("layout.menu.people"), "/people")], section: .people,
            body: """
                \(OtherImports.notice(history.filter(\.isUnderWay), reader))\(absent(missing, phrases))
                <div class="columns"><div class="columns__main">\(form(refusal: refusal, file: file, reader))</div>
                <aside class="columns__aside" aria-label="\(phrases("import.start.help"))">\(help(phrases))</aside></div>
                \(past(history, phrases))
                """)
    }

    private static func form(refusal: String?, file: String?, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let name: HTML = file.map { file -> HTML in "<p><strong>\(file)</strong></p>" } ?? ""
        let problem: HTML =
            refusal.map { sentence -> HTML in
                """
                <div class="error-summary" role="alert" tabindex="-1" id="error-file">\(name)<p>\(sentence)</p></div>
                """
            } ?? ""
        return """
            <section class="card" aria-labelledby="import-file"><h2 id="import-file">\(phrases("import.start.file"))</h2>
            \(Forms.post(.importStart, reader, upload: true, """
                \(problem)<label class="\(refusal == nil ? "drop" : "drop is-refused")" data-drop data-most="\(Imports.limits.fileBytes)" data-refusal="\(tooLarge(phrases))"><span class="drop__title">\(phrases("import.start.drop"))</span>\
                <span class="hint">\(phrases("import.start.formats"))</span>\
                <input type="file" name="file" id="field-file" accept=".csv,.txt,.tsv,.xlsx" required\
                \(attribute: "aria-describedby", refusal == nil ? nil : "error-file")>\
                <span class="drop__name" role="status"></span></label>
                <div class="form__actions"><button class="button button--primary">\(phrases("import.start.go"))</button></div>
                """))
            </section>
            """
    }

    /// What a script says of a file that is too large to be sent; the file's name is put in by it.
    private static func tooLarge(_ phrases: Phrases) -> String {
        let size = phrases.sizeLimit(bytes: Imports.limits.fileBytes)
        return phrases("import.start.too_large", ["file": .text("{file}"), "size": .text(size)])
    }

    private static func help(_ phrases: Phrases) -> HTML {
        """
        <section class="card"><h2>\(phrases("import.start.help"))</h2>
        <p>\(phrases("import.start.help.columns"))</p><p>\(phrases("import.start.help.safe"))</p>
        <p>\(phrases("import.start.help.again"))</p></section>
        <section class="card" aria-labelledby="template"><h2 id="template">\(phrases("import.start.template"))</h2>
        <p>\(phrases("import.start.template.text"))</p>\(TemplateLinks.html(.listTemplate, phrases))</section>
        """
    }

    private static func absent(_ missing: Int, _ phrases: Phrases) -> HTML {
        guard missing > 0 else { return .nothing }
        return """
            <div class="notice notice--attention"><p>\(phrases("import.missing.notice", ["count": .number(missing)])) \
            <a href="\(Path.missingPeople)">\(phrases("import.missing.look"))</a></p></div>
            """
    }

    private static func past(_ history: [StaffImportRecord], _ phrases: Phrases) -> HTML {
        guard !history.isEmpty else { return .nothing }
        let rows = history.map { record -> HTML in
            """
            <tr class="row-link"><th scope="row" class="name"><a class="row-link__target" href="\(Path.staffImport(record.id))">\
            \(record.fileName)</a></th>\
            <td data-label="\(phrases("import.past.when"))">\(phrases.dateTime(milliseconds: record.createdAt.milliseconds, .date))</td>\
            <td data-label="\(phrases("import.past.by"))">\(record.byName ?? "Binôme")</td>\
            <td class="soft" data-label="\(phrases("import.past.what"))"><span>\(summary(record, phrases))</span></td>\
            <td data-label="\(phrases("import.past.state"))"><span>\(tag(record, phrases))</span></td></tr>
            """
        }
        return """
            <section class="card card--table" aria-labelledby="import-past"><div class="card__head">\
            <h2 id="import-past">\(phrases("import.past.title"))</h2>\
            <span class="card__links">\(ExportLinks.html(.importHistoryExport, phrases))</span></div>
            <table class="table"><thead><tr><th scope="col">\(phrases("import.past.file"))</th>\
            <th scope="col">\(phrases("import.past.when"))</th><th scope="col">\(phrases("import.past.by"))</th>\
            <th scope="col">\(phrases("import.past.what"))</th><th scope="col">\(phrases("import.past.state"))</th></tr></thead>
            <tbody>\(rows)</tbody></table></section>
            """
    }

    static func summary(_ record: StaffImportRecord, _ phrases: Phrases) -> String {
        if let fault = record.fault { return ImportWords.sentence(fault, phrases) }
        return record.counts.map { ImportWords.news($0, phrases) } ?? ""
    }

    private static func tag(_ record: StaffImportRecord, _ phrases: Phrases) -> HTML {
        let style =
            switch record.state {
            case .done: "tag tag--accent"
            case .failed: "tag tag--refused"
            case .ready where record.changesNothing: "tag"
            case .ready, .uploaded: "tag tag--attention"
            case .reading, .applying, .cancelled: "tag"
            }
        return "<span class=\"\(style)\">\(state(record, phrases))</span>"
    }

    static func state(_ record: StaffImportRecord, _ phrases: Phrases) -> String {
        phrases(record.changesNothing ? "import.state.unchanged" : "import.state.\(record.state.rawValue)")
    }
}

/// The four steps of a list.
enum ImportSteps {
    /// - Parameter step: 0 to 3.
    static func html(_ step: Int, _ phrases: Phrases) -> HTML {
        let names = ["file", "columns", "check", "done"]
        let items = names.enumerated().map { index, name -> HTML in
            let state: String? = index < step ? "is-done" : nil
            let current: String? = index == step ? "step" : nil
            return
                "<li\(attribute: "class", state)\(attribute: "aria-current", current)>\(phrases("import.step.\(name)"))</li>"
        }
        return "<ol class=\"steps\" aria-label=\"\(phrases("import.steps"))\">\(items)</ol>"
    }
}
