import Mentoring
import Storage
import Tables
import Words

/// /programmes/:programme/exclusions: pairs that must not be made.
enum ExclusionPages {
    static func show(_ request: PageRequest) async throws -> Answer { try await page(request.query, request, .none) }

    private static func page(_ query: Form, _ request: PageRequest, _ problems: Problems) async throws -> Answer {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        let (record, lines, named) = try await request.read { tx in
            let record = try ProgrammeRecord.find(id, for: actor, in: tx)
            let lines = try Exclusions.list(of: id, for: actor, in: tx)
            var named: [String: [FoundPerson]] = [:]
            for field in ["one", "other"] where problems[field] != nil || ID<Person>(query[field]) != nil {
                named[field] = try Participants.meant(by: query[field], for: id, by: actor, in: tx)
            }
            return (record, lines, named)
        }
        return request.page(ExclusionViews.page(record, lines, query, named, problems, request.reader))
    }

    static func export(_ request: PageRequest) async throws -> Answer {
        let (id, actor, phrases) = (try request.id("programme", of: Programme.self), try request.actor, request.phrases)
        let name = try await request.read { try ProgrammeRecord.find(id, for: actor, in: $0).name }
        let headings = [phrases("exclusions.one"), phrases("exclusions.other"), phrases("exclusions.column.reason")]
        return try await request.export(phrases("exclusions.file", ["name": .text(name)]), headings: headings) {
            tx, write in
            for line in try Exclusions.list(of: id, for: actor, in: tx) {
                try write([.text(line.oneName), .text(line.otherName), line.reason.map { .text($0) } ?? .empty])
            }
        }
    }

    static func add(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let form = request.form
        return try await request.submit(
            { tx in
                try ProgrammeReach.requireWhole(actor, in: id)
                try Refusals.gather { refusals in
                    let one = try refusals.read(else: nil) { try NamedField.person(form, "one", in: tx) }
                    let other = try refusals.read(else: nil) { try NamedField.person(form, "other", in: tx) }
                    guard let one, let other else { throw refusals.all }
                    try PairExclusions.add(
                        one, other, reason: form.filled("reason"), to: id, by: actor, in: tx, at: now)
                }
            }, done: { .redirect(to: .programmeExclusions(id)) },
            refused: { try await page(form, request, Problems($0, in: request.phrases)) })
    }

    static func remove(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        guard let one = ID<Person>(request.form["one"]), let other = ID<Person>(request.form["other"]) else {
            throw NotFound()
        }
        try await request.write { try Exclusions.remove(one, other, from: id, by: actor, in: $0, at: now) }
        return .redirect(to: .programmeExclusions(id))
    }
}

enum ExclusionViews {
    static func page(
        _ record: ProgrammeRecord, _ lines: [ExclusionLine], _ typed: Form, _ named: [String: [FoundPerson]],
        _ problems: Problems, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        func person(_ field: String, hint: String? = nil) -> HTML {
            let other = field == "one" ? "other" : "one"
            return NamedField.html(
                field, phrases("exclusions.\(field)"), typed: typed[field], among: named[field],
                again: Path.programmeExclusions(record.id).query([other: typed[other], "reason": typed["reason"]]),
                hint: hint, problems: problems, phrases)
        }
        let form: HTML = """
            \(Forms.summary(problems, phrases))
            \(person("one", hint: phrases("exclusions.hint")))
            \(person("other"))
            \(Forms.text("reason", phrases("exclusions.reason"), value: typed["reason"], problems: problems, hint: phrases("exclusions.reason_hint")))
            <div class="form__actions"><button class="button button--primary">\(phrases("exclusions.add"))</button></div>
            """
        return Page(
            title: phrases("exclusions.title", ["count": .number(lines.count)]), lead: phrases("exclusions.lead"),
            trail: ProgrammeFrame.trail(phrases, record.name, record.id), section: .programmes,
            body: """
                \(ProgrammeFrame.tabs(record.id, current: .exclusions, isWhole: true, phrases))
                <div class="columns"><div class="columns__main">\(list(record, lines, reader))</div>
                <aside class="columns__aside" aria-label="\(phrases("exclusions.add"))"><section class="card"><h2>\(phrases("exclusions.new"))</h2>
                \(Forms.post(.programmeExclusions(record.id), reader, form))</section></aside></div>
                """)
    }

    private static func list(_ record: ProgrammeRecord, _ lines: [ExclusionLine], _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        guard !lines.isEmpty else {
            return """
                <section class="card"><div class="empty"><p class="empty__title">\(phrases("exclusions.empty.title"))</p>
                <p>\(phrases("exclusions.empty.text"))</p></div></section>
                """
        }
        let rows = lines.map { line -> HTML in
            let remove = Forms.button(
                .exclusionRemovals(record.id), phrases("exclusions.remove"), reader, style: "button button--small",
                values: ["one": line.one.text, "other": line.other.text])
            return """
                <li class="row"><div class="row__main"><h3>\(phrases("exclusions.pair", ["one": .text(line.oneName), "other": .text(line.otherName)]))</h3>
                <p class="row__note">\(line.reason ?? phrases("exclusions.no_reason"))</p></div><div class="row__side">\(remove)</div></li>
                """
        }
        return """
            <section class="card" aria-labelledby="excluded"><div class="card__head"><h2 id="excluded">\(phrases("exclusions.list"))</h2>\
            <span class="card__links">\(ExportLinks.html(.exclusionsExport(record.id), phrases))</span></div><ul class="rows">\(rows)</ul>
            <p class="confidence">\(phrases("exclusions.confidence"))</p></section>
            """
    }
}
