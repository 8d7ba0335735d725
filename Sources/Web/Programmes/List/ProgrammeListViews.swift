import Mentoring
import Storage
import Words

/// The list of programmes.
enum ProgrammeListViews {
    static func page(_ lines: [ProgrammeLine], _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let open = lines.filter { $0.stage != .closed }
        let title: String =
            switch (lines.isEmpty, open.isEmpty) {
            case (true, _): phrases("programmes.title.none")
            case (false, true): phrases("programmes.title.closed", ["count": .number(lines.count)])
            default: phrases("programmes.title", ["count": .number(open.count)])
            }
        return Page(
            title: title, lead: lead(lines, reader), actions: lines.isEmpty ? .nothing : newButton(reader),
            section: .programmes,
            body: lines.isEmpty ? nothing(reader) : list(lines, reader))
    }

    private static func lead(_ lines: [ProgrammeLine], _ reader: Reader) -> String {
        let phrases = reader.phrases
        if lines.isEmpty { return phrases(mayOpen(reader) ? "programmes.lead.none" : "programmes.lead.none_local") }
        if let ready = lines.first(where: { $0.stage == .matching && $0.reach?.isWhole == true }) {
            return phrases("programmes.lead.matching", ["name": .text(ready.name)])
        }
        if let next = lines.first(where: { $0.stage == .preparing && $0.reach?.isWhole == true }) {
            return phrases("programmes.lead.preparing", ["name": .text(next.name)])
        }
        return phrases(lines.contains { $0.reach != nil } ? "programmes.lead" : "programmes.lead.others")
    }

    private static func mayOpen(_ reader: Reader) -> Bool {
        !reader.roles.isDisjoint(with: [.administrator, .manager])
    }

    private static func newButton(_ reader: Reader) -> HTML {
        guard mayOpen(reader) else { return .nothing }
        return
            "<a class=\"button button--primary\" href=\"\(Path.newProgramme)\">\(reader.phrases("programmes.new"))</a>"
    }

    private static func nothing(_ reader: Reader) -> HTML {
        let phrases = reader.phrases
        return """
            <section class="card"><div class="empty"><p class="empty__title">\(phrases("programmes.empty.title"))</p>
            <p>\(phrases(mayOpen(reader) ? "programmes.empty.text" : "programmes.empty.text_local"))</p>
            <p>\(newButton(reader))</p></div></section>
            """
    }

    private static func list(_ lines: [ProgrammeLine], _ reader: Reader) -> HTML {
        let current = lines.filter { $0.stage != .closed }
        let closed = lines.filter { $0.stage == .closed }
        let first = current.isEmpty ? "programmes.closed" : "programmes.current"
        return """
            \(section(current, "programmes.current", links: first == "programmes.current", reader))\
            \(section(closed, "programmes.closed", links: first == "programmes.closed", reader))
            """
    }

    /// - Parameter links: whether the file of all of them is offered here.
    private static func section(
        _ lines: [ProgrammeLine], _ heading: String, links: Bool, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        guard !lines.isEmpty else { return .nothing }
        let file = links ? ExportLinks.html(.programmesExport, phrases) : .nothing
        return """
            <section class="card" aria-label="\(phrases(heading))"><div class="card__head"><h2>\(phrases(heading))</h2>
            <span class="card__links">\(file)</span></div>
            <ul class="rows">\(lines.map { row($0, reader) })</ul></section>
            """
    }

    private static func row(_ line: ProgrammeLine, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let name: HTML = line.reach == nil ? "\(line.name)" : "<a href=\"\(Path.programme(line.id))\">\(line.name)</a>"
        let dates = phrases(
            "programmes.dates",
            [
                "from": .text(phrases.date(line.startsOn.description)),
                "to": .text(phrases.date(line.endsOn.description)),
            ])
        let publishing: HTML =
            line.publishesOn.map { day -> HTML in
                let key = day < reader.today ? "programmes.publishing_late" : "programmes.publishes"
                let said = phrases(key, ["date": .text(phrases.date(day.description))])
                return "<p class=\"row__note\">\(said)</p>"
            } ?? .nothing
        return """
            <li class="row"><div class="row__main"><h3>\(name)</h3><p class="row__note">\(note(line, phrases))</p>\(managers(line, phrases))</div>
            <div class="row__side"><p>\(StageWords.word(line.stage.rawValue, startsOn: line.startsOn, today: reader.today, phrases))</p>
            \(line.stage == .matching || line.stage == .preparing ? publishing : .nothing)<p class="row__note">\(dates)</p></div></li>
            """
    }

    private static func managers(_ line: ProgrammeLine, _ phrases: Phrases) -> HTML {
        let words =
            line.managers.isEmpty
            ? phrases("programmes.run_by_nobody") : phrases("programmes.run_by", ["list": .list(line.managers)])
        return "<p class=\"row__note\">\(words)</p>"
    }

    /// Its figures for who runs the whole; the kind alone for the others.
    private static func note(_ line: ProgrammeLine, _ phrases: Phrases) -> String {
        let kind = phrases("programme.kind.\(line.kind.rawValue)")
        guard line.reach?.isWhole == true else { return kind }
        let mentees = phrases("programmes.mentees", ["count": .number(line.mentees)])
        let places = phrases("programmes.places", ["count": .number(line.places)])
        return phrases(
            "programmes.figures", ["kind": .text(kind), "mentees": .text(mentees), "places": .text(places)])
    }
}
