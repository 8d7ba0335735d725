import Words

/// A mail in words, before it is laid out: the same content as text and as HTML.
struct MailLetter: Sendable {
    struct Part: Sendable {
        let subject: String
        let paragraphs: [String]
        let button: (label: String, link: String)?
    }

    let subject: String
    let greeting: String?
    let parts: [Part]
    let organisation: String?
    /// Why the person gets this mail.
    let why: String
    /// How to stop such mails, where they may be stopped.
    let stop: (label: String, link: String)?
    let language: Language

    /// Plain text: links stand alone on their line.
    var text: String {
        var blocks: [String] = []
        if let greeting { blocks.append(greeting) }
        for part in parts {
            if parts.count > 1 {
                blocks.append(part.subject + "\n" + String(repeating: "-", count: min(60, part.subject.count)))
            }
            blocks += part.paragraphs
            if let button = part.button { blocks.append("\(button.label)\n\(button.link)") }
        }
        blocks.append(
            "-- \n"
                + ([organisation ?? "Binôme", why] + (stop.map { ["\($0.label)\n\($0.link)"] } ?? [])).joined(
                    separator: "\n"))
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// HTML: one column, the system's fonts, light and dark; nothing is loaded from anywhere. Addresses in full are in
    /// the text part.
    var html: HTML {
        let greetingHTML: HTML = greeting.map { text -> HTML in "<p>\(text)</p>\n" } ?? ""
        let body = parts.map { part -> HTML in
            let heading: HTML = "<h1>\(part.subject)</h1>\n"
            let paragraphs = part.paragraphs.map { text -> HTML in "<p>\(text)</p>\n" }
            let button: HTML =
                part.button.map { button -> HTML in
                    """
                    <p class="action"><a href="\(button.link)">\(button.label)</a></p>

                    """
                } ?? ""
            return "<section>\(heading)\(paragraphs)\(button)</section>\n"
        }
        let stopHTML: HTML = stop.map { stop -> HTML in "<br><a href=\"\(stop.link)\">\(stop.label)</a>" } ?? ""
        return """
            <!doctype html>
            <html lang="\(language.tag)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(subject)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <p class="brand"><i></i><i></i>\(organisation ?? "Binôme")</p>
            \(greetingHTML)\(body)<footer><p>\(why)\(stopHTML)</p></footer>
            </main>
            </body>
            </html>

            """
    }

    /// The colours and letters of the pages (tokens.css), written out: mail programs know no variables.
    private static let style: HTML = """
        :root { color-scheme: light dark }
        body { margin: 0; background: #faf8f4; color: #1c2230; font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
        main { max-width: 34rem; margin: 0 auto; padding: 2rem 1.25rem }
        .brand, h1 { font-family: "Palatino Linotype", Palatino, "Palatino LT STD", "Book Antiqua", "URW Palladio L", P052, Georgia, serif; font-weight: 700 }
        .brand { margin: 0 0 1.25rem; font-size: 19px }
        .brand i { display: inline-block; width: 13px; height: 13px; border: 2px solid #1d6650; border-radius: 50%; vertical-align: -2px }
        .brand i + i { margin: 0 10px 0 -6px; border-color: #b97a1f }
        section { background: #fffefb; border: 1px solid #e3ded3; border-radius: 10px; padding: 1.25rem 1.5rem; margin: 1rem 0 }
        h1 { font-size: 19px; line-height: 1.25; margin: 0 0 .6rem }
        p { margin: 0 0 .75rem }
        .action { margin: 1rem 0 0 }
        .action a { display: inline-block; border: 1px solid #1d6650; border-radius: 7px; background: #1d6650; color: #fffefb; text-decoration: none; padding: .5rem 1rem }
        section + section .action a { background: #fffefb; color: #1d6650 }
        footer { font-size: 13px; color: #565e6e } footer a { color: #565e6e }
        @media (prefers-color-scheme: dark) {
          body { background: #14171d; color: #e9e6df } section { background: #1b1f27; border-color: #2e3440 }
          .brand i { border-color: #74c6a6 } .brand i + i { border-color: #dba652 }
          footer, footer a { color: #a5acb8 } .action a { border-color: #74c6a6; background: #74c6a6; color: #14171d }
          section + section .action a { background: #1b1f27; color: #74c6a6 }
        }
        """
}
