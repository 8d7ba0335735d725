import Mentoring
import Words

/// Pages on which one changes one's password and address.
enum OwnViews {
    static func password(_ account: Account, _ reader: Reader, _ problems: Problems = .none) -> Page {
        let phrases = reader.phrases
        guard account.password != nil else {
            return Page(
                title: phrases("account.password.choose.title"), lead: phrases("account.password.choose.lead"),
                trail: trail(phrases),
                body: Forms.card(
                    .accountPasswordLink, reader,
                    "<p>\(phrases("account.password.send.how"))</p>\(actions("account.password.send", phrases))"))
        }
        let fields: HTML = """
            \(Forms.summary(problems, phrases))\
            <input type="hidden" name="username" value="\(account.email ?? account.staffNumber ?? "")" autocomplete="username">\
            \(current(problems, phrases))\(LinkViews.passwordFields(problems, phrases))\(actions("account.password.save", phrases))
            """
        return Page(
            title: phrases("account.password.title"), lead: phrases("account.password.lead"), trail: trail(phrases),
            body: Forms.card(.accountPassword, reader, fields))
    }

    /// Somebody signed in is known here: the page says where the link went.
    static func passwordSent(_ email: String, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let minutes: WordValue = .number(AccessLinks.Purpose.password.minutes)
        return Page(
            title: phrases("sign_in.sent.title"),
            lead: phrases("account.password.sent", ["email": .text(email), "minutes": minutes]), trail: trail(phrases),
            body: "<p class=\"buttons\"><a class=\"button\" href=\"\(Path.account)\">\(phrases("account.back"))</a></p>"
        )
    }

    static func address(_ account: Account, typed: String, _ reader: Reader, _ problems: Problems = .none) -> Page {
        let phrases = reader.phrases
        let fields: HTML = """
            \(Forms.summary(problems, phrases))\
            \(Forms.text("email", phrases("account.address.new"), value: typed, problems: problems, type: "email", hint: phrases("account.address.hint"), autocomplete: "email", required: true))\
            \(account.password == nil ? HTML.nothing : current(problems, phrases))\(actions("account.address.send", phrases))
            """
        return Page(
            title: phrases("account.address.title"),
            lead: account.email.map { phrases("account.address.lead", ["email": .text($0)]) } ?? "",
            trail: trail(phrases),
            body: Forms.card(.accountAddress, reader, fields))
    }

    static func addressSent(_ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases("account.address.sent.title"), lead: phrases("account.address.sent.lead"),
            trail: trail(phrases),
            body: "<p class=\"buttons\"><a class=\"button\" href=\"\(Path.account)\">\(phrases("account.back"))</a></p>"
        )
    }

    static func confirmAddress(_ address: String, token: String, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases("account.address.confirm.title", ["email": .text(address)]),
            lead: phrases("account.address.confirm.lead"), narrow: true,
            body: Forms.button(
                .newAddress(token), phrases("account.address.confirm"), reader, style: "button button--primary"))
    }

    static func addressChanged(_ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases("account.address.changed.title"), lead: phrases("account.address.changed.lead"),
            narrow: true,
            body: "<p><a class=\"button button--primary\" href=\"\(Path.signIn)\">\(phrases("sign_in.submit"))</a></p>")
    }

    static func trail(_ phrases: Phrases) -> [(title: String, path: Path)] { [(phrases("account.name"), .account)] }

    private static func current(_ problems: Problems, _ phrases: Phrases) -> HTML {
        Forms.text(
            "current", phrases("account.password.current"), value: "", problems: problems, type: "password",
            autocomplete: "current-password", required: true)
    }

    private static func actions(_ key: String, _ phrases: Phrases) -> HTML {
        """
        <div class="form__actions"><button class="button button--primary">\(phrases(key))</button>\
        <a class="button" href="\(Path.account)">\(phrases("account.cancel"))</a></div>
        """
    }
}
