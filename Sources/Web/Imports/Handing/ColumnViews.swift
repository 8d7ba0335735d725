import Mentoring
import Storage
import Tables
import Words

/// How a list was understood: the file, its columns with what stands in them, and whether it names everybody.
enum ColumnViews {
    static func page(
        _ record: StaffImportRecord, _ preview: StaffListPreview, others: [StaffImportRecord], full: String?,
        _ problems: Problems, isReadAgain: Bool, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let known = preview.mapping.choices.count { $0.column != nil }
        let values: [String: WordValue] = [
            "count": .number(known), "all": .number(preview.mapping.choices.count), "file": .text(record.fileName),
        ]
        return Page(
            title: phrases("import.columns.title", values), lead: phrases("import.columns.lead"),
            trail: ImportTrail.items(phrases), section: .people,
            body: """
                \(ImportSteps.html(1, phrases))
                \(OtherImports.notice(others, reader))
                \(notice(preview, isReadAgain: isReadAgain, phrases))
                \(Forms.post(.importColumns(record.id), reader, class: "form form--wide", """
                    \(Forms.summary(problems, phrases))
                    <section class="card" aria-labelledby="import-how"><h2 id="import-how">\(phrases("import.how.title"))</h2>\
                    <div class="form__row">\(settings(record, preview, phrases))</div>\
                    <p class="buttons"><button class="button button--small" name="do" value="look">\(phrases("import.how.again"))</button></p></section>
                    \(columns(preview, problems, phrases))
                    <section class="card">\(self.full(full, problems, phrases))
                    <div class="form__actions"><button class="button button--primary" name="do" value="compare">\
                    \(phrases("import.columns.go"))</button></div></section>
                    """))
                \(Forms.button(.importCancellation(record.id), phrases("import.cancel"), reader))
                """)
    }

    /// Nothing of it is known, or it was read in another way than before.
    private static func notice(_ preview: StaffListPreview, isReadAgain: Bool, _ phrases: Phrases) -> HTML {
        let line: [String: WordValue] = ["line": .number(preview.headingLine)]
        let key = preview.mapping.isOpen ? "import.columns.unknown" : isReadAgain ? "import.columns.read_again" : nil
        return key.map { "<div class=\"notice notice--info\" role=\"status\"><p>\(phrases($0, line))</p></div>" }
            ?? .nothing
    }

    private static func settings(_ record: StaffImportRecord, _ preview: StaffListPreview, _ phrases: Phrases) -> HTML {
        var fields: [HTML] = []
        if let encoding = preview.table.encoding {
            let options = TextEncoding.allCases.map { ($0.rawValue, phrases("import.encoding.\($0.rawValue)")) }
            fields.append(
                Forms.select("encoding", phrases("import.how.encoding"), options: options, chosen: encoding.rawValue))
            fields.append(was("encoding", encoding.rawValue))
        }
        if let separator = preview.table.separator {
            let options = Separator.allCases.map { (value(of: $0), phrases("import.separator.\(name(of: $0))")) }
            fields.append(
                Forms.select(
                    "separator", phrases("import.how.separator"), options: options, chosen: value(of: separator)))
            fields.append(was("separator", value(of: separator)))
        }
        if let sheet = preview.table.sheet {
            let options = preview.table.sheets.map { sheet in
                (sheet.name, sheet.isHidden ? phrases("import.how.hidden", ["name": .text(sheet.name)]) : sheet.name)
            }
            fields.append(Forms.select("sheet", phrases("import.how.sheet"), options: options, chosen: sheet))
            fields.append(was("sheet", sheet))
        }
        let lines = preview.table.rows.map { (String($0.line), phrases("import.how.line", ["line": .number($0.line)])) }
        fields.append(
            Forms.select(
                "headings", phrases("import.how.headings"), options: lines, chosen: String(preview.headingLine)))
        fields.append(was("headings", String(preview.headingLine)))
        let orders =
            [("", phrases("import.dates.auto"))]
            + DateOrder.allCases.map { ($0.rawValue, phrases("import.dates.\($0.rawValue)")) }
        fields.append(
            Forms.select(
                "dates", phrases("import.how.dates"), options: orders, chosen: preview.mapping.dateOrder?.rawValue ?? ""
            ))
        return .joined(fields)
    }

