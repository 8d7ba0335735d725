import HTTPTypes
import Mentoring
import Storage

/// Signing in by password, and out.
enum SignInPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        let entrance = Entrance(request)
        if request.reader.signedIn != nil { return .redirect(to: entrance.destination) }
        // On an installation just made there is nobody who could sign in yet.
        if try await request.read({ try SetUp.isUntouched(in: $0) }) { return .redirect(to: .setUp) }
        let isOfPair = entrance.destination.text.hasPrefix(Path.mentorships.text)
        if isOfPair, request.query["by"] != "password" { return request.page(LinkViews.askForPair(entrance)) }
        return request.page(SignInViews.form(entrance, name: request.query["name"]))
    }

    static func signIn(_ request: PageRequest) async throws -> Answer {
        let entrance = Entrance(request)
        let name = request.form["name"]
        do {
            return try await entrance.enter(name: name, password: request.form.verbatim("password"))
        } catch is WrongSecret {
            let problems = Problems(Refusal("refusal.wrong_password"), in: request.phrases)
            var answer = request.page(SignInViews.form(entrance, name: name, problems))
            answer.status = .unprocessableContent
            return answer
        }
    }

    /// Open to everybody: whoever is signed out already is out all the same.
    static func signOut(_ request: PageRequest) async throws -> Answer {
        if let signedIn = request.reader.signedIn {
            let now = request.reader.now
            try await request.write { try Sessions.revoke(signedIn.session, by: signedIn.actor, in: $0, at: now) }
        }
        return .redirect(to: .signIn).setting(Entrance.noSession(request.installation.settings))
    }
}
