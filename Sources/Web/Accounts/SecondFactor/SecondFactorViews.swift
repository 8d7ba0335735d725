import Mentoring
import Storage
import Words

/// The pages of the second factor.
enum SecondFactorViews {
    static func ask(_ entrance: Entrance, _ problems: Problems = .none) -> Page {
        let (reader, phrases) = (entrance.request.reader, entrance.request.phrases)
        let fields: HTML = """
            \(Forms.summary(problems, phrases))\
            \(codeField(phrases("second_factor.code"), hint: phrases("second_factor.code.hint"), problems, digitsOnly: false))\
            <div class="form__actions"><button class="button button--primary">\(phrases("second_factor.submit"))</button></div>
            """
        let lost: HTML = """
            <details class="more"><summary>\(phrases("second_factor.lost"))</summary><p>\(phrases("second_factor.lost.text"))</p></details>
            """
        return Page(
            title: phrases("second_factor.ask.title"), lead: phrases("second_factor.ask.lead"), narrow: true,
            body: """
                <section class="card">\(Forms.post(entrance.carrying(.secondFactor), reader, fields))</section>\(lost)
                \(Forms.button(.signOut, phrases("account.sign_out"), reader, style: "link"))
                """)
    }

    static func show(_ view: SecondFactorView, _ entrance: Entrance, _ problems: Problems = .none) -> Page {
        let page =
            if let pending = view.state.pending {
                setUp(pending, view, entrance, problems)
            } else {
                view.state.confirmedAt == nil ? introduce(view, entrance) : manage(view, entrance)
            }
        return view.isSettingUp ? page.inSetUp(at: nil, entrance.request.phrases) : page
    }

    /// The codes on paper, this once.
    /// - Parameter isSettingUp: the installation is new, and its first administrator on the way through it.
    static func codes(_ codes: [String], _ entrance: Entrance, isSettingUp: Bool = false) -> Page {
        let phrases = entrance.request.phrases
        let items = codes.map { code -> HTML in "<li>\(code)</li>\n" }
        let page = Page(
            title: phrases("second_factor.codes.title"), lead: phrases("second_factor.codes.lead"), narrow: true,
            body: """
                <section class="card"><ul class="codes" id="codes">
                \(items)</ul>
                <p class="buttons no-print"><button class="button" type="button" data-copy="codes" \
                data-copied="\(phrases("second_factor.codes.copied"))" hidden>\(phrases("second_factor.codes.copy"))</button></p>
                <p class="confidence">\(phrases("second_factor.codes.note"))</p></section>
                <p class="no-print"><a class="button button--primary" href="\(entrance.destination)">\(phrases("second_factor.codes.done"))</a></p>
                """)
        return isSettingUp ? page.inSetUp(at: nil, phrases) : page
    }

    /// Why, and what is needed, before anything is made.
    private static func introduce(_ view: SecondFactorView, _ entrance: Entrance) -> Page {
        let (reader, phrases) = (entrance.request.reader, entrance.request.phrases)
        let why = phrases(view.isNeeded ? "second_factor.introduce.needed" : "second_factor.introduce.lead")
        return Page(
            title: phrases("second_factor.introduce.title"), lead: why, trail: OwnViews.trail(phrases),
            body: """
                <section class="card card--form"><h2>\(phrases("second_factor.introduce.how"))</h2><p>\(phrases("second_factor.introduce.app"))</p>
                \(Forms.post(entrance.carrying(.secondFactorSecret), reader, "<div class=\"form__actions\"><button class=\"button button--primary\">\(phrases("second_factor.begin"))</button></div>"))</section>
                """)
    }

    private static func setUp(
        _ pending: TOTP, _ view: SecondFactorView, _ entrance: Entrance, _ problems: Problems
    ) -> Page {
        let (reader, phrases) = (entrance.request.reader, entrance.request.phrases)
        let fields: HTML = """
            \(Forms.summary(problems, phrases))\
            \(codeField(phrases("second_factor.first_code"), hint: phrases("second_factor.first_code.hint"), problems, digitsOnly: true))\
            <div class="form__actions"><button class="button button--primary">\(phrases("second_factor.confirm"))</button></div>
            """
        // A role that asks for one leaves no way round it.
        let back: HTML =
            view.state.confirmedAt != nil || !view.isNeeded
            ? Forms.button(.secondFactorWithdrawal, phrases("account.cancel"), reader) : .nothing
        return Page(
            title: phrases("second_factor.set_up.title"), lead: phrases("second_factor.set_up.lead"),
            trail: OwnViews.trail(phrases),
            body: """
                <section class="card card--form">\(QRCodeView.html(pending.uri(issuer: view.issuer, account: view.account), label: phrases("second_factor.qr")))
                <details class="more"><summary>\(phrases("second_factor.typed"))</summary>
                <p>\(phrases("second_factor.typed.text"))</p><p class="copy"><code id="secret">\(grouped(pending.typedSecret))</code>\
                <button class="button button--small" type="button" data-copy="secret" \
                data-copied="\(phrases("second_factor.codes.copied"))" hidden>\(phrases("second_factor.codes.copy"))</button></p></details>
                \(Forms.post(entrance.carrying(.accountSecondFactor), reader, fields))\(back)</section>
                """)
    }

    private static func manage(_ view: SecondFactorView, _ entrance: Entrance) -> Page {
        let (reader, phrases) = (entrance.request.reader, entrance.request.phrases)
        let since = view.state.confirmedAt.map { phrases.date(milliseconds: $0.milliseconds) } ?? ""
        let remove: HTML =
            view.isNeeded
            ? "<p class=\"confidence\">\(phrases("refusal.second_factor_needed"))</p>"
            : Forms.button(
                .secondFactorRemoval, phrases("second_factor.remove"), reader, style: "button button--danger")
        return Page(
            title: phrases("second_factor.manage.title", ["count": .number(view.state.codesLeft)]),
            lead: phrases("second_factor.manage.lead", ["date": .text(since)]), trail: OwnViews.trail(phrases),
            body: """
                <section class="card"><h2>\(phrases("account.second_factor"))</h2><ul class="rows">
                <li class="row"><div class="row__main"><h3>\(phrases("second_factor.renew"))</h3>\
                <p class="row__note">\(phrases("second_factor.renew.note"))</p></div>\
                <div class="row__side">\(Forms.button(.recoveryCodes, phrases("second_factor.renew.submit"), reader, style: "button button--small"))</div></li>
                <li class="row"><div class="row__main"><h3>\(phrases("second_factor.replace"))</h3>\
                <p class="row__note">\(phrases("second_factor.replace.note"))</p></div>\
                <div class="row__side">\(Forms.button(.secondFactorSecret, phrases("second_factor.replace.submit"), reader, style: "button button--small"))</div></li>
                </ul>\(remove)</section>
                """)
    }

    private static func codeField(_ label: String, hint: String, _ problems: Problems, digitsOnly: Bool) -> HTML {
        Forms.text(
            "code", label, value: "", problems: problems, hint: hint, autocomplete: "one-time-code", required: true,
            extra: digitsOnly
                ? " class=\"one-time-code\" inputmode=\"numeric\" maxlength=\"9\""
                : " class=\"one-time-code\" maxlength=\"20\" spellcheck=\"false\"")
    }

    /// In fours, as people read it out.
    private static func grouped(_ secret: String) -> String {
        stride(from: 0, to: secret.count, by: 4).map { String(secret.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }
}
