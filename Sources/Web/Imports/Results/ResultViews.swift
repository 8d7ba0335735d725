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
    /// Known values that would be cleared.
    let cleared: [(field: PersonField, count: Int)]
    /// People who had left, and would be present again.
    let returning: Int
}

/// The page of the dry run: the news first, then what was odd, then whom it concerns.
enum ResultViews {
    static func page(_ result: ImportResult, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let counts = result.record.counts ?? ImportCounts()
        let cancel = Forms.button(.importCancellation(result.record.id), phrases("import.cancel"), reader)
        let other: HTML = "<a class=\"button\" href=\"\(Path.importStart)\">\(phrases("import.another"))</a>"
        let apply = apply(result.record, counts, reader)
        let again: HTML =
            result.record.comparedAgain
            ? "<div class=\"notice notice--attention\" role=\"status\"><p>\(phrases("import.stale"))</p></div>" : ""
        return Page(
            title: ImportWords.news(counts, phrases),
            lead: lead(counts, phrases),
            actions: counts.concernsNobody ? "\(cancel)\(other)" : "\(cancel)\(apply)",
            trail: ImportTrail.items(phrases), section: .people,
            body: """
                \(ImportSteps.html(2, phrases))
                \(again)\(OtherImports.notice(result.others, reader))\(doubt(result.record, counts, reader))\(returning(result.returning, phrases))\(cleared(result.cleared, phrases))
                <div class="columns"><div class="columns__main">
                \(ProblemViews.card(result.record, result.problems, phrases))
                \(people(result.changed, of: counts.changed, key: "changed", phrases))
                \(people(result.missing, of: counts.missing, key: "missing", phrases))
                \(people(result.new, of: counts.new, key: "new", phrases))
                </div><aside class="columns__aside" aria-label="\(phrases("import.figures"))">\(figures(result.record, counts, phrases))</aside></div>
                """)
    }

    private static func lead(_ counts: ImportCounts, _ phrases: Phrases) -> String {
        if counts.isNothing { return phrases("import.ready.nothing") }
        guard counts.concernsNobody else { return phrases("import.ready.lead") }
        return phrases("import.ready.refused", ["count": .number(counts.refused)])
    }

    /// Where the list itself is in doubt, importing it is not the first thing to do.
    private static func apply(_ record: StaffImportRecord, _ counts: ImportCounts, _ reader: Reader) -> HTML {
        let isDoubtful = counts.doubtfulShare != nil
        let count: [String: WordValue] = ["count": .number(counts.new + counts.changed)]
        return Forms.button(
            .importApplication(record.id),
            reader.phrases(isDoubtful ? "import.apply_anyway" : "import.apply", count), reader,
            style: isDoubtful ? "button" : "button button--primary")
    }

    /// A full list that misses many is most often a part of one.
    private static func doubt(_ record: StaffImportRecord, _ counts: ImportCounts, _ reader: Reader) -> HTML {
        guard let share = counts.doubtfulShare else { return .nothing }
        let phrases = reader.phrases
        let part = Forms.button(
            .importColumns(record.id), phrases("import.doubt.part"), reader,
            style: "button button--primary button--small",
            values: ["do": "compare", "full": "no"])
        return """
            <div class="notice notice--attention"><p>\(phrases("import.doubt", ["count": .number(counts.missing), "share": .percent(share)]))</p>\
            \(part)</div>
            """
    }

    /// Whoever has left comes back by being named: that is more than a cleared date.
    private static func returning(_ count: Int, _ phrases: Phrases) -> HTML {
        guard count > 0 else { return .nothing }
        return """
            <div class="notice notice--attention"><p>\(phrases("import.returning", ["count": .number(count)]))</p></div>
            """
    }

    private static func cleared(_ cleared: [(field: PersonField, count: Int)], _ phrases: Phrases) -> HTML {
        guard !cleared.isEmpty else { return .nothing }
        let fields = cleared.map { one in
            phrases(
                "import.cleared.field",
                ["field": .text(phrases("people.field.\(one.field.rawValue)")), "count": .number(one.count)])
        }
        let all = cleared.reduce(0) { $0 + $1.count }
        return """
            <div class="notice notice--attention"><p>\(phrases("import.cleared", ["count": .number(all), "fields": .list(fields)]))</p></div>
            """
    }

    /// How many lines make how many people; what else was counted is said in the notes beside it.
    static func figures(_ record: StaffImportRecord, _ counts: ImportCounts, _ phrases: Phrases) -> HTML {
        let all: [(String, Int)] = [
            ("lines", counts.lines), ("persons", counts.persons), ("left", counts.left),
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
            <dl class="facts facts--figures">\(rows)</dl>\(columns)</section>
            """
    }

    /// - Parameter key: `new`, `changed` or `missing`.
    private static func people(_ people: [ListedPerson], of count: Int, key: String, _ phrases: Phrases) -> HTML {
        guard count > 0 else { return .nothing }
        let rows = people.map { person -> HTML in
            let changes = person.changes.map { change -> HTML in
                let mark: HTML =
                    change.clears ? " <span class=\"tag tag--attention\">\(phrases("import.change.clears"))</span>" : ""
                return "<li>\(ImportWords.change(change, phrases))\(mark)</li>"
            }
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
