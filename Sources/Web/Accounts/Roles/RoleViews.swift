import Mentoring
import Storage
import Words

/// The pages of roles.
enum RoleViews {
    static func list(_ holders: [RoleList.Holder], _ reader: Reader, _ problems: Problems = .none) -> Page {
        let phrases = reader.phrases
        let rows = holders.map { holder -> HTML in
            let roles = holder.lines.map { line -> HTML in
                """
                <li class="row"><div class="row__main"><p>\(name(line, phrases))</p></div><div class="row__side">\
                <a class="button button--small" href="\(Path.role(line.id))" data-dialog="fetch">\(phrases("roles.revoke"))</a></div></li>
                """
            }
            let factor: HTML =
                holder.hasSecondFactor && holder.person != reader.signedIn?.person
                ? """
                <a href="\(Path.otherSecondFactor(holder.person))" data-dialog="fetch">\(phrases("roles.second_factor.remove"))</a>
                """ : ""
            return """
                <section class="card"><div class="card__head"><h2>\(holder.name)</h2><span class="card__note">\(holder.email ?? "")</span>\
                <span class="card__links">\(factor)</span></div>\(unreached(holder, phrases))<ul class="rows">\(roles)</ul></section>
                """
        }
        let administrators = holders.filter { $0.lines.contains { $0.role == .administrator } }.count
        return Page(
            title: phrases("roles.title", ["count": .number(holders.count)]),
            lead: phrases("roles.lead", ["count": .number(administrators)]),
            actions: "<a class=\"button button--primary\" href=\"\(Path.newRole)\">\(phrases("roles.give"))</a>",
            trail: trail(phrases), section: .settings,
            body: """
                \(Forms.summary(problems, phrases))\(rows)
                <p class="confidence card__links">\(ExportLinks.html(.rolesExport, phrases))</p>
                """)
    }

    /// No mail of the role reaches them, and without a password they cannot come in either.
    private static func unreached(_ holder: RoleList.Holder, _ phrases: Phrases) -> HTML {
        if holder.email != nil { return .nothing }
        return """
            <div class="notice notice--attention"><p>\(phrases(holder.hasPassword ? "roles.unreached" : "roles.unreached.out")) \
            <a href="\(Path.personEdit(holder.person))">\(phrases("roles.choose.address.do"))</a></p></div>
            """
    }

    static func search(_ text: String, _ found: [RoleList.Found], _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let items = found.prefix(30).map { person -> HTML in
            let path = Path.newRole.query(["person": person.person.text])
            return """
                <li class="row"><div class="row__main"><h3><a href="\(path)">\(person.name)</a></h3>\
                <p class="row__note">\(person.note ?? "")</p></div></li>
                """
        }
        let results: HTML =
            text.isEmpty
            ? empty(phrases("roles.search.begin"), phrases("roles.search.begin.help"), phrases)
            : found.isEmpty
                ? empty(phrases("roles.nobody"), phrases("roles.nobody.help"), phrases)
                : "<ul class=\"rows\">\(items)</ul>"
        return Page(
            title: phrases("roles.search.title"), lead: phrases("roles.search.lead"),
            trail: trail(phrases) + [(phrases("roles.name"), .roles)], section: .settings,
            body: """
                <form class="filters" method="get" action="\(Path.newRole)" role="search" data-live="results">\
                <div class="filters__search"><label for="q">\(phrases("roles.search"))</label>\
                <input id="q" type="search" name="q" value="\(text)" autocomplete="off"></div>\
                <button class="button">\(phrases("roles.search.submit"))</button></form>
                <div id="results" data-results><section class="card" aria-label="\(phrases("roles.search.results"))">\(results)</section></div>
                """)
    }

    private static func empty(_ title: String, _ help: String, _ phrases: Phrases) -> HTML {
        """
        <div class="empty"><p class="empty__title">\(title)</p><p>\(help)</p>\
        <a class="button" href="\(Path.people)">\(phrases("roles.people"))</a></div>
        """
    }

