import Matching
import Mentoring
import Storage
import Words

/// The page that asks before pairs are published: what will happen, to whom, in which words.
enum PublicationViews {
    static func page(
        _ record: RunRecord, _ preview: PublicationPreview, _ letters: PublicationLetters, _ problems: Problems,
        changed: Bool = false, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        return Page(
            title: title(record, preview, phrases), lead: lead(record, preview, phrases),
            trail: RunFrame.trail(record, phrases), section: .programmes,
            body: """
                \(RunFrame.tabs(record.programme, reader))\(changed ? MoveViews.changedNotice(record, phrases) : .nothing)
                \(Forms.summary(problems, phrases))\(outdated(record, preview, reader))\(unexplained(record, preview, reader.phrases))\(GoneView.oldRules(preview.standing, record.programme, reader.phrases))\(GoneView.newcomers(preview.newcomers, besides: preview.goingOn, reader.phrases))\
                \(preview.isHeldUp || record.state != .done
                    ? back(record, phrases) : "\(plan(record, preview, problems, reader))\(letters.card(phrases))")
                """)
    }

    /// What will happen, and the button; not where something keeps everything from being published.
    private static func plan(
        _ record: RunRecord, _ preview: PublicationPreview, _ problems: Problems, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        return """
            \(mailWarning(preview, reader))\(waiting(record, preview, phrases))\(referent(preview, reader))\
            \(UnjudgedView.notice(preview.unjudged, linked: true, isPast: true, phrases))
            <section class="card"><h2>\(phrases("publication.what"))</h2>\
            <ul class="plain">\(PublicationCounts(preview, of: record.programme, phrases).lines(record, today: reader.today))</ul>\(lifted(record, preview, reader))
            \(form(record, preview, problems, reader))</section>
            """
    }

    private static func back(_ record: RunRecord, _ phrases: Phrases) -> HTML {
        "<p class=\"buttons\"><a class=\"button\" href=\"\(RunPaths(record).review)\">\(phrases("pairing.back"))</a></p>"
    }

    private static func title(_ record: RunRecord, _ preview: PublicationPreview, _ phrases: Phrases) -> String {
        if record.state == .published { return phrases("publication.title.already") }
        if record.state != .done { return phrases("publication.title.over") }
        if preview.isHeldUp { return phrases("publication.title.held_up") }
        let new = preview.pairs - preview.goingOn
        return new > 0 ? phrases("publication.title", ["count": .number(new)]) : phrases("publication.title.nothing")
    }

    private static func lead(_ record: RunRecord, _ preview: PublicationPreview, _ phrases: Phrases) -> String {
        if record.state == .published, let at = record.publishedAt {
            return phrases(
                "publication.already",
                [
                    "name": .text(record.publishedBy ?? phrases("pairing.somebody")),
                    "time": .text(phrases.dateTime(milliseconds: at.milliseconds)),
                ])
        }
        if record.state != .done { return phrases("publication.over") }
        if preview.isHeldUp {
            return phrases(preview.outdated.isEmpty ? "publication.lead.unexplained" : "publication.lead.held_up")
        }
        guard preview.pairs > preview.goingOn else { return phrases("publication.lead.nothing") }
        return PublicationCounts(preview, of: record.programme, phrases).lead
    }

    private static let mostNamed = 10

    /// Who would be left, before anything is sent.
    private static func waiting(_ record: RunRecord, _ preview: PublicationPreview, _ phrases: Phrases) -> HTML {
        guard preview.waiting > 0 else { return .nothing }
        return """
            <div class="notice notice--attention"><p>\(phrases("publication.waiting", ["count": .number(preview.waiting)])) \
            <a href="\(RunPaths(record).waiting)">\(phrases("publication.waiting.why"))</a></p></div>
            """
    }

