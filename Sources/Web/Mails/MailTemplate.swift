package import Mentoring
package import Storage
package import Words

/// What a mail's button leads to, and what is put in words only when it is written. A template without one of these shows a button only where its values name a `path`.
///
/// To send a mail, an area queues it: `Outbox.queue("pair_published", to: person, class: .relation, values: ["mentor":
/// name, "path": "/mentorships/…"], …)`. Its words are in the catalogue: `mail.pair_published.subject`, `.body` (lines
/// apart by an empty line are paragraphs) and `.button`; placeholders are the values, and `{organisation}`. A template
/// whose link holds a token is declared in `AllMails`.
package struct MailTemplate: Sendable {
    package let key: String
    /// Makes the token of the link when the mail is rendered, and says where the link leads.
    package let link: (@Sendable (QueuedMail, [String: String], Transaction, Instant) throws -> Path?)?
    /// Sentences made of the values, in the reader's language; an empty one leaves out its paragraph.
    package let words: @Sendable ([String: String], Phrases, Transaction) throws -> [String: String]

    package init(
        _ key: String,
        link: (@Sendable (QueuedMail, [String: String], Transaction, Instant) throws -> Path?)? = nil,
        words: @escaping @Sendable ([String: String], Phrases, Transaction) throws -> [String: String] = { _, _, _ in
            [:]
        }
    ) {
        self.key = key
        self.link = link
        self.words = words
    }

    /// A template whose link opens with a token of this purpose. Where it leads on, it carries the page that was asked
    /// for before signing in.
    package init(
        _ key: String, token purpose: AccessLinks.Purpose, leadingOn: Bool = false,
        _ path: @escaping @Sendable (String) -> Path
    ) {
        self.init(key) { mail, values, tx, now in
            let path = path(try AccessLinks.make(purpose, mail.person, detail: values["detail"], in: tx, at: now))
            return leadingOn ? path.returning(to: values["return"].flatMap { Path(returning: $0) }) : path
        }
    }
}

/// The templates whose link holds a token or whose sentences are made when they are written, in one list.
package enum AllMails {
    package static let all: [MailTemplate] = [
        SetUpMails.all,
        AccountMails.all,
        PairMails.all,
    ].flatMap { $0 }

    static let byKey = Dictionary(all.map { ($0.key, $0) }) { first, _ in first }
}
