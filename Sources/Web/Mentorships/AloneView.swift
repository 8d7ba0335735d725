import Mentoring
import Storage
import Words

/// The mentees who have nobody, as their pair has ended or they came in since, and how to find them somebody.
enum AloneView {
    static func card(_ view: ProgrammePairsView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        guard !view.alone.isEmpty else { return .nothing }
        let rows = view.alone.map { row($0, view, phrases) }
        let key = view.alone.contains { $0.former == nil } ? "relations.alone.yet" : "relations.alone"
        let title = phrases(key, ["count": .number(view.alone.count)])
        return """
            <section class="card" aria-labelledby="alone"><div class="card__head"><h2 id="alone">\(title)</h2></div>
            <p class="soft">\(phrases("relations.alone.note"))</p><ul class="rows">\(rows)</ul>
            <div class="card__foot buttons">\(ways(view, reader))</div></section>
            """
    }

    private static func row(_ one: LeftAlone, _ view: ProgrammePairsView, _ phrases: Phrases) -> HTML {
        let ended =
            one.former.map { former in
                phrases(
                    "relations.alone.ended",
                    [
                        "mentor": .text(former.mentor), "day": .text(phrases.date(former.endedOn.description)),
                        "reason": .text(phrases("relations.ending.\(former.reason)")),
                    ])
            } ?? phrases("relations.alone.new")
        return """
            <li class="row"><div class="row__main"><h3><a href="\(Path.participant(one.participant, of: view.record.id))">\
            \(one.name)</a></h3><p class="row__note">\(ended)</p></div></li>
            """
    }

    /// A run that is open says why it has nobody for them; another looks again with what is known now.
    private static func ways(_ view: ProgrammePairsView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        if let run = view.run, run.state.isUnderWay {
            return
                "<a class=\"button\" href=\"\(RunPaths(run).review)\">\(phrases("pairing.under_way.running.title"))</a>"
        }
        let open: HTML =
            view.run.map { run -> HTML in
                run.state == .done
                    ? "<a class=\"button\" href=\"\(RunPaths(run).waiting)\">\(phrases("relations.alone.open"))</a>"
                    : .nothing
            } ?? .nothing
        let ask = RunViews.askButton(view.record.id, reader, label: phrases("relations.alone.search"), primary: true)
        return "\(ask)\(open)"
    }
}
