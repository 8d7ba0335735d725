import HTTPTypes
import Mentoring
import Storage
import Words

/// Signing in for the first time with a code on paper: number and code first, then a password of one's own.
enum CodePages {
    static func show(_ request: PageRequest) async throws -> Answer {
        request.page(CodeViews.form(number: "", Entrance(request)))
    }

    static func signIn(_ request: PageRequest) async throws -> Answer {
        let (number, code) = (request.form["number"], request.form["code"])
        let (hasher, now, entrance) = (request.installation.secrets.keys.codes, request.now, Entrance(request))
        let account = try await request.read { try Account.find(number, in: $0) }
        let begun = try await entrance.begin(.signIn, account: number)
        guard try await request.read({ try PrintedCodes.fits(code, account, codes: hasher, in: $0, at: now) }),
            let account
        else {
            let wrong = Refusal("refusal.wrong_code", field: "code")
            return request.refusal(wrong) { CodeViews.form(number: number, entrance, $0) }
        }
        guard request.form.fields["password"] != nil else {
            try await entrance.succeeded(begun)
            return request.page(CodeViews.password(account, code: code, entrance))
        }
        do {
            let hash = try await entrance.newPassword(for: account)
            return try await entrance.open(begun, saying: .passwordChosen(by: account)) { browser, tx, now in
                try PrintedCodes.use(
                    code, of: account.person, password: hash, codes: hasher, browser: browser, in: tx, at: now)
            }
        } catch let refusal as Refusal {
            try await entrance.succeeded(begun)
            return request.refusal(refusal) { CodeViews.password(account, code: code, entrance, $0) }
        }
    }
}

/// The pages of a code on paper.
enum CodeViews {
    static func form(number: String, _ entrance: Entrance, _ problems: Problems = .none) -> Page {
        let reader = entrance.request.reader
        let phrases = reader.phrases
        let fields: HTML = """
            \(Forms.summary(problems, phrases))\
            \(Forms.text("number", phrases("sign_in.number"), value: number, problems: problems, autocomplete: "username", required: true))\
            \(Forms.text("code", phrases("sign_in.code"), value: "", problems: problems, hint: phrases("sign_in.code.hint"), autocomplete: "off", required: true, extra: " class=\"one-time-code one-time-code--long\" autocapitalize=\"characters\" spellcheck=\"false\" maxlength=\"30\""))\
            <div class="form__actions"><button class="button button--primary">\(phrases("sign_in.code.submit"))</button>\
            <a class="button" href="\(entrance.carrying(.signIn))">\(phrases("sign_in.back"))</a></div>
            """
        return Page(
            title: phrases("sign_in.code.title"), lead: phrases("sign_in.code.lead"), narrow: true,
            body: "<section class=\"card\">\(Forms.post(entrance.carrying(.signInCode), reader, fields))</section>")
    }

    /// Number and code go with the password: they are looked at again, and nothing was used up yet.
    static func password(
        _ account: Account, code: String, _ entrance: Entrance, _ problems: Problems = .none
    ) -> Page {
        let reader = entrance.request.reader
        let number = account.staffNumber ?? ""
        let hidden: HTML = """
            <input type="hidden" name="number" value="\(number)"><input type="hidden" name="code" value="\(code)">
            """
        return LinkViews.choosePassword(
            entrance.carrying(.signInCode),
            title: reader.phrases("sign_in.welcome.title", ["name": .text(account.firstName)]),
            name: number, reader,
            problems, hidden: hidden)
    }
}
