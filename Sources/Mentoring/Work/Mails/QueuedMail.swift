package import Storage

/// A mail of the outbox that is about to be sent, with those that go out in it.
package struct QueuedMail: Sendable {
    /// What one mail is about: the template and the values that fill its sentences.
    package struct Part: Sendable {
        package let template: String
        package let values: [String: String]

        package init(template: String, values: [String: String]) {
            self.template = template
            self.values = values
        }
    }

    package let id: ID<OutboxMail>
    /// Nil where the mail goes to an address of nobody known.
    package let person: ID<Person>?
    package let firstName: String?
    package let address: String
    /// `fr` or `en`.
    package let language: String
    package let `class`: MailClass
    package let createdAt: Instant
    /// The first is the mail itself; others were grouped with it.
    package let parts: [Part]
    /// How many times sending has begun, this time included.
    package let attempt: Int
}

extension QueuedMail {
    /// A mail that is shown and not sent.
    package init(
        sampleOf part: Part, to person: ID<Person>, _ firstName: String, language: String, class: MailClass,
        at now: Instant
    ) {
        self.init(
            id: ID<OutboxMail>(at: now), person: person, firstName: firstName, address: "", language: language,
            class: `class`, createdAt: now, parts: [part], attempt: 0)
    }
}

/// A mail in words, ready for the server.
package struct RenderedMail: Sendable, Hashable {
    package let fromName: String
    package let fromAddress: String
    package let to: String
    package let subject: String
    package let text: String
    package let html: String
    /// Without angle brackets; made from the outbox's id, so that it is the same each time the mail is sent.
    package let messageID: String
    /// `List-Unsubscribe` and the like.
    package let headers: [(name: String, value: String)]
    package let date: Instant

    package init(
        fromName: String, fromAddress: String, to: String, subject: String, text: String, html: String,
        messageID: String, headers: [(name: String, value: String)], date: Instant
    ) {
        self.fromName = fromName
        self.fromAddress = fromAddress
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.messageID = messageID
        self.headers = headers
        self.date = date
    }

    package static func == (one: RenderedMail, other: RenderedMail) -> Bool {
        one.messageID == other.messageID && one.to == other.to && one.subject == other.subject && one.text == other.text
            && one.html == other.html
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(messageID) }
}

/// What became of one attempt to send.
package enum DeliveryOutcome: Sendable, Hashable {
    /// The server has taken the mail on.
    case accepted(reply: String)
    /// The server refused this recipient for good: noted on the person.
    case noSuchRecipient(reply: String)
    /// The server refused this mail for good, for what it says.
    case refused(reply: String)
    /// Not taken on, or not known to be: to be tried again.
    case later(reply: String)
}
