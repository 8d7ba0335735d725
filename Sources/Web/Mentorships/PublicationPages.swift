import HTTPTypes
import Matching
import Mentoring
import Storage
import Words

/// Publishing: asked once, with what will happen; then done.
enum PublicationPages {
    static func ask(_ request: PageRequest) async throws -> Answer {
        let (record, preview) = try await preview(request)
        return request.page(PublicationViews.page(record, preview, .none, request.reader))
    }

    static func publish(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let version = Int(request.form["version"]) ?? 0
        let (studies, now) = (request.installation.studies, request.now)
        do {
            return try await request.submit(
                { tx in
                    try Publication.publish(
                        paths.run, paths.programme, version: version, by: actor, studies, in: tx, at: now)
                }, done: { _ in .redirect(to: paths.review) },
                refused: { refusal in
                    let (record, preview) = try await preview(request)
                    let problems = Problems(refusal, in: request.phrases)
                    return request.page(PublicationViews.page(record, preview, problems, request.reader))
                })
        } catch is ChangedMeanwhile {
            let (record, preview) = try await preview(request)
            var answer = request.page(PublicationViews.page(record, preview, .none, changed: true, request.reader))
            answer.status = .conflict
            return answer
        }
    }

    private static func preview(_ request: PageRequest) async throws -> (RunRecord, PublicationPreview) {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let (studies, now) = (request.installation.studies, request.now)
        return try await request.read { tx in
            let record = try RunRecord.find(paths.run, of: paths.programme, by: actor, in: tx)
            guard record.state.hasPairs else { throw NotFound() }
            return (record, try Publication.preview(of: record, by: actor, studies, in: tx, at: now))
        }
    }
}

enum PublicationViews {
    static func page(
        _ record: RunRecord, _ preview: PublicationPreview, _ problems: Problems, changed: Bool = false,
        _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases("publication.title", ["count": .number(preview.pairs)]), lead: phrases("publication.lead"),
            trail: [
                (record.programmeName, .programmePage(record.programme)),
                (RunViews.title(record, phrases), RunPaths(record).review),
            ], section: .programmes,
            body: """
                \(changed ? MoveViews.changedNotice(record, phrases) : .nothing)
                \(Forms.summary(problems, phrases))\(outdated(record, preview, reader))
                <section class="card"><h2>\(phrases("publication.what"))</h2><ul class="plain">\(lines(preview, phrases))</ul>
                \(form(record, preview, reader))</section>
                """)
    }

    private static let mostNamed = 10

    /// The pairs that keep everything from being published, why, and the way out.
    private static func outdated(_ record: RunRecord, _ preview: PublicationPreview, _ reader: Reader) -> HTML {
        guard !preview.outdated.isEmpty else { return .nothing }
        let phrases = reader.phrases
        let say = ReasonSentences(phrases, names: .none)
        let items = preview.outdated.prefix(mostNamed).map { pair -> HTML in
            let names = phrases(
                "pairing.panel.title", ["mentee": .text(pair.mentee), "mentor": .text(pair.mentor)])
            let why = pair.rule.map { say($0.reason) } ?? phrases("publication.outdated.gone")
            return "<li>\(phrases("publication.outdated.pair", ["pair": .text(names), "why": .text(why)]))</li>"
        }
        let again = RunViews.askButton(record.programme, reader, label: phrases("pairing.solve_again"), primary: true)
        return """
            <div class="notice notice--attention"><p>\(phrases(
                "publication.outdated", ["count": .number(preview.outdated.count)]))</p><ul>\(items)</ul>\(again)</div>
            """
    }

    private static func lines(_ preview: PublicationPreview, _ phrases: Phrases) -> [HTML] {
        let mails = preview.mails.map { mail in
            phrases(
                "publication.mails_in",
                ["count": .number(mail.count), "language": .text(phrases.languageName(mail.language))])
        }
        var lines: [String] = []
        if mails.isEmpty {
            lines.append(phrases("publication.no_mail"))
        } else {
            let sum = preview.mails.reduce(0) { $0 + $1.count }
            lines.append(phrases("publication.mails", ["count": .number(sum), "list": .list(mails)]))
        }
        let more: [(String, Int)] = [
            ("publication.without_address", preview.withoutAddress), ("publication.continuing", preview.continuing),
            ("publication.waiting", preview.waiting), ("publication.unsure", preview.unsure),
        ]
        for (key, count) in more where count > 0 { lines.append(phrases(key, ["count": .number(count)])) }
        lines.append(phrases("publication.stage"))
        return lines.map { line -> HTML in "<li>\(line)</li>" }
    }

    private static func form(_ record: RunRecord, _ preview: PublicationPreview, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let back: HTML = "<a class=\"button\" href=\"\(RunPaths(record).review)\">\(phrases("pairing.back"))</a>"
        guard record.state == .done else {
            return "<p class=\"soft\">\(phrases("publication.over"))</p><p class=\"buttons\">\(back)</p>"
        }
        return Forms.post(
            RunPaths(record).publication, reader,
            """
            <input type="hidden" name="version" value="\(record.version)">\
            <div class="form__actions"><button class="button button--primary"\(flag: "disabled", !preview.outdated.isEmpty)>\
            \(phrases("publication.confirm"))</button>\(back)</div>
            """)
    }
}
