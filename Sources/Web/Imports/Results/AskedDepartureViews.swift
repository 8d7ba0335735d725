import Mentoring
import Storage
import Words

/// The question before departures are confirmed: how many people, and what ends with them.
enum AskedDepartureViews {
    static func page(_ asked: AskedDepartures, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let count: [String: WordValue] = ["count": .number(asked.count)]
        let hidden = (asked.people ?? []).map { person -> HTML in
            "<input type=\"hidden\" name=\"person\" value=\"\(person.text)\">"
        }
        let form = Forms.post(
            .missingPeople, reader,
            """
            <input type="hidden" name="do" value="\(asked.people == nil ? "all" : "left")"><input type="hidden" name="sure" value="yes">\(hidden)\
            <section class="card"><h2>\(phrases("import.departures.what"))</h2><ul class="plain">\(effects(asked, phrases))</ul>\
            \(names(asked, phrases))</section>
            <div class="form__actions"><button class="button button--primary">\(phrases("import.departures.confirm", count))</button>\
            <a class="button" href="\(Path.missingPeople)">\(phrases("import.departures.not_now"))</a></div>
            """)
        return Page(
            title: asked.count == 0 ? phrases("import.departures.nobody") : phrases("import.departures.title", count),
            lead: phrases(
                asked.pairs > 0 ? "import.departures.lead_pairs" : "import.departures.lead",
                [
                    "count": .number(asked.pairs)
                ]),
            trail: [(phrases("layout.menu.people"), "/people"), (phrases("import.missing.trail"), .missingPeople)],
            section: .people, narrow: true,
            body: asked.count == 0
                ? "<p><a class=\"button\" href=\"\(Path.missingPeople)\">\(phrases("import.departures.not_now"))</a></p>"
                : form)
    }

    private static func effects(_ asked: AskedDepartures, _ phrases: Phrases) -> HTML {
        var lines = [phrases("import.departures.access", ["count": .number(asked.count)])]
        lines.append(phrases("import.departures.pairs", ["count": .number(asked.pairs)]))
        lines.append(phrases("import.departures.back"))
        return .joined(lines.map { line -> HTML in "<li>\(line)</li>" })
    }

    private static func names(_ asked: AskedDepartures, _ phrases: Phrases) -> HTML {
        let rest = asked.count - asked.names.count
        let more: HTML = rest > 0 ? " \(phrases("import.and_more", ["count": .number(rest)]))" : ""
        return "<p class=\"soft\">\(asked.names.joined(separator: ", "))\(more)</p>"
    }
}

/// What was just done about departures, and what may be taken back as a whole.
enum MissingNewsViews {
    static func notice(_ news: MissingNews, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        if let left = news.left {
            let pairs =
                news.pairs > 0 ? " " + phrases("import.departures.done_pairs", ["count": .number(news.pairs)]) : ""
            return """
                <div class="notice notice--success" role="status"><p>\(phrases("import.departures.done", ["count": .number(left)]))\(pairs)</p>\
                \(left > 0 ? undo(news.round, reader) : .nothing)</div>
                """
        }
        let done =
            news.back.map { ("import.departures.undone", $0) } ?? news.here.map { ("import.departures.here", $0) }
        guard let (key, count) = done else { return .nothing }
        return """
            <div class="notice notice--success" role="status"><p>\(phrases(key, ["count": .number(count)]))</p></div>
            """
    }

    /// Who reads the page is missing too: they can say that they are here, and nothing else.
    static func oneself(_ found: MissingPeople, _ reader: Reader) -> HTML {
        guard let person = reader.signedIn?.person, found.people.contains(where: { $0.id == person }) else {
            return .nothing
        }
        let here = Forms.button(
            .missingPeople, reader.phrases("import.missing.oneself_here"), reader, style: "button button--small",
            values: ["do": "present", "person": person.text])
        return """
            <div class="notice notice--info"><p>\(reader.phrases("import.missing.oneself"))</p>\(here)</div>
            """
    }

    static func rounds(_ rounds: [DepartureRound], _ reader: Reader) -> HTML {
        guard !rounds.isEmpty else { return .nothing }
        let phrases = reader.phrases
        let rows = rounds.map { round -> HTML in
            let by: HTML =
                round.byName.map { name -> HTML in
                    "<p class=\"row__note\">\(phrases("import.departures.by", ["name": .text(name)]))</p>"
                } ?? ""
            return """
                <li class="row"><div class="row__main"><h3>\(phrases("import.departures.round", ["count": .number(round.count)]))</h3>\
                <p class="row__note">\(phrases.dateTime(milliseconds: round.at.milliseconds))</p>\(by)</div>\
                <div class="row__side">\(undo(String(round.at.milliseconds), reader))</div></li>
                """
        }
        return """
            <section class="card" aria-labelledby="rounds"><h2 id="rounds">\(phrases("import.departures.rounds"))</h2>\
            <ul class="rows">\(rows)</ul></section>
            """
    }

    private static func undo(_ round: String, _ reader: Reader) -> HTML {
        Forms.button(
            .missingPeople, reader.phrases("import.departures.undo"), reader, style: "button button--small",
            values: ["do": "undo", "round": round])
    }
}