    static func choose(
        _ account: Account, _ form: Form, _ choices: RoleList.Choices, _ reader: Reader, _ problems: Problems
    ) -> Page {
        let phrases = reader.phrases
        // Without a programme, there is but one role to give.
        let given = Role.allCases.filter { $0 == .administrator || $0 != .participant && !choices.programmes.isEmpty }
        let roles = given.map { (value: $0.rawValue, label: phrases("roles.role.\($0.rawValue)")) }
        let none = [(value: "", label: phrases("roles.none"))]
        let fields: HTML = """
            \(Forms.summary(problems, phrases))<input type="hidden" name="person" value="\(account.person.text)">\
            \(Forms.select("role", phrases("roles.role"), options: roles, chosen: form.filled("role") ?? Role.manager.rawValue, problems: problems, hint: phrases("roles.role.hint")))\
            \(programme(none + choices.programmes, form, problems, phrases))\
            <fieldset class="group" data-of-role="local_manager"><legend>\(phrases("roles.limit"))</legend><div class="form__row">\
            \(Forms.select("site", phrases("roles.site"), options: none + choices.sites, chosen: form["site"], problems: problems))\
            \(Forms.select("department", phrases("roles.department"), options: none + choices.departments, chosen: form["department"], problems: problems))\
            </div></fieldset>\
            <div class="form__actions"><button class="button button--primary">\(phrases("roles.give"))</button>\
            <a class="button" href="\(Path.roles)">\(phrases("account.cancel"))</a></div>
            """
        let lead =
            account.password != nil
            ? phrases("roles.choose.lead")
            : phrases(account.email != nil ? "roles.choose.invited" : "roles.choose.no_address")
        return Page(
            title: phrases("roles.choose.title", ["name": .text("\(account.firstName) \(account.lastName)")]),
            lead: lead,
            trail: trail(phrases) + [(phrases("roles.name"), .roles)], section: .settings,
            body: """
                \(missing(account, choices, phrases))\(Forms.card(.roles, reader, fields))
                <section class="card card--form" aria-labelledby="about"><h2 id="about">\(phrases("roles.about"))</h2>
                <dl class="facts facts--stacked">\(Role.allCases.filter { $0 != .participant }.map { about($0, phrases) })</dl></section>
                """)
    }

    /// What has to be there first, and where it is made.
    private static func missing(_ account: Account, _ choices: RoleList.Choices, _ phrases: Phrases) -> HTML {
        func notice(_ what: String, _ link: String, _ path: Path) -> HTML {
            """
            <div class="notice notice--attention"><p>\(phrases(what)) <a href="\(path)">\(phrases(link))</a></p></div>
            """
        }
        let address =
            account.email == nil && account.password == nil
            ? notice("roles.choose.address", "roles.choose.address.do", .personEdit(account.person)) : .nothing
        let programme =
            choices.programmes.isEmpty
            ? notice("roles.choose.no_programme", "roles.choose.no_programme.do", .newProgramme) : .nothing
        return "\(address)\(programme)"
    }

    private static func programme(
        _ options: [(value: String, label: String)], _ form: Form, _ problems: Problems, _ phrases: Phrases
    ) -> HTML {
        if options.count == 1 { return .nothing }
        return Forms.select(
            "programme", phrases("roles.programme"), options: options,
            chosen: form.filled("programme") ?? (options.count == 2 ? options[1].value : ""), problems: problems,
            hint: phrases("roles.programme.hint"))
    }

    private static func about(_ role: Role, _ phrases: Phrases) -> HTML {
        let key = "roles.about.\(role.rawValue)"
        return "<div><dt>\(phrases("roles.role.\(role.rawValue)"))</dt><dd>\(phrases(key))</dd></div>"
    }

    static func trail(_ phrases: Phrases) -> [(title: String, path: Path)] { [(phrases("settings.title"), .settings)] }

    static func name(_ line: RoleList.Line, _ phrases: Phrases) -> String {
        let parts = [line.programme, line.place].compactMap { $0 }
        let role = phrases("roles.role.\(line.role.rawValue)")
        return parts.isEmpty ? role : "\(role) – \(parts.joined(separator: ", "))"
    }
}
