import Foundation
package import Mentoring
package import Storage
package import Words

/// No words for a template: the fault is ours, and the test of the catalogue finds it first.
struct MailWithoutWords: Error { let template: String }

/// Finds the words of mails: subject, text part and HTML part, links from the public address, tokens made now.
package struct MailWriter: Sendable {
    let catalogue: Catalogue
    let settings: Settings
    let keys: Keys

    package init(catalogue: Catalogue, settings: Settings, keys: Keys) {
        self.catalogue = catalogue
        self.settings = settings
        self.keys = keys
    }

    /// Called in the transaction that marks the mail as being sent.
    package func write(_ mail: QueuedMail, in tx: Transaction, at now: Instant) throws -> RenderedMail {
        let organisation = try Organisation.read(in: tx)
        let letter = try letter(mail, organisation, in: tx, at: now)
        return RenderedMail(
            fromName: letter.organisation.map { "Binôme – \($0.onOneLine)" } ?? "Binôme",
            fromAddress: sender(organisation), to: mail.address, subject: letter.subject.onOneLine, text: letter.text,
            html: letter.html.markup,
            messageID: "\(mail.id.text)@\(host)", headers: headers(mail), date: now)
    }

    /// A mail of a publication as it would be read in this language; nothing is written.
    func sample(
        _ letter: PublicationLetter, language: String, in tx: Transaction, at now: Instant
    ) throws -> MailLetter {
        let mail = QueuedMail(
            sampleOf: .init(template: letter.template, values: letter.values), to: letter.person, letter.firstName,
            language: language, class: .relation, at: now)
        return try self.letter(mail, Organisation.read(in: tx), in: tx, at: now)
    }

    private func letter(
        _ mail: QueuedMail, _ organisation: Organisation?, in tx: Transaction, at now: Instant
    ) throws -> MailLetter {
        let zone = organisation.flatMap { TimeZone(identifier: $0.timeZone) } ?? .gmt
        let phrases = Phrases(catalogue, in: Language(rawValue: mail.language) ?? .french, timeZone: zone, ties: true)
        let name = organisation?.name ?? ""
        let parts = try mail.parts.map { try part($0, of: mail, organisation: name, phrases: phrases, in: tx, at: now) }
        let subject = parts.count == 1 ? parts[0].subject : together(mail, phrases)
        return MailLetter(
            subject: subject, greeting: mail.firstName.map { phrases("mail.hello", ["name": .text($0)]) },
            parts: parts, organisation: name.isEmpty ? nil : name,
            why: why(mail, phrases),
            stop: stopLink(mail).map { (phrases("mail.stop"), link($0)) }, language: phrases.language)
    }

    /// What a mail of several pieces of news is about: by names where all say the same.
    private func together(_ mail: QueuedMail, _ phrases: Phrases) -> String {
        let partners = mail.parts.compactMap { $0.template == "pair_published_mentor" ? $0.values["partner"] : nil }
        guard partners.count == mail.parts.count, partners.count <= 3 else { return phrases("mail.together") }
        return phrases("mail.together.mentor", ["list": .list(partners)])
    }

    /// Why the person gets this mail: what its template says of it, else what holds for its class.
    private func why(_ mail: QueuedMail, _ phrases: Phrases) -> String {
        let own = "mail.\(mail.parts.first?.template ?? "").why"
        if catalogue.keys.contains(own) { return phrases(own) }
        return phrases("mail.why.\(mail.class.rawValue)")
    }

    private func part(
        _ part: QueuedMail.Part, of mail: QueuedMail, organisation: String, phrases: Phrases, in tx: Transaction,
        at now: Instant
    ) throws -> MailLetter.Part {
        let key = "mail.\(part.template)"
        guard catalogue.keys.contains("\(key).subject"), catalogue.keys.contains("\(key).body") else {
            throw MailWithoutWords(template: part.template)
        }
        // A paragraph about something that there is not, such as somebody to ask, is left out.
        let template = AllMails.byKey[part.template]
        let filled = try part.values.merging(template?.words(part.values, phrases, tx) ?? [:]) { $1 }
        var values = filled.mapValues { WordValue.text($0.isEmpty ? String(Self.nothing) : $0) }
        values["organisation"] = .text(organisation.isEmpty ? "Binôme" : organisation)
        let path =
            try template?.link?(mail, part.values, tx, now)
            ?? part.values["path"].flatMap { Path(returning: $0) }
        let hasButton = catalogue.keys.contains("\(key).button")
        return MailLetter.Part(
            subject: phrases("\(key).subject", values),
            paragraphs: phrases("\(key).body", values).components(separatedBy: "\n\n").filter {
                !$0.contains(Self.nothing)
            },
            button: path.flatMap { hasButton ? (phrases("\(key).button", values), link($0)) : nil })
    }

    /// Stands for a value that is empty: in no text.
    private static let nothing: Character = "\u{FFFC}"

    private func headers(_ mail: QueuedMail) -> [(name: String, value: String)] {
        var headers = [(name: "Auto-Submitted", value: "auto-generated")]
        if let stop = stopLink(mail) {
            headers.append((name: "List-Unsubscribe", value: "<\(link(stop))>"))
            headers.append((name: "List-Unsubscribe-Post", value: "List-Unsubscribe=One-Click"))
        }
        return headers
    }

    /// Optional mails can be stopped with one click (RFC 8058): the link is signed and does not age.
    private func stopLink(_ mail: QueuedMail) -> Path? {
        guard mail.class == .optional, let person = mail.person else { return nil }
        return .mailWishes(keys.mailWishes.sign(person.text).text)
    }

    private func link(_ path: Path) -> String { settings.publicURL + path.text }

    /// The public host where it is a name; a bare number or `localhost` can stand in no address.
    private var host: String {
        let host = URL(string: settings.publicURL)?.host ?? ""
        let labels = host.split(separator: ".")
        return labels.count > 1 && labels.last?.first?.isLetter == true ? host : "binome.localdomain"
    }

    private func sender(_ organisation: Organisation?) -> String {
        organisation?.mailFrom ?? "binome@\(host)"
    }
}
