import HTTPTypes
import Mentoring
import Storage
import Words

/// Codes on paper for people without an address.
enum PrintedCodePages {
    private static let pageLength = 100

    static func list(_ request: PageRequest) async throws -> Answer {
        let place = (request.query["name"], request.query["after"])
        return request.page(try await page(request, of: ID(request.query["programme"]), after: place))
    }

    /// Shown in the answer itself, this once, ready for the printer.
    static func make(_ request: PageRequest) async throws -> Answer {
        let (actor, now, hasher) = (try request.actor, request.now, request.installation.secrets.keys.codes)
        let persons = request.form.all("person").compactMap { ID<Person>($0) }
        do {
            let slips = try await request.write {
                try PrintedCodes.make(for: persons, codes: hasher, by: actor, in: $0, at: now)
            }
            return request.page(SlipViews.page(slips, request))
        } catch let refusal as Refusal {
            let programme = ID<Programme>(request.form["programme"])
            let page = try await page(request, of: programme, after: ("", ""), Problems(refusal, in: request.phrases))
            return request.refusal(refusal) { _ in page }
        }
    }

    private static func page(
        _ request: PageRequest, of programme: ID<Programme>?, after place: (nameKey: String, id: String),
        _ problems: Problems = .none
    ) async throws -> Page {
        let actor = try request.actor
        return try await request.read { tx in
            let programmes = try PrintedCodes.programmes(for: actor, in: tx)
            let chosen = programmes.first { $0.id == programme }?.id
            let people = try PrintedCodes.candidates(of: chosen, after: place, limit: pageLength + 1, in: tx)
            let view = PrintedCodeViews(programmes: programmes, chosen: chosen, reader: request.reader)
            return view.list(people, length: pageLength, problems)
        }
    }
}

/// The pages of codes on paper.
struct PrintedCodeViews {
    /// Those that may be chosen, and the one that was.
    let programmes: [(id: ID<Programme>, name: String)]
    let chosen: ID<Programme>?
    let reader: Reader

    private var phrases: Phrases { reader.phrases }
    private var path: Path { Path.printedCodes.query(["programme": chosen?.text ?? ""]) }

    func list(_ people: [PrintedCodes.Candidate], length: Int, _ problems: Problems) -> Page {
        let shown = people.prefix(length)
        let rows = shown.map { person -> HTML in
            let name = "\(person.firstName) \(person.lastName)"
            let box: HTML =
                person.staffNumber == nil || person.hasRole
                ? ""
                : "<input type=\"checkbox\" name=\"person\" value=\"\(person.person.text)\" aria-label=\"\(name)\">"
            return """
                <tr><td class="choose">\(box)</td><th scope="row" class="name">\(listedName(person.firstName, person.lastName))</th>\
                <td data-label="\(phrases("sign_in.number"))"><span>\(person.staffNumber ?? phrases("printed_codes.no_number"))</span></td>\
                <td data-label="\(phrases("printed_codes.department"))"><span>\(person.department ?? "")</span></td>\
                <td data-label="\(phrases("printed_codes.state"))"><span>\(Self.state(person, phrases))</span></td></tr>
                """
        }
        let next: HTML =
            people.count > length
            ? shown.last.map { last -> HTML in
                "<nav class=\"pager\" aria-label=\"\(phrases("audit.pages"))\"><a rel=\"next\" href=\"\(path.query(["name": last.nameKey, "after": last.person.text]))\">\(phrases("printed_codes.next"))</a></nav>"
            } ?? "" : ""
        let table: HTML = """
            <input type="hidden" name="programme" value="\(chosen?.text ?? "")">\
            <table class="table"\(Forms.selecting(phrases))><thead><tr>\
            <th class="choose"><input type="checkbox" data-select-all aria-label="\(phrases("printed_codes.all"))" hidden></th>\
            <th scope="col">\(phrases("printed_codes.person"))</th><th scope="col">\(phrases("sign_in.number"))</th>\
            <th scope="col">\(phrases("printed_codes.department"))</th><th scope="col">\(phrases("printed_codes.state"))</th></tr></thead>\
            <tbody>\(rows)</tbody></table>
            <div class="bulk" data-bulk><span class="bulk__count" data-count role="status"></span>\
            <button class="button button--primary button--small">\(phrases("printed_codes.make"))</button></div>
            """
        let body: HTML =
            people.isEmpty
            ? "<section class=\"card\"><div class=\"empty\"><p class=\"empty__title\">\(phrases(chosen == nil ? "printed_codes.nobody" : "printed_codes.nobody.of"))</p><p>\(phrases("printed_codes.nobody.help"))</p></div></section>"
            : "\(Forms.summary(problems, phrases))\(card(Forms.post(.printedCodes, reader, class: "", table), next))"
        return Page(
            title: phrases("printed_codes.title"), lead: phrases("printed_codes.lead"),
            trail: [(phrases("people.tab.people"), .people)], section: .people,
            body: "\(DirectoryViews.tabs(phrases, current: .printedCodes))\(filter)\(body)")
    }

    /// Everybody, or those of one programme.
    private var filter: HTML {
        if programmes.isEmpty { return .nothing }
        let options =
            [(value: "", label: phrases("printed_codes.everybody"))]
            + programmes.map { (value: $0.id.text, label: $0.name) }
        return """
            <form class="filters" method="get" action="\(Path.printedCodes)">\
            \(Forms.select("programme", phrases("printed_codes.of"), options: options, chosen: chosen?.text ?? ""))\
            <button class="button">\(phrases("printed_codes.filter"))</button></form>
            """
    }

    private func card(_ table: HTML, _ next: HTML) -> HTML {
        """
        <section class="card card--table" aria-labelledby="candidates"><div class="card__head"><h2 id="candidates">\
        \(phrases("printed_codes.list"))</h2>\
        <span class="card__links">\(ExportLinks.html(Path.printedCodesExport.query(["programme": chosen?.text ?? ""]), phrases))</span></div>\(table)\(next)</section>
        """
    }

    static func state(_ person: PrintedCodes.Candidate, _ phrases: Phrases) -> String {
        if person.hasRole { return phrases("printed_codes.state.role") }
        if let at = person.printedAt {
            return phrases("printed_codes.state.printed", ["date": .text(phrases.date(milliseconds: at.milliseconds))])
        }
        return phrases(person.hasPassword ? "printed_codes.state.password" : "printed_codes.state.never")
    }
}
