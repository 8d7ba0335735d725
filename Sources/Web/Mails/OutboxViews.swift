import Mentoring
import Storage
import Words

/// The page of mails: how many of each state, and those of one.
enum OutboxViews {
    static func page(_ view: OutboxView, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        func count(_ state: OutboxLine.State) -> Int { view.counts[state] ?? 0 }
        let failed = count(.refused)
        let waiting = count(.waiting) + count(.sending)
        let title =
            failed > 0
            ? phrases("outbox.title.refused", ["count": .number(failed)])
            : waiting > 0
                ? phrases("outbox.title.waiting", ["count": .number(waiting)])
                : phrases("outbox.title", ["count": .number(count(.sent))])
        return Page(
            title: title, lead: phrases("outbox.lead"),
            trail: [(phrases("settings.title"), .settings), (phrases("settings.mail.title"), .settingsMail)],
            section: .settings, body: "\(tabs(view, phrases))\(list(view, phrases))")
    }

    /// Which mail it is, by its subject without the names in it.
    static func label(_ template: String, _ phrases: Phrases) -> String {
        let person = WordValue.text(phrases("outbox.blank.person"))
        return phrases(
            "mail.\(template).subject",
            [
                "partner": person, "mentor": person, "name": person, "count": .number(2),
                "programme": .text(phrases("outbox.blank.programme")),
                "organisation": .text(phrases("outbox.blank.organisation")),
            ])
    }

    private static func tabs(_ view: OutboxView, _ phrases: Phrases) -> HTML {
        let items = OutboxLine.State.allCases.map { state -> HTML in
            let count = view.counts[state] ?? 0
            let current: String? = state == view.state ? "page" : nil
            return """
                <li><a href="\(Path.outbox.query(["state": state.rawValue]))"\(attribute: "aria-current", current)>\
                \(phrases.number(count)) \(phrases("outbox.state.\(state.rawValue)", ["count": .number(count)]))</a></li>
                """
        }
        return "<nav class=\"tabs\" aria-label=\"\(phrases("outbox.states"))\"><ul>\(items)</ul></nav>"
    }

    private static func list(_ view: OutboxView, _ phrases: Phrases) -> HTML {
        guard !view.lines.isEmpty else {
            return """
                <section class="card"><div class="empty"><p class="empty__title">\(phrases("outbox.none"))</p></div></section>
                """
        }
        let rows = view.lines.prefix(OutboxPages.pageSize).map { row($0, phrases) }
        // A mail that went out has no answer worth reading.
        let names = ["person", "mail", "when"] + (view.state == .sent ? [] : ["reply"])
        let columns = names.map { name -> HTML in
            "<th scope=\"col\">\(phrases("outbox.column.\(name)"))</th>"
        }
        return """
            <section class="card card--table" aria-labelledby="mails"><div class="card__head"><h2 id="mails">\
            \(phrases("outbox.heading.\(view.state.rawValue)"))</h2><span class="card__links">\(exports(view.state, phrases))</span></div>\
            <table class="table"><thead><tr>\(columns)</tr></thead><tbody>\(rows)</tbody></table></section>\(pager(view, phrases))
            """
    }

    private static func exports(_ state: OutboxLine.State, _ phrases: Phrases) -> HTML {
        ExportLinks.html(Path.outboxExport.query(["state": state.rawValue]), phrases)
    }

    private static func row(_ line: OutboxLine, _ phrases: Phrases) -> HTML {
        let name: HTML =
            line.person.map { person -> HTML in
                "<a href=\"/people/\(person.text)\">\(line.name ?? phrases("outbox.somebody"))</a>"
            } ?? .text(phrases("outbox.somebody"))
        let when = phrases.dateTime(milliseconds: (line.sentAt ?? line.due).milliseconds, .date)
        let tries: HTML =
            line.state == .waiting && line.attempts > 0
            ? "<p class=\"soft\">\(phrases("outbox.attempts", ["count": .number(line.attempts)]))</p>" : ""
        let more: HTML =
            line.more > 0 ? "<p class=\"soft\">\(phrases("outbox.more", ["count": .number(line.more)]))</p>" : ""
        let reply: HTML =
            line.state == .sent
            ? ""
            : """
            <td class="soft" data-label="\(phrases("outbox.column.reply"))"><span><code lang="en">\(line.reply ?? "")</code></span></td>
            """
        return """
            <tr><th scope="row" class="name">\(name)</th>\
            <td data-label="\(phrases("outbox.column.mail"))"><span>\(label(line.template, phrases))\(more)</span></td>\
            <td data-label="\(phrases("outbox.column.when"))"><span>\(when)\(tries)</span></td>\(reply)</tr>
            """
    }

    private static func pager(_ view: OutboxView, _ phrases: Phrases) -> HTML {
        guard view.lines.count > OutboxPages.pageSize else { return .nothing }
        let last = view.lines[OutboxPages.pageSize - 1]
        let path = Path.outbox.query([
            "state": view.state.rawValue, "due": String(last.due.milliseconds), "after": last.id.text,
        ])
        return """
            <nav class="pager" aria-label="\(phrases("import.problems.pages"))"><span></span><a rel="next" href="\(path)">\
            \(phrases("import.problems.next"))</a></nav>
            """
    }
}
