import Matching
import Mentoring
import Storage
import Words

/// The file of pairs that met before, and what would come of it.
enum ExistingPairViews {
    static func page(
        _ record: ProgrammeRecord, _ file: ExistingPairsFile?, _ trial: ExistingPairTrial?, _ problems: Problems,
        _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let title =
            file.map { file in
                file.lines.isEmpty
                    ? phrases("pairs.title.none") : phrases("pairs.title.preview", ["count": .number(file.lines.count)])
            } ?? phrases("pairs.title")
        let lead = file.map { told($0, phrases) } ?? phrases("pairs.lead")
        return Page(
            title: title, lead: lead,
            trail: ProgrammeFrame.trail(phrases, record.name, record.id)
                + [(phrases("programme.tab.participants"), .participants(record.id))],
            section: .programmes,
            body:
                "\(warning(file, trial, reader.phrases))\(preview(record, file, reader))\(form(record, problems, isAgain: file != nil, reader))"
        )
    }

    /// How many lines are left out, and those that the template gave as examples.
    private static func told(_ file: ExistingPairsFile, _ phrases: Phrases) -> String {
        let left = phrases("pairs.lead.preview", ["count": .number(Set(file.problems.map(\.line)).count)])
        if file.examples == 0 { return left }
        return left + " " + phrases("pairs.lead.examples", ["count": .number(file.examples)])
    }

    private static func form(
        _ record: ProgrammeRecord, _ problems: Problems, isAgain: Bool, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let error: HTML =
            problems["file"].map { text -> HTML in "<p class=\"field__error\" id=\"field-file\">\(text)</p>" }
            ?? .nothing
        let content: HTML = """
            \(Forms.summary(problems, phrases))
            <p>\(phrases("pairs.columns"))</p>
            <label class="\(problems["file"] == nil ? "drop" : "drop is-refused")" data-drop><span class="drop__title">\(phrases("pairs.drop"))</span><span class="hint">\(phrases("pairs.drop_hint"))</span>\
            <input type="file" name="file" accept=".csv,.xlsx,.txt"><span class="drop__name" role="status"></span></label>\(error)
            <div class="form__actions"><button class="button\(isAgain ? "" : " button--primary")">\(phrases("pairs.read"))</button></div>
            """
        return """
            <div class="columns"><div class="columns__main"><section class="card card--form" aria-labelledby="file"><h2 id="file">\(phrases("pairs.file"))</h2>
            \(Forms.post(.existingPairsPreview(record.id), reader, upload: true, content))</section></div>
            <div class="columns__aside"><section class="card" aria-labelledby="template"><h2 id="template">\(phrases("pairs.template"))</h2>
            <p>\(phrases("pairs.template.text"))</p>\(TemplateLinks.html(.existingPairsTemplate(record.id), phrases))</section></div></div>
            """
    }

    private static func preview(_ record: ProgrammeRecord, _ file: ExistingPairsFile?, _ reader: Reader) -> HTML {
        guard let file else { return .nothing }
        return "\(good(record, file.lines, reader))\(bad(record, file.problems, reader))"
    }

    private static let mostNamed = 20

    /// Pairs that would come in against a rule, or over somebody's places: they may, and whoever brings them in knows.
    private static func warning(
        _ file: ExistingPairsFile?, _ trial: ExistingPairTrial?, _ phrases: Phrases
    ) -> HTML {
        guard let file, let trial, !trial.isEmpty else { return .nothing }
        let say = ReasonSentences(phrases, names: .none)
        let names = Dictionary(
            file.lines.flatMap { [($0.input.mentee, $0.menteeName), ($0.input.mentor, $0.mentorName)] }
        ) { first, _ in first }
        let broken = trial.breaking.map { one in
            let pair = phrases(
                "pairing.panel.title",
                ["mentee": .text(names[one.mentee] ?? ""), "mentor": .text(names[one.mentor] ?? "")])
            let why = phrases.list(one.rules.map { say($0.reason) })
            return phrases("publication.outdated.pair", ["pair": .text(pair), "why": .text(why)])
        }
        let full = trial.overbooked.map { one in
            OverbookedWords.sentence(names[one.person] ?? "", one.pairs, one.places, phrases)
        }
        let all = broken + full
        let items = all.prefix(mostNamed).map { text -> HTML in "<li>\(text)</li>" }
        let more: HTML =
            all.count > mostNamed
            ? "<li>\(phrases("pairing.published.more", ["count": .number(all.count - mostNamed)]))</li>" : .nothing
        return """
            <div class="notice notice--attention"><p>\(phrases("pairs.against", ["count": .number(all.count)]))</p><ul>\(items)\(more)</ul></div>
            """
    }

