import Mentoring
import Storage
import Words

/// What those who run programmes see of them on the first page.
enum HomeProgrammes {
    static func card(_ programmes: [ProgrammeGlance], _ reader: Reader) -> HTML {
        let rows = programmes.map { row($0, reader) }
        return """
            <section class="card" aria-labelledby="programmes"><h2 id="programmes">\
            \(reader.phrases("home.programmes"))</h2><ul class="rows">\(rows)</ul></section>
            """
    }

    private static func row(_ one: ProgrammeGlance, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let hasBegun = one.startsOn <= reader.today
        let side: HTML =
            switch (one.stage, one.run?.state) {
            case ("running", _):
                """
                <a href="\(Path.pairs(of: one.id))">\(phrases(
                    hasBegun ? "home.relations" : "home.relations.published", ["count": .number(one.relations)]))</a>
                """
            case (_, .done): .text(phrases("home.in_review"))
            default: .text(stage(one, reader))
            }
        let when: String =
            if one.stage != "running", one.stage != "closed", let day = one.publishesOn, day >= reader.today {
                phrases("home.publishes", ["day": .text(phrases.date(day.description))])
            } else {
                phrases("home.until", ["day": .text(phrases.date(one.endsOn.description))])
            }
        let facts = phrases(
            one.isWhole ? "home.programme.note" : "home.programme.note_local",
            [
                "stage": .text(stage(one, reader)),
                "mentees": .text(phrases("programmes.mentees", ["count": .number(one.mentees)])),
                "places": .text(phrases("programmes.places", ["count": .number(one.places)])),
                "scope": .list(one.localPlaces),
            ])
        return """
            <li class="row"><div class="row__main"><h3><a href="\(Path.programmePage(one.id))">\(one.name)</a></h3>\
            <p class="row__note">\(facts)</p>\(time(from: one.startsOn, to: one.endsOn, isRunning: one.stage == "running", reader))</div>\
            <div class="row__side"><p>\(side)</p><p class="row__note">\(when)</p></div></li>
            """
    }

    /// How much of its time has gone by, and the words for it; nothing before a programme runs.
    static func time(from start: Day, to end: Day, isRunning: Bool, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        guard isRunning else { return .nothing }
        if start > reader.today {
            let day = phrases.date(start.description)
            return "<p class=\"hint\">\(phrases("home.time.begins", ["day": .text(day)]))</p>"
        }
        let isOneYear = start.description.prefix(4) == end.description.prefix(4)
        let share = elapsed(from: start, to: end, today: reader.today)
        let words = phrases(
            "home.time",
            [
                "from": .text(phrases.date(start.description, isOneYear ? .dayMonth : .date)),
                "share": .percent(Double(share) / 100),
                "to": .text(phrases.date(end.description)),
            ])
        return """
            <div class="progress-line"><progress class="progress" value="\(share)" max="100" aria-label="\(words)">\(share)</progress>\
            <p class="hint" aria-hidden="true">\(words)</p></div>
            """
    }

    /// « En cours, 6ᵉ mois sur 9 », else the stage alone.
    private static func stage(_ one: ProgrammeGlance, _ reader: Reader) -> String {
        let phrases = reader.phrases
        guard one.stage == "running", one.startsOn <= reader.today else {
            return StageWords.word(one.stage, startsOn: one.startsOn, today: reader.today, phrases)
        }
        let months = max(1, Int((Double(one.startsOn.days(until: one.endsOn)) / 30.44).rounded()))
        let month = min(
            months, one.startsOn.days(until: reader.today) * months / max(1, one.startsOn.days(until: one.endsOn)) + 1)
        return phrases("home.stage.month", ["month": .number(month), "count": .number(months)])
    }

    private static func elapsed(from start: Day, to end: Day, today: Day) -> Int {
        let whole = max(1, start.days(until: end))
        return 100 * min(whole, max(0, start.days(until: today))) / whole
    }

