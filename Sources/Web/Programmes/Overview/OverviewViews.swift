import Matching
import Mentoring
import Storage
import Words

/// The overview of a programme. Its title is the news.
enum OverviewViews {
    /// What is to be done next, one after the other.
    enum Step: String, CaseIterable { case people, rules, pairs, review, follow }

    static func page(_ view: OverviewView, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let step = step(view)
        return Page(
            title: title(view, reader), lead: lead(view, step, reader), actions: actions(view, step, reader),
            trail: ProgrammeFrame.trail(phrases), section: .programmes,
            body: """
                \(ProgrammeFrame.tabs(view.record.id, current: .overview, isWhole: view.isWhole, phrases))\(ProgrammeFrame.scope(view.places, phrases))
                \(view.isWhole ? steps(view, step, phrases) : .nothing)
                <div class="columns"><div class="columns__main">\(people(view, phrases))\(sites(view, phrases))</div>
                <aside class="columns__aside" aria-label="\(phrases("programme.about"))">\(about(view, reader))</aside></div>
                """)
    }

    private static func step(_ view: OverviewView) -> Step {
        if view.figures.mentees == 0 || view.figures.mentors == 0 { return .people }
        if view.standing.isPublished || view.record.stage == .running || view.record.stage == .closed { return .follow }
        if view.standing.run != nil { return .review }
        return view.record.rulesSetAt == nil ? .rules : .pairs
    }

    private static func title(_ view: OverviewView, _ reader: Reader) -> String {
        let phrases = reader.phrases
        let figures = view.figures
        let name = WordValue.text(view.record.name)
        if figures.mentees == 0, figures.mentors == 0 { return phrases("programme.title.empty", ["name": name]) }
        if view.standing.isPublished || view.relations > 0 {
            let begins = view.record.input.startsOn
            let key = begins > reader.today ? "programme.title.ready" : "programme.title.published"
            let day: WordValue = .text(phrases.date(begins.description, .dayMonth))
            let pairs = phrases(key, ["count": .number(view.relations), "name": name, "day": day])
            guard view.waiting != nil else { return pairs }
            return phrases("programme.title.waiting", ["pairs": .text(pairs), "count": .number(view.leftWithout)])
        }
        let mentees = phrases("programme.count.mentees", ["count": .number(figures.mentees)])
        let places = phrases("programme.count.places", ["count": .number(figures.places)])
        let counts: [String: WordValue] = ["mentees": .text(mentees), "places": .text(places), "name": name]
        // Places are shared by all sites: what is missing of a part of them says nothing.
        guard view.isWhole else {
            let own: [String: WordValue] = [
                "mentees": .text(phrases("programmes.mentees", ["count": .number(figures.mentees)])),
                "places": .text(phrases("programmes.places", ["count": .number(figures.places)])), "name": name,
            ]
            return phrases("programme.title.local", own)
        }
        if figures.mentors == 0 { return phrases("programme.title.no_mentor", counts) }
        if figures.mentees == 0 { return phrases("programme.title.no_mentee", counts) }
        guard figures.places < figures.wanted else { return phrases("programme.title.enough", counts) }
        return phrases(
            "programme.title.short", counts.merging(["count": .number(figures.wanted - figures.places)]) { $1 })
    }

    private static func lead(_ view: OverviewView, _ step: Step, _ reader: Reader) -> String {
        let phrases = reader.phrases
        guard view.isWhole else { return phrases("programme.lead.local", ["name": .text(view.record.name)]) }
        if let worst = view.figures.shortages.first, step != .follow {
            return phrases(
                "programme.lead.shortage",
                [
                    "name": .text(view.record.name),
                    "competency": .text(worst.name.text(in: phrases.language.rawValue)),
                    "seekers": .text(phrases("programme.shortage.seekers", ["count": .number(worst.seekers)])),
                    "places": .number(worst.places),
                ])
        }
        if step == .follow, view.record.input.startsOn > reader.today {
            let key = view.mailsWait ? "programme.lead.before.unsent" : "programme.lead.before"
            return phrases(key, ["name": .text(view.record.name)])
        }
        return phrases("programme.lead.\(step.rawValue)", ["name": .text(view.record.name)])
    }

