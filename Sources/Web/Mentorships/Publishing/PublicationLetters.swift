import Mentoring
import Words

/// The mails of a publication, shown before they are sent.
enum PublicationLetters {
    /// What each will read, in the reader's own language.
    static func card(_ record: RunRecord, _ preview: PublicationPreview, _ reader: Reader) -> HTML {
        guard let sample = preview.sample else { return .nothing }
        let phrases = reader.phrases
        var mails = [
            ("pair_published_mentee", phrases("publication.letter.mentee"), sample.mentor),
            ("pair_published_mentor", phrases("publication.letter.mentor"), sample.mentee),
        ]
        if preview.left.mentees > 0 { mails.append(("left_without_taken", phrases("publication.letter.left"), "")) }
        if preview.left.mentors > 0 {
            mails.append(("left_without_mentor", phrases("publication.letter.left_mentor"), ""))
        }
        let contact = reader.signedIn.map { $0.firstName + " " + $0.lastName } ?? ""
        let letters = mails.map { template, label, partner -> HTML in
            let values: [String: WordValue] = [
                "partner": .text(partner), "programme": .text(record.programmeName), "contact": .text(contact),
            ]
            let body = phrases("mail.\(template).body", values).split(separator: "\n\n").map { text -> HTML in
                "<p>\(String(text))</p>"
            }
            return """
                <details class="more"><summary>\(label)</summary><div class="aside-note"><p><strong>\
                \(phrases("mail.\(template).subject", values))</strong></p>\(body)</div></details>
                """
        }
        return """
            <section class="card"><h2>\(phrases("publication.letters"))</h2>\(letters)\
            <p class="confidence">\(phrases("publication.letters.note"))</p></section>
            """
    }
}
