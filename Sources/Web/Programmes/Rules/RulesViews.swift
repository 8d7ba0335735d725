import Matching
import Mentoring
import Storage
import Words

/// The rules and weights, beside what they do.
enum RulesViews {
    static func page(_ view: RulesView, _ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let id = view.record.id
        // The token goes with the button that saves only: asking to show is a plain GET and carries none.
        return Page(
            title: phrases("rules.title"), lead: phrases("rules.lead"),
            trail: ProgrammeFrame.trail(phrases, view.record.name, id), section: .programmes,
            body: """
                \(ProgrammeFrame.tabs(id, current: .rules, isWhole: true, phrases))\(saved(view, reader))
                <form class="stack" method="post" action="\(Path.programmeRules(id))" data-live="effect" data-unsaved\(flag: "data-is-unsaved", !view.unsaved.isEmpty)>
                <input type="hidden" name="shown" value="yes"><input type="hidden" name="version" value="\(view.version)">
                \(Forms.summary(problems, phrases))\(view.isConflict ? RuleChangeViews.conflict(view, reader) : .nothing)
                <div class="columns columns--even columns--effect"><div class="columns__main stack">\(weights(view, problems, phrases))\(rules(view, problems, phrases))
                <p class="buttons"><button class="button button--primary" name="form_token" value="\(reader.formToken)">\(phrases(view.isConflict ? "rules.save_over" : "rules.save"))</button>
                <button class="button" formmethod="get">\(phrases("rules.show"))</button></p></div>
                <div class="columns__aside columns__aside--follow">\(RulesEffectViews.region(view, phrases))</div></div></form>
                """)
    }

    /// What was saved, how many would wait by it, and what comes next.
    private static func saved(_ view: RulesView, _ reader: Reader) -> HTML {
        guard view.isSaved else { return .nothing }
        let (phrases, id) = (reader.phrases, view.record.id)
        let next: HTML =
            view.record.stage == .closed || view.effect.mentees.isEmpty || view.effect.mentors.isEmpty
            ? .nothing
            : """
            <div class="buttons">\(RunViews.askButton(id, reader, label: phrases("pairing.ask"), primary: false))\
            <a class="button" href="#waiting">\(phrases("rules.see_effect"))</a></div>
            """
        let waiting: HTML = view.effect.wanted > 0 ? " \(RulesEffectViews.waitingSentence(view, phrases))" : .nothing
        return """
            <div class="notice notice--success" role="status"><p>\(phrases("rules.saved"))\(waiting)</p>\(next)</div>
            """
    }

    /// The choices of one criterion, each with what it weighs.
    private static func choices(
        _ criterion: Criterion, chosen: String, _ problems: Problems, _ phrases: Phrases
    ) -> HTML {
        let name = "weight-\(criterion.rawValue)"
        let items = ["off", "low", "medium", "high", "must", "number"].map { step -> HTML in
            let points: String = Weight(text: step).map { String($0.points) } ?? "0–100"
            return """
                <label><input type="radio" name="\(name)" value="\(step)"\(flag: "checked", step == chosen)>\
                <span>\(phrases("rules.weight.\(step)")) <small>\(points)</small></span></label>
                """
        }
        let error: HTML = problems[name].map { text -> HTML in "<p class=\"field__error\">\(text)</p>" } ?? .nothing
        return """
            <fieldset class="field segmented" id="field-\(name)"><legend>\(phrases("criterion.\(criterion.rawValue)"))</legend>\
            <p class="hint">\(phrases("criterion_hint.\(criterion.rawValue)"))</p><div class="segmented__options">\(items)</div>\(error)</fieldset>
            """
    }

    private static func weights(_ view: RulesView, _ problems: Problems, _ phrases: Phrases) -> HTML {
        let fields = Criterion.allCases.map { criterion -> HTML in
            let number = "number-\(criterion.rawValue)"
            let chosen = view.typed["weight-\(criterion.rawValue)"]
            let label = phrases("rules.number", ["criterion": .text(phrases("criterion.\(criterion.rawValue)"))])
            let exact = Forms.text(number, label, value: view.typed[number], problems: problems, type: "number")
            // The number is asked for where "number" is chosen only: styles see to it.
            return """
                <div class="weight">\(choices(criterion, chosen: chosen, problems, phrases))
                \(exact)</div>
                """
        }
        func points(_ weight: Weight) -> WordValue { .number(weight.points) }
        let scale = phrases(
            "rules.scale", ["low": points(.low), "medium": points(.medium), "high": points(.high)])
        return """
            <section class="card" aria-labelledby="weights"><h2 id="weights">\(phrases("rules.weights"))</h2><p class="soft">\(scale)</p>
            <div class="form">\(fields)</div></section>
            """
    }

    private static func rules(_ view: RulesView, _ problems: Problems, _ phrases: Phrases) -> HTML {
        let typed = view.typed
        func number(_ name: String) -> HTML {
            Forms.text(
                name, phrases("rules.field.\(name)"), value: typed[name], problems: problems, type: "number",
                hint: phrases("rules.hint.\(name)"))
        }
        func check(_ name: String) -> HTML {
            Forms.check(
                name, phrases("rules.field.\(name)"), checked: typed.flag(name), hint: phrases("rules.hint.\(name)"))
        }
        let missing: HTML =
            view.record.input.kind == .reverse && typed["grades_below"].isEmpty
            ? "<div class=\"notice notice--attention\"><p>\(phrases("rules.reverse_without"))</p></div>" : .nothing
        return """
            <section class="card" aria-labelledby="rules"><h2 id="rules">\(phrases("rules.hard"))</h2><p class="soft">\(phrases("rules.hard_text"))</p>
            \(missing)<div class="form">\(number("management_levels"))
            <fieldset class="field choices"><legend>\(phrases("rules.always"))</legend>\(check("common_language"))\(check("other_department"))\(check("other_site"))</fieldset>
            <div class="form__row">\(number("grades_above"))\(number("grades_below"))</div>\(number("least_score"))</div></section>
            """
    }
}

