import Foundation
import Mentoring
import Words

/// Settings of the organisation. While set-up goes on, each page shows where one is and can be left for later.
enum SettingsViews {
    static func path(_ step: SetUpStep) -> Path {
        switch step {
        case .organisation: .settingsOrganisation
        case .mail: .settingsMail
        case .contacts: .settingsContacts
        }
    }

    /// Where one is in set-up; `nil` is the administrator, before the others.
    static func steps(at current: SetUpStep?, done: Set<SetUpStep>, _ phrases: Phrases) -> HTML {
        let first: HTML =
            current == nil
            ? "<li aria-current=\"step\">\(phrases("set_up.step.administrator"))</li>"
            : "<li class=\"is-done\">\(phrases("set_up.step.administrator"))</li>"
        let others = SetUpStep.allCases.map { step -> HTML in
            let name = phrases("set_up.step.\(step.rawValue)")
            if step == current { return "<li aria-current=\"step\">\(name)</li>" }
            guard current != nil else { return "<li>\(name)</li>" }
            return
                "<li\(attribute: "class", done.contains(step) ? "is-done" : nil)><a href=\"\(path(step))\">\(name)</a></li>"
        }
        return "<ol class=\"steps\" aria-label=\"\(phrases("set_up.steps"))\">\(first)\(others)</ol>"
    }

    /// A page of settings: the form, its save button, and while set-up goes on, a way past it.
    static func page(_ step: SetUpStep, _ state: SettingsState, _ reader: Reader, body: HTML) -> Page {
        let phrases = reader.phrases
        let page = Page(
            title: phrases("settings.\(step.rawValue).title"), lead: phrases("settings.\(step.rawValue).lead"),
            trail: [(phrases("settings.title"), .settings)], section: .settings, body: body)
        return state.inSetUp ? page.inSetUp(at: step, done: state.done, phrases) : page
    }

    static func actions(_ step: SetUpStep, _ state: SettingsState, _ phrases: Phrases) -> HTML {
        let next = SettingsRoutes.next(after: step, state)
        // What is done already needs no saving to go on.
        if state.inSetUp, step == .mail, state.organisation?.mailTestedAt != nil {
            return """
                <div class="form__actions"><a class="button button--primary" href="\(next)">\(phrases("set_up.continue"))</a>\
                <button class="button">\(phrases("settings.save"))</button></div>
                """
        }
        let later: HTML =
            state.inSetUp
            ? "<a class=\"button\" href=\"\(next)\">\(phrases("set_up.later"))</a>"
            : "<a class=\"button\" href=\"\(Path.settings)\">\(phrases("settings.cancel"))</a>"
        return """
            <div class="form__actions"><button class="button button--primary">\(phrases("settings.save"))</button>\(later)</div>
            """
    }

    static func organisation(
        _ form: Form, _ state: SettingsState, _ settings: Settings, _ reader: Reader, _ problems: Problems = .none
    ) -> Page {
        let phrases = reader.phrases
        let address: HTML =
            settings.publicURLGiven
            ? "<p class=\"confidence\">\(phrases("settings.public_url.given", ["url": .text(settings.publicURL)]))</p>"
            : Forms.text(
                "public_url", phrases("settings.public_url"), value: form["public_url"], problems: problems,
                type: "url",
                hint: phrases("settings.public_url.hint"))
        let languages = Language.allCases.map { (value: $0.rawValue, label: phrases.languageName($0.rawValue)) }
        let boxes = Language.allCases.map { language in
            Forms.check(
                "languages", phrases.languageName(language.rawValue),
                checked: form.all("languages").contains(language.rawValue), value: language.rawValue)
        }
        let fields: HTML = """
            \(Forms.summary(problems, phrases))\
            \(Forms.text("name", phrases("settings.name"), value: form["name"], problems: problems, hint: phrases("settings.name.hint"), autocomplete: "organization", required: true))\
            \(Forms.checks("languages", phrases("settings.languages"), boxes, problems: problems, hint: phrases("settings.languages.hint")))\
            \(Forms.radios("language", phrases("settings.language"), options: languages, chosen: form["language"], problems: problems, hint: phrases("settings.language.hint")))\
            \(TimeZoneViews.select("time_zone", phrases("settings.time_zone"), chosen: form["time_zone"], problems: problems, phrases))\
            \(address)\(actions(.organisation, state, phrases))
            """
        return page(
            .organisation, state, reader, body: Forms.card(.settingsOrganisation, reader, saysAll: true, fields))
    }

    static func contacts(_ form: Form, _ state: SettingsState, _ reader: Reader, _ problems: Problems = .none) -> Page {
        let phrases = reader.phrases
        let fields: HTML = """
            \(Forms.summary(problems, phrases))\
            \(Forms.text("contact", phrases("settings.contact"), value: form["contact"], problems: problems, hint: phrases("settings.contact.hint"), required: true))\
            \(Forms.text("contact_email", phrases("settings.contact_email"), value: form["contact_email"], problems: problems, type: "email", autocomplete: "off", required: true))\
            \(actions(.contacts, state, phrases))
            """
        return page(.contacts, state, reader, body: Forms.card(.settingsContacts, reader, saysAll: true, fields))
    }