    /// Beside the tasks: figures for who runs programmes, doors for who administers.
    static func figures(_ home: Home, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let whole = home.programmes.filter { $0.isWhole && $0.stage != "closed" }
        func sum(_ figure: (ProgrammeGlance) -> Int) -> Int { whole.reduce(0) { $0 + figure($1) } }
        let administration = home.roles.contains(.administrator) ? doors(phrases) : .nothing
        if let first = whole.last, whole.allSatisfy(\.hasNobody) { return "\(begin(first, phrases))\(administration)" }
        let isBegun = { (one: ProgrammeGlance) in one.startsOn <= reader.today }
        var figures: [(key: String, of: (ProgrammeGlance) -> Int)] = [
            ("relations", { isBegun($0) ? $0.relations : 0 }), ("published", { isBegun($0) ? 0 : $0.relations }),
            ("meetings", \.meetings), ("mentees", \.mentees), ("places", \.places),
        ]
        figures.removeAll { $0.key == "published" && sum($0.of) == 0 }
        if figures.contains(where: { $0.key == "published" }) {
            figures.removeAll { $0.key == "relations" && sum($0.of) == 0 }
        }
        let facts = figures.map { key, figure -> HTML in
            let parts = whole.filter { figure($0) > 0 }
            return """
                <div><dt>\(phrases("home.figure.\(key)"))</dt><dd>\(value(sum(figure), key, parts, figure, phrases))</dd></div>
                """
        }
        let card: HTML = """
            <section class="card" aria-labelledby="figures"><h2 id="figures">\(phrases("home.figures"))</h2>
            <dl class="facts facts--figures">\(facts)</dl><p class="confidence">\(phrases("home.figures.note"))
            <a href="\(Path.whoSeesWhat)">\(phrases("layout.who_sees_what"))</a></p></section>
            """
        return "\(whole.isEmpty ? .nothing : card)\(administration)"
    }

    /// Nobody takes part yet: what comes first, in place of figures that are all nought.
    private static func begin(_ one: ProgrammeGlance, _ phrases: Phrases) -> HTML {
        let steps: [(key: String, path: Path)] = [
            ("people", .takingIn(one.id)), ("rules", .programmeRules(one.id)), ("pairs", .programmePairs(one.id)),
        ]
        let items = steps.map { key, path -> HTML in
            "<li><a href=\"\(path)\">\(phrases("home.begin.\(key)"))</a></li>"
        }
        return """
            <section class="card" aria-labelledby="begin"><h2 id="begin">\(phrases("home.begin"))</h2><ol>\(items)</ol>
            <p class="hint">\(phrases("home.begin.figures"))</p></section>
            """
    }

    /// The figure, linked to where it stands; a sum over several programmes links to each of its parts instead.
    private static func value(
        _ sum: Int, _ key: String, _ parts: [ProgrammeGlance], _ figure: (ProgrammeGlance) -> Int, _ phrases: Phrases
    ) -> HTML {
        guard let one = parts.first else { return .text(phrases.number(sum)) }
        if parts.count == 1 { return "<a href=\"\(path(key, one.id))\">\(phrases.number(sum))</a>" }
        let links = parts.map { part -> HTML in
            "<br><a href=\"\(path(key, part.id))\">\(part.name)</a> \(phrases.number(figure(part)))"
        }
        return "\(phrases.number(sum))<span class=\"hint\">\(links)</span>"
    }

    private static func path(_ key: String, _ programme: ID<Programme>) -> Path {
        switch key {
        case "mentees": Path.participants(programme).query(["side": "mentee"])
        case "places": Path.participants(programme).query(["side": "mentor"])
        default: .pairs(of: programme)
        }
    }

    private static func doors(_ phrases: Phrases) -> HTML {
        let links: [(Path, String)] = [
            ("/people/import", phrases("home.door.import")), ("/settings/roles", phrases("home.door.roles")),
            ("/settings/audit", phrases("home.door.audit")), ("/settings", phrases("home.door.settings")),
        ]
        let items = links.map { path, label -> HTML in "<li><a href=\"\(path)\">\(label)</a></li>" }
        return """
            <section class="card" aria-labelledby="doors"><h2 id="doors">\(phrases("home.doors"))</h2>
            <ul class="plain">\(items)</ul></section>
            """
    }
}

extension ProgrammeGlance {
    /// Nobody takes part, and nobody ever worked together in it.
    fileprivate var hasNobody: Bool {
        self.mentees == 0 && self.mentors == 0 && self.relations == 0 && self.meetings == 0
    }
}
