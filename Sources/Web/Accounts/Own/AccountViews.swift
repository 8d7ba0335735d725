import Mentoring
import Storage
import Words

/// The page of one's own account.
enum AccountViews {
    static func account(_ view: AccountView, _ problems: Problems, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let others = view.sessions.count - 1
        return Page(
            title: phrases("account.name"), lead: phrases("account.lead", ["count": .number(others)]),
            actions: Forms.button(.signOut, phrases("account.sign_out"), reader),
            body: """
                \(person(view, phrases))\(speaking(view, problems, reader))\(protection(view, phrases))\(sessions(view, reader))
                """)
    }

    private static func person(_ view: AccountView, _ phrases: Phrases) -> HTML {
        let account = view.account
        let number: HTML =
            account.staffNumber.map { number -> HTML in
                "<div><dt>\(phrases("account.number"))</dt><dd>\(number)</dd></div>"
            } ?? ""
        return """
            <section class="card"><div class="card__head"><h2>\(account.firstName) \(account.lastName)</h2>\
            <span class="card__links"><a href="\(Path.accountAddress)">\(phrases("account.address.change"))</a></span></div>\
            <dl class="facts"><div><dt>\(phrases("account.address"))</dt><dd>\(account.email ?? phrases("account.address.none"))</dd></div>\(number)</dl>\
            </section>
            """
    }

    /// How Binôme speaks to the person: in which language, by which clock.
    private static func speaking(_ view: AccountView, _ problems: Problems, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let zone: HTML = """
            \(TimeZoneViews.select("time_zone", phrases("account.time_zone"), chosen: view.timeZone ?? "", none: phrases("account.time_zone.as_site"), problems: problems, phrases))\
            <p class="hint">\(phrases("account.time_zone.hint"))</p><div class="form__actions"><button class="button">\(phrases("account.time_zone.save"))</button></div>
            """
        return """
            <section class="card"><h2>\(phrases("account.speaking"))</h2>\(language(reader))\
            \(Forms.post(.accountTimeZone, reader, zone))</section>
            """
    }

    private static func language(_ reader: Reader) -> HTML {
        let phrases = reader.phrases
        guard reader.languages.count > 1 else { return .nothing }
        let options = reader.languages.map {
            (value: $0.rawValue, label: phrases.speaking($0).languageName($0.rawValue))
        }
        let fields: HTML = """
            \(Forms.radios("language", phrases("account.language"), options: options, chosen: reader.language.rawValue, hint: phrases("account.language.hint")))\
            <div class="form__actions"><button class="button">\(phrases("account.language.save"))</button></div>
            """
        return Forms.post(.accountLanguage, reader, fields)
    }

    private static func protection(_ view: AccountView, _ phrases: Phrases) -> HTML {
        let password = phrases(view.account.password == nil ? "account.password.none" : "account.password.set")
        let factor: String
        if view.account.hasSecondFactor {
            factor = phrases("account.second_factor.set", ["count": .number(view.codesLeft)])
        } else {
            factor = phrases(
                view.needsSecondFactor
                    ? "account.second_factor.needed"
                    : view.account.password == nil
                        ? "account.second_factor.none_link" : "account.second_factor.none")
        }
        return """
            <section class="card"><h2>\(phrases("account.protection"))</h2><ul class="rows">
            <li class="row"><div class="row__main"><h3>\(phrases("account.password"))</h3><p class="row__note">\(password)</p></div>\
            <div class="row__side"><a class="button button--small" href="\(Path.accountPassword)">\
            \(phrases(view.account.password == nil ? "account.password.choose" : "account.password.change"))</a></div></li>
            <li class="row"><div class="row__main"><h3>\(phrases("account.second_factor"))</h3><p class="row__note">\(factor)</p></div>\
            <div class="row__side"><a class="button button--small" href="\(Path.accountSecondFactor)">\
            \(phrases(view.account.hasSecondFactor ? "account.second_factor.change" : "account.second_factor.begin"))</a></div></li>
            </ul></section>
            """
    }

    private static func sessions(_ view: AccountView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let items = view.sessions.map { session -> HTML in
            let isOwn = session.id == view.own
            let seen = phrases.relative(milliseconds: session.seenAt.milliseconds, now: reader.now.milliseconds)
            let opened = phrases.date(milliseconds: session.openedAt.milliseconds)
            let side: HTML =
                isOwn
                ? "<span class=\"tag tag--accent\">\(phrases("account.session.this"))</span>"
                : Forms.button(
                    .session(session.id), phrases("account.session.end"), reader, style: "button button--small")
            return """
                <li class="row"><div class="row__main"><h3>\(session.agent ?? phrases("account.session.unknown"))</h3>\
                <p class="row__note">\(phrases("account.session.seen", ["seen": .text(seen), "opened": .text(opened)]))</p></div>\
                <div class="row__side">\(side)</div></li>
                """
        }
        let all: HTML =
            view.sessions.count > 1
            ? Forms.button(
                .otherSessions, phrases("account.session.end_others"), reader, style: "button button--danger") : ""
        return """
            <section class="card"><h2>\(phrases("account.sessions"))</h2><ul class="rows">\(items)</ul>\(all)</section>
            """
    }
}