    private static func was(_ name: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)_was\" value=\"\(value)\">"
    }

    private static func value(of separator: Separator) -> String { separator == .tab ? "tab" : separator.rawValue }

    private static func name(of separator: Separator) -> String {
        switch separator {
        case .semicolon: "semicolon"
        case .comma: "comma"
        case .tab: "tab"
        case .pipe: "pipe"
        }
    }

    /// One line per column: its heading, what it means, what stands first in it.
    private static func columns(_ preview: StaffListPreview, _ problems: Problems, _ phrases: Phrases) -> HTML {
        let below = preview.table.rows.filter { $0.line > preview.headingLine }.prefix(4)
        let rows = preview.mapping.choices.enumerated().map { index, choice -> HTML in
            let error: HTML =
                problems["column-\(index)"].map { text -> HTML in "<p class=\"field__error\">\(text)</p>" } ?? ""
            let heading =
                choice.heading.isEmpty
                ? phrases("import.columns.untitled", ["number": .number(index + 1)]) : choice.heading
            let open: HTML =
                choice.column == nil
                ? " <span class=\"tag tag--attention\">\(phrases("import.columns.open"))</span>" : ""
            return """
                <tr><th scope="row" class="name"><span id="heading-\(index)">\(breakable(heading))</span>\(open)</th>\
                <td data-label="\(phrases("import.columns.meaning"))"><span>\(meaning(index, choice, problems, phrases))\(error)</span></td>\
                <td class="soft" data-label="\(phrases("import.columns.samples"))"><span>\(samples(below, index, phrases))</span></td></tr>
                """
        }
        return """
            <section class="card card--table" aria-labelledby="import-columns"><div class="card__head">\
            <h2 id="import-columns">\(phrases("import.columns.table"))</h2>\
            <span class="card__note">\(phrases("import.columns.remembered"))</span></div>
            <table class="table table--close table--choices table--columns"><thead><tr><th scope="col">\(phrases("import.columns.heading"))</th>\
            <th scope="col">\(phrases("import.columns.meaning"))</th>\
            <th scope="col">\(phrases("import.columns.samples"))</th></tr></thead><tbody>\(rows)</tbody></table></section>
            """
    }

    /// `staff_number` may be cut after its underscore.
    private static func breakable(_ heading: String) -> HTML {
        let parts = heading.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
        return .joined(parts.enumerated().map { place, part -> HTML in place == 0 ? "\(part)" : "_<wbr>\(part)" })
    }

    /// What stands in the first rows, one after the other; an empty cell keeps its place. Dates as the reader writes them:
    /// a workbook keeps them in no form at all.
    private static func samples(_ rows: some Sequence<TableRow>, _ column: Int, _ phrases: Phrases) -> String {
        let texts = rows.map { row in
            let text = row.text(column)
            return Day(text) == nil ? text : phrases.date(text, .short)
        }
        if texts.allSatisfy(\.isEmpty) { return "" }
        return texts.map { $0.isEmpty ? "–" : $0 }.map { $0.count > 32 ? String($0.prefix(31)) + "…" : $0 }.joined(
            separator: " · ")
    }

    private static func meaning(
        _ index: Int, _ choice: ColumnMapping.Choice, _ problems: Problems, _ phrases: Phrases
    ) -> HTML {
        let options = StaffColumn.allCases.map { column -> HTML in
            """
            <option value="\(column.rawValue)"\(flag: "selected", column == choice.column)>\(ImportWords.column(column, phrases))</option>
            """
        }
        return """
            <select id="field-column-\(index)" name="column-\(index)" aria-labelledby="heading-\(index)"\
            \(attribute: "aria-invalid", problems["column-\(index)"] == nil ? nil : "true")><option value="">\(phrases("import.columns.leave"))</option>\
            \(options)</select>
            """
    }

    /// - Parameter chosen: nothing where nobody said so yet: whoever is missing from a full list is taken to have left;
    ///   nil where it is not asked, because nobody is known who could be missing.
    private static func full(_ chosen: String?, _ problems: Problems, _ phrases: Phrases) -> HTML {
        guard let chosen else { return "<p class=\"hint\">\(phrases("import.full.first"))</p>" }
        return Forms.radios(
            "full", phrases("import.full.question"),
            options: [("yes", phrases("import.full.yes")), ("no", phrases("import.full.no"))],
            chosen: chosen, problems: problems, hint: phrases("import.full.hint"))
    }
}
