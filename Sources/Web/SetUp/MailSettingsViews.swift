import Mentoring
import Storage
import Words

/// The page of the mail server.
enum MailSettingsViews {
    static func page(
        _ form: Form, _ state: SettingsState, _ trace: MailTrace?, _ reader: Reader, _ problems: Problems = .none
    ) -> Page {
        let isWaiting = trace?.state == "waiting" || trace?.state == "sending"
        let watch = isWaiting && state.organisation?.mailTestedAt == nil ? Path.settingsMail.text : nil
        let body: HTML = """
            <div class="stack" id="mail-test"\(attribute: "data-refresh", watch)>\(status(state, trace, reader))\(held(state, reader))</div>\
            \(state.inSetUp ? .nothing : "<p><a href=\"\(Path.outbox)\">\(reader.phrases("outbox.look"))</a></p>")\
            \(state.mailServerGiven ? given(form, state, reader, problems) : fields(form, state, reader, problems))
            """
        var page = SettingsViews.page(.mail, state, reader, body: body)
        if state.demonstration || state.mailServerGiven {
            let key = state.demonstration ? "settings.mail.lead.demonstration" : "settings.mail.lead.given"
            page.lead = .text(reader.phrases(key))
        } else if !state.inSetUp, let news = news(state, trace) {
            page.title = reader.phrases("settings.mail.title.\(news)")
            page.lead = .text(reader.phrases("settings.mail.lead.again"))
        }
        return page
    }

    /// Weeks after the set-up, the heading says whether mails leave.
    private static func news(_ state: SettingsState, _ trace: MailTrace?) -> String? {
        if state.organisation?.mailTestedAt != nil { return state.failing == nil ? "open" : "failing" }
        guard let trace, state.mailServer != nil else { return nil }
        let isLost = trace.state == "refused" || trace.state == "dropped"
        return isLost || trace.state == "waiting" && trace.reply != nil ? "failing" : nil
    }

    /// Why mails do not leave, though a test once arrived: a password that has changed since, a server that is gone.
    private static func failing(_ trace: MailTrace, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let why = trace.fault.map { phrases("settings.mail.fault.\($0.rawValue)") } ?? ""
        let test = Forms.button(
            "/settings/mail/test", phrases("settings.mail.test"), reader, style: "button button--small")
        return
            "\(notice("attention", "\(phrases("settings.mail.failing")) \(why)", reply: trace.answer, phrases))\(test)"
    }

    /// How the last test mail fares; looks again by itself while it is on its way.
    private static func status(_ state: SettingsState, _ trace: MailTrace?, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        if state.demonstration { return .nothing }
        if let tested = state.organisation?.mailTestedAt {
            let when = phrases.dateTime(milliseconds: tested.milliseconds)
            if let trace = state.failing { return failing(trace, reader) }
            return notice("success", phrases("settings.mail.arrived", ["when": .text(when)]), reply: nil, phrases)
        }
        guard let trace, state.mailServer != nil || state.mailServerGiven else { return .nothing }
        let again = Forms.button(
            "/settings/mail/test", phrases("settings.mail.again"), reader, style: "button button--small")
        switch trace.state {
        case "sent": return "\(notice("info", phrases("settings.mail.sent"), reply: trace.reply, phrases))\(again)"
        case "refused", "dropped":
            return "\(notice("refused", phrases("settings.mail.refused"), reply: trace.reply, phrases))\(again)"
        default: return waiting(trace, reader, again: again)
        }
    }

    /// What waits, what would let it leave, and the way round.
    private static func held(_ state: SettingsState, _ reader: Reader) -> HTML {
        guard state.held > 0, state.gate != .open else { return .nothing }
        let key = state.gate == .closed ? "settings.mail.held" : "settings.mail.held_for_test"
        let text = reader.phrases(key, ["count": .number(state.held)])
        let release: HTML =
            state.gate == .closed
            ? .nothing
            : Forms.button(
                "/settings/mail/release", reader.phrases("settings.mail.release"), reader, style: "button button--small"
            )
        return "<div class=\"notice notice--attention\"><p>\(text)</p>\(release)</div>"
    }

