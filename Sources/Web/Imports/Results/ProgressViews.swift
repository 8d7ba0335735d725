import Mentoring
import Storage
import Words

/// A list at work, and one that came to nothing.
enum ProgressViews {
    /// - Parameter isInterrupted: the server that was at it is most likely dead; another takes over.
    static func page(_ record: StaffImportRecord, isInterrupted: Bool, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let isReading = record.state == .reading
        let file: [String: WordValue] = ["file": .text(record.fileName)]
        let title = isReading ? phrases("import.reading.title", file) : phrases("import.applying.title", file)
        let lead = isReading ? phrases("import.reading.lead") : phrases("import.applying.lead")
        return Page(
            title: title, lead: lead, trail: ImportTrail.items(phrases), section: .people,
            body: """
                \(ImportSteps.html(isReading ? 2 : 3, phrases))
                <section class="card">\(working(record, isReading, isInterrupted, phrases))
                \(Forms.button(.importCancellation(record.id), phrases("import.cancel"), reader, style: "button"))</section>
                """)
    }

    private static func working(
        _ record: StaffImportRecord, _ isReading: Bool, _ isInterrupted: Bool, _ phrases: Phrases
    ) -> HTML {
        let path = Path.staffImport(record.id)
        let share = Double(record.progress) / 1000
        let now =
            isReading ? phrases("import.reading.share", ["share": .percent(share)]) : phrases("import.applying.now")
        let said = isInterrupted ? phrases("import.interrupted") : now
        let label = phrases("import.progress")
        let bar: HTML =
            isReading
            ? """
            <progress class="progress" value="\(record.progress)" max="1000" aria-label="\(label)">\(phrases.percent(share))</progress>
            """ : "<progress class=\"progress\" aria-label=\"\(label)\"></progress>"
        return """
            <div class="working" id="import-run" data-refresh="\(path)"><p role="status">\(said)</p>\(bar)\
            <p class="no-script"><a href="\(path)">\(phrases("import.look_again"))</a></p></div>
            """
    }

    /// Given up, or could not be read.
    static func ended(_ record: StaffImportRecord, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let file: [String: WordValue] = ["file": .text(record.fileName)]
        let failed = record.state == .failed
        let sentence = record.fault.map { ImportWords.sentence($0, phrases) } ?? phrases("import.cancelled.lead")
        let columns: HTML =
            failed
            ? "<a class=\"button\" href=\"\(Path.importColumns(record.id))\">\(phrases("import.columns.back"))</a>" : ""
        return Page(
            title: failed ? phrases("import.failed.title", file) : phrases("import.cancelled.title", file),
            lead: sentence,
            trail: ImportTrail.items(phrases), section: .people,
            body: """
                <p class="buttons"><a class="button button--primary" href="\(Path.importStart)">\(phrases("import.another"))</a>\(columns)</p>
                """)
    }
}

/// Where the pages of a list are.
enum ImportTrail {
    static func items(_ phrases: Phrases) -> [(title: String, path: Path)] {
        [(phrases("layout.menu.people"), "/people"), (phrases("import.start.title"), .importStart)]
    }
}