    /// Nobody is there to whom a worry goes, other than who runs the programme.
    private static func referent(_ preview: PublicationPreview, _ reader: Reader) -> HTML {
        guard !preview.hasReferent, preview.pairs > preview.goingOn else { return .nothing }
        let phrases = reader.phrases
        let name: HTML =
            reader.roles.contains(.administrator)
            ? "<a href=\"/settings/roles\">\(phrases("publication.no_referent.name"))</a>"
            : .text(phrases("publication.no_referent.ask"))
        return """
            <div class="notice notice--info"><p>\(phrases("publication.no_referent")) \(name)</p></div>
            """
    }

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

    /// The pairs that stand on a rule that was lifted, and why.
    private static func lifted(_ record: RunRecord, _ preview: PublicationPreview, _ reader: Reader) -> HTML {
        guard !preview.lifted.isEmpty else { return .nothing }
        let phrases = reader.phrases
        let items = preview.lifted.map { pair -> HTML in
            let reason: HTML =
                pair.reason.map { text -> HTML in
                    " \(phrases("publication.lifted.reason", ["reason": .text(text)]))"
                } ?? .nothing
            return "<li>\(breaking(pair, RunPaths(record).pair(pair.key), phrases))\(reason)</li>"
        }
        return """
            <div class="notice notice--attention"><p>\(phrases(
                "publication.lifted", ["count": .number(preview.lifted.count)]))</p><ul class="plain">\(items)</ul></div>
            """
    }

    /// The two, with the rules that they break.
    private static func breaking(_ pair: PublicationPreview.Lifted, _ path: Path, _ phrases: Phrases) -> HTML {
        let say = ReasonSentences(phrases, names: .none)
        let names = phrases("pairing.panel.title", ["mentee": .text(pair.mentee), "mentor": .text(pair.mentor)])
        return """
            <a href="\(path)">\(names)</a> <span class="tag tag--attention tag--says">\(phrases.list(pair.rules.map { say($0.reason) }))</span>
            """
    }

    /// The locked pairs that break a rule without a reason: each leads to where it is written, or the pair given up.
    private static func unexplained(_ record: RunRecord, _ preview: PublicationPreview, _ phrases: Phrases) -> HTML {
        guard !preview.unexplained.isEmpty else { return .nothing }
        let items = preview.unexplained.map { pair -> HTML in
            "<li>\(breaking(pair, RunPaths(record).move(pair.key), phrases))</li>"
        }
        return """
            <div class="notice notice--attention"><p>\(phrases(
                "publication.unexplained", ["count": .number(preview.unexplained.count)]))</p><ul class="plain">\(items)</ul></div>
            """
    }

    /// Nothing is to be published: the run can be closed, and whoever waits goes on waiting.
    private static func closing(_ record: RunRecord, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let close: HTML =
            record.state == .done
            ? Forms.button(RunPaths(record).cancellation, phrases("publication.close"), reader) : .nothing
        return "<p class=\"soft\">\(phrases("publication.nothing"))</p>\(close)\(back(record, phrases))"
    }

    private static func form(
        _ record: RunRecord, _ preview: PublicationPreview, _ problems: Problems, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let left = preview.left.people
        let isNew = preview.pairs > preview.goingOn
        guard isNew || left > 0 else {
            return closing(record, reader)
        }
        let others: HTML =
            left == 0
            ? .nothing
            // Nobody is written to because somebody did not look: one of the two is chosen.
            : Forms.radios(
                "tell_others", phrases("publication.tell_others", ["count": .number(left)]),
                options: ["yes", "no"].map { ($0, phrases("publication.tell_others.\($0)")) }, chosen: "",
                hint: PublicationCounts(preview, of: record.programme, phrases).left, required: true)
        return Forms.post(
            RunPaths(record).publication, reader,
            """
            <input type="hidden" name="version" value="\(record.version)">\(others)\(deliberate(preview, problems, phrases))\
            <div class="form__actions"><button class="button button--primary">\
            \(phrases(isNew ? "publication.confirm" : "publication.confirm.left"))</button>\
            <a class="button" href="\(RunPaths(record).review)">\(phrases("pairing.back"))</a></div>
            """)
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