    static func overview(_ state: SettingsState, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let missing = SetUpStep.allCases.count - state.done.count
        let rows = SetUpStep.allCases.map { step -> HTML in row(step, state, phrases) }
        let people = state.administrators.map { one -> HTML in
            let factor = phrases(one.hasSecondFactor ? "settings.second_factor" : "settings.no_second_factor")
            return """
                <li class="row"><div class="row__main"><h3>\(one.name)</h3><p class="row__note">\(one.email ?? "")</p></div>\
                <div class="row__side"><p class="row__note">\(factor)</p></div></li>
                """
        }
        let end: HTML =
            state.inSetUp
            ? Forms.button("/set-up/completion", phrases("set_up.finish"), reader, style: "button button--primary")
            : .nothing
        return Page(
            title: phrases("settings.overview.title", ["count": .number(missing)]),
            lead: phrases("settings.overview.lead", ["count": .number(missing)]),
            actions: end, section: .settings,
            body: """
                \(elsewhere(state, phrases))\
                <section class="card" aria-labelledby="settings-list"><h2 id="settings-list">\(phrases("settings.title"))</h2><ul class="rows">\(rows)</ul></section>
                \(more(phrases))
                <section class="card" aria-labelledby="settings-people"><h2 id="settings-people">\(phrases("settings.administrators"))</h2><ul class="rows">\(people)</ul></section>
                """)
    }

    /// A public address that is not the one by which the administrator came may be a slip: every link would lead astray.
    private static func elsewhere(_ state: SettingsState, _ phrases: Phrases) -> HTML {
        guard let url = state.organisation?.publicURL, let here = state.cameBy, url.lowercased() != here.lowercased()
        else { return .nothing }
        let sentence = phrases("settings.public_url.elsewhere", ["here": .text(here)])
        return "<div class=\"notice notice--attention\"><p>\(sentence) <a href=\"\(url)\">\(url)</a></p></div>"
    }

    /// Pages of the administration beside the settings.
    private static func more(_ phrases: Phrases) -> HTML {
        let links: [(Path, String)] = [
            (.roles, "roles"), (.printedCodes, "codes"), (.outbox, "mails"), (.audit, "audit"),
        ]
        let rows = links.map { path, name -> HTML in
            """
            <li class="row"><div class="row__main"><h3><a href="\(path)">\(phrases("settings.more.\(name)"))</a></h3>\
            <p class="row__note">\(phrases("settings.more.\(name).note"))</p></div></li>
            """
        }
        return """
            <section class="card" aria-labelledby="settings-more"><h2 id="settings-more">\(phrases("settings.more"))</h2><ul class="rows">\(rows)</ul></section>
            """
    }

    private static func row(_ step: SetUpStep, _ state: SettingsState, _ phrases: Phrases) -> HTML {
        let isDone = state.done.contains(step)
        let tag: HTML =
            isDone
            ? "<span class=\"tag tag--accent\">\(phrases("settings.done"))</span>"
            : "<span class=\"tag tag--attention\">\(phrases("settings.missing"))</span>"
        return """
            <li class="row"><div class="row__main"><h3><a href="\(path(step))">\(phrases("set_up.step.\(step.rawValue)"))</a></h3>\
            <p class="row__note">\(summary(step, state, phrases))</p></div><div class="row__side"><p>\(tag)</p></div></li>
            """
    }

    /// What was said, in a line.
    private static func summary(_ step: SetUpStep, _ state: SettingsState, _ phrases: Phrases) -> String {
        let organisation = state.organisation
        switch step {
        case .organisation:
            guard let organisation, !organisation.name.isEmpty else { return phrases("settings.organisation.none") }
            let spoken = organisation.onlyLanguage.map { [$0] } ?? Language.allCases.map(\.rawValue)
            let languages = phrases.list(spoken.map { phrases.languageName($0) })
            return [organisation.name, languages, organisation.timeZone, organisation.publicURL].compactMap(\.self)
                .joined(separator: " · ")
        case .mail:
            if let server = state.mailServer {
                return "\(server.host):\(server.port) · \(organisation?.mailFrom ?? "")"
            }
            return phrases(state.mailServerGiven ? "settings.mail.given" : "settings.mail.none")
        case .contacts:
            guard let organisation, let contact = organisation.protectionContact else {
                return phrases("settings.contacts.none")
            }
            return "\(contact) · \(organisation.protectionEmail ?? "")"
        }
    }
}

extension Page {
    /// The same page while the installation is being set up: one column, where one is, and no way aside.
    /// - Parameter step: `nil` is the administrator, before the others.
    func inSetUp(at step: SetUpStep?, done: Set<SetUpStep> = [], _ phrases: Phrases) -> Page {
        var page = self
        page.narrow = true
        page.trail = []
        page.body = "\(SettingsViews.steps(at: step, done: done, phrases))\(body)"
        return page
    }
}