    private static func waiting(_ trace: MailTrace, _ reader: Reader, again: HTML) -> HTML {
        let phrases = reader.phrases
        if let fault = trace.fault {
            let why = phrases("settings.mail.fault.\(fault.rawValue)")
            return
                "\(notice("attention", "\(phrases("settings.mail.waiting")) \(why)", reply: trace.answer, phrases))\(again)"
        }
        if let reply = trace.reply {
            return "\(notice("attention", phrases("settings.mail.unreachable"), reply: reply, phrases))\(again)"
        }
        return """
            <div class="working">\
            <p role="status">\(phrases("settings.mail.sending"))</p>\
            <progress class="progress" aria-label="\(phrases("settings.mail.sending"))"></progress>\
            <p class="no-script"><a href="\(Path.settingsMail)">\(phrases("settings.mail.look"))</a></p></div>
            """
    }

    private static func notice(
        _ kind: String, _ sentence: String, reply: String?, _ phrases: Phrases
    ) -> HTML {
        let role = kind == "refused" ? "alert" : "status"
        let answer: HTML =
            reply.map { text -> HTML in
                text.isEmpty
                    ? ""
                    : """
                    <details class="more"><summary>\(phrases("settings.mail.reply"))</summary><p><code lang="en">\(text)</code></p></details>
                    """
            } ?? ""
        return "<div class=\"notice notice--\(kind)\" role=\"\(role)\"><p>\(sentence)</p>\(answer)</div>"
    }

    private static func fields(_ form: Form, _ state: SettingsState, _ reader: Reader, _ problems: Problems) -> HTML {
        let phrases = reader.phrases
        let security = MailServerSettings.Security.allCases.map {
            (value: $0.rawValue, label: phrases("settings.mail.security.\($0.rawValue)"))
        }
        let hasPassword = state.mailServer?.password != nil
        let content: HTML = """
            \(Forms.summary(problems, phrases))\
            \(Forms.text("host", phrases("settings.mail.host"), value: form["host"], problems: problems, hint: phrases("settings.mail.host.hint"), required: true))\
            \(Forms.text("port", phrases("settings.mail.port"), value: form["port"], problems: problems, type: "number", hint: phrases("settings.mail.port.hint"), required: true))\
            \(Forms.radios("security", phrases("settings.mail.security"), options: security, chosen: form["security"], problems: problems))\
            \(Forms.text("user", phrases("settings.mail.user"), value: form["user"], problems: problems, hint: phrases("settings.mail.user.hint"), autocomplete: "off"))\
            \(Forms.text("mail_password", phrases("settings.mail.password"), value: "", problems: problems, type: "password", hint: phrases(hasPassword ? "settings.mail.password.kept" : "settings.mail.password.hint"), autocomplete: "off"))\
            \(Forms.text("mail_from", phrases("settings.mail.from"), value: form["mail_from"], problems: problems, type: "email", hint: phrases("settings.mail.from.hint"), required: true))\
            \(SettingsViews.actions(.mail, state, phrases))
            """
        return Forms.card(.settingsMail, reader, saysAll: true, content)
    }

    /// Where the server is named from outside, its form would change nothing: what serves is said, and what is left to say.
    private static func given(
        _ form: Form, _ state: SettingsState, _ reader: Reader, _ problems: Problems
    ) -> HTML {
        let phrases = reader.phrases
        if state.demonstration {
            return """
                <div class="notice notice--info"><p>\(phrases("settings.mail.demonstration.note")) \
                <a href="\(Path.caughtMails)">\(phrases("layout.demonstration.mails"))</a></p></div>
                """
        }
        let test = Forms.button(
            "/settings/mail/test", phrases("settings.mail.test"), reader, style: "button button--small")
        let content: HTML = """
            \(Forms.summary(problems, phrases))\
            \(Forms.text("mail_from", phrases("settings.mail.from"), value: form["mail_from"], problems: problems, type: "email", hint: phrases("settings.mail.from.hint"), required: true))\
            \(SettingsViews.actions(.mail, state, phrases))
            """
        return """
            <div class="notice notice--info"><p>\(phrases("settings.mail.given.note"))</p>\(test)</div>\
            \(Forms.card(.settingsMail, reader, saysAll: true, content))
            """
    }
}
