import Matching
import Mentoring
import Storage
import Words

/// The page that asks before pairs are published: what will happen, to whom, in which words.
enum PublicationViews {
    static func page(
        _ record: RunRecord, _ preview: PublicationPreview, _ problems: Problems, changed: Bool = false,
        _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        return Page(
            title: title(record, preview, phrases), lead: lead(record, preview, phrases),
            trail: [
                (record.programmeName, .programmePage(record.programme)),
                (RunViews.title(record, phrases), RunPaths(record).review),
            ], section: .programmes,
            body: """
                \(changed ? MoveViews.changedNotice(record, phrases) : .nothing)
                \(Forms.summary(problems, phrases))\(outdated(record, preview, reader))\(GoneView.newcomers(preview.newcomers, besides: preview.goingOn, reader.phrases))\
                \(preview.isHeldUp || record.state != .done
                    ? back(record, phrases) : plan(record, preview, problems, reader))
                """)
    }

    /// What will happen, and the button; not where something keeps everything from being published.
    private static func plan(
        _ record: RunRecord, _ preview: PublicationPreview, _ problems: Problems, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        return """
            \(mailWarning(preview, reader))\
            \(UnjudgedView.notice(preview.unjudged, linked: true, isPast: true, phrases))
            <section class="card"><h2>\(phrases("publication.what"))</h2>\
            <ul class="plain">\(lines(record, preview, reader))</ul>\(lifted(record, preview, reader))
            \(form(record, preview, problems, reader))</section>
            \(PublicationLetters.card(record, preview, reader))
            """
    }

    private static func back(_ record: RunRecord, _ phrases: Phrases) -> HTML {
        "<p class=\"buttons\"><a class=\"button\" href=\"\(RunPaths(record).review)\">\(phrases("pairing.back"))</a></p>"
    }

    private static func title(_ record: RunRecord, _ preview: PublicationPreview, _ phrases: Phrases) -> String {
        if record.state != .done { return phrases("publication.title.over") }
        if preview.isHeldUp { return phrases("publication.title.held_up") }
        let new = preview.pairs - preview.goingOn
        return new > 0 ? phrases("publication.title", ["count": .number(new)]) : phrases("publication.title.nothing")
    }

    private static func lead(_ record: RunRecord, _ preview: PublicationPreview, _ phrases: Phrases) -> String {
        if record.state != .done { return phrases("publication.over") }
        if preview.isHeldUp { return phrases("publication.lead.held_up") }
        guard preview.pairs > preview.goingOn else { return phrases("publication.lead.nothing") }
        return phrases(preview.gate == .open ? "publication.lead" : "publication.lead.no_mail")
    }

    private static let mostNamed = 10

    /// No mail can leave: those who do not sign in learn nothing.
    private static func mailWarning(_ preview: PublicationPreview, _ reader: Reader) -> HTML {
        guard preview.gate != .open else { return .nothing }
        let phrases = reader.phrases
        let isAdministrator = reader.roles.contains(.administrator)
        let link: HTML =
            isAdministrator
            ? "<a href=\"\(Path.settingsMail)\">\(phrases("publication.mail.settings"))</a>"
            : .text(phrases("publication.mail.administrator"))
        return """
            <div class="notice notice--attention"><p><strong>\(phrases("publication.mail.\(preview.gate)"))</strong> \
            \(phrases("publication.mail.wait")) \(link)</p></div>
            """
    }

    /// Who is told another way, by name.
    private static func named(_ key: String, _ people: [(person: ID<Person>, name: String)], _ phrases: Phrases) -> HTML
    {
        let names = people.prefix(mostNamed).enumerated().map { place, one -> HTML in
            "\(place == 0 ? "" : ", ")<a href=\"\(Path.person(one.person))\">\(one.name)</a>"
        }
        let more: HTML =
            people.count > mostNamed
            ? ", \(phrases("publication.and_more", ["count": .number(people.count - mostNamed)]))" : .nothing
        return "\(phrases(key, ["count": .number(people.count)])) \(names)\(more)."
    }

    /// The pairs that keep everything from being published, why, and the way out.
    private static func outdated(_ record: RunRecord, _ preview: PublicationPreview, _ reader: Reader) -> HTML {
        guard !preview.outdated.isEmpty else { return .nothing }
        let phrases = reader.phrases
        let say = ReasonSentences(phrases, names: .none)
        let items = preview.outdated.prefix(mostNamed).map { pair -> HTML in
            let names = phrases(
                "pairing.panel.title", ["mentee": .text(pair.mentee), "mentor": .text(pair.mentor)])
            let why =
                switch pair.why {
                case .gone: phrases("publication.outdated.gone")
                case .broken(let rule): say(rule.reason)
                case .ended: phrases("publication.outdated.ended")
                case .full: phrases("pairing.gone.full", ["name": .text(pair.full ?? "")])
                case .missing: phrases("pairing.gone.missing")
                }
            return "<li>\(phrases("publication.outdated.pair", ["pair": .text(names), "why": .text(why)]))</li>"
        }
        let again = RunViews.askButton(record.programme, reader, label: phrases("pairing.solve_again"), primary: true)
        return """
            <div class="notice notice--attention"><p>\(phrases(
                "publication.outdated", ["count": .number(preview.outdated.count)]))</p><ul>\(items)</ul>\(again)</div>
            """
    }

