import Matching
import Mentoring
import Storage
import Words

/// Pages on which a mentee gets another mentor.
enum MoveViews {
    /// The question with its price; `changed` when somebody else changed the run meanwhile.
    static func confirm(
        _ view: MoveView, reason: String, _ problems: Problems, changed: Bool = false, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let (mentee, mentor) = (view.name(view.key.mentee), view.name(view.key.mentor))
        return Page(
            title: phrases(
                view.isUnexplained ? "pairing.move.title_why" : "pairing.move.title",
                ["mentee": .text(mentee), "mentor": .text(mentor)]),
            leadHTML: lead(view, phrases), trail: RunFrame.trail(view.record, phrases), section: .programmes,
            body: """
                \(RunFrame.tabs(view.record.programme, reader))\(changed ? changedNotice(view.record, phrases) : .nothing)
                \(Forms.summary(problems, phrases))\(LocalView.notice(view.change == nil ? view.limits : nil, phrases))
                \(view.change.map { changes($0, view, phrases) })
                \(form(view, reason: reason, problems, reader))
                """)
    }

    /// Says that somebody else changed the run, who, and that nothing was lost.
    static func changedNotice(_ record: RunRecord, _ phrases: Phrases) -> HTML {
        let time = record.changedAt.map { phrases.time(milliseconds: $0.milliseconds) } ?? ""
        let who: WordValue = .text(record.changedBy ?? phrases("pairing.somebody"))
        return """
            <div class="notice notice--attention" role="alert"><p>\(phrases(
                "pairing.changed_meanwhile", ["name": who, "time": .text(time)]))</p></div>
            """
    }

    private static func lead(_ view: MoveView, _ phrases: Phrases) -> HTML {
        if let refusal = view.refusal {
            return .text(Problems(refusal, in: phrases).all.map(\.sentence).joined(separator: " "))
        }
        if view.isUnexplained { return .text(phrases("pairing.move.unexplained")) }
        if view.isSettled { return .text(phrases(view.goesOn ? "pairing.move.goes_on" : "pairing.move.settled")) }
        guard let change = view.change, !view.isTogether else { return .text(phrases("pairing.move.together")) }
        return CostSentence(phrases).difference(change.effect, of: view.key.mentee, names: view.name)
    }

    private static func changes(_ change: RunChange, _ view: MoveView, _ phrases: Phrases) -> HTML {
        if change.added.isEmpty, change.removed.isEmpty { return .nothing }
        let mentees = change.mentees.sorted { view.name($0) < view.name($1) }
        let rows = mentees.map { mentee -> HTML in
            """
            <tr><th scope="row" class="name">\(view.name(mentee))</th>\
            <td data-label="\(phrases("pairing.move.before"))"><span>\(partners(change.removed, mentee, view, phrases))</span></td>\
            <td data-label="\(phrases("pairing.move.after"))"><span>\(partners(change.added, mentee, view, phrases))</span></td></tr>
            """
        }
        return """
            <section class="card card--table" aria-labelledby="changes"><div class="card__head">\
            <h2 id="changes">\(phrases("pairing.move.changes"))</h2>\
            <span class="card__note">\(EffectWords(change.effect).text(phrases))</span></div>\
            <table class="table"><thead><tr><th scope="col">\(phrases("pairing.mentee"))</th>\
            <th scope="col">\(phrases("pairing.move.before"))</th><th scope="col">\(phrases("pairing.move.after"))</th>\
            </tr></thead><tbody>\(rows)</tbody></table></section>
            """
    }

    private static func partners(
        _ pairs: [(key: PairKey, score: Int)], _ mentee: ID<Participant>, _ view: MoveView, _ phrases: Phrases
    ) -> HTML {
        let own = pairs.filter { $0.key.mentee == mentee }.map {
            "\(view.name($0.key.mentor)) (\(($0.score + 50) / 100))"
        }
        return own.isEmpty ? "<span class=\"soft\">\(phrases("pairing.nobody"))</span>" : .text(phrases.list(own))
    }

    private static func form(_ view: MoveView, reason: String, _ problems: Problems, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let paths = RunPaths(view.record)
        let back: HTML =
            "<a class=\"button\" href=\"\(paths.choices(view.key.mentee))\">\(phrases("pairing.move.back"))</a>"
        guard view.change != nil, !view.isSettled, view.record.state == .done else {
            return "<p class=\"buttons\">\(back)</p>"
        }
        let sentences = view.words.sentences(reader)
        let broken = view.explanation.broken.map { sentences($0.reason) }
        let rules: HTML =
            broken.isEmpty
            ? .nothing
            : """
            <div class="notice notice--attention"><p>\(phrases("pairing.panel.broken", ["rules": .list(broken)]))</p></div>\
            \(Forms.area(
                "reason", phrases("pairing.move.reason"), value: reason, problems: problems,
                hint: phrases("pairing.move.reason_hint"), rows: 3, required: true))
            """
        let confirm = phrases(view.isUnexplained ? "pairing.move.explain" : "pairing.move.confirm")
        let content: HTML = """
            \(rules)<input type="hidden" name="moved" value="\(view.key.mentee.text)">\
            <input type="hidden" name="mentor" value="\(view.key.mentor.text)">\
            <input type="hidden" name="version" value="\(view.record.version)">\
            <div class="form__actions"><button class="button button--primary">\(confirm)</button>\
            \(back)</div>
            """
        return "\(Forms.post(paths.moves, reader, content))\(givingUp(view, reader))"
    }

    /// The other way out of a pair that breaks a rule without a reason.
    private static func givingUp(_ view: MoveView, _ reader: Reader) -> HTML {
        guard view.isUnexplained else { return .nothing }
        let paths = RunPaths(view.record)
        let posts = [PairOrder.unlock, .forbid].map { order -> HTML in
            Forms.button(
                paths.decisions, reader.phrases("pairing.order.\(order.rawValue)"), reader,
                style: "button button--small",
                values: [
                    "do": order.rawValue, "pair": view.key.text, "version": String(view.record.version),
                    "return": paths.review.text,
                ])
        }
        return """
            <section class="card"><h2>\(reader.phrases("pairing.move.give_up"))</h2>\
            <p>\(reader.phrases("pairing.move.give_up_text"))</p><div class="buttons">\(posts)</div></section>
            """
    }
}
