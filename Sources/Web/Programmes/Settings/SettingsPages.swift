import HTTPTypes
import Mentoring
import Storage
import Words

/// /programmes/:programme/settings: what a programme says of itself, and what happened to it.
enum ProgrammeSettingsPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        let record = try await find(request)
        var form = ProgrammeForm(record.input)
        form.typed["version"] = String(record.version)
        return try await page(record, form, .none, request)
    }

    static func change(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let record = try await find(request)
        let form = ProgrammeForm(request.form)
        let version = Int(request.form["version"]) ?? 0
        do {
            return try await request.submit(
                { tx in
                    try Refusals.gather {
                        try Programmes.change(
                            id, to: form.input(&$0), version: version, daysAreMeant: form.daysAreMeant, by: actor,
                            in: tx, at: now)
                    }
                },
                done: { movesGrades in
                    let grades = form.typed["kind"] == ProgrammeKind.reverse.rawValue ? "reverse" : "usual"
                    let more = movesGrades ? ["done.programme_saved.\(grades)"] : []
                    return .redirect(to: .programme(id), done: Done(["done.programme_saved"] + more, [:]), at: now)
                },
                refused: { try await page(record, form.refused($0), Problems($0, in: request.phrases), request) })
        } catch is ChangedMeanwhile {
            return try await conflict(form, since: version, request)
        }
    }

    /// Somebody else saved settings meanwhile: what was typed stays, to be saved over theirs or given up.
    private static func conflict(
        _ form: ProgrammeForm, since version: Int, _ request: PageRequest
    ) async throws -> Answer {
        let record = try await find(request)
        let since = try await request.read { try Programmes.changes(of: record, since: version, in: $0) }
        var form = form
        form.typed["version"] = String(record.version)
        let event = since.first { $0.action == "programme.changed" }
        let sentence = MeanwhileWords.sentence(
            "programme.meanwhile", own: "programme.meanwhile.own", event, request.reader)
        let notice: HTML = """
            <div class="notice notice--attention" role="alert"><p>\(sentence)</p>
            <p class="buttons"><a class="button" data-gives-up href="\(Path.programmeSettings(record.id))">\(request.phrases("rules.take_theirs"))</a></p></div>
            """
        var answer = try await page(record, form, .none, request, notice: notice)
        answer.status = .conflict
        return answer
    }

    private static func find(_ request: PageRequest) async throws -> ProgrammeRecord {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        return try await request.read { tx in
            try ProgrammeReach.requireWhole(actor, in: id)
            return try ProgrammeRecord.find(id, for: actor, in: tx)
        }
    }

    private static func page(
        _ record: ProgrammeRecord, _ form: ProgrammeForm, _ problems: Problems, _ request: PageRequest,
        notice: HTML? = nil
    ) async throws -> Answer {
        let actor = try request.actor
        let (languages, history) = try await request.read { tx in
            (try Directory.languages(in: tx), try Programmes.history(of: record.id, for: actor, in: tx))
        }
        return request.page(
            ProgrammeSettingsViews.page(
                record, form, languages: languages, history: history, problems, notice, request.reader))
    }
}

enum ProgrammeSettingsViews {
    static func page(
        _ record: ProgrammeRecord, _ form: ProgrammeForm, languages: [String], history: [ProgrammeEvent],
        _ problems: Problems, _ meanwhile: HTML?, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let save = phrases(meanwhile == nil ? "programme.save" : "rules.save_over")
        let content: HTML = """
            <input type="hidden" name="version" value="\(form.typed["version"])">
            \(ProgrammeFormViews.fields(form, languages: languages, problems, phrases))
            <div class="form__actions"><button class="button button--primary">\(save)</button>
            <a class="button" href="\(Path.programme(record.id))">\(phrases("programme.cancel"))</a></div>
            """
        return Page(
            title: phrases("programme.settings.title", ["name": .text(record.name)]),
            lead: phrases("programme.settings.lead"),
            actions: "<a class=\"button\" href=\"\(Path.keepers(record.id))\">\(phrases("keepers.link"))</a>",
            trail: ProgrammeFrame.trail(phrases, record.name, record.id), section: .programmes,
            body: """
                \(ProgrammeFrame.tabs(record.id, current: .settings, isWhole: true, phrases))\(meanwhile)
                <div class="columns"><div class="columns__main"><section class="card" aria-label="\(phrases("programme.tab.settings"))">
                \(Forms.post(.programmeSettings(record.id), reader, saysAll: true, content))</section></div>
                <aside class="columns__aside" aria-label="\(phrases("programme.history"))">\(events(history, phrases))</aside></div>
                """)
    }

    /// What happened, the same act of one day told once.
    private static func events(_ history: [ProgrammeEvent], _ phrases: Phrases) -> HTML {
        var told: [(event: ProgrammeEvent, times: Int, subjects: Set<String>)] = []
        var places: [String: Int] = [:]
        for event in history {
            let act = "\(phrases.date(milliseconds: event.at.milliseconds)) \(event.by ?? "") \(event.action)"
            if let place = places[act] {
                told[place].times += 1
                told[place].subjects.formUnion([event.subject].compactMap(\.self))
            } else {
                places[act] = told.count
                told.append((event, 1, Set([event.subject].compactMap(\.self))))
            }
        }
        let items = told.map { event, times, subjects -> HTML in
            let who = event.by ?? phrases("programme.history.product")
            // What is done to people says to how many; what is done to the programme, how often.
            let isCounted = event.action.hasPrefix("participant.")
            let often: HTML =
                times > 1 && !isCounted
                ? " <span class=\"hint\">\(phrases("programme.history.times", ["count": .number(times)]))</span>"
                : .nothing
            return """
                <li><time>\(phrases.dateTime(milliseconds: event.at.milliseconds))</time>
                <p>\(who) \(phrases("audit.\(event.action)", ["count": .number(max(1, subjects.count))]))\(often)</p></li>
                """
        }
        return
            "<section class=\"card\"><h2>\(phrases("programme.history"))</h2><ol class=\"timeline\">\(items)</ol></section>"
    }
}
