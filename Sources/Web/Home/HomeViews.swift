import Mentoring
import Storage
import Words

enum HomeViews {
    static func page(_ home: Home, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: title(home, reader), lead: lead(home, reader), section: .home,
            body: """
                \(home.tasks.isEmpty ? .nothing : tasks(home, reader))
                \(home.relations.isEmpty && home.waiting.isEmpty ? .nothing : relations(home, phrases))
                \(home.programmes.isEmpty ? .nothing : programmes(home, reader))
                \(nothing(home, phrases))
                """)
    }

    /// « Bonjour Claire. Trois choses vous attendent. »
    private static func title(_ home: Home, _ reader: Reader) -> String {
        let phrases = reader.phrases
        let hello = phrases("home.hello", ["name": .text(reader.signedIn?.firstName ?? "")])
        let count = home.tasks.count
        if count > 0 {
            let spelled: WordValue = .text(Spelled.number(count, phrases, capital: true))
            return hello + " " + phrases("home.waiting", ["count": .number(count), "spelled": spelled])
        }
        if home.organises { return hello + " " + phrases("home.nothing_waits") }
        if let one = home.relations.first, home.relations.count == 1 {
            let names: WordValue = .text(phrases.list(one.partners.map(\.name)))
            return hello + " " + phrases("home.relation.\(one.side.rawValue)", ["name": names])
        }
        if home.relations.isEmpty, !home.waiting.isEmpty { return hello + " " + phrases("mentorship.list.waiting") }
        return hello
    }

    /// The most pressing programme, in a sentence.
    private static func lead(_ home: Home, _ reader: Reader) -> String {
        let phrases = reader.phrases
        if let programme = home.programmes.first(where: { $0.run?.state == .done }), let run = programme.run {
            let name: WordValue = .text(programme.name)
            let spelled: WordValue = .text(Spelled.number(run.unsure, phrases))
            if let day = programme.publishesOn, day >= reader.today {
                let when: WordValue = .text(phrases.weekdayDate(day.description))
                return phrases(
                    "home.lead.publishes",
                    ["programme": name, "day": when, "count": .number(run.unsure), "spelled": spelled])
            }
            return phrases(
                "home.lead.review", ["programme": name, "count": .number(run.unsure), "spelled": spelled])
        }
        if home.tasks.isEmpty, home.organises { return phrases("home.lead.calm") }
        if !home.organises, home.relations.isEmpty, !home.waiting.isEmpty {
            return phrases("mentorship.list.waiting_lead")
        }
        if home.isEmpty, home.organises { return phrases("home.lead.begin") }
        return ""
    }

    private static func tasks(_ home: Home, _ reader: Reader) -> HTML {
        let items = home.tasks.enumerated().map { place, task -> HTML in
            item(task, first: place == 0, reader.phrases)
        }
        return """
            <section class="card" aria-labelledby="tasks"><h2 id="tasks">\(reader.phrases("home.to_do"))</h2>\
            <ul class="tasks">\(items)</ul></section>
            """
    }

    private static func item(_ task: WaitingTask, first: Bool, _ phrases: Phrases) -> HTML {
        let values = task.values.mapValues(\.word)
        let style = first ? "button button--primary button--small" : "button button--small"
        let path = Path(returning: task.path) ?? .home
        return """
            <li class="task"><span class="tag \(task.attention ? "tag--attention" : "tag--accent") task__kind">\
            \(phrases("task.\(task.key).kind", values))</span><div class="task__text"><p><strong>\(phrases("task.\(task.key).title", values))\
            </strong></p><p class="task__note">\(phrases("task.\(task.key).note", values))</p></div>\
            <a class="\(style) task__action" href="\(path)">\(phrases("task.\(task.key).action", values))</a></li>
            """
    }

    private static func relations(_ home: Home, _ phrases: Phrases) -> HTML {
        let rows = home.relations.map { record -> HTML in
            """
            <li class="row"><div class="row__main"><h3><a href="\(Path.mentorship(record.id))">\
            \(phrases("mentorship.title", ["name": .list(record.partners.map(\.name))]))</a></h3>\
            <p class="row__note">\(record.programmeName)</p></div><div class="row__side">\
            <p>\(phrases("mentorship.as.\(record.side.rawValue)"))</p><p class="row__note">\
            \(phrases("mentorship.since", ["day": .text(phrases.date(record.startedOn.description))]))</p></div></li>
            """
        }
        let waits = home.waiting.map { MentorshipViews.wait($0, phrases) }
        return """
            <section class="card" aria-labelledby="own"><div class="card__head"><h2 id="own">\(phrases("home.own"))</h2>\
            </div><ul class="rows">\(rows)\(waits)</ul></section>
            """
    }

    private static func programmes(_ home: Home, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let rows = home.programmes.map { programme($0, reader) }
        return """
            <section class="card" aria-labelledby="programmes"><div class="card__head"><h2 id="programmes">\
            \(phrases("home.programmes"))</h2></div><ul class="rows">\(rows)</ul></section>
            """
    }

    private static func programme(_ one: ProgrammeGlance, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let share = progress(one, today: reader.today)
        let side: String =
            switch (one.stage, one.run?.state) {
            case ("running", _): phrases("home.relations", ["count": .number(one.relations)])
            case (_, .done): phrases("home.in_review")
            default: phrases("home.stage.\(one.stage)")
            }
        let when: String =
            if one.stage != "running", one.stage != "closed", let day = one.publishesOn {
                phrases("home.publishes", ["day": .text(phrases.date(day.description, .dayMonth))])
            } else {
                phrases("home.until", ["day": .text(phrases.date(one.endsOn.description, .dayMonth))])
            }
        let facts = phrases(
            "home.programme.note",
            [
                "stage": .text(phrases("home.stage.\(one.stage)")), "mentees": .number(one.mentees),
                "places": .number(one.places),
            ])
        return """
            <li class="row"><div class="row__main"><h3><a href="\(Path.programmePage(one.id))">\(one.name)</a></h3>\
            <p class="row__note">\(facts)</p><progress class="progress" value="\(share)" max="100" \
            aria-label="\(phrases("home.progress"))">\(share)</progress></div>\
            <div class="row__side"><p>\(side)</p><p class="row__note">\(when)</p></div></li>
            """
    }

    /// How far a programme is: the share of its time once it runs, its stage before.
    private static func progress(_ one: ProgrammeGlance, today: Day) -> Int {
        switch one.stage {
        case "closed": return 100
        case "running":
            let whole = max(1, one.startsOn.days(until: one.endsOn))
            return 25 + 75 * min(whole, max(0, one.startsOn.days(until: today))) / whole
        case "matching": return one.run?.state == .done ? 20 : 15
        default: return one.mentees > 0 ? 10 : 5
        }
    }

    /// For who has nothing here yet.
    private static func nothing(_ home: Home, _ phrases: Phrases) -> HTML {
        guard home.tasks.isEmpty, home.relations.isEmpty, home.waiting.isEmpty, home.programmes.isEmpty, !home.organises
        else { return .nothing }
        return """
            <section class="card"><div class="empty"><p class="empty__title">\(phrases("mentorship.none"))</p>\
            <p>\(phrases("mentorship.none_note"))</p></div></section>
            """
    }
}
