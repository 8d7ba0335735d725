import Mentoring
import Storage
import Words

/// What a sponsor and a referent find on the first page: programmes as a whole, and nobody's private matter.
enum HomeTrust {
    /// « « ABC » court jusqu’au 27 mars. »
    static func state(of one: EntrustedProgramme, _ reader: Reader) -> String {
        let phrases = reader.phrases
        let name: WordValue = .text(one.name)
        func day(_ day: Day) -> WordValue { .text(phrases.date(day.description)) }
        if one.stage == "running", one.startsOn <= reader.today {
            return phrases("home.sponsor.running", ["programme": name, "day": day(one.endsOn)])
        }
        if one.stage != "running", let publishes = one.publishesOn, publishes >= reader.today {
            return phrases("home.sponsor.publishes", ["programme": name, "day": day(publishes)])
        }
        return phrases("home.sponsor.begins", ["programme": name, "day": day(one.startsOn)])
    }

    static func sponsor(_ programmes: [EntrustedProgramme], _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        return """
            <div class="grid grid--wide">\(programmes.map { card($0, reader) })</div>
            <p class="confidence">\(phrases("home.sponsor.readers", ["least": .number(Fewest.least)]))
            <a href="\(Path.whoSeesWhat)">\(phrases("layout.who_sees_what"))</a></p>
            """
    }

    private static func card(_ one: EntrustedProgramme, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let told = ToldFigures(one)
        func stat(_ figure: ToldFigure, _ key: String) -> HTML {
            """
            <div class="stat"><p class="stat__figure">\(figure.words(phrases))</p>\
            <p class="stat__label">\(phrases(key, ["count": .number(figure.counted)]))</p></div>
            """
        }
        let isPaired = one.relations > 0
        let third =
            isPaired
            ? stat(told.relations, "home.stat.relations") : told.places.map { stat($0, "home.stat.places") } ?? .nothing
        let meetings = isPaired ? stat(told.meetings, "home.stat.meetings") : .nothing
        let bar = HomeProgrammes.time(from: one.startsOn, to: one.endsOn, isRunning: one.stage == "running", reader)
        return """
            <section class="card"><div class="card__head"><h2>\(one.name)</h2>\
            <span class="card__note">\(StageWords.word(one.stage, startsOn: one.startsOn, today: reader.today, phrases))</span></div><p>\(one.purpose)</p>
            <div class="stats">\(stat(told.mentees, "home.stat.mentees"))\(stat(told.mentors, "home.stat.mentors"))\(third)\(meetings)</div>
            \(waiting(one, told.waiting, reader))\(bar)\(managers(one, phrases))</section>
            """
    }

    /// How many seek a mentor still, once pairs are published.
    private static func waiting(_ one: EntrustedProgramme, _ figure: ToldFigure, _ reader: Reader) -> HTML {
        guard one.stage == "running", figure.counted > 0 else { return .nothing }
        let words = reader.phrases(
            "home.sponsor.waiting",
            ["count": .number(figure.counted), "figure": .text(figure.words(reader.phrases, capital: true))])
        return "<p>\(words)</p>"
    }

    private static func managers(_ one: EntrustedProgramme, _ phrases: Phrases) -> HTML {
        guard !one.managers.isEmpty else { return .nothing }
        return "<p class=\"confidence\">\(phrases("home.run_by", ["list": .list(one.managers)]))</p>"
    }

    /// How many pairs there are, under way once the programme has begun; else how far it is.
    private static func pairs(of one: EntrustedProgramme, _ reader: Reader) -> String {
        guard one.relations > 0 else {
            return StageWords.word(one.stage, startsOn: one.startsOn, today: reader.today, reader.phrases)
        }
        let key = one.startsOn <= reader.today ? "home.relations" : "home.relations.published"
        return reader.phrases(key, ["count": .number(one.relations)])
    }

    static func referent(_ programmes: [EntrustedProgramme], _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let rows = programmes.map { one -> HTML in
            """
            <li class="row"><div class="row__main"><h3>\(one.name)</h3><p class="row__note">\
            \(phrases("home.run_by", ["list": .list(one.managers)]))</p></div><div class="row__side">\
            <p>\(pairs(of: one, reader))</p></div></li>
            """
        }
        let steps = (1...4).map { number -> HTML in "<li>\(phrases("home.referent.step.\(number)"))</li>" }
        return """
            <div class="columns"><div class="columns__main"><section class="card"><h2>\(phrases("home.referent.programmes"))</h2>
            <ul class="rows">\(rows)</ul></section></div><div class="columns__aside"><section class="card">
            <h2>\(phrases("home.referent.steps"))</h2><ul class="plain">\(steps)</ul></section></div></div>
            """
    }
}
