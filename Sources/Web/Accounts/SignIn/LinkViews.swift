import Mentoring
import Words

/// Pages around links in mails.
enum LinkViews {
    /// Asks for an address. `kind` is `link` or `forgotten`, the family of words.
    static func ask(
        _ action: Path, _ kind: String, name: String, _ entrance: Entrance, _ problems: Problems = .none
    ) -> Page {
        let reader = entrance.request.reader
        let phrases = reader.phrases
        let fields: HTML = """
            \(Forms.summary(problems, phrases))\
            \(Forms.text("name", phrases("sign_in.address"), value: name, problems: problems, autocomplete: "username", required: true, extra: " autocapitalize=\"none\" spellcheck=\"false\""))\
            <div class="form__actions"><button class="button button--primary">\(phrases("sign_in.\(kind).submit"))</button>\
            <a class="button" href="\(entrance.carrying(.signIn))">\(phrases("sign_in.back"))</a></div>
            """
        return Page(
            title: phrases("sign_in.\(kind).title"), lead: phrases("sign_in.\(kind).lead"), narrow: true,
            body: "<section class=\"card\">\(Forms.post(entrance.carrying(action), reader, fields))</section>")
    }

    /// For whoever comes from a mail about their pair: most never had a password, and need none.
    static func askForPair(_ entrance: Entrance) -> Page {
        let reader = entrance.request.reader
        let phrases = reader.phrases
        let fields: HTML = """
            \(Forms.text("name", phrases("sign_in.address"), value: "", autocomplete: "username", required: true, extra: " autocapitalize=\"none\" spellcheck=\"false\""))\
            <div class="form__actions"><button class="button button--primary">\(phrases("sign_in.link.submit"))</button></div>
            """
        let password = entrance.carrying(Path.signIn.query(["by": "password"]))
        return Page(
            title: phrases("sign_in.pair.title"), lead: phrases("sign_in.pair.lead"), narrow: true,
            body: """
                <section class="card">\(Forms.post(entrance.carrying(.askSignInLink), reader, fields))</section>
                <ul class="rows">\(SignInViews.other(password, "password", phrases))\
                \(SignInViews.other(entrance.carrying(.signInCode), "code", phrases))</ul>
                """)
    }

    static func sent(_ kind: String, minutes: Int, _ entrance: Entrance) -> Page {
        let phrases = entrance.request.phrases
        let again = entrance.carrying(kind == "link" ? .askSignInLink : .forgottenPassword)
        return Page(
            title: phrases("sign_in.sent.title"), lead: phrases("sign_in.sent.lead", ["minutes": .number(minutes)]),
            narrow: true,
            body: """
                <section class="card"><p>\(phrases("sign_in.sent.nothing"))</p>
                <p class="buttons"><a class="button" href="\(again)">\(phrases("sign_in.sent.again"))</a>\
                <a class="button" href="\(entrance.carrying(.signIn))">\(phrases("sign_in.back"))</a></p></section>
                """)
    }

    static func follow(_ token: String, _ entrance: Entrance) -> Page {
        let reader = entrance.request.reader
        let phrases = reader.phrases
        let path = entrance.carrying(.signInLink(token))
        return Page(
            title: phrases("sign_in.follow.title"), lead: phrases("sign_in.follow.lead"), narrow: true,
            body: Forms.button(path, phrases("sign_in.submit"), reader, style: "button button--primary"))
    }

    static func expired(_ next: Path, _ entrance: Entrance) -> Page {
        let phrases = entrance.request.phrases
        return Page(
            title: phrases("sign_in.expired.title"), lead: phrases("sign_in.expired.lead"), narrow: true,
            body: """
                <p class="buttons"><a class="button button--primary" href="\(entrance.carrying(next))">\(phrases("sign_in.expired.again"))</a>\
                <a class="button" href="\(entrance.carrying(.signIn))">\(phrases("sign_in.back"))</a></p>
                """)
    }

    /// Chooses a password: after a link, an invitation or a printed code. `hidden` goes with it.
    static func choosePassword(
        _ action: Path, title: String, name: String, _ reader: Reader, _ problems: Problems = .none,
        hidden: HTML = .nothing
    ) -> Page {
        let phrases = reader.phrases
        let fields: HTML = """
            \(Forms.summary(problems, phrases))\(hidden)\
            <input type="hidden" name="username" value="\(name)" autocomplete="username">\
            \(passwordFields(problems, phrases))\
            <div class="form__actions"><button class="button button--primary">\(phrases("sign_in.choose.submit"))</button></div>
            """
        return Page(
            title: title, lead: phrases("sign_in.choose.lead"), narrow: true,
            body: "<section class=\"card\">\(Forms.post(action, reader, fields))</section>")
    }

    static func passwordFields(_ problems: Problems, _ phrases: Phrases) -> HTML {
        """
        \(Forms.text("password", phrases("sign_in.new_password"), value: "", problems: problems, type: "password", hint: phrases("sign_in.new_password.hint"), autocomplete: "new-password", required: true))\
        \(Forms.text("password_again", phrases("sign_in.password_again"), value: "", problems: problems, type: "password", autocomplete: "new-password", required: true))
        """
    }
}
