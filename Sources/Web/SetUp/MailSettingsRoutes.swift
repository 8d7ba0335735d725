import HTTPTypes
import Mentoring
import Storage
import Words

/// The mail server, and the test mail that must arrive.
enum MailSettingsRoutes {
    static let all = [
        Route(.get, "/settings/mail", for: .administrators, show),
        Route(.post, "/settings/mail", for: .administrators, save),
        Route(.post, "/settings/mail/test", for: .administrators, limit: .kilobytes(4), test),
        Route(.post, "/settings/mail/release", for: .administrators, limit: .kilobytes(4), release),
        // Whoever reads the test mail need not be signed in where they read it: the token is the proof.
        Route(.get, "/mail-arrival/:token", for: .everyone, arrival),
        Route(.post, "/mail-arrival/:token", for: .everyone, limit: .kilobytes(4), confirm),
    ]

    private static func show(_ request: PageRequest) async throws -> Answer {
        let state = try await SettingsRoutes.state(request)
        var form = Form()
        form["host"] = state.mailServer?.host ?? ""
        form["port"] = String(state.mailServer?.port ?? 587)
        form["security"] = (state.mailServer?.security ?? .startTLS).rawValue
        form["user"] = state.mailServer?.user ?? ""
        form["mail_from"] = state.organisation?.mailFrom ?? ""
        return request.page(MailSettingsViews.page(form, state, try await trace(request), request.reader))
    }

    private static func save(_ request: PageRequest) async throws -> Answer {
        let settings = request.installation.settings
        if settings.demonstration { throw Rejection(.forbidden) }
        return settings.mailServerGiven ? try await saveSender(request) : try await saveServer(request)
    }

    /// The server was named when this one was started: what somebody types of another would serve nobody.
    private static func saveSender(_ request: PageRequest) async throws -> Answer {
        let (form, actor, now, state) = (
            request.form, try request.actor, request.now, try await SettingsRoutes.state(request)
        )
        let last = try await trace(request)
        return try await request.submit(
            { try OrganisationSettings.nameSender(form["mail_from"], by: actor, in: $0, at: now) },
            done: { .redirect(to: .settingsMail) },
            refused: { refusal in
                request.page(
                    MailSettingsViews.page(form, state, last, request.reader, Problems(refusal, in: request.phrases)))
            })
    }

    private static func saveServer(_ request: PageRequest) async throws -> Answer {
        let (form, actor, now, state) = (
            request.form, try request.actor, request.now, try await SettingsRoutes.state(request)
        )
        let (sealer, last) = (request.installation.secrets.keys.settings, try await trace(request))
        return try await request.submit(
            { tx in
                try Refusals.gather { refusals in
                    let server = MailServerSettings(
                        host: form["host"],
                        port: try refusals.read(else: 587) { try form.integer("port", in: 1...65_535) },
                        security: MailServerSettings.Security(rawValue: form["security"]) ?? .startTLS,
                        user: form.filled("user"),
                        password: form.verbatim("mail_password").isEmpty ? nil : form.verbatim("mail_password"))
                    try OrganisationSettings.connectMail(
                        server, from: form["mail_from"], sealer: sealer, by: actor, in: tx, at: now)
                }
                try OrganisationSettings.sendTestMail(by: actor, in: tx, at: now)
            }, done: { .redirect(to: .settingsMail) },
            refused: { refusal in
                request.page(
                    MailSettingsViews.page(form, state, last, request.reader, Problems(refusal, in: request.phrases)))
            })
    }

    private static func test(_ request: PageRequest) async throws -> Answer {
        let (actor, now) = (try request.actor, request.now)
        try await request.write { try OrganisationSettings.sendTestMail(by: actor, in: $0, at: now) }
        return .redirect(to: .settingsMail)
    }

    private static func release(_ request: PageRequest) async throws -> Answer {
        let (actor, now) = (try request.actor, request.now)
        try await request.write { try OrganisationSettings.releaseMail(by: actor, in: $0, at: now) }
        return .redirect(to: .settingsMail, done: Done("done.mail_released"), at: now)
    }

    private static func arrival(_ request: PageRequest) async throws -> Answer {
        let (token, now, phrases) = (request.parameters["token"] ?? "", request.now, request.phrases)
        guard try await request.read({ try AccessLinks.find(token, for: .setUp, in: $0, at: now) }) != nil else {
            return LinkPages.expired(request, .settingsMail)
        }
        return request.page(
            Page(
                title: phrases("mail_arrival.title"), lead: phrases("mail_arrival.lead"), narrow: true,
                body: Forms.button(
                    .mailArrival(token), phrases("mail_arrival.confirm"), request.reader,
                    style: "button button--primary")))
    }

    private static func confirm(_ request: PageRequest) async throws -> Answer {
        let (token, now, phrases) = (request.parameters["token"] ?? "", request.now, request.phrases)
        do {
            try await request.write { try OrganisationSettings.confirmMail(token: token, in: $0, at: now) }
        } catch is Refusal {
            return LinkPages.expired(request, .settingsMail)
        }
        if request.reader.roles.contains(.administrator) { return .redirect(to: .settingsMail) }
        return request.page(
            Page(
                title: phrases("mail_arrival.done"), lead: phrases("mail_arrival.done.lead"), narrow: true,
                body: .nothing))
    }

    /// What became of the last test mail.
    private static func trace(_ request: PageRequest) async throws -> MailTrace? {
        let person = try request.person
        return try await request.read { try MailTrace.latest("mail_test", to: person, in: $0) }
    }
}
