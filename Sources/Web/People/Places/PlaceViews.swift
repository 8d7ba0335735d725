import Mentoring
import Storage
import Words

/// The sites, each with the time zone and language of those who work there.
enum SiteViews {
    static func page(
        _ sites: [SiteRecord], _ counts: [ID<Site>: Int], within organisation: Organisation?, typed: Form?,
        _ problems: Problems, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let open = sites.count(where: \.isOpen)
        let title =
            sites.isEmpty
            ? phrases("people.sites.none")
            : open == 0
                ? phrases("people.sites.done", ["count": .number(sites.count)])
                : phrases("people.sites.open", ["count": .number(open), "sites": .number(sites.count)])
        let rows = sites.map { row($0, counts[$0.id] ?? 0, organisation, typed, problems, reader) }
        let list: HTML =
            sites.isEmpty
            ? "<section class=\"card\"><div class=\"empty\"><p class=\"empty__title\">\(phrases("people.sites.empty"))</p></div></section>"
            : """
            <section class="card card--table" aria-labelledby="sites"><div class="card__head"><h2 id="sites">\(phrases("people.tab.sites"))</h2>\
            <span class="card__links">\(ExportLinks.html(.sitesExport, phrases))</span></div>\(Forms.post(.sites, reader, class: "", """
                <table class="table table--close table--choices"><thead><tr><th scope="col">\(phrases("people.column.site"))</th>\
                <th scope="col">\(phrases("people.list"))</th><th scope="col">\(phrases("people.field.time_zone"))</th>\
                \(reader.languages.count > 1 ? "<th scope=\"col\">\(phrases("people.field.language"))</th>" : .nothing)</tr></thead><tbody>\(rows)</tbody></table>\
                <div class="form__actions"><button class="button button--primary">\(phrases("people.save"))</button></div>
                """))</section>
            """
        return Page(
            title: title, lead: phrases(reader.languages.count > 1 ? "people.sites.lead" : "people.sites.lead.zones"),
            trail: [(phrases("people.tab.people"), .people)],
            section: .people,
            body:
                "\(DirectoryViews.tabs(phrases, current: .sites))\(Forms.summary(problems, phrases))\(list)"
        )
    }

    /// - Parameter organisation: what is left empty is as it.
    private static func row(
        _ site: SiteRecord, _ people: Int, _ organisation: Organisation?, _ typed: Form?, _ problems: Problems,
        _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let (zone, language) = ("zone-\(site.id)", "language-\(site.id)")
        let usualZone = phrases(
            "people.sites.as_organisation",
            ["value": .text(phrases.city(ofZone: organisation?.timeZone ?? "Europe/Paris"))])
        let open: HTML =
            site.isOpen ? " <span class=\"tag tag--attention\">\(phrases("people.sites.unsaid"))</span>" : .nothing
        let error: HTML = problems[zone].map { text -> HTML in "<p class=\"field__error\">\(text)</p>" } ?? .nothing
        return """
            <tr><th scope="row" class="name">\(site.name)\(open)</th>\
            <td class="nowrap" data-label="\(phrases("people.list"))"><a href="\(Path.people.query(["site": site.id.text]))">\
            \(phrases("people.found", ["count": .number(people)]))</a></td>\
            <td data-label="\(phrases("people.field.time_zone"))"><span><select id="field-\(zone)" name="\(zone)" \
            aria-label="\(phrases("people.field.time_zone")), \(site.name)"\
            \(attribute: "aria-invalid", problems[zone] == nil ? nil : "true")>\
            \(TimeZoneViews.options(chosen: typed?[zone] ?? site.timeZone ?? "", none: usualZone, phrases))</select>\(error)</span></td>\
            \(self.language(site, named: language, chosen: typed?[language] ?? site.language ?? "", organisation, reader))</tr>
            """
    }

    /// In which language people of the site are spoken to; where the organisation offers but one, what was known is kept.
    private static func language(
        _ site: SiteRecord, named name: String, chosen: String, _ organisation: Organisation?, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        guard reader.languages.count > 1 else {
            return "<td hidden><input type=\"hidden\" name=\"\(name)\" value=\"\(chosen)\"></td>"
        }
        let unsaid =
            organisation.map {
                phrases("people.sites.as_organisation", ["value": .text(phrases.languageName($0.language))])
            } ?? phrases("people.sites.no_language")
        let options = ([""] + reader.languages.map(\.rawValue)).map { code -> HTML in
            """
            <option value="\(code)"\(flag: "selected", code == chosen)>\
            \(code.isEmpty ? unsaid : phrases.languageName(code))</option>
            """
        }
        return """
            <td data-label="\(phrases("people.field.language"))"><select name="\(name)" \
            aria-label="\(phrases("people.field.language")), \(site.name)">\(options)</select></td>
            """
    }
}

