import Mentoring
import Words

/// The two pages before there is anybody.
enum SetUpViews {
    static func code(_ reader: Reader, problems: Problems = .none) -> Page {
        let phrases = reader.phrases
        let form: HTML = """
            \(Forms.summary(problems, phrases))\
            \(Forms.text(
                "code", phrases("set_up.code"), value: "", problems: problems, hint: phrases("set_up.code.hint"),
                autocomplete: "one-time-code", required: true, extra: " autocapitalize=\"characters\" spellcheck=\"false\""))\
            <div class="form__actions"><button class="button button--primary">\(phrases("set_up.code.go"))</button></div>
            """
        return Page(
            title: phrases("set_up.title"), lead: phrases("set_up.lead"),
            body: "<section class=\"card\">\(Forms.post("/set-up/code", reader, form))</section>"
        ).inSetUp(at: nil, phrases)
    }

    static func administrator(_ form: Form, _ reader: Reader, _ problems: Problems = .none) -> Page {
        let phrases = reader.phrases
        func field(_ name: String, type: String = "text", autocomplete: String, hint: String? = nil) -> HTML {
            Forms.text(
                name, phrases("set_up.\(name)"), value: type == "password" ? "" : form[name], problems: problems,
                type: type,
                hint: hint, autocomplete: autocomplete, required: true)
        }
        let fields: HTML = """
            \(Forms.summary(problems, phrases))\
            <div class="form__row">\(field("first_name", autocomplete: "given-name"))\(field("last_name", autocomplete: "family-name"))</div>\
            \(field("email", type: "email", autocomplete: "email", hint: phrases("set_up.email.hint")))\
            \(field("password", type: "password", autocomplete: "new-password", hint: phrases("set_up.password.hint")))\
            \(field("password_again", type: "password", autocomplete: "new-password"))\
            <div class="form__actions"><button class="button button--primary">\(phrases("set_up.administrator.go"))</button></div>
            """
        return Page(
            title: phrases("set_up.administrator.title"), lead: phrases("set_up.administrator.lead"),
            body: "<section class=\"card\">\(Forms.post(.setUpAdministrator, reader, saysAll: true, fields))</section>"
        ).inSetUp(at: nil, phrases)
    }
}
