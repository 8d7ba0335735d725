import Mentoring
import Storage
import Words

/// A person's page.
enum PersonViews {
    static func page(_ view: PersonView, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let record = view.record
        return Page(
            title: record.fullName, lead: lead(record, phrases), actions: actions(record, reader),
            trail: [(phrases("people.tab.people"), .people)], section: .people,
            body: """
                \(notice(record, reader))
                <div class="columns"><div class="columns__main">
                \(PersonMentoringViews.card(view.mentoring, reader))
                \(PersonCompetencyViews.card(view, reader))
                \(PersonHistoryViews.card(view, phrases))
                </div><aside class="columns__aside" aria-label="\(phrases("people.person.about"))">
                \(facts(view, phrases))
                \(reports(view, phrases))
                </aside></div>
                """)
    }

    /// Post, department and site in one line; what is not known is left out.
    private static func lead(_ record: PersonRecord, _ phrases: Phrases) -> String {
        let parts = [record.input.jobTitle, record.departmentName, record.siteName].compactMap { $0 }
        return parts.isEmpty ? phrases("people.person.little") : parts.joined(separator: " · ")
    }

    private static func actions(_ record: PersonRecord, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        var buttons: [HTML] = []
        if record.presence == .present, reader.signedIn?.person != record.id {
            buttons.append(
                "<a class=\"button\" href=\"\(Path.departure(record.id))\" data-dialog=\"fetch\">\(phrases("people.person.leave"))</a>"
            )
        }
        if reader.roles.contains(.administrator) {
            buttons.append(
                "<a class=\"button\" href=\"\(Path.personEdit(record.id))\">\(phrases("people.person.edit"))</a>")
        }
        return .joined(buttons)
    }

    /// What is the matter with somebody: gone, perhaps gone, or not to be reached.
    private static func notice(_ record: PersonRecord, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        switch record.presence {
        case .left:
            let day = record.input.leftOn.map { phrases.date($0.description) } ?? ""
            let back = Forms.button(
                .personReturn(record.id), phrases("people.person.undo_left"), reader, style: "button button--small")
            return """
                <div class="notice notice--attention"><p>\(phrases("people.person.left", ["day": .text(day)]))</p>\(back)</div>
                """
        case .missing:
            let day = record.missingOn.map { phrases.date($0.description) } ?? ""
            let gone: HTML = """
                <a class="button button--small" href="\(Path.departure(record.id))" data-dialog="fetch">\
                \(phrases("people.person.confirm_left"))</a>
                """
            let back = Forms.button(
                .personReturn(record.id), phrases("people.person.still_here"), reader, style: "button button--small")
            return """
                <div class="notice notice--attention"><p>\(phrases("people.person.missing", ["day": .text(day)]))</p>\
                <div class="buttons">\(gone)\(back)</div></div>
                """
        case .present:
            guard let refused = record.mailRefusedAt else { return .nothing }
            let day = phrases.date(milliseconds: refused.milliseconds)
            return
                "<div class=\"notice notice--attention\"><p>\(phrases("people.person.mail_refused", ["day": .text(day)]))</p></div>"
        }
    }

    // MARK: Beside

    private static func facts(_ view: PersonView, _ phrases: Phrases) -> HTML {
        let (record, input) = (view.record, view.record.input)
        var rows: [HTML] = []
        func fact(_ field: PersonField, _ value: HTML?) {
            guard let value, !value.isEmpty else { return }
            rows.append("<div><dt>\(phrases("people.field.\(field.rawValue)"))</dt><dd>\(value)</dd></div>")
        }
        func text(_ value: String?) -> HTML? { value.map { .text($0) } }
        fact(.manager, manager(record))
        fact(.email, text(input.email) ?? code(record, phrases))
        fact(.staffNumber, input.staffNumber.map(unbroken))
        fact(.grade, record.gradeName.map(unbroken))
        fact(.hiredOn, text(input.hiredOn.map { phrases.date($0.description) }))
        fact(.ftePercent, text(input.ftePercent.map { phrases.percent(Double($0) / 100) }))
        fact(.languages, text(languages(input.languages, phrases)))
        fact(.language, text(language(view, phrases)))
        fact(.timeZone, text(zone(view, phrases)))
        fact(.wish, text(input.wish.map { phrases("people.wish.\($0.rawValue)") }))
        fact(.availability, text(input.availability))
        fact(.hopes, text(input.hopes))
        fact(.capacity, text(input.capacity.map { phrases("people.capacity", ["count": .number($0)]) }))
        if view.hasSecondFactor { rows.append(secondFactor(of: record.id, phrases)) }
        return """
            <section class="card" aria-labelledby="facts"><h2 id="facts">\(phrases("people.person.facts"))</h2>\
            <dl class="facts facts--stacked">\(rows)</dl>\
            <p class="confidence">\(phrases("people.person.readers"))</p></section>
            """
    }

