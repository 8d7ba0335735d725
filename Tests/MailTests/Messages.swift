import Mail
import Testing

/// A message to Zoé with what a test cares about changed.
func makeMessage(
    from: String = "Binôme <binome@example.org>", to: String = "Zoé Łukasiewicz <zoe@example.org>",
    subject: String = "Bonjour", text: String = "Bonjour Zoé,\nà demain.\n", html: String? = nil,
    messageID: String = "019ab.1@binome.example.org", date: Int64 = 1_700_000_000_000, headers: [MailHeader] = [],
    calendar: MailCalendar? = nil, attachments: [MailAttachment] = []
) throws -> MailMessage {
    try MailMessage(
        from: try #require(MailAddress(parsing: from)), to: try #require(MailAddress(parsing: to)), subject: subject,
        text: text, html: html, messageID: messageID, date: date, headers: headers, calendar: calendar,
        attachments: attachments)
}
