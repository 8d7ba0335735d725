import Mentoring
import Words

/// Every component once, in the states that it knows, drawn with the styles that pages use.
enum DesignViews {
    static func page(_ reader: Reader) -> Page {
        let phrases = reader.phrases
        let parts: [(id: String, content: HTML)] = [
            ("colours", DesignTokens.colours(phrases)), ("type", DesignTokens.type(phrases)),
            ("controls", DesignControls.controls(phrases)), ("forms", DesignControls.forms(phrases)),
            ("notices", DesignControls.notices(phrases)), ("lists", DesignLists.lists(phrases)),
            ("tables", DesignLists.table(phrases)), ("finding", DesignLists.finding(phrases)),
            ("figures", DesignFigures.figures(phrases)), ("codes", DesignFigures.codes(phrases)),
        ]
        let links = parts.map { part -> HTML in
            "<li><a href=\"#\(part.id)\">\(phrases("design.part.\(part.id)"))</a></li>"
        }
        let sections = parts.map { part -> HTML in
            """
            <section class="stack stack--close" aria-labelledby="\(part.id)"><h2 id="\(part.id)">\
            \(phrases("design.part.\(part.id)"))</h2>\(part.content)</section>
            """
        }
        return Page(
            title: phrases("design.title"), lead: phrases("design.lead"),
            actions: "<a class=\"button\" href=\"\(Path.home)\">\(phrases("error.home"))</a>",
            trail: [(phrases("design.trail"), .design)],
            body: """
                <nav class="tabs" aria-label="\(phrases("design.parts"))"><ul>\(links)</ul></nav>
                \(sections)
                """)
    }

    /// A word of the page, as HTML.
    static func word(_ key: String, _ phrases: Phrases) -> HTML { .text(phrases(key)) }
}

/// Colours and sizes of type, each by its name in tokens.css.
enum DesignTokens {
    private static let colours = [
        "paper", "card", "line", "track", "ink", "soft", "control", "accent", "accent-strong", "accent-wash",
        "attention", "attention-wash", "attention-text", "refused", "refused-wash", "second", "second-wash",
    ]

    static func colours(_ phrases: Phrases) -> HTML {
        let swatches = colours.map { name -> HTML in
            """
            <div class="swatch"><svg viewBox="0 0 120 36" aria-hidden="true" focusable="false">\
            <rect class="swatch__colour" width="120" height="36" rx="7" fill="var(--\(name))"/></svg><code>\(name)</code></div>
            """
        }
        return """
            <p class="soft">\(phrases("design.colours.note"))</p><div class="card"><div class="swatches">\(swatches)</div></div>
            """
    }

    static func type(_ phrases: Phrases) -> HTML {
        """
        <div class="card"><p class="type-largest">\(phrases("design.type.heading"))</p>
        <p class="lead__sentence">\(phrases("design.type.lead"))</p>
        <h3>\(phrases("design.type.third"))</h3><p>\(phrases("design.type.text"))
        <a href="#type">\(phrases("design.type.link"))</a></p><p class="hint">\(phrases("design.type.small"))</p>
        <p class="only-print">\(phrases("design.type.print"))</p>
        <blockquote class="quote">\(phrases("design.type.quote"))</blockquote></div>
        """
    }
}