    private static func secondFactor(of person: ID<Person>, _ phrases: Phrases) -> HTML {
        """
        <div><dt>\(phrases("roles.column.second_factor"))</dt><dd>\(phrases("roles.second_factor.set")) · \
        <a href="\(Path.otherSecondFactor(person))" data-dialog="fetch">\(phrases("roles.second_factor.lost"))</a></dd></div>
        """
    }

    private static func manager(_ record: PersonRecord) -> HTML? {
        guard let id = record.input.manager, let name = record.managerName else { return nil }
        return "<a href=\"\(Path.person(id))\">\(name)</a>"
    }

    private static func languages(_ codes: Set<String>, _ phrases: Phrases) -> String? {
        codes.isEmpty ? nil : phrases.list(codes.map { phrases.languageName($0) }.sorted())
    }

    /// Whoever has no address signs in with a code on paper.
    private static func code(_ record: PersonRecord, _ phrases: Phrases) -> HTML? {
        guard record.presence != .left else { return nil }
        return """
            \(phrases("people.person.no_address")) <a href="\(Path.printedCodes)">\(phrases("people.person.codes"))</a>
            """
    }

    /// The person's own, else their site's, else the organisation's, and which of these it is.
    private static func language(_ view: PersonView, _ phrases: Phrases) -> String? {
        let (site, organisation) = (view.record.siteLanguage, view.organisation?.language)
        return standing(
            own: view.record.input.language.map { phrases.languageName($0) },
            site: site.map { phrases.languageName($0) }, organisation: organisation.map { phrases.languageName($0) },
            phrases)
    }

    private static func zone(_ view: PersonView, _ phrases: Phrases) -> String? {
        standing(
            own: view.record.input.timeZone, site: view.record.siteTimeZone, organisation: view.organisation?.timeZone,
            phrases)
    }

    private static func standing(own: String?, site: String?, organisation: String?, _ phrases: Phrases) -> String? {
        if let own { return own }
        if let site { return phrases("people.person.of_site", ["value": .text(site)]) }
        return organisation.map { phrases("people.person.of_organisation", ["value": .text($0)]) }
    }

    private static func reports(_ view: PersonView, _ phrases: Phrases) -> HTML {
        guard !view.reports.isEmpty else { return .nothing }
        let items = view.reports.map { line -> HTML in
            """
            <li class="row"><div class="row__main"><h3><a href="\(Path.person(line.id))">\(line.name)</a></h3>\
            <p class="row__note">\(line.jobTitle ?? "")</p></div></li>
            """
        }
        let more = view.reportCount - view.reports.count
        let rest: HTML =
            more > 0
            ? "<p class=\"card__foot\">\(phrases("people.person.more_reports", ["count": .number(more)]))</p>" : ""
        return """
            <section class="card" aria-labelledby="reports"><h2 id="reports">\
            \(phrases("people.person.reports", ["count": .number(view.reportCount)]))</h2><ul class="rows">\(items)</ul>\(rest)</section>
            """
    }

    // MARK: Departure

    /// On which day somebody left.
    static func departure(_ record: PersonRecord, day: String, _ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let form = Forms.card(
            .departure(record.id), reader,
            """
            \(Forms.summary(problems, phrases))
            \(Forms.text("left_on", phrases("people.departure.day"), value: day, problems: problems, type: "date", required: true))
            <div class="form__actions"><button class="button button--primary">\(phrases("people.departure.confirm"))</button>\
            <a class="button" href="\(Path.person(record.id))" data-close>\(phrases("people.cancel"))</a></div>
            """)
        return Page(
            title: phrases("people.departure.title", ["name": .text(record.fullName)]),
            lead: phrases("people.departure.lead"),
            trail: [(phrases("people.tab.people"), .people), (record.fullName, .person(record.id))], section: .people,
            body: form)
    }
}
