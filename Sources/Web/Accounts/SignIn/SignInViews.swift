import Mentoring
import Words

/// The pages on which people sign in.
enum SignInViews {
    static func form(_ entrance: Entrance, name: String, _ problems: Problems = .none) -> Page {
        let reader = entrance.request.reader
        let phrases = reader.phrases
        let fields: HTML = """
            \(Forms.summary(problems, phrases))\
            \(Forms.text("name", phrases("sign_in.name"), value: name, problems: problems, hint: phrases("sign_in.name.hint"), autocomplete: "username", required: true, extra: " autocapitalize=\"none\" spellcheck=\"false\""))\
            \(Forms.text("password", phrases("sign_in.password"), value: "", problems: problems, type: "password", autocomplete: "current-password", required: true))\
            <div class="form__actions"><button class="button button--primary">\(phrases("sign_in.submit"))</button></div>
            """
        let body: HTML = """
            <section class="card">\(Forms.post(entrance.carrying(.signIn), reader, fields))</section>
            <ul class="rows">
            \(other(entrance.carrying(.askSignInLink), "link", phrases))\
            \(other(entrance.carrying(.forgottenPassword), "forgotten", phrases))\
            \(other(entrance.carrying(.signInCode), "code", phrases))
            </ul>
            """
        return Page(title: phrases("sign_in.title"), lead: phrases("sign_in.lead"), narrow: true, body: body)
    }

    /// Another way in.
    static func other(_ path: Path, _ kind: String, _ phrases: Phrases) -> HTML {
        """
        <li class="row"><div class="row__main"><a href="\(path)">\(phrases("sign_in.other.\(kind)"))</a>\
        <p class="row__note">\(phrases("sign_in.other.\(kind).note"))</p></div></li>
        """
    }
}
