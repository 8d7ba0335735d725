import Mentoring
import Storage
import Words

/// The review of a run: what came out, the pairs, the one that is being looked at, and the balance of the whole.
enum ReviewViews {
    static func page(_ review: Review, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: title(review, phrases), leadHTML: lead(review, phrases), actions: actions(review, reader),
            trail: RunFrame.trail(of: review.record.programme, review.record.programmeName, phrases)
                + [(phrases("pairing.history"), .runs(of: review.record.programme))], section: .programmes,
            body: """
                \(review.tabs.html(current: .pairs, reader))
                \(LocalView.notice(review.record.state == .done ? review.limits : nil, phrases))\(UnjudgedView.notice(review.unjudged, linked: review.isWhole, isPast: true, phrases))\(notice(review, reader))
                <div class="columns columns--list"><div class="columns__main">\(PairTable.card(review, reader))</div>
                <aside class="columns__aside" aria-label="\(phrases("pairing.aside"))">
                \(review.panel.map { PanelView.card($0, review, reader) })
                \(review.isWhole ? BalanceView.card(review, reader) : .nothing)
                </aside></div>
                """)
    }

    private static func title(_ review: Review, _ phrases: Phrases) -> String {
        guard review.isWhole else {
            return phrases("pairing.review.title_local", ["count": .number(review.page.count)])
        }
        let run = review.record
        let matched: WordValue = .number(run.matched)
        if run.state == .done, !review.gone.isEmpty {
            return phrases("pairing.review.title_gone", ["count": .number(review.gone.count), "matched": matched])
        }
        if run.state == .published, let at = run.publishedAt {
            let day: WordValue = .text(phrases.date(milliseconds: at.milliseconds))
            return phrases("pairing.published.title", ["count": matched, "day": day])
        }
        if run.state == .done, review.published > 0 { return goesOn(review, phrases) }
        return run.waiting == 0
            ? phrases("pairing.review.title_all", ["count": matched])
            : phrases("pairing.review.title_some", ["count": matched, "waiting": waiting(run.waiting, phrases)])
    }

    /// What is new beside the pairs that are published already.
    private static func goesOn(_ review: Review, _ phrases: Phrases) -> String {
        let run = review.record
        let rest: WordValue =
            run.waiting == 0 ? .text(phrases("pairing.review.nobody_waits")) : waiting(run.waiting, phrases)
        let new = run.matched - review.published
        let going = phrases("pairing.review.published_already", ["count": .number(review.published)])
        return phrases(
            new == 0 ? "pairing.review.title_same" : "pairing.review.title_new",
            ["count": .number(review.published), "going": .text(going), "new": .number(new), "rest": rest])
    }

    private static func waiting(_ count: Int, _ phrases: Phrases) -> WordValue {
        .text(phrases("pairing.review.waiting", ["count": .number(count)]))
    }

    /// What is proved, and where a manager's eyes are needed; once published, what was sent.
    private static func lead(_ review: Review, _ phrases: Phrases) -> HTML {
        if review.record.state == .published { return PublishedView.lead(review, phrases) }
        if review.record.state == .done, !review.gone.isEmpty { return .text(phrases("pairing.review.lead_gone")) }
        let optimal = OptimalSentence(review, phrases)
        guard review.record.state == .done else { return optimal.html }
        return "\(optimal.html) \(kept(review, phrases))\(optimal.isUniform ? .nothing : unsure(review, phrases))"
    }

    /// How many go on though they break a rule, with the way to them.
    private static func kept(_ review: Review, _ phrases: Phrases) -> HTML {
        guard !review.keptBroken.isEmpty else { return .nothing }
        var query = ReviewQuery()
        query.filter.liftedOnly = true
        let count: [String: WordValue] = ["count": .number(review.keptBroken.count)]
        let path = query.path(RunPaths(review.record).review)
        return
            "\(phrases("pairing.review.going_on_broken", count)) <a href=\"\(path)\">\(phrases("pairing.unexplained.look", count))</a>. "
    }

    /// How many are to be reviewed, with the way to them.
    private static func unsure(_ review: Review, _ phrases: Phrases) -> HTML {
        if review.unsure == 0 {
            // Others wait all the same: said below.
            guard review.outdated == 0, review.standing.followsRules, review.unexplained.isEmpty else {
                return .nothing
            }
            let isJudged = !review.unjudged.contains(where: \.asksFirst)
            let sure = !review.keptBroken.isEmpty ? "pairing.review.all_sure_else" : "pairing.review.all_sure"
            return .text(phrases(isJudged ? sure : "pairing.review.all_sure_unjudged"))
        }
        let words: [String: WordValue] = [
            "count": .number(review.unsure),
            "spelled": .text(Spelled.number(review.unsure, phrases, capital: true)),
        ]
        let pairs = phrases("pairing.review.unsure_pairs", words)
        let link: HTML = "<a href=\"\(ReviewQuery.toReview.path(RunPaths(review.record).review))\">\(pairs)</a>"
        return HTML.sentence(["pairs": link]) { pieces in
            phrases(
                "pairing.review.unsure", ["count": .number(review.unsure), "pairs": .text(pieces["pairs"] ?? "")])
        }
    }

    private static func actions(_ review: Review, _ reader: Reader) -> HTML {
        guard review.isWhole else { return .nothing }
        let phrases = reader.phrases
        if review.record.state == .published { return PublishedView.actions(review, reader) }
        // Nothing can be published as long as a pair of it does not hold.
        let isStale = !review.gone.isEmpty || review.outdated > 0 || !review.standing.followsRules
        let isToSolve = isStale && review.newer == nil
        let again = RunViews.askButton(
            review.record.programme, reader, label: phrases("pairing.solve_again"), primary: isToSolve)
        guard review.record.state == .done else { return again }
        if let newer = review.newer {
            // The newest is what is to be published.
            return """
                <a class="button" href="\(RunPaths(review.record).publication)">\(phrases("pairing.publish_old"))</a>\
                <a class="button button--primary" href="\(RunPaths(review.record.programme, newer).review)">\
                \(phrases("pairing.open_newer"))</a>
                """
        }
        // With nothing to begin, a publication only closes the run, or tells those for whom there is nobody.
        let isOver = review.published == review.record.matched && review.record.matched > 0
        let asksFirst = !isToSolve && costsMany(review)
        let waiting: HTML =
            asksFirst
            ? """
            <a class="button button--primary" href="\(RunPaths(review.record).waiting)">\(phrases("pairing.see_waiting"))</a>
            """ : .nothing
        return """
            \(again)<a class="button\(isToSolve || isOver || asksFirst ? "" : " button--primary")" \
            href="\(RunPaths(review.record).publication)">\
            \(phrases(isOver ? "pairing.close_run" : "pairing.publish"))</a>\(waiting)
            """
    }

    /// One rule keeps a tenth as many as are matched from having somebody: that is to be looked at before publishing.
    private static func costsMany(_ review: Review) -> Bool {
        (review.reliefs.first?.more ?? 0) * 10 >= max(1, review.record.matched)
    }

    /// What a rule costs in people, as long as the rules are those of the run.
    private static func relief(_ review: Review, _ phrases: Phrases) -> HTML {
        guard review.newer == nil, review.standing.followsRules else { return .nothing }
        return ReliefView.notice(
            review.reliefs, free: review.free, .programmeRules(review.record.programme), phrases)
    }

    /// What became of a run that is not open any more, or which changes are to be looked at.
    private static func notice(_ review: Review, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let run = review.record
        if run.state == .published { return PublishedView.notice(review, phrases) }
        if run.state == .superseded { return notice("info", phrases("pairing.review.superseded")) }
        let newer: HTML =
            review.newer.map { newer -> HTML in
                let link: HTML = """
                    <a href="\(RunPaths(run.programme, newer).review)">\(phrases("pairing.review.newer_link"))</a>
                    """
                let text = HTML.sentence(["link": link]) { pieces in
                    phrases("pairing.review.newer", ["link": .text(pieces["link"] ?? "")])
                }
                return "<div class=\"notice notice--info\"><p>\(text)</p></div>"
            } ?? .nothing
        let gone: HTML =
            "\(GoneView.notice(review, phrases))\(GoneView.outdated(review, phrases))\(GoneView.oldRules(review.standing, run.programme, phrases))\(GoneView.unexplained(review, phrases))\(GoneView.overbooked(review, phrases))\(GoneView.newcomers(review.newcomers, besides: review.published, phrases))\(relief(review, phrases))"
        guard let who = run.changedBy, let at = run.changedAt else {
            return "\(gone)\(newer)\(fresh(review, reader))"
        }
        return """
            \(gone)\(newer)<p class="confidence">\(phrases(
                "pairing.review.changed_by",
                ["name": .text(who), "time": .text(phrases.dateTime(milliseconds: at.milliseconds))]))</p>
            """
    }

    private static let freshMinutes = 10

    /// A run that has just ended says so, and what it changed: its page looks much like the one of the run before.
    private static func fresh(_ review: Review, _ reader: Reader) -> HTML {
        let (run, phrases) = (review.record, reader.phrases)
        guard run.previous != nil, let at = run.finishedAt, at.adding(minutes: freshMinutes) > reader.now else {
            return .nothing
        }
        let text = phrases(
            "pairing.review.fresh",
            [
                "run": .text(RunViews.title(run, phrases)), "count": .number(review.tabs.changed),
                "time": .text(phrases.time(milliseconds: at.milliseconds)),
            ])
        return "<div class=\"notice notice--success\" role=\"status\"><p>\(text)</p></div>"
    }

    private static func notice(_ kind: String, _ text: String) -> HTML {
        "<div class=\"notice notice--\(kind)\"><p>\(text)</p></div>"
    }
}