    private static func actions(_ view: OverviewView, _ step: Step, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let id = view.record.id
        let isToReview = view.standing.run != nil && !view.standing.isPublished && !view.standing.isUnderWay
        guard view.isWhole else {
            let review = link(proposal(view), phrases("programme.do.review"), primary: true)
            return
                "\(link(.takingIn(id), phrases("programme.do.people"), primary: !isToReview))\(isToReview ? review : .nothing)"
        }
        let more = step == .people ? .nothing : link(.takingIn(id), phrases("programme.do.more_people"), primary: false)
        switch step {
        case .people: return link(.takingIn(id), phrases("programme.do.people"), primary: true)
        case .rules: return "\(more)\(link(.programmeRules(id), phrases("programme.do.rules"), primary: true))"
        case .pairs:
            let compute = Forms.button(
                .programmePairs(id), phrases("programme.do.pairs"), reader, style: "button button--primary")
            return "\(more)\(compute)"
        case .review: return "\(more)\(link(proposal(view), phrases("programme.do.review"), primary: true))"
        case .follow:
            guard let waiting = view.waiting else {
                return "\(more)\(link(.pairs(of: id), phrases("programme.do.follow"), primary: true))"
            }
            let pairs = link(.pairs(of: id), phrases("programme.do.follow"), primary: false)
            return "\(pairs)\(link(waiting, phrases("programme.do.waiting"), primary: true))"
        }
    }

    /// Where the latest pairs are proposed, or how far their computation is.
    private static func proposal(_ view: OverviewView) -> Path {
        view.standing.run.map { RunPaths(view.record.id, $0).review } ?? .programmePairs(view.record.id)
    }

    private static func link(_ path: Path, _ label: String, primary: Bool) -> HTML {
        "<a class=\"\(primary ? "button button--primary" : "button")\" href=\"\(path)\">\(label)</a>"
    }

    private static func steps(_ view: OverviewView, _ current: Step, _ phrases: Phrases) -> HTML {
        let now = Step.allCases.firstIndex(of: current) ?? 0
        let items = Step.allCases.enumerated().map { index, step -> HTML in
            let label: HTML = "<span>\(phrases("programme.step.\(step.rawValue)"))</span>"
            if index == now { return "<li aria-current=\"step\">\(label)</li>" }
            return index < now ? "<li class=\"is-done\">\(label)</li>" : "<li>\(label)</li>"
        }
        return "<ol class=\"steps steps--compact\" aria-label=\"\(phrases("programme.steps"))\">\(items)</ol>"
    }

    private static func people(_ view: OverviewView, _ phrases: Phrases) -> HTML {
        let figures = view.figures
        func stat(_ number: Int, _ key: String, note: String? = nil) -> HTML {
            let note: HTML = note.map { text -> HTML in "<p class=\"stat__note\">\(text)</p>" } ?? .nothing
            return """
                <div class="stat"><p class="stat__figure">\(phrases.number(number))</p>
                <p class="stat__label">\(phrases(key, ["count": .number(number)]))</p>\(note)</div>
                """
        }
        let silent = figures.silent > 0 ? phrases("programme.stat.silent", ["count": .number(figures.silent)]) : nil
        let existing: HTML =
            view.existing > 0
            ? "<p class=\"confidence\">\(phrases("programme.existing", ["count": .number(view.existing)]))</p>"
            : .nothing
        return """
            <section class="card" aria-labelledby="who"><div class="card__head"><h2 id="who">\(phrases("programme.who"))</h2>
            <span class="card__links"><a href="\(Path.participants(view.record.id))">\(phrases("programme.who.all"))</a></span></div>
            <div class="stats">\(stat(figures.mentees, "programme.stat.mentees", note: silent))\
            \(stat(figures.mentors, "programme.stat.mentors"))\(stat(figures.places, "programme.stat.places"))</div>
            \(existing)</section>\(shortages(view, phrases))
            """
    }