    private static func good(_ record: ProgrammeRecord, _ lines: [ExistingPairsFile.Line], _ reader: Reader) -> HTML {
        guard !lines.isEmpty else { return .nothing }
        let phrases = reader.phrases
        let rows = lines.prefix(200).map { line -> HTML in
            """
            <tr><th scope="row" class="name">\(line.menteeName)</th><td class="name" data-label="\(phrases("pairs.mentor"))">\(line.mentorName)</td>
            <td data-label="\(phrases("pairs.started"))">\(line.input.startedOn.map { phrases.date($0.description) } ?? "–")</td>
            <td class="number" data-label="\(phrases("pairs.meetings"))">\(phrases.number(line.input.meetings))</td></tr>
            """
        }
        let value = lines.map { line in
            "\(line.input.mentee);\(line.input.mentor);\(line.input.startedOn?.description ?? "");\(line.input.meetings)"
        }.joined(separator: "|")
        let button: HTML = """
            <input type="hidden" name="pairs" value="\(value)"><button class="button button--primary">\
            \(phrases("pairs.bring", ["count": .number(lines.count)]))</button>
            """
        return """
            <section class="card card--table" aria-labelledby="good"><div class="card__head"><h2 id="good">\(phrases("pairs.good"))</h2>
            <span class="card__links">\(Forms.post(.existingPairs(record.id), reader, class: "inline-form", button))</span></div>
            <table class="table"><thead><tr><th scope="col">\(phrases("pairs.mentee"))</th><th scope="col">\(phrases("pairs.mentor"))</th>
            <th scope="col">\(phrases("pairs.started"))</th><th scope="col" class="number">\(phrases("pairs.meetings"))</th></tr></thead>
            <tbody>\(rows)</tbody></table></section>
            """
    }

    private static func bad(
        _ record: ProgrammeRecord, _ problems: [ExistingPairsFile.Problem], _ reader: Reader
    ) -> HTML {
        guard !problems.isEmpty else { return .nothing }
        let phrases = reader.phrases
        let items = problems.prefix(200).map { problem -> HTML in
            let column = phrases("pairs.column.\(problem.column)")
            let reason = phrases("pairs.reason.\(problem.reason.rawValue)", ["value": .text(problem.value)])
            return
                "<li>\(phrases("pairs.problem", ["line": .number(problem.line), "column": .text(column), "reason": .text(reason)]))</li>"
        }
        // The lines go back and forth with the form: nothing of a file that was only looked at is kept here.
        let fields = problems.map { problem -> HTML in
            "<input type=\"hidden\" name=\"line\" value=\"\(problem.line);\(problem.column);\(problem.reason.rawValue);\(problem.value)\">"
        }
        let saving = ExportFormat.allCases.map { format -> HTML in
            "<button class=\"button button--small\" name=\"format\" value=\"\(format.rawValue)\">\(phrases("export.\(format.rawValue)"))</button>"
        }
        let save = Forms.post(
            .existingPairsRefused(record.id), reader, class: "inline-form",
            "\(fields)<p class=\"buttons\"><span>\(phrases("pairs.bad_save"))</span>\(saving)</p>")
        return """
            <section class="card card--attention" aria-labelledby="bad"><h2 id="bad">\(phrases("pairs.bad"))</h2>
            <p>\(phrases("pairs.bad_text"))</p><ul>\(items)</ul>\(save)</section>
            """
    }
}

/// « Nadia Haddad : 3 binômes pour une place ».
enum OverbookedWords {
    static func sentence(_ name: String, _ pairs: Int, _ places: Int, _ phrases: Phrases) -> String {
        phrases(
            "pairs.overbooked",
            [
                "name": .text(name), "pairs": .text(phrases("pairs.overbooked.pairs", ["count": .number(pairs)])),
                "places": .text(phrases("pairs.overbooked.places", ["count": .number(places)])),
            ])
    }
}
