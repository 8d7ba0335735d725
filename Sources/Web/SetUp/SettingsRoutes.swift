import Foundation
import HTTPTypes
import Mentoring
import Storage
import Words

extension Path {
    package static let settings: Path = "/settings"
    static let settingsOrganisation: Path = "/settings/organisation"
    static let settingsMail: Path = "/settings/mail"
    static let settingsContacts: Path = "/settings/contacts"
    static func mailArrival(_ token: String) -> Path { "/mail-arrival/\(token)" }
}

/// Mails that set-up sends.
enum SetUpMails {
    static let all = [MailTemplate("mail_test", token: .setUp) { .mailArrival($0) }]
}

/// What administrators say of the organisation: asked for one after the other at set-up, open to change ever after.
enum SettingsRoutes {
    static let all = [
        Route(.get, "/settings", for: .administrators, overview),
        Route(.get, "/settings/organisation", for: .administrators, showOrganisation),
        Route(.post, "/settings/organisation", for: .administrators, saveOrganisation),
        Route(.get, "/settings/contacts", for: .administrators, showContacts),
        Route(.post, "/settings/contacts", for: .administrators, saveContacts),
        Route(.post, "/set-up/completion", for: .administrators, limit: .kilobytes(4), finish),
    ]

    /// What every settings page shows beside its own: the organisation and how far set-up is.
    static func state(_ request: PageRequest) async throws -> SettingsState {
        let given = request.installation.settings.mailServerGiven
        let sealer = request.installation.secrets.keys.settings
        let cameBy = request.installation.settings.publicURLGiven ? nil : proposed(request)
        return try await request.read { tx in
            let organisation = try Organisation.read(in: tx)
            return SettingsState(
                organisation: organisation, done: SetUpStep.done(in: organisation, mailServerGiven: given),
                mailServer: try OrganisationSettings.mailServer(sealer: sealer, in: tx), mailServerGiven: given,
                demonstration: request.installation.settings.demonstration,
                gate: given ? .open : .of(organisation), held: try OutboxState.held(in: tx),
                failing: try MailTrace.failing(in: tx), cameBy: cameBy,
                administrators: try Administrator.all(in: tx))
        }
    }

    /// After a page of set-up comes the next; afterwards the overview.
    static func next(after step: SetUpStep, _ state: SettingsState) -> Path {
        guard state.inSetUp, let at = SetUpStep.allCases.firstIndex(of: step) else { return .settings }
        return SetUpStep.allCases.dropFirst(at + 1).first.map(SettingsViews.path) ?? .settings
    }

    private static func overview(_ request: PageRequest) async throws -> Answer {
        request.page(SettingsViews.overview(try await state(request), request.reader))
    }

    private static func showOrganisation(_ request: PageRequest) async throws -> Answer {
        let state = try await state(request)
        var form = Form()
        form["name"] = state.organisation?.name ?? ""
        form["language"] = state.organisation?.language ?? request.reader.language.rawValue
        form.choose(state.organisation?.onlyLanguage.map { [$0] } ?? Language.allCases.map(\.rawValue), in: "languages")
        form["time_zone"] = state.organisation?.timeZone ?? "Europe/Paris"
        form["public_url"] = state.organisation?.publicURL ?? (state.inSetUp ? proposed(request) : nil) ?? ""
        return request.page(SettingsViews.organisation(form, state, request.installation.settings, request.reader))
    }

    /// The address by which the administrator has come here, as the browser says it: to be read and saved, or changed.
    private static func proposed(_ request: PageRequest) -> String? {
        guard let from = request.head.headerFields[.referer], let scheme = from.range(of: "://") else { return nil }
        let host = from[scheme.upperBound...].prefix { !"/?#".contains($0) }
        guard request.head.authority.map({ $0 == host }) ?? false else { return nil }
        return PublicAddress.normal(String(from[..<scheme.upperBound]) + host)
    }

    private static func saveOrganisation(_ request: PageRequest) async throws -> Answer {
        let (form, actor, now, state) = (request.form, try request.actor, request.now, try await state(request))
        let settings = request.installation.settings
        return try await request.submit(
            { tx in
                try OrganisationSettings.describe(
                    name: form["name"], language: form["language"], languages: Set(form.all("languages")),
                    timeZone: form["time_zone"], publicURL: form["public_url"], by: actor, in: tx, at: now)
            },
            done: {
                try await settings.live.refresh(from: request.installation.database)
                return .redirect(to: next(after: .organisation, state))
            },
            refused: { refusal in
                request.page(
                    SettingsViews.organisation(
                        form, state, settings, request.reader, Problems(refusal, in: request.phrases)))
            })
    }

    private static func showContacts(_ request: PageRequest) async throws -> Answer {
        let state = try await state(request)
        var form = Form()
        form["contact"] = state.organisation?.protectionContact ?? ""
        form["contact_email"] = state.organisation?.protectionEmail ?? ""
        return request.page(SettingsViews.contacts(form, state, request.reader))
    }

    private static func saveContacts(_ request: PageRequest) async throws -> Answer {
        let (form, actor, now, state) = (request.form, try request.actor, request.now, try await state(request))
        return try await request.submit(
            { tx in
                try OrganisationSettings.nameProtectionContact(
                    form["contact"], email: form["contact_email"], by: actor, in: tx, at: now)
            }, done: { .redirect(to: next(after: .contacts, state)) },
            refused: { refusal in
                request.page(
                    SettingsViews.contacts(form, state, request.reader, Problems(refusal, in: request.phrases)))
            })
    }

    private static func finish(_ request: PageRequest) async throws -> Answer {
        let (actor, now) = (try request.actor, request.now)
        try await request.write { try OrganisationSettings.finishSetUp(by: actor, in: $0, at: now) }
        return .redirect(to: .home)
    }
}

/// What the settings pages show.
struct SettingsState: Sendable {
    let organisation: Organisation?
    let done: Set<SetUpStep>
    let mailServer: MailServerSettings?
    let mailServerGiven: Bool
    /// Nothing is ever sent.
    let demonstration: Bool
    let gate: MailGate
    /// Mails that wait for a server, or for it to be proved.
    let held: Int
    /// The latest mail that the server did not take, and that is tried again.
    let failing: MailTrace?
    /// The address by which the administrator came; nil where the browser does not say, and where whoever runs the server
    /// named the public address.
    let cameBy: String?
    let administrators: [Administrator]

    /// Is set-up going on still?
    var inSetUp: Bool { organisation?.setUpAt == nil }
}
