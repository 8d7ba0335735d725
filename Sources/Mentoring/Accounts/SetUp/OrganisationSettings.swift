import Foundation
package import Storage

/// What administrators say of the organisation, at set-up and later.
package enum OrganisationSettings {
    /// Name, languages, time zone and public address.
    /// - Parameters:
    ///   - language: for people of whom nothing better is known; one of `languages`.
    ///   - languages: those in which Binôme may speak to people: `fr`, `en` or both.
    ///   - publicURL: empty where the command line or nobody says it.
    package static func describe(
        name: String, language: String, languages: Set<String>, timeZone: String, publicURL: String, by actor: Actor,
        in tx: Transaction, at now: Instant
    ) throws {
        guard actor.isAdministrator else { throw NotFound() }
        let (name, url) = (name.onOneLine, publicURL.isEmpty ? nil : PublicAddress.normal(publicURL))
        try Refusals.gather { refusals in
            if name.isEmpty { refusals.refuse("refusal.required", field: "name") }
            if name.count > 120 { refusals.refuse("refusal.too_long", field: "name", values: ["most": .number(120)]) }
            if languages.isEmpty || !languages.isSubset(of: ["fr", "en"]) {
                refusals.refuse("refusal.languages", field: "languages")
            } else if !languages.contains(language) {
                refusals.refuse("refusal.language_not_offered", field: "language")
            }
            if TimeZone(identifier: timeZone) == nil { refusals.refuse("refusal.time_zone", field: "time_zone") }
            if !publicURL.isEmpty, url == nil { refusals.refuse("refusal.public_url", field: "public_url") }
        }
        try Organisation.describe(
            name: name, language: language, only: languages.count == 1 ? language : nil, timeZone: timeZone,
            publicURL: url, in: tx)
        try audit("organisation.described", by: actor, in: tx, at: now)
    }

    /// The mail server and the address that mails come from. An empty password keeps the one there is, for the same
    /// server and user: kept for another server, it could be sent to whoever runs that one.
    package static func connectMail(
        _ server: MailServerSettings, from sender: String, sealer: Sealer, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        guard actor.isAdministrator else { throw NotFound() }
        let from = try Refusals.gather { refusals in
            try refusals.check { try server.check() }
            return try senderAddress(sender)
        }
        var server = server
        if server.password == nil, let user = server.user, let known = try mailServer(sealer: sealer, in: tx),
            let password = known.password
        {
            guard known.user == user, known.host.lowercased() == server.host.lowercased() else {
                throw Refusal("refusal.mail_password_again", field: "mail_password")
            }
            server.password = password
        }
        try Organisation.begin(language: "fr", timeZone: "Europe/Paris", in: tx)
        try Organisation.connectMail(sealed: server.sealed(with: sealer), from: from, in: tx)
        // A test mail that the server before has sent proves nothing of this one.
        try AccessLinks.revoke(all: .setUp, in: tx, at: now)
        try Outbox.retryNow(in: tx, at: now)
        try audit("organisation.mail_connected", by: actor, in: tx, at: now)
    }

    /// Many a server knows plain letters only before the @.
    private static func senderAddress(_ typed: String) throws -> String {
        guard let from = AddressText.normal(typed), from.prefix(while: { $0 != "@" }).allSatisfy(\.isASCII) else {
            throw Refusal("refusal.address", field: "mail_from")
        }
        return from
    }

    /// The address that mails come from, where whoever runs the server named the mail server.
    package static func nameSender(_ sender: String, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard actor.isAdministrator else { throw NotFound() }
        let from = try senderAddress(sender)
        try Organisation.begin(language: "fr", timeZone: "Europe/Paris", in: tx)
        try Organisation.nameSender(from, in: tx)
        try audit("organisation.sender_named", by: actor, in: tx, at: now)
    }

    /// The mail server that was typed; nil where there is none, or where another master key sealed it.
    package static func mailServer(sealer: Sealer, in tx: Transaction) throws -> MailServerSettings? {
        guard let sealed = try Organisation.read(in: tx)?.mailServer else { return nil }
        return MailServerSettings.open(sealed, with: sealer)
    }

    /// Sends a mail to the administrator's own address, with a link that says that it arrived.
    package static func sendTestMail(by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard actor.isAdministrator, let person = actor.person else { throw NotFound() }
        try Outbox.drop("mail_test", to: person, in: tx)
        guard try Outbox.queue("mail_test", to: person, class: .immediate, in: tx, at: now) else {
            throw Refusal("refusal.no_address")
        }
        try audit("organisation.mail_tested", by: actor, in: tx, at: now)
    }

    /// The test mail arrived: whoever read it pressed its button. Needs no session, the token is the proof.
    package static func confirmMail(token: String, in tx: Transaction, at now: Instant) throws {
        let link = try AccessLinks.use(token, for: .setUp, in: tx, at: now)
        try Organisation.confirmMail(in: tx, at: now)
        try Audit.write(
            "organisation.mail_confirmed", "organisation", nil as ID<Organisation>?,
            by: link.person.map { Actor(person: $0, grants: []) } ?? .product, in: tx, at: now)
    }

    /// What waits may leave though nobody has seen the test mail arrive.
    package static func releaseMail(by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard actor.isAdministrator else { throw NotFound() }
        try Organisation.releaseMail(in: tx, at: now)
        try audit("organisation.mail_released", by: actor, in: tx, at: now)
    }

    /// Who answers questions about personal data.
    package static func nameProtectionContact(
        _ name: String, email: String, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        guard actor.isAdministrator else { throw NotFound() }
        let name = name.onOneLine
        let address = try Refusals.gather { refusals in
            if name.isEmpty { refusals.refuse("refusal.required", field: "contact") }
            if name.count > 200 {
                refusals.refuse("refusal.too_long", field: "contact", values: ["most": .number(200)])
            }
            guard let address = AddressText.normal(email) else {
                throw Refusal("refusal.address", field: "contact_email")
            }
            return address
        }
        try Organisation.begin(language: "fr", timeZone: "Europe/Paris", in: tx)
        try Organisation.nameProtectionContact(name, email: address, in: tx)
        try audit("organisation.contact_named", by: actor, in: tx, at: now)
    }

    /// Set-up is over; what is missing shows as tasks from now on.
    package static func finishSetUp(by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard actor.isAdministrator else { throw NotFound() }
        try Organisation.begin(language: "fr", timeZone: "Europe/Paris", in: tx)
        try Organisation.finishSetUp(in: tx, at: now)
    }

    private static func audit(_ action: String, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        try Audit.write(action, "organisation", nil as ID<Organisation>?, by: actor, in: tx, at: now)
    }
}

/// The address by which people reach the server.
package enum PublicAddress {
    /// `https://mentoring.example.org`, without path or final slash; nil where it cannot be one.
    package static func normal(_ typed: String) -> String? {
        var text = typed
        while text.hasSuffix("/") { text.removeLast() }
        // What is not plain would have to be encoded, and would be written in links as it is.
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !text.contains(where: { "\"<>\\^`{|}%".contains($0) }),
            let url = URL(string: text), let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let host = url.host, !host.isEmpty, url.query == nil, url.fragment == nil, url.user == nil,
            url.password == nil, url.path.isEmpty, url.port.map({ (1...65_535).contains($0) }) ?? true
        else { return nil }
        // Browsers write the scheme in small letters, and so is it compared.
        return scheme + text.dropFirst(scheme.count)
    }
}
