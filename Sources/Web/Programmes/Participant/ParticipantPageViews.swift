import Matching
import Mentoring
import Storage
import Words

/// The page of one participant: one form, one button.
enum ParticipantPageViews {
    static func page(_ view: ParticipantView, _ typed: Form, _ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let record = view.record
        let programme = record.programme
        let answers = ParticipantAnswerViews(view: view, typed: typed, problems: problems, reader: reader)
        // The first button is what Enter presses: saving, not moving a wish.
        let content: HTML = """
            <button class="hidden-text" tabindex="-1" aria-hidden="true">\(phrases("programme.save"))</button>
            <input type="hidden" name="shown" value="yes">
            <div class="columns"><div class="columns__main">\(answers.competencies)\(answers.wishes)\(answers.times)</div>
            <aside class="columns__aside" aria-label="\(phrases("participant.about"))">\(about(view, typed, problems, reader))\(answers.hopes)</aside></div>
            <div class="save-bar"><button class="button button--primary">\(phrases("participant.save"))</button>
            <span class="hint">\(phrases("participant.save_note"))</span></div>
            """
        return Page(
            title: phrases("participant.title.\(record.side.rawValue)", ["name": .text(record.name)]),
            lead: lead(view, phrases),
            trail: ProgrammeFrame.trail(phrases, view.programme.name, programme)
                + [(phrases("programme.tab.participants"), .participants(programme))],
            section: .programmes,
            body: """
                \(Forms.summary(problems, phrases))\(saved(view, phrases))\(withdrawn(record, reader))
                \(Forms.post(.participant(record.id, of: programme), reader, class: "form form--page", content))
                \(leaving(record, reader))
                """)
    }

    private static func lead(_ view: ParticipantView, _ phrases: Phrases) -> String {
        let record = view.record
        let facts = [record.jobTitle, record.department, record.site].compactMap { $0 }.joined(separator: ", ")
        return facts.isEmpty ? phrases("participant.lead") : facts
    }

    private static func saved(_ view: ParticipantView, _ phrases: Phrases) -> HTML {
        guard view.isSaved else { return .nothing }
        return "<div class=\"notice notice--success\" role=\"status\"><p>\(phrases("participant.saved"))</p></div>"
    }

    private static func withdrawn(_ record: ParticipantRecord, _ reader: Reader) -> HTML {
        guard let at = record.withdrawnAt else { return .nothing }
        let phrases = reader.phrases
        let back = Forms.button(
            .participant(record.id, of: record.programme, part: "return"), phrases("participant.return"), reader)
        return """
            <div class="notice notice--attention" role="status"><p>\(phrases("participant.withdrawn", ["date": .text(phrases.date(milliseconds: at.milliseconds))]))</p>\(back)</div>
            """
    }

    private static func about(_ view: ParticipantView, _ typed: Form, _ problems: Problems, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let record = view.record
        func fact(_ key: String, _ value: String?) -> HTML {
            value.map { value -> HTML in "<div><dt>\(phrases(key))</dt><dd>\(unbroken(value))</dd></div>" } ?? .nothing
        }
        let capacity =
            typed.fields["capacity"] == nil ? record.ownCapacity.map(String.init) ?? "" : typed["capacity"]
        // The directory is for those who run a programme as a whole.
        let file: HTML =
            reader.roles.contains(.manager) || reader.roles.contains(.administrator)
            ? "<p><a href=\"\(Path.person(record.person))\">\(phrases("participant.file"))</a></p>" : .nothing
        return """
            <section class="card"><h2>\(phrases("participant.about"))</h2>
            <dl class="facts">\(fact("participants.column.grade", record.grade))\(fact("participants.column.department", record.department))\
            \(fact("participants.column.site", record.site))\(fact("participant.source", phrases("participant.source.\(record.source.rawValue)")))</dl>\(file)
            \(Forms.text("capacity", phrases("participant.capacity"), value: capacity, problems: problems, type: "number", hint: phrases("participant.capacity_hint", ["count": .number(record.usualCapacity)])))</section>
            """
    }

    /// Apart from the form and from its button.
    private static func leaving(_ record: ParticipantRecord, _ reader: Reader) -> HTML {
        guard record.withdrawnAt == nil else { return .nothing }
        let phrases = reader.phrases
        let button = Forms.button(
            .participant(record.id, of: record.programme, part: "withdrawal"), phrases("participant.withdraw"), reader,
            style: "button button--danger")
        return """
            <section class="card card--aside"><div><h2>\(phrases("participant.leaving"))</h2>
            <p class="soft">\(phrases("participant.leaving_text"))</p></div>\(button)</section>
            """
    }
}
