import Mentoring
import Storage
import Words

/// The home page. Its title is the news: what waits, else whom one works with.
enum HomeViews {
    static func page(_ home: Home, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let own: HTML = """
            \(HomeWaiting.endings(home.ended, phrases))\(home.relations.isEmpty ? .nothing : HomeRelations.cards(home.relations, reader))
            \(home.waiting.isEmpty ? .nothing : HomeWaiting.cards(home.waiting, reader))
            \(home.outside.former.isEmpty ? .nothing : OutsideViews.cards(home.outside, reader))\(home.hasPast ? past(phrases) : .nothing)
            """
        return Page(
            title: title(home, reader), lead: lead(home, reader), section: .home,
            body: """
                \(home.organises ? organiser(home, reader) : .nothing)
                \(own)
                \(home.organises ? .nothing : programmes(home, reader))
                \(home.sponsored.isEmpty ? .nothing : HomeTrust.sponsor(home.sponsored, reader))
                \(home.watched.isEmpty ? .nothing : HomeTrust.referent(home.watched, reader))
                \(home.hasNothing && !home.organises ? OutsideViews.cards(home.outside, reader) : .nothing)
                """)
    }

    /// « Bonjour Claire. Trois choses vous attendent. »
    private static func title(_ home: Home, _ reader: Reader) -> String {
        let phrases = reader.phrases
        let hello = phrases("home.hello", ["name": .text(reader.signedIn?.firstName ?? "")])
        return [hello, news(home, reader)].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func news(_ home: Home, _ reader: Reader) -> String {
        let phrases = reader.phrases
        func counted(_ key: String, _ count: Int) -> String {
            phrases(
                key, ["count": .number(count), "spelled": .text(Spelled.number(count, phrases, capital: true))])
        }
        if !home.tasks.isEmpty { return counted("home.waiting", home.tasks.count) }
        if home.organises { return phrases("home.nothing_waits") }
        if let one = home.relations.first {
            let side = one.record.side
            if home.relations.count == 1 {
                let names: WordValue = .text(phrases.list(one.record.partners.map(\.name)))
                return phrases("home.relation.\(side.rawValue)", ["name": names])
            }
            let count = home.relations.count
            let spelled: WordValue = .text(Spelled.number(count, phrases))
            let allMentor = home.relations.allSatisfy { $0.record.side == .mentor }
            return phrases(
                allMentor ? "home.relations.mentor" : "home.relations.both",
                ["count": .number(count), "spelled": spelled])
        }
        if !home.waiting.isEmpty { return HomeWaiting.title(home.waiting, phrases) }
        if !home.sponsored.isEmpty {
            let begun = ToldFigures.pairs(of: home.sponsored.filter { $0.startsOn <= reader.today })
            return phrases(
                "home.sponsor.title",
                ["count": .number(begun.counted), "figure": .text(begun.words(phrases, capital: true))])
        }
        let count = home.watched.count
        return count == 0
            ? OutsideViews.title(home.outside, phrases) ?? ""
            : phrases(
                "home.referent.title", ["count": .number(count), "spelled": .text(Spelled.number(count, phrases))])
    }

    /// The most pressing programme, or how one's own relation stands, in a sentence.
    private static func lead(_ home: Home, _ reader: Reader) -> String {
        let phrases = reader.phrases
        if let programme = home.programmes.first(where: \.isToBeTold) {
            return publishing(programme, reader)
        }
        if home.organises {
            if home.isEmpty { return phrases("home.lead.begin") }
            return phrases(home.tasks.isEmpty ? "home.lead.calm" : "home.lead.tasks")
        }
        if let one = home.relations.first {
            if home.relations.count == 1 { return MentorshipViews.lead(one, phrases) }
            let names = home.relations.flatMap { $0.record.partners.map(\.name) }
            return phrases("home.relations.lead", ["list": .list(names)])
        }
        if !home.waiting.isEmpty { return HomeWaiting.lead(home.waiting, phrases) }
        if !home.sponsored.isEmpty {
            return home.sponsored.map { HomeTrust.state(of: $0, reader) }.joined(separator: " ")
        }
        return home.watched.isEmpty ? "" : phrases("home.referent.lead")
    }

    /// What is ready to be published, or what keeps it from being so: the former is said to who may publish it.
    private static func publishing(_ programme: ProgrammeGlance, _ reader: Reader) -> String {
        let phrases = reader.phrases
        var values: [String: WordValue] = [
            "programme": .text(programme.name), "count": .number(programme.unsure),
            "spelled": .text(Spelled.number(programme.unsure, phrases)),
        ]
        let outdated = programme.gone + programme.broken
        if outdated > 0 {
            values["count"] = .number(outdated)
            values["spelled"] = .text(Spelled.number(outdated, phrases))
            return phrases("home.lead.gone", values)
        }
        if programme.unexplained > 0 {
            values["count"] = .number(programme.unexplained)
            values["spelled"] = .text(Spelled.number(programme.unexplained, phrases))
            return phrases("home.lead.unexplained", values)
        }
        if programme.followsOldRules { return phrases("home.lead.old_rules", values) }
        guard let day = programme.publishesOn, day >= reader.today, programme.stage != "running" else {
            return phrases("home.lead.review", values)
        }
        values["day"] = .text(phrases.weekdayDate(day.description))
        return phrases("home.lead.publishes", values)
    }

    private static func programmes(_ home: Home, _ reader: Reader) -> HTML {
        home.programmes.isEmpty ? .nothing : HomeProgrammes.card(home.programmes, reader)
    }

    /// What waits and the programmes on the left, the figures on the right.
    private static func organiser(_ home: Home, _ reader: Reader) -> HTML {
        let aside = HomeProgrammes.figures(home, reader)
        let main: HTML = "\(tasks(home, reader))\(programmes(home, reader))"
        if aside.isEmpty { return main }
        return """
            <div class="columns"><div class="columns__main">\(main)</div>
            <aside class="columns__aside" aria-label="\(reader.phrases("home.aside"))">\(aside)</aside></div>
            """
    }

    private static func tasks(_ home: Home, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let items = home.tasks.enumerated().map { place, task -> HTML in item(task, first: place == 0, phrases) }
        let list: HTML =
            items.isEmpty
            ? "<p class=\"soft\">\(phrases("home.done.note"))</p>"
            : "<ul class=\"tasks\">\(items)</ul>"
        return """
            <section class="card" aria-labelledby="tasks"><h2 id="tasks">\(phrases("home.to_do"))</h2>\(list)</section>
            """
    }

    private static func item(_ task: WaitingTask, first: Bool, _ phrases: Phrases) -> HTML {
        let values = phrases.words(task.values)
        let style = first ? "button button--primary button--small" : "button button--small"
        let path = Path(returning: task.path) ?? .home
        return """
            <li class="task"><span class="tag \(task.attention ? "tag--attention" : "tag--accent") task__kind">\
            \(phrases("task.\(task.key).kind", values))</span><div class="task__text"><p><strong>\(phrases("task.\(task.key).title", values))\
            </strong></p><p class="task__note">\(phrases("task.\(task.key).note", values))</p></div>\
            <a class="\(style) task__action" href="\(path)">\(phrases("task.\(task.key).action", values))</a></li>
            """
    }

    /// The way to pairs that ended, for whom the menu may not have one any more.
    private static func past(_ phrases: Phrases) -> HTML {
        "<p class=\"soft\"><a href=\"\(Path.mentorships)#ended\">\(phrases("home.past"))</a></p>"
    }
}

extension ProgrammeGlance {
    /// Has a run in review that asks something of the reader. Who looks after a part of a programme reads pairs over and
    /// does not publish; nobody publishes none.
    fileprivate var isToBeTold: Bool {
        guard run?.state == .done else { return false }
        return unsure > 0 || isWhole && (gone + broken + unexplained > 0 || followsOldRules || begins > 0)
    }
}
