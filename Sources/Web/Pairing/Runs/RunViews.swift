import Mentoring
import Storage
import Words

/// Pages of computations that have no pairs to review (yet), and the list of all.
enum RunViews {
    static func history(
        _ programme: ID<Programme>, _ name: String, _ runs: [RunRecord], mayAsk: Bool, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let open = runs.first { $0.state == .done }
        let review: HTML =
            open.map { run -> HTML in
                """
                <a class="button button--primary" href="\(RunPaths(run).review)">\(phrases("pairing.history.review"))</a>
                """
            } ?? .nothing
        let label = phrases(runs.isEmpty ? "pairing.ask" : "pairing.ask_more")
        let ask = mayAsk ? askButton(programme, reader, label: label, primary: runs.isEmpty) : .nothing
        return Page(
            title: phrases(
                open == nil ? "pairing.history.title" : "pairing.history.title_open", ["count": .number(runs.count)]),
            lead: phrases(runs.isEmpty ? "pairing.history.empty_lead" : "pairing.history.lead"),
            actions: "\(ask)\(review)",
            trail: RunFrame.trail(of: programme, name, phrases), section: .programmes,
            body:
                "\(RunFrame.tabs(programme, reader))\(runs.isEmpty ? empty(phrases) : list(runs, of: programme, reader))"
        )
    }

    /// The button that asks for a computation.
    static func askButton(_ programme: ID<Programme>, _ reader: Reader, label: String, primary: Bool) -> HTML {
        Forms.button(
            .runs(of: programme), label, reader, style: primary ? "button button--primary" : "button")
    }

    private static func empty(_ phrases: Phrases) -> HTML {
        """
        <section class="card"><div class="empty"><p class="empty__title">\(phrases("pairing.history.empty"))</p>\
        <p>\(phrases("pairing.history.empty_note"))</p></div></section>
        """
    }

    private static func list(_ runs: [RunRecord], of programme: ID<Programme>, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let open = runs.first { $0.state == .done }?.id
        let rows = runs.map { run -> HTML in
            // One of them is to be reviewed: a later one took the place of those before it.
            let state: RunState = run.state == .done && run.id != open ? .superseded : run.state
            return """
                <li class="row"><div class="row__main"><h2><a href="\(RunPaths(run).review)">\(title(run, phrases))</a></h2>\
                <p class="row__note">\(summary(run, phrases))</p></div>\
                <div class="row__side"><p>\(phrases("pairing.state.\(state.rawValue)"))</p></div></li>
                """
        }
        return """
            <section class="card" aria-labelledby="runs"><div class="card__head"><h2 id="runs">\(phrases("pairing.history"))</h2>\
            <span class="card__links">\(ExportLinks.html(.runsExport(of: programme), phrases))</span></div>
            <ul class="rows">\(rows)</ul></section>
            """
    }

    static func title(_ run: RunRecord, _ phrases: Phrases) -> String {
        phrases(
            "pairing.run.of",
            [
                "number": .number(run.number),
                "day": .text(phrases.date(milliseconds: run.askedAt.milliseconds, .dayMonth)),
            ])
    }

    private static func summary(_ run: RunRecord, _ phrases: Phrases) -> String {
        let time = phrases.time(milliseconds: run.askedAt.milliseconds)
        guard run.state.hasPairs else { return time }
        return phrases(
            run.waiting > 0 ? "pairing.run.summary" : "pairing.run.placed",
            ["time": .text(time), "count": .number(run.matched), "waiting": .number(run.waiting)])
    }

    /// Which rules would not count, and the two ways on.
    static func askFirst(
        _ programme: ID<Programme>, _ name: String, _ rules: [UnjudgedRule], _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let order: HTML =
            rules.contains { $0.unranked > 0 }
            ? "<a class=\"button button--primary\" href=\"\(Path.grades)\">\(phrases("pairing.unjudged.order_grades"))</a>"
            : "<a class=\"button button--primary\" href=\"\(Path.programmeRules(programme))\">\(phrases("pairing.unjudged.rules"))</a>"
        let goOn = Forms.button(
            .runs(of: programme), phrases("pairing.unjudged.go_on"), reader, values: ["without_rules": "yes"])
        return Page(
            title: phrases("pairing.unjudged.title", ["count": .number(rules.count(where: \.asksFirst))]),
            lead: phrases("pairing.unjudged.lead"), trail: RunFrame.trail(of: programme, name, phrases),
            section: .programmes,
            body: """
                \(RunFrame.tabs(programme, reader))<section class="card">\(UnjudgedView.notice(rules, linked: false, phrases))
                <div class="buttons">\(order)\(goOn)</div></section>
                """)
    }

    /// A run that waits, runs, was cancelled or failed.
    static func underWay(_ run: RunRecord, mayCancel: Bool, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let again =
            mayCancel && !run.state.isUnderWay
            ? askButton(run.programme, reader, label: phrases("pairing.ask_again"), primary: true) : .nothing
        return Page(
            title: phrases("pairing.under_way.\(run.state.rawValue).title"),
            lead: run.isServersFault
                ? phrases("pairing.under_way.failed.server.lead")
                : phrases("pairing.under_way.\(run.state.rawValue).lead"),
            actions: again, trail: RunFrame.trail(of: run.programme, run.programmeName, phrases), section: .programmes,
            body: """
                \(RunFrame.tabs(run.programme, reader))\
                \(run.state.isUnderWay ? working(run, mayCancel: mayCancel, reader) : .nothing)
                """)
    }

    private static func working(_ run: RunRecord, mayCancel: Bool, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let paths = RunPaths(run)
        let percent = run.progress / 10
        let cancel = mayCancel ? Forms.button(paths.cancellation, phrases("pairing.cancel"), reader) : .nothing
        return """
            <section class="card"><div class="working" id="run" data-refresh="\(paths.review)">\
            <p role="status">\(phrases("pairing.progress", ["percent": .number(percent)]))</p>\
            <progress class="progress" value="\(run.progress)" max="1000" aria-label="\(phrases("pairing.progress.label"))">\
            \(percent)</progress>\
            <p class="no-script"><a href="\(paths.review)">\(phrases("pairing.look_again"))</a></p></div>\
            <p class="card__foot">\(cancel)</p></section>
            """
    }
}