/// The grades in their order, and two spellings of one brought together.
enum GradeViews {
    static func page(
        _ grades: [GradeRecord], _ counts: [ID<Grade>: Int], _ form: Form, _ problems: Problems, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let open = grades.count { $0.rank == nil }
        let title =
            grades.isEmpty
            ? phrases("people.grades.none")
            : open == 0
                ? phrases("people.grades.done", ["count": .number(grades.count)])
                : phrases("people.grades.open", ["count": .number(open)])
        let content: HTML =
            grades.isEmpty
            ? "<section class=\"card\"><div class=\"empty\"><p class=\"empty__title\">\(phrases("people.grades.empty"))</p></div></section>"
            : "<div class=\"columns\"><div class=\"columns__main\">\(order(grades, counts, form, problems, reader))</div>\(merging(grades, form, problems, reader))</div>"
        return Page(
            title: title, lead: phrases("people.grades.lead"), trail: [(phrases("people.tab.people"), .people)],
            section: .people,
            body: "\(DirectoryViews.tabs(phrases, current: .grades))\(Forms.summary(problems, phrases))\(content)")
    }

    private static func order(
        _ grades: [GradeRecord], _ counts: [ID<Grade>: Int], _ form: Form, _ problems: Problems, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let rows = grades.map { grade -> HTML in
            let field = "rank-\(grade.id)"
            let value = form.fields[field] == nil ? grade.rank.map(String.init) ?? "" : form[field]
            let error: HTML = problems[field].map { text -> HTML in "<p class=\"field__error\">\(text)</p>" } ?? ""
            let people = phrases("people.found", ["count": .number(counts[grade.id] ?? 0)])
            return """
                <tr><th scope="row" class="name">\(grade.name)</th>\
                <td data-label="\(phrases("people.grades.rank"))"><span><input id="field-\(field)" name="\(field)" type="number" min="0" \
                max="999" value="\(value)" aria-label="\(phrases("people.grades.rank_of", ["name": .text(grade.name)]))"\
                \(attribute: "aria-invalid", problems[field] == nil ? nil : "true")>\(error)</span></td>\
                <td data-label="\(phrases("people.list"))"><a href="\(Path.people.query(["grade": grade.id.text]))">\(people)</a></td></tr>
                """
        }
        return """
            <section class="card card--table" aria-labelledby="order"><div class="card__head"><h2 id="order">\(phrases("people.grades.order"))</h2>\
            <span class="card__links">\(ExportLinks.html(.gradesExport, phrases))</span></div>\
            \(Forms.post(.grades, reader, """
                <table class="table table--close table--choices"><thead><tr><th scope="col">\(phrases("people.column.grade"))</th>\
                <th scope="col">\(phrases("people.grades.rank"))</th><th scope="col">\(phrases("people.list"))</th></tr></thead>\
                <tbody>\(rows)</tbody></table>\
                <div class="form__actions"><button class="button button--primary">\(phrases("people.grades.save"))</button></div>
                """))</section>
            """
    }

    private static func merging(_ grades: [GradeRecord], _ form: Form, _ problems: Problems, _ reader: Reader) -> HTML {
        guard grades.count > 1 else { return .nothing }
        let phrases = reader.phrases
        let options =
            [(value: "", label: phrases("people.grades.choose"))] + grades.map { (value: $0.id.text, label: $0.name) }
        return """
            <aside class="columns__aside"><section class="card" aria-labelledby="merge"><h2 id="merge">\(phrases("people.grades.merge"))</h2>\
            <p class="soft">\(phrases("people.grades.merge_text"))</p>\
            \(Forms.post(.gradeMergers, reader, """
                \(Forms.select("from", phrases("people.grades.from"), options: options, chosen: form["from"], problems: problems))\
                \(Forms.select("into", phrases("people.grades.into"), options: options, chosen: form["into"], problems: problems))\
                <div class="form__actions"><button class="button">\(phrases("people.grades.merge_button"))</button></div>
                """))</section></aside>
            """
    }
}
