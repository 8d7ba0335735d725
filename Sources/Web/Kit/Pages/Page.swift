import Mentoring
import Words

/// One page: its title (the heading), a leading sentence, actions, and what it shows.
package struct Page: Sendable {
    package var title: String
    /// The sentence under the heading that says what matters.
    package var lead: HTML
    /// Buttons on the right of the heading.
    package var actions: HTML
    /// Where the page is: links to what is above it.
    package var trail: [(title: String, path: Path)]
    package var body: HTML
    /// Which entry of the menu the page belongs to.
    package var section: MenuEntry?
    /// A calm page without menu: signing in, set-up, errors for strangers.
    package var narrow: Bool
    /// What was just done, above everything.
    var notice: HTML = .nothing

    package init(
        title: String, lead: String = "", leadHTML: HTML? = nil, actions: HTML = .nothing,
        trail: [(title: String, path: Path)] = [], section: MenuEntry? = nil, narrow: Bool = false, body: HTML
    ) {
        self.title = title
        self.lead = leadHTML ?? .text(lead)
        self.actions = actions
        self.trail = trail
        self.section = section
        self.narrow = narrow
        self.body = body
    }

    /// The whole document.
    package func html(for reader: Reader, installation: Installation) -> HTML {
        let phrases = reader.phrases
        let version = installation.assets.version
        let styles = installation.assets.styles.map { name -> HTML in
            "<link rel=\"stylesheet\" href=\"/assets/\(version)/\(name)\">\n"
        }
        let scripts = installation.assets.scripts.map { name -> HTML in
            "<script type=\"module\" src=\"/assets/\(version)/\(name)\"></script>\n"
        }
        return """
            <!doctype html>
            <html lang="\(phrases.language.tag)">
            <head>
            <meta charset="utf-8">
            <title>\(title) – Binôme</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="form-token" content="\(reader.formToken)">
            <link rel="icon" href="/assets/\(version)/mark.svg" type="image/svg+xml">
            \(styles)\(scripts)</head>
            <body>
            <a class="skip-link" href="#content">\(phrases("layout.skip"))</a>
            \(PageFrame.header(for: reader, section: section, calm: narrow))
            <main id="content" class="\(narrow ? "page page--narrow" : "page")" tabindex="-1">
            \(notice)\(heading(phrases))
            \(body)
            </main>
            \(PageFrame.footer(for: reader, installation: installation))
            </body>
            </html>
            """
    }

    private func heading(_ phrases: Phrases) -> HTML {
        let crumbs = trail.map { crumb -> HTML in "<li><a href=\"\(crumb.path)\">\(crumb.title)</a></li>" }
        let trailHTML: HTML =
            trail.isEmpty
            ? "" : "<nav class=\"breadcrumb\" aria-label=\"\(phrases("layout.trail"))\"><ol>\(crumbs)</ol></nav>"
        let leadHTML: HTML = lead.isEmpty ? "" : "<p class=\"lead__sentence\">\(lead)</p>"
        let actionsHTML: HTML = actions.isEmpty ? "" : "<div class=\"lead__actions\">\(actions)</div>"
        return """
            \(trailHTML)
            <header class="lead"><div class="lead__text"><h1>\(title)</h1>\(leadHTML)</div>\(actionsHTML)</header>
            """
    }
}

extension PageRequest {
    /// Answers with a page.
    package func page(_ page: Page) -> Answer {
        var page = page
        page.notice = Done(query[Done.parameter], at: now)?.notice(phrases) ?? .nothing
        return .page(page.html(for: reader, installation: installation))
    }
}
