import Matching
import Mentoring
import Storage
import Words

/// What became of somebody: what was changed of them, the programmes they entered, the pairs they were in.
enum PersonHistoryViews {
    private struct Line {
        let at: Instant
        let day: Day
        let sentence: String
        let source: String
        var attention = false
    }

    static func card(_ view: PersonView, _ phrases: Phrases) -> HTML {
        let lines = changes(view, phrases) + entries(view.mentoring, phrases) + pairs(view.mentoring, phrases)
        let items = lines.sorted { $0.at > $1.at }.prefix(PersonView.mostHistory).map { line -> HTML in
            """
            <li\(attribute: "class", line.attention ? "is-attention" : nil)><time datetime="\(line.day.description)">\
            \(phrases.date(line.day.description))</time><p>\(line.sentence) <span class="soft">\(line.source)</span></p></li>
            """
        }
        let start = Day(view.record.createdAt, in: phrases.timeZone).description
        return """
            <section class="card" aria-labelledby="history"><h2 id="history">\(phrases("people.person.history"))</h2>\
            <ol class="timeline">\(items)<li><time datetime="\(start)">\(phrases.date(start))</time>\
            <p>\(phrases("people.history.added"))</p></li></ol></section>
            """
    }

    private static func changes(_ view: PersonView, _ phrases: Phrases) -> [Line] {
        view.history.map { line in
            Line(
                at: line.at, day: Day(line.at, in: phrases.timeZone),
                sentence: PersonHistoryWords.sentence(line, view.names, phrases),
                source: PersonHistoryWords.source(line, phrases),
                attention: line.field == .presence && line.to != Presence.present.rawValue)
        }
    }

    private static func entries(_ mentoring: PersonMentoring, _ phrases: Phrases) -> [Line] {
        mentoring.participations.flatMap { one in
            let values: [String: WordValue] = ["programme": .text(one.name)]
            func line(_ at: Instant, _ key: String) -> Line {
                Line(at: at, day: Day(at, in: phrases.timeZone), sentence: phrases(key, values), source: "")
            }
            return [line(one.joinedAt, "people.history.joined.\(one.side.rawValue)")]
                + (one.withdrawnAt.map { [line($0, "people.history.withdrawn")] } ?? [])
        }
    }

    private static func pairs(_ mentoring: PersonMentoring, _ phrases: Phrases) -> [Line] {
        mentoring.pairs.flatMap { pair in
            let values: [String: WordValue] = [
                "partner": .text(pair.partnerName), "programme": .text(mentoring.name(of: pair.programme)),
            ]
            var lines = [
                Line(
                    at: pair.createdAt, day: Day(pair.createdAt, in: phrases.timeZone),
                    sentence: phrases("people.history.paired.\(pair.side.rawValue)", values), source: "")
            ]
            if let ended = pair.endedOn {
                // A day has no hour: that of the beginning, and a moment after it.
                let days = Day(pair.createdAt, in: phrases.timeZone).days(until: ended)
                let at = pair.createdAt.adding(days: days).adding(milliseconds: 1)
                lines.append(
                    Line(
                        at: at, day: ended, sentence: phrases("people.history.pair_ended", values), source: "",
                        attention: pair.endReason == "departure"))
            }
            return lines
        }
    }
}

/// The programmes and pairs of somebody, for who runs these programmes.
enum PersonMentoringViews {
    static func card(_ mentoring: PersonMentoring, _ reader: Reader) -> HTML {
        guard !mentoring.isEmpty else { return .nothing }
        let phrases = reader.phrases
        let rows = mentoring.participations.map { one -> HTML in
            let pairs = mentoring.pairs.filter { $0.programme == one.programme && $0.side == one.side }
            let state =
                one.withdrawnAt.map {
                    phrases("people.mentoring.withdrawn", ["day": .text(phrases.date(milliseconds: $0.milliseconds))])
                } ?? (pairs.contains(where: \.isActive) ? "" : phrases("people.mentoring.nobody"))
            let lines = pairs.map { self.pair($0, reader) }
            let note: HTML = state.isEmpty ? "" : "<p class=\"row__note\">\(state)</p>"
            return """
                <li class="row"><div class="row__main"><h3><a href="\(Path.participant(one.id, of: one.programme))">\(one.name)</a></h3>\
                \(note)\(lines)</div><div class="row__side"><p>\(phrases("people.mentoring.side.\(one.side.rawValue)"))</p></div></li>
                """
        }
        return """
            <section class="card" aria-labelledby="mentoring"><h2 id="mentoring">\(phrases("people.mentoring.title"))</h2>\
            <ul class="rows">\(rows)</ul></section>
            """
    }

    private static func pair(_ pair: PersonMentoring.Pair, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let key =
            pair.endedOn != nil
            ? "people.mentoring.until"
            : pair.worksFrom > reader.today ? "people.mentoring.from" : "people.mentoring.since"
        let when = phrases(key, ["day": .text(phrases.date((pair.endedOn ?? pair.worksFrom).description))])
        return """
            <p>\(phrases("people.mentoring.with")) <a href="\(Path.person(pair.partner))">\(pair.partnerName)</a> \
            <span class="soft">\(when)</span></p>
            """
    }
}
