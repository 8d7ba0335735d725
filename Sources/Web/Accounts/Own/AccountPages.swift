import Foundation
import HTTPTypes
import Mentoring
import Storage
import Words

/// One's own account: who one is here, the language, the browsers that are signed in.
enum AccountPages {
    static func show(_ request: PageRequest) async throws -> Answer { try await page(request) }

    private static func page(
        _ request: PageRequest, timeZone: String? = nil, problems: Problems = .none
    ) async throws -> Answer {
        let signedIn = try request.signedIn
        let (now, sealer) = (request.now, request.installation.secrets.keys.secondFactors)
        let view = try await request.read { tx in
            guard let account = try Account.of(signedIn.person, in: tx) else { throw NotFound() }
            return AccountView(
                account: account, sessions: try Sessions.list(of: signedIn.person, in: tx, at: now),
                own: signedIn.session,
                timeZone: try timeZone ?? PersonRecord.find(signedIn.person, in: tx).input.timeZone,
                codesLeft: try SecondFactors.state(of: signedIn.person, sealer: sealer, in: tx).codesLeft,
                needsSecondFactor: signedIn.actor.roles.contains(where: \.needsSecondFactor))
        }
        return request.page(AccountViews.account(view, problems, request.reader))
    }

    /// Kept with the person for mails, and in the browser for pages.
    static func chooseLanguage(_ request: PageRequest) async throws -> Answer {
        guard let language = Language(rawValue: request.form["language"]), request.reader.languages.contains(language)
        else { throw Rejection(.badRequest) }
        let (actor, now, secure) = (try request.actor, request.now, request.installation.settings.secure)
        try await request.write { try OwnAccount.chooseLanguage(language.rawValue, by: actor, in: $0, at: now) }
        return .redirect(to: .account, done: Done("done.language"), at: now).setting(
            Cookie(Visit.languageCookie, "", lifetime: 0, secure: secure))
    }

    /// Staff lists know where a site is, not that somebody of it works from elsewhere.
    static func chooseTimeZone(_ request: PageRequest) async throws -> Answer {
        let zone = request.form.filled("time_zone")
        let (actor, now) = (try request.actor, request.now)
        return try await request.submit(
            { try OwnAccount.chooseTimeZone(zone, by: actor, in: $0, at: now) },
            done: {
                .redirect(to: .account, done: Done(zone == nil ? "done.time_zone.as_site" : "done.time_zone"), at: now)
            },
            refused: { try await page(request, timeZone: zone, problems: Problems($0, in: request.phrases)) })
    }

    static func end(_ request: PageRequest) async throws -> Answer {
        let (session, actor, now) = (try request.id("session", of: Session.self), try request.actor, request.now)
        try await request.write { try Sessions.revoke(session, by: actor, in: $0, at: now) }
        return .redirect(to: .account, done: Done("done.session_ended"), at: now)
    }

    static func endOthers(_ request: PageRequest) async throws -> Answer {
        let (signedIn, now) = (try request.signedIn, request.now)
        _ = try await request.write { tx in
            try Sessions.revokeAll(of: signedIn.person, but: signedIn.session, by: signedIn.actor, in: tx, at: now)
        }
        return .redirect(to: .account, done: Done("done.sessions_ended"), at: now)
    }
}

extension PageRequest {
    /// Who is signed in. Routes for those signed in always have somebody.
    var signedIn: SignedIn {
        get throws {
            guard let signedIn = reader.signedIn else { throw NotFound() }
            return signedIn
        }
    }
}

/// What the page of an account shows.
struct AccountView: Sendable {
    let account: Account
    let sessions: [OpenSession]
    let own: ID<Session>
    /// Nil: as the site.
    let timeZone: String?
    let codesLeft: Int
    let needsSecondFactor: Bool
}
