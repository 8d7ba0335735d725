import Mentoring
import Storage
import Words

/// The mails of a publication, shown before they are sent: written by what writes those that leave.
struct PublicationLetters: Sendable {
    /// By template.
    let letters: [(template: String, letter: MailLetter)]

    /// In the reader's own language.
    init(
        _ preview: PublicationPreview, _ installation: Installation, _ reader: Reader, in tx: Transaction
    ) throws {
        let writer = MailWriter(
            catalogue: installation.catalogue, settings: installation.settings, keys: installation.secrets.keys)
        letters = try preview.letters.map { letter in
            (letter.template, try writer.sample(letter, language: reader.language.rawValue, in: tx, at: reader.now))
        }
    }

    /// What each will read.
    func card(_ phrases: Phrases) -> HTML {
        guard !letters.isEmpty else { return .nothing }
        let shown = letters.map { template, letter -> HTML in
            """
            <details class="more"><summary>\(phrases("publication.letter.\(template)"))</summary><div class="aside-note">\
            <p><strong>\(letter.subject)</strong></p>\(letter.greeting.map { text -> HTML in "<p>\(text)</p>" })\
            \(letter.parts.map(body))<p class="hint">\(letter.why)</p></div></details>
            """
        }
        return """
            <section class="card"><h2>\(phrases("publication.letters"))</h2>\(shown)\
            <p class="confidence">\(phrases("publication.letters.note"))</p></section>
            """
    }

    private func body(_ part: MailLetter.Part) -> HTML {
        let paragraphs = part.paragraphs.map { text -> HTML in "<p>\(text)</p>" }
        let button: HTML = part.button.map { button -> HTML in "<p><strong>\(button.label)</strong></p>" } ?? .nothing
        return "\(paragraphs)\(button)"
    }
}