    private static func lines(_ record: RunRecord, _ preview: PublicationPreview, _ reader: Reader) -> [HTML] {
        let phrases = reader.phrases
        let people = preview.mails.reduce(0) { $0 + $1.people }
        let languages = preview.mails.map { mail in
            phrases(
                "publication.mails_in",
                ["count": .number(mail.people), "language": .text(phrases.languageName(mail.language))])
        }
        let paths = RunPaths(record)
        let counted: [(key: String, count: Int, path: Path?)] = [
            ("publication.later", preview.gate == .open ? preview.later : 0, nil),
            ("publication.continuing", preview.continuing, nil), ("publication.going_on", preview.goingOn, nil),
            ("publication.unsure", preview.unsure, ReviewQuery.toReview.path(paths.review)),
            ("publication.waiting", preview.waiting, paths.waiting),
            ("publication.told_before", preview.leftTold, nil),
        ]
        let first =
            people == 0
            ? phrases("publication.no_mail")
            : phrases(
                "publication.mails", ["count": .number(people), "list": .list(languages)])
        let more = counted.filter { $0.count > 0 }.map { key, count, path -> HTML in
            let text = phrases(key, ["count": .number(count)])
            return path.map { path -> HTML in "<a href=\"\(path)\">\(text)</a>" } ?? .text(text)
        }
        let unreached = [
            ("publication.refused", preview.refused), ("publication.without_address", preview.withoutAddress),
        ].filter { !$1.isEmpty }.map { named($0, $1, phrases) }
        // Where nothing begins, nothing changes for the programme either.
        let isNew = preview.pairs > preview.goingOn
        let stage: [HTML] = isNew ? [.text(becomes(preview, reader))] : []
        return ((isNew ? [.text(first)] : []) + unreached + more + stage).map { line -> HTML in
            "<li>\(line)</li>"
        }
    }

    private static func becomes(_ preview: PublicationPreview, _ reader: Reader) -> String {
        guard preview.startsOn > reader.today else { return reader.phrases("publication.stage") }
        let day = reader.phrases.date(preview.startsOn.description)
        return reader.phrases("publication.stage.later", ["day": .text(day)])
    }

    /// The pairs that stand on a rule that was lifted, and why.
    private static func lifted(_ record: RunRecord, _ preview: PublicationPreview, _ reader: Reader) -> HTML {
        guard !preview.lifted.isEmpty else { return .nothing }
        let phrases = reader.phrases
        let say = ReasonSentences(phrases, names: .none)
        let items = preview.lifted.map { pair -> HTML in
            let names = phrases("pairing.panel.title", ["mentee": .text(pair.mentee), "mentor": .text(pair.mentor)])
            let rules = phrases.list(pair.rules.map { say($0.reason) })
            let reason: HTML =
                pair.reason.map { text -> HTML in
                    " \(phrases("publication.lifted.reason", ["reason": .text(text)]))"
                } ?? .nothing
            return """
                <li><a href="\(RunPaths(record).pair(pair.key))">\(names)</a> \
                <span class="tag tag--attention">\(rules)</span>\(reason)</li>
                """
        }
        return """
            <div class="notice notice--attention"><p>\(phrases(
                "publication.lifted", ["count": .number(preview.lifted.count)]))</p><ul class="plain">\(items)</ul></div>
            """
    }

    private static func form(
        _ record: RunRecord, _ preview: PublicationPreview, _ problems: Problems, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let left = preview.leftMentees + preview.leftMentors
        let isNew = preview.pairs > preview.goingOn
        guard isNew || left > 0 else {
            return "<p class=\"soft\">\(phrases("publication.nothing"))</p>\(back(record, phrases))"
        }
        let others: HTML =
            left == 0
            ? .nothing
            : Forms.check(
                "tell_others", phrases("publication.tell_others", ["count": .number(left)]), checked: true,
                hint: hint(preview, phrases))
        return Forms.post(
            RunPaths(record).publication, reader,
            """
            <input type="hidden" name="version" value="\(record.version)">\(others)\(deliberate(preview, problems, phrases))\
            <div class="form__actions"><button class="button button--primary">\
            \(phrases(isNew ? "publication.confirm" : "publication.confirm.left"))</button>\
            <a class="button" href="\(RunPaths(record).review)">\(phrases("pairing.back"))</a></div>
            """)
    }

    /// Who is left, on which side, and how many mails more that makes.
    private static func hint(_ preview: PublicationPreview, _ phrases: Phrases) -> String {
        let sides = [
            ("publication.left.mentees", preview.leftMentees), ("publication.left.mentors", preview.leftMentors),
        ].filter { $0.1 > 0 }.map { phrases($0.0, ["count": .number($0.1)]) }
        let people = preview.mails.reduce(0) { $0 + $1.people }
        let mails = phrases(
            "publication.tell_others.mails",
            ["count": .number(preview.leftReached), "all": .number(people + preview.leftReached)])
        return phrases("publication.tell_others.hint", ["list": .list(sides), "mails": .text(mails)])
    }

    /// A rule that was chosen did not count: asked for in so many words.
    private static func deliberate(_ preview: PublicationPreview, _ problems: Problems, _ phrases: Phrases) -> HTML {
        let count = preview.unjudged.count(where: \.asksFirst)
        guard count > 0, preview.beginning > 0 else { return .nothing }
        let error: HTML = problems["without_rules"].map { "<p class=\"field__error\">\($0)</p>" } ?? .nothing
        let check = Forms.check(
            "without_rules", phrases("publication.without_rules", ["count": .number(count)]), checked: false)
        return "<div id=\"field-without_rules\">\(error)\(check)</div>"
    }
}