/// What the rules do, as a region that is fetched anew with each change.
enum RulesEffectViews {
    static func region(_ view: RulesView, _ phrases: Phrases) -> HTML {
        let effect = view.effect
        let content: HTML = """
            \(UnjudgedView.notice(effect.scores.input.unjudged, linked: true, phrases))\(line(effect, phrases))\
            \(view.isConflict ? .nothing : RuleChangeViews.unsaved(view, phrases))\
            \(example(view, effect, phrases))\(waiting(view, effect, phrases))
            """
        return "<div id=\"effect\" class=\"stack\" data-results>\(content)</div>"
    }

    /// The news in one line, which stays in sight on a phone while weights are changed.
    private static func line(_ effect: RulesEffect, _ phrases: Phrases) -> HTML {
        guard let example = effect.example else { return .nothing }
        let pair = phrases("rules.pair", ["mentee": .text(example.mentee.name), "mentor": .text(example.mentor.name)])
        let score = example.after.broken.isEmpty ? score(example, phrases) : phrases("rules.line.barred")
        return """
            <p class="effect-line" aria-hidden="true">\(phrases("rules.line", ["pair": .text(pair), "score": .text(score)]))</p>
            """
    }

    private static func score(_ example: RulesEffect.Example, _ phrases: Phrases) -> String {
        let (before, after) = (example.before.percent, example.after.percent)
        return phrases(
            before == after ? "rules.score" : "rules.score.changed",
            ["after": .number(after), "before": .number(before)])
    }

    private static func example(_ view: RulesView, _ effect: RulesEffect, _ phrases: Phrases) -> HTML {
        let say = view.sentences
        guard let example = effect.example else {
            return """
                <section class="card"><div class="empty"><p class="empty__title">\(phrases("rules.nobody.title"))</p>
                <p>\(phrases("rules.nobody.text"))</p><p><a class="button" href="\(Path.takingIn(view.record.id))">\(phrases("programme.do.people"))</a></p></div></section>
                """
        }
        let score = score(example, phrases)
        let allOff: HTML =
            example.after.parts.contains { $0.weight.points > 0 }
            ? "<p class=\"hint\">\(phrases("rules.points_note"))</p>"
            : "<div class=\"notice notice--attention\"><p>\(phrases("rules.all_off"))</p></div>"
        let broken = example.after.broken.map { rule -> HTML in "<li>\(say(rule.reason))</li>" }
        let refused: HTML =
            broken.isEmpty
            ? .nothing
            : "<div class=\"notice notice--attention\" role=\"status\"><p><strong>\(phrases("rules.broken"))</strong></p><ul>\(broken)</ul></div>"
        return """
            <section class="card" aria-labelledby="example"><div class="card__head"><h2 id="example">\(phrases("rules.pair", ["mentee": .text(example.mentee.name), "mentor": .text(example.mentor.name)]))</h2></div>
            <p role="status"><strong>\(score)</strong></p>\(refused)\(ScoreView.list(example.after, .points, say))\(allOff)
            \(choice(effect, example, phrases))</section>
            """
    }

    private static func choice(_ effect: RulesEffect, _ example: RulesEffect.Example, _ phrases: Phrases) -> HTML {
        func select(_ name: String, _ people: [RulesEffect.Person], _ chosen: RulesEffect.Person) -> HTML {
            Forms.select(
                name, phrases("rules.example.\(name)"),
                options: people.map { (value: $0.participant.text, label: $0.name) },
                chosen: chosen.participant.text)
        }
        return """
            <details class="more"><summary>\(phrases("rules.other_example"))</summary><div class="form">
            \(select("mentee", effect.mentees, example.mentee))\(select("mentor", effect.mentors, example.mentor))
            <p class="buttons"><button class="button button--small" formmethod="get">\(phrases("rules.show"))</button></p></div></details>
            """
    }

    /// « Avec un score minimal de 60, deux personnes attendraient. »
    static func waitingSentence(_ view: RulesView, _ phrases: Phrases) -> String {
        let floor = view.rules.leastScore ?? 0
        let now = view.effect.waiting.first { $0.floor == floor }?.people ?? 0
        let key = floor > 0 ? "rules.waiting.floor" : "rules.waiting.none"
        return phrases(key, ["count": .number(now), "floor": .number(floor)])
    }

    private static func waiting(_ view: RulesView, _ effect: RulesEffect, _ phrases: Phrases) -> HTML {
        guard effect.wanted > 0 else { return .nothing }
        let floor = view.rules.leastScore ?? 0
        let rows = effect.waiting.map { line -> HTML in
            """
            <tr\(attribute: "aria-current", line.floor == floor ? "true" : nil)><th scope="row">\(line.floor == 0 ? phrases("rules.no_floor") : String(line.floor))</th>\
            <td class="number">\(phrases.number(line.people))</td></tr>
            """
        }
        return """
            <section class="card card--table" aria-labelledby="waiting"><div class="card__head"><h2 id="waiting">\(phrases("rules.waiting"))</h2></div>
            <p class="block" role="status">\(waitingSentence(view, phrases))</p>
            <table class="table table--close table--narrow"><thead><tr><th scope="col">\(phrases("rules.column.floor"))</th><th scope="col" class="number">\(phrases("rules.column.waiting"))</th></tr></thead>
            <tbody>\(rows)</tbody></table></section>
            """
    }
}
