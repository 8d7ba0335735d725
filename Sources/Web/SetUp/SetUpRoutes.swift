import HTTPTypes
import Mentoring
import Storage
import Words

extension Path {
    package static let setUp: Path = "/set-up"
    static let setUpAdministrator: Path = "/set-up/administrator"
}

/// The first start: whoever holds the code printed in the terminal makes the first administrator.
enum SetUpRoutes {
    static let all = [
        Route(.get, "/set-up", for: .everyone, showCode),
        Route(.post, "/set-up/code", for: .everyone, limit: .kilobytes(4), enterCode),
        Route(.get, "/set-up/administrator", for: .everyone, showAdministrator),
        Route(.post, "/set-up/administrator", for: .everyone, limit: .kilobytes(16), makeAdministrator),
    ]

    /// The pass of the browser that gave the code.
    private static let passCookie = "binome_set_up"

    private static func showCode(_ request: PageRequest) async throws -> Answer {
        guard try await request.read({ try SetUp.isNeeded(in: $0) }) else { return .redirect(to: .home) }
        if try await holdsPass(request) { return .redirect(to: .setUpAdministrator) }
        return request.page(SetUpViews.code(request.reader))
    }

    private static func enterCode(_ request: PageRequest) async throws -> Answer {
        let (typed, codes, now) = (request.form["code"], request.installation.secrets.keys.codes, request.now)
        switch try await request.write({ try SetUp.enter(typed, codes: codes, in: $0, at: now) }) {
        case .passed(let token):
            return .redirect(to: .setUpAdministrator).setting(
                Cookie(passCookie, token, lifetime: 3600, secure: request.installation.settings.secure))
        case .wrong: return refusedCode("refusal.set_up_code", request)
        case .exhausted: return refusedCode("refusal.set_up_code_exhausted", request)
        }
    }

    private static func refusedCode(_ key: String, _ request: PageRequest) -> Answer {
        let problems = Problems(Refusal(key, field: "code"), in: request.phrases)
        var answer = request.page(SetUpViews.code(request.reader, problems: problems))
        answer.status = .unprocessableContent
        return answer
    }

    private static func showAdministrator(_ request: PageRequest) async throws -> Answer {
        guard try await holdsPass(request) else { return .redirect(to: .setUp) }
        return request.page(SetUpViews.administrator(request.form, request.reader))
    }

    private static func makeAdministrator(_ request: PageRequest) async throws -> Answer {
        guard try await holdsPass(request) else { return .redirect(to: .setUp) }
        let (form, pass) = (request.form, request.cookies[passCookie] ?? "")
        let language = request.reader.language.rawValue
        do {
            let (administrator, hash) = try await checked(form, request)
            // Whoever makes the account has just typed its password: no need to ask for it again.
            return try await Entrance(request).open(to: .settingsOrganisation) { browser, tx, now in
                let person = try SetUp.makeFirstAdministrator(
                    administrator, password: hash, pass: pass, language: language, in: tx, at: now)
                return try SignIn.open(person, verified: hash, browser: browser, in: tx, at: now)
            }
            .setting(
                Cookie(passCookie, "", lifetime: 0, secure: request.installation.settings.secure))
        } catch let refusal as Refusal {
            var answer = request.page(
                SetUpViews.administrator(form, request.reader, Problems(refusal, in: request.phrases)))
            answer.status = .unprocessableContent
            return answer
        }
    }

    /// Name, address and password as they are to be stored; the password is hashed outside any transaction.
    private static func checked(_ form: Form, _ request: PageRequest) async throws -> (NewAdministrator, PasswordHash) {
        let password = form.verbatim("password")
        let administrator = try NewAdministrator(
            firstName: form["first_name"], lastName: form["last_name"], email: form["email"], password: password,
            again: form.verbatim("password_again"))
        return (administrator, try await request.installation.passwords.hash(password))
    }

    private static func holdsPass(_ request: PageRequest) async throws -> Bool {
        let (pass, now) = (request.cookies[passCookie] ?? "", request.now)
        return try await request.read { tx in try SetUp.isNeeded(in: tx) && SetUp.holdsPass(pass, in: tx, at: now) }
    }
}
