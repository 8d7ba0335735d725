/// Why a message cannot be made from what was given; the payload names the part.
package enum MailMessageError: Error, Sendable, Hashable {
    /// Not given in one clean line: a control character or line end, which could forge a header.
    case notOneLine(String)
    /// Not a valid `left@right` identifier.
    case messageID
    /// Not a header that a caller may add.
    case header(String)
    /// A type of content that is no `type/subtype`, or a calendar method that is no word.
    case contentType(String)
}

/// A header that the module does not write itself, such as `List-Unsubscribe` or `Auto-Submitted`.
package struct MailHeader: Sendable, Hashable {
    package let name: String
    package let value: String

    /// Those that the message writes itself, and those that only servers on the way may write.
    private static let reserved: Set<String> = [
        "from", "to", "cc", "bcc", "sender", "reply-to", "subject", "date", "message-id", "mime-version",
        "return-path", "received", "dkim-signature",
    ]

    /// Throws `notOneLine` for a value with a line end, `header` for a name that is malformed, reserved or of MIME.
    package init(_ name: String, _ value: String) throws(MailMessageError) {
        let isName = !name.isEmpty && name.utf8.count <= 60 && name.utf8.allSatisfy { isAtomByte($0) }
        let lower = name.lowercased()
        guard isName, !MailHeader.reserved.contains(lower), !lower.hasPrefix("content-") else { throw .header(name) }
        guard isOneLine(value) else { throw .notOneLine(name) }
        self.name = name
        self.value = value
    }
}

/// A calendar object (RFC 5545) shown by mail programs beside the text.
package struct MailCalendar: Sendable, Hashable {
    package let method: String
    package let text: String

    /// `method` as in the object itself: REQUEST, CANCEL, REPLY…
    package init(method: String, text: String) throws(MailMessageError) {
        guard isMIMEToken(method) else { throw .contentType(method) }
        self.method = method
        self.text = text
    }
}

/// A file that goes with a message.
package struct MailAttachment: Sendable, Hashable {
    package let name: String
    package let contentType: String
    package let bytes: [UInt8]

    /// `contentType` without parameters, such as `application/pdf`; `name` up to 200 characters without a path.
    package init(name: String, contentType: String, bytes: [UInt8]) throws(MailMessageError) {
        let halves = contentType.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ isMIMEToken($0) }), contentType.utf8.count <= 100 else {
            throw .contentType(contentType)
        }
        guard isOneLine(name), !name.isEmpty, name.count <= 200, !name.contains("/"), !name.contains("\\") else {
            throw .notOneLine("attachment")
        }
        self.name = name
        self.contentType = contentType
        self.bytes = bytes
    }
}

/// One mail to one person. Whatever could forge a header is refused when the value is made.
package struct MailMessage: Sendable, Hashable {
    package let from: MailAddress
    package let replyTo: MailAddress?
    package let to: MailAddress
    package let subject: String
    package let text: String
    package let html: String?
    /// Without angle brackets; the same each time the message is sent, so that a duplicate can be recognised.
    package let messageID: String
    /// Milliseconds of UTC since 1970.
    package let date: Int64
    package let headers: [MailHeader]
    package let calendar: MailCalendar?
    package let attachments: [MailAttachment]

    package init(
        from: MailAddress, replyTo: MailAddress? = nil, to: MailAddress, subject: String, text: String,
        html: String? = nil, messageID: String, date: Int64, headers: [MailHeader] = [],
        calendar: MailCalendar? = nil, attachments: [MailAttachment] = []
    ) throws(MailMessageError) {
        guard isOneLine(subject) else { throw .notOneLine("subject") }
        let halves = messageID.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ isDotAtom($0) }), messageID.utf8.count <= 200 else {
            throw .messageID
        }
        self.from = from
        self.replyTo = replyTo
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.messageID = messageID
        self.date = date
        self.headers = headers
        self.calendar = calendar
        self.attachments = attachments
    }
}