    private static func shortages(_ view: OverviewView, _ phrases: Phrases) -> HTML {
        guard !view.figures.shortages.isEmpty else { return .nothing }
        let rows = view.figures.shortages.map { shortage -> HTML in
            let key = shortage.places == 0 ? "programme.shortage.none" : "programme.shortage.some"
            let text = phrases(key, ["seekers": .number(shortage.seekers), "places": .number(shortage.places)])
            return """
                <li class="row"><div class="row__main"><h3>\(shortage.name.text(in: phrases.language.rawValue).sentenceCased)</h3>
                <p class="row__note">\(text)</p></div>
                <div class="row__side"><a class="button button--small" href="\(Path.recruits(view.record.id, for: shortage.competency))">\(phrases("programme.shortage.who"))\
                <span class="hidden-text"> : \(shortage.name.text(in: phrases.language.rawValue))</span></a></div></li>
                """
        }
        return """
            <section class="card" aria-labelledby="shortages"><h2 id="shortages">\(phrases("programme.shortages"))</h2>
            <ul class="rows">\(rows)</ul></section>
            """
    }

    private static func sites(_ view: OverviewView, _ phrases: Phrases) -> HTML {
        let sites = view.figures.sites
        guard sites.count > 1 else { return .nothing }
        // To the people behind a number; who has no site cannot be asked for by it.
        func cell(_ count: Int, _ side: Side, _ site: ID<Site>?) -> HTML {
            guard count > 0, let site else { return "<td class=\"number\">\(phrases.number(count))</td>" }
            let path = Path.participants(view.record.id).query(["side": side.rawValue, "site": site.text])
            return "<td class=\"number\"><a href=\"\(path)\">\(phrases.number(count))</a></td>"
        }
        let rows = sites.map { site -> HTML in
            """
            <tr><th scope="row" class="name">\(site.name ?? phrases("programme.site.none"))</th>\
            \(cell(site.mentees, .mentee, site.site))\(cell(site.places, .mentor, site.site))</tr>
            """
        }
        return """
            <section class="card card--table" aria-labelledby="sites"><div class="card__head"><h2 id="sites">\(phrases("programme.sites"))</h2></div>
            <table class="table table--close table--narrow"><thead><tr><th scope="col">\(phrases("programme.column.site"))</th>
            <th scope="col" class="number">\(phrases("programme.column.mentees"))</th>
            <th scope="col" class="number">\(phrases("programme.column.places"))</th></tr></thead><tbody>\(rows)</tbody></table></section>
            """
    }

    private static func about(_ view: OverviewView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let input = view.record.input
        func fact(_ key: String, _ value: String) -> HTML { "<div><dt>\(phrases(key))</dt><dd>\(value)</dd></div>" }
        // Once done, the day on which it was; until then the day that was planned.
        let day =
            view.publishedAt.map { phrases.date(milliseconds: $0.milliseconds) }
            ?? input.publishesOn.map { phrases.date($0.description) }
        let publishes = day.map { fact("programme.field.publishes_on", $0) } ?? .nothing
        let stage = StageWords.word(
            view.record.stage.rawValue, startsOn: input.startsOn, today: reader.today, phrases)
        return """
            <section class="card"><h2>\(view.record.name)</h2><p>\(input.purpose)</p>
            <dl class="facts">\(fact("programme.field.stage", stage))
            \(fact("programme.field.kind", phrases("programme.kind.\(input.kind.rawValue)")))
            \(fact("programme.field.formality", phrases("programme.formality.\(input.formality.rawValue)")))
            \(fact("programme.field.starts_on", phrases.date(input.startsOn.description)))
            \(fact("programme.field.ends_on", phrases.date(input.endsOn.description)))\(publishes)
            \(fact("programme.field.meeting_days", ProgrammeFormViews.rhythm(input.meetingDays, phrases)))</dl>\
            \(view.isWhole ? "<p><a href=\"\(Path.keepers(view.record.id))\">\(phrases("keepers.link"))</a></p>" : .nothing)</section>
            """
    }
}
